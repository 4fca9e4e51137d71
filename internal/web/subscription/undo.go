package subscription

import (
	"net/http"

	"catchup/internal/subscriber"
	"catchup/internal/web"
)

// undoPage asks whether a change is to be undone that a message told of.
func (m *Room) undoPage(w http.ResponseWriter, r *http.Request) {
	if asked, ok := m.changed(w, r); ok {
		words := "You get again what you got before the change."
		if asked.Became != "" {
			words = "It has been undone already. This changes nothing more."
		}
		m.show(w, http.StatusOK, "act", act{
			Frame: m.contents.frame("Undo the change?"), Words: []string{words},
			Buttons: []button{{Action: r.URL.Path, Text: "Undo"}},
		})
	}
}

// changed is the request that tells of a change. If there is none, it sends the
// response.
func (m *Room) changed(w http.ResponseWriter, r *http.Request) (asked subscriber.Request, ok bool) {
	id, err := m.o.Key.Open(toUndo, r.PathValue("pass"), m.o.Now())
	if err == nil {
		asked, err = m.o.Store.Request(r.Context(), id)
	}
	if err != nil {
		m.refuse(w, r, err)
	}
	return asked, err == nil
}

func (m *Room) undo(w http.ResponseWriter, r *http.Request) {
	asked, ok := m.changed(w, r)
	if !ok {
		return
	}
	sub, err := m.o.Store.Undo(r.Context(), asked.ID)
	if err == nil && sub.State == subscriber.Erased {
		err = errRevoked
	}
	if err != nil {
		m.refuse(w, r, err)
		return
	}
	if sub.State == subscriber.Left {
		m.show(w, http.StatusOK, "act", m.contents.gone(sub))
		return
	}
	m.show(w, http.StatusOK, "act", act{
		Frame: m.contents.frame("It is undone"),
		Done:  "Mail to " + masked(sub.Email) + " is as it was before.",
		Words: []string{"Was it somebody else? Then end the links of all your mails so far, at the page of what you get."},
		Facts: m.contents.facts(sub),
		Links: []web.Link{{Text: "Change what you get", Address: m.Links.Preferences(sub.ID, sub.Generation, m.o.Now())}},
	})
}
