package subscription

import (
	"errors"
	"net/http"

	"catchup/internal/subscriber"
	"catchup/internal/web"
)

// leavePage asks before anything is done. Somebody to whom the mail was
// forwarded sees whose it was.
func (m *Room) leavePage(w http.ResponseWriter, r *http.Request) {
	if sub, ok := m.admit(w, r, toLeave); ok {
		m.askToLeave(w, r, sub, http.StatusOK)
	}
}

func (m *Room) askToLeave(w http.ResponseWriter, r *http.Request, sub subscriber.Subscriber, status int) {
	if sub.State == subscriber.Left {
		m.show(w, http.StatusOK, "act", m.contents.gone(sub))
		return
	}
	a := act{
		Frame: m.contents.frame("Leave?"),
		Words: []string{
			"Mail to " + masked(sub.Email) + " will stop at once.",
			"Is that not your address? Then somebody has forwarded their mail to you: please do not end it for them.",
		},
		Buttons: []button{{Action: r.URL.Path, Text: "Stop this mail", Name: "sure", Value: "yes"}},
	}
	if m.o.Spec != nil {
		a.Links = []web.Link{{Text: "Sign up for a copy of your own", Address: "/sign-up"}}
	}
	m.show(w, status, "act", a)
}

// leave has the subscriber leave: at once if a mail program asks for it by RFC
// 8058, section 3.2, or else when they press the button of the page. A mail
// program has no cookies, and only looks at the status of the response.
func (m *Room) leave(w http.ResponseWriter, r *http.Request) {
	if err := parse(r); err != nil {
		m.o.Pages.Notice(w, http.StatusBadRequest, "This cannot be read", nil, "Nothing has been changed.")
		return
	}
	if r.PostForm.Get("List-Unsubscribe") == "One-Click" {
		m.leaveAtOnce(w, r)
		return
	}
	m.sameOrigin(m.leaveByPage)(w, r)
}

// parse reads a form of either kind that RFC 8058 allows.
func parse(r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return err
	}
	err := r.ParseMultipartForm(32 << 10)
	if errors.Is(err, http.ErrNotMultipart) {
		return nil
	}
	return err
}

func (m *Room) leaveAtOnce(w http.ResponseWriter, r *http.Request) {
	named, err := m.o.Key.Open(toLeave, r.PathValue("pass"), m.o.Now())
	if err == nil {
		err = m.leaving.leave(named, m.o.Now())
	}
	if err != nil {
		m.refuse(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", web.Never)
	w.Write([]byte("You get no more mail.\n"))
}

func (m *Room) leaveByPage(w http.ResponseWriter, r *http.Request) {
	sub, ok := m.admit(w, r, toLeave)
	if !ok {
		return
	}
	if r.PostForm.Get("sure") != "yes" {
		m.askToLeave(w, r, sub, http.StatusUnprocessableEntity) // a program must not take it for done
		return
	}
	if err := m.leaving.leave(sub.ID, m.o.Now()); err != nil {
		m.fail(w, err)
		return
	}
	m.show(w, http.StatusOK, "act", act{
		Frame:   m.contents.frame("You have left"),
		Done:    "No more mail goes to " + masked(sub.Email),
		Words:   []string{"Did you not mean to? Then undo it, and all is as it was."},
		Buttons: []button{{Action: m.Links.back(sub.ID, m.o.Now()), Text: "Undo", Quiet: true}},
	})
}

// returnPage asks whether leaving is to be undone.
func (m *Room) returnPage(w http.ResponseWriter, r *http.Request) {
	if sub, ok := m.admit(w, r, toReturn); ok {
		m.show(w, http.StatusOK, "act", act{
			Frame:   m.contents.frame("Undo leaving?"),
			Words:   []string{"Mail to " + masked(sub.Email) + " goes on as before."},
			Buttons: []button{{Action: r.URL.Path, Text: "Undo"}},
		})
	}
}

// comeBack undoes leaving.
func (m *Room) comeBack(w http.ResponseWriter, r *http.Request) {
	sub, ok := m.admit(w, r, toReturn)
	if !ok {
		return
	}
	if err := m.o.Store.Return(r.Context(), sub.ID); err != nil {
		m.fail(w, err)
		return
	}
	m.show(w, http.StatusOK, "act", act{
		Frame: m.contents.frame("You are back"),
		Done:  "Mail goes to " + masked(sub.Email) + " as before.",
		Facts: m.contents.facts(sub),
		Links: []web.Link{{Text: "Change what you get", Address: m.Links.Preferences(sub.ID, sub.Generation, m.o.Now())}},
	})
}
