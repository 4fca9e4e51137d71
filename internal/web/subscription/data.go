package subscription

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strconv"

	"catchup/internal/subscriber"
	"catchup/internal/web"
)

// dataPage shows what is kept of a subscriber, by a link that they asked for.
func (m *Room) dataPage(w http.ResponseWriter, r *http.Request) {
	held, ok := m.held(w, r)
	if !ok {
		return
	}
	m.show(w, http.StatusOK, "act", act{
		Frame: m.contents.frame("What we keep of you"),
		Words: []string{"This is all of it, with the editions that were sent to you. We need it to send you your mail and to prove that you asked for it."},
		Facts: m.contents.account(held),
		Buttons: []button{
			{Action: r.URL.Path + "/copy", Text: "Download a copy", Quiet: true},
			{Action: r.URL.Path + "/erase", Text: "Erase it", Quiet: true},
		},
		Links: []web.Link{{Text: "Change what you get", Address: m.Links.Preferences(held.Subscriber.ID, held.Subscriber.Generation, m.o.Now())}},
	})
}

func (m *Room) held(w http.ResponseWriter, r *http.Request) (subscriber.Held, bool) {
	sub, ok := m.admit(w, r, toSee)
	if !ok {
		return subscriber.Held{}, false
	}
	held, err := m.o.Store.Held(r.Context(), sub.ID)
	if err != nil {
		m.refuse(w, r, err)
	}
	return held, err == nil
}

// account is what is kept, in words.
func (in contents) account(h subscriber.Held) []fact {
	all := []fact{{"Address", h.Subscriber.Email}}
	if h.Subscriber.Name != "" {
		all = append(all, fact{"Name", h.Subscriber.Name})
	}
	all = append(append(all, fact{"Signed up", in.day(h.Subscriber.Signed)}), in.facts(h.Subscriber)...)
	if h.Subscriber.State == subscriber.Left {
		all = append(all, fact{"Left", in.day(h.Subscriber.Left)})
	}
	for _, name := range slices.Sorted(maps.Keys(h.Subscriber.Attributes)) {
		if !slices.Contains(in.o.Spec.choices(), name) { // those are among the facts
			all = append(all, fact{titled(name), h.Subscriber.Attributes[name]})
		}
	}
	for _, c := range h.Consents {
		all = append(all, fact{"Agreed " + in.day(c.At), c.Words})
	}
	return append(all, fact{"Editions", strconv.Itoa(len(h.Mail))})
}

// copyData gives all that is kept as a file.
func (m *Room) copyData(w http.ResponseWriter, r *http.Request) {
	held, ok := m.held(w, r)
	if !ok {
		return
	}
	data, err := json.MarshalIndent(held, "", "  ")
	if err != nil {
		m.fail(w, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Disposition", `attachment; filename="what-we-keep-of-you.json"`)
	w.Header().Set("Cache-Control", web.Never)
	w.Write(append(data, '\n'))
}

// erase asks once, and then forgets the subscriber.
func (m *Room) erase(w http.ResponseWriter, r *http.Request) {
	sub, ok := m.admit(w, r, toSee)
	if !ok {
		return
	}
	if r.PostForm.Get("sure") != "yes" {
		m.show(w, http.StatusOK, "act", act{
			Frame:   m.contents.frame("Erase all of it?"),
			Words:   []string{"Mail to " + sub.Email + " stops, and what is kept of you is deleted. This cannot be undone.", "Only a hash of your address stays, so that no list brings you back. You can sign up again whenever you like."},
			Buttons: []button{{Action: r.URL.Path, Text: "Erase all that is kept of me", Name: "sure", Value: "yes", Grave: true}},
			Links:   []web.Link{{Text: "Keep it", Address: m.Links.data(sub.ID, sub.Generation, m.o.Now())}},
		})
		return
	}
	if err := m.o.Store.Erase(r.Context(), sub.ID, m.o.Now()); err != nil {
		m.fail(w, err)
		return
	}
	m.o.Log.Info("a reader's data have been erased", "subscriber", sub.ID)
	m.o.Pages.Notice(w, http.StatusOK, "It is erased", nil, "Nothing is kept of you any more, and no more mail comes.")
}
