package subscription

import (
	"errors"
	"net/http"
	"strings"

	"catchup/internal/subscriber"
	"catchup/internal/web"
)

// confirmPage asks the visitor to press a button, since scanners at mail
// gateways follow every link.
func (m *Room) confirmPage(w http.ResponseWriter, r *http.Request) {
	asked, err := m.requested(r)
	if err != nil {
		m.refuseSignUp(w, r, err)
		return
	}
	if asked.Became != "" {
		m.confirmed(w, r, asked.Became)
		return
	}
	m.show(w, http.StatusOK, "act", act{
		Frame:   m.contents.frame("One more step"),
		Words:   []string{"Press the button, and " + listed(m.contents.titles(asked.Wish.Reports)) + " will come to this address."},
		Facts:   []fact{{"Address", masked(asked.Wish.Email)}, {"You agree to", asked.Wish.Words}},
		Buttons: []button{{Action: r.URL.Path, Text: "Yes, sign me up"}},
	})
}

func (m *Room) requested(r *http.Request) (subscriber.Request, error) {
	id, err := m.o.Key.Open(toConfirm, r.PathValue("pass"), m.o.Now())
	if err != nil {
		return subscriber.Request{}, err
	}
	return m.o.Store.Request(r.Context(), id)
}

func (m *Room) confirm(w http.ResponseWriter, r *http.Request) {
	asked, err := m.requested(r)
	if err != nil {
		m.refuseSignUp(w, r, err)
		return
	}
	sub, err := m.o.Store.Confirm(r.Context(), asked.ID, m.o.Now())
	if err != nil {
		m.refuseSignUp(w, r, err)
		return
	}
	m.confirmed(w, r, sub.ID)
}

// confirmed says that the sign-up was confirmed before. A used link does not
// bring back a subscriber who has left since.
func (m *Room) confirmed(w http.ResponseWriter, r *http.Request, id string) {
	sub, err := m.o.Store.Subscriber(r.Context(), id)
	if err != nil || sub.State == subscriber.Erased {
		m.refuseSignUp(w, r, errors.Join(err, errRevoked))
		return
	}
	if sub.State != subscriber.Active {
		m.show(w, http.StatusOK, "act", act{
			Frame: m.contents.frame("You have left"),
			Words: []string{"This link has done its work, and you have left since then. If you want mail again, please sign up once more."},
			Links: []web.Link{{Text: "Sign up", Address: "/sign-up"}},
		})
		return
	}
	m.show(w, http.StatusOK, "act", act{
		Frame: m.contents.frame("You are signed up"),
		Done:  "Welcome. The next edition comes to " + masked(sub.Email),
		Words: []string{"Each mail ends with links by which you change what you get, or leave."},
		Facts: m.contents.facts(sub),
		Links: []web.Link{{Text: "Change what you get", Address: m.Links.Preferences(sub.ID, sub.Generation, m.o.Now())}},
	})
}

func (m *Room) refuseSignUp(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, subscriber.ErrUnknown) || errors.Is(err, errRevoked) {
		m.o.Pages.Notice(w, http.StatusGone, "This link does not work any more", &web.Link{Text: "Sign up", Address: "/sign-up"},
			"A sign-up that is not confirmed in time is forgotten. You can sign up again.")
		return
	}
	m.refuse(w, r, err)
}

// facts are what a subscriber gets, in words.
func (in contents) facts(sub subscriber.Subscriber) []fact {
	var all []fact
	if len(sub.Reports) > 0 {
		all = append(all, fact{"You get", listed(in.titles(sub.Reports))})
	}
	if sub.Rhythm == subscriber.Monthly {
		all = append(all, fact{"How often", "once a month, the last edition"})
	}
	for _, name := range in.o.Spec.choices() {
		if value := sub.Attribute(name); value != "" {
			all = append(all, fact{titled(name), value})
		}
	}
	if sub.Paused.After(in.o.Now()) {
		all = append(all, fact{"Paused until", in.day(sub.Paused)})
	}
	return all
}

// listed is "a", "a and b" or "a, b and c".
func listed(words []string) string {
	switch n := len(words); n {
	case 0:
		return "your mail"
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}
