package subscription

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"catchup/internal/subscriber"
	"catchup/internal/web"
)

// preferencesForm is the data of the page of preferences.
type preferencesForm struct {
	web.Frame
	form
	Masked string
	Done   string // what was done just now; may be empty
	Silent string // why nothing comes at the moment; may be empty
	Leave  string // the address of that page
}

func (m *Room) preferencesPage(w http.ResponseWriter, r *http.Request) {
	if sub, ok := m.chooser(w, r); ok {
		if f, err := m.current(r, sub); err != nil {
			m.fail(w, err)
		} else {
			m.showPreferences(w, http.StatusOK, sub, f, "")
		}
	}
}

// chooser is the subscriber who may choose. One who has left must sign up
// again, since the link may have been forwarded.
func (m *Room) chooser(w http.ResponseWriter, r *http.Request) (subscriber.Subscriber, bool) {
	sub, ok := m.admit(w, r, toChoose)
	if ok && sub.State == subscriber.Left {
		m.show(w, http.StatusOK, "act", m.contents.gone(sub))
		return sub, false
	}
	return sub, ok
}

// gone says that a subscriber has left.
func (in contents) gone(sub subscriber.Subscriber) act {
	a := act{
		Frame: in.frame("You have left"),
		Words: []string{masked(sub.Email) + " gets no mail from us since " + in.day(sub.Left) + "."},
	}
	if in.o.Spec != nil {
		a.Links = []web.Link{{Text: "Sign up again", Address: "/sign-up"}}
	}
	return a
}

// current is the form with what the subscriber has now.
func (m *Room) current(r *http.Request, sub subscriber.Subscriber) (form, error) {
	had, err := m.o.Store.Received(r.Context(), sub.ID)
	if err != nil {
		return form{}, err
	}
	now := choiceOf(sub)
	if len(now.Reports) == 0 { // all whose list the subscriber stands on
		now.Reports = had
	}
	f := m.contents.blank(r.URL.Path, now, slices.Concat(sub.Reports, had))
	f.Name, f.Named = "", sub.Name != ""
	return f, nil
}

func choiceOf(sub subscriber.Subscriber) subscriber.Choice {
	c := subscriber.Choice{Name: sub.Name, Reports: sub.Reports, Rhythm: sub.Rhythm, Paused: sub.Paused, Attributes: map[string]string{}}
	for name := range sub.Attributes {
		c.Attributes[name] = sub.Attribute(name)
	}
	for name, value := range sub.Chosen {
		c.Attributes[name] = value
	}
	return c
}

func (m *Room) showPreferences(w http.ResponseWriter, status int, sub subscriber.Subscriber, f form, done string) {
	p := preferencesForm{
		Frame: m.contents.frame("What you get"), form: f, Masked: masked(sub.Email), Done: done,
		Leave: m.Links.Leave(sub.ID, m.o.Now()),
	}
	if len(f.Mistakes) > 0 {
		p.Title = "Mistake: " + p.Title
	}
	switch {
	case sub.State == subscriber.Suspended:
		p.Silent = "Mail to you came back, so we have stopped it. Save your choices, and it goes on."
	case sub.Paused.After(m.o.Now()):
		p.Silent = "Nothing comes until " + m.contents.day(sub.Paused) + "."
	}
	m.show(w, status, "preferences", p)
}

// choose keeps what the subscriber chose.
func (m *Room) choose(w http.ResponseWriter, r *http.Request) {
	sub, ok := m.chooser(w, r)
	if !ok {
		return
	}
	f, err := m.current(r, sub)
	if err != nil {
		m.fail(w, err)
		return
	}
	before := ticked(f)
	c := m.contents.fill(&f, r.PostForm)
	if len(f.Mistakes) > 0 {
		m.showPreferences(w, http.StatusUnprocessableEntity, sub, f, "")
		return
	}
	if c.Name == "" && !r.PostForm.Has("no-name") {
		c.Name = sub.Name
	}
	agreed := m.contents.added(before, c.Reports)
	if len(sub.Reports) == 0 && slices.Equal(before, c.Reports) {
		c.Reports = nil // the lists decide, as before
	}
	if err := m.chosen(r, sub, c, agreed); err != nil {
		m.refuseChoice(w, err)
		return
	}
	if sub, err = m.o.Store.Subscriber(r.Context(), sub.ID); err != nil {
		m.fail(w, err)
		return
	}
	f.Name, f.Named = "", sub.Name != ""
	m.showPreferences(w, http.StatusOK, sub, f, "Your choices have been saved. A message tells you what has changed.")
}

func (m *Room) refuseChoice(w http.ResponseWriter, err error) {
	if !errors.Is(err, subscriber.ErrOften) {
		m.fail(w, err)
		return
	}
	m.o.Pages.Notice(w, http.StatusTooManyRequests, "That is enough for today", nil,
		"Every change is told to the mailbox that it is about, and three such messages a day are enough. Please try again tomorrow. Nothing has been changed now.")
}

// chosen keeps the choice. It makes a suspended subscriber active again: the
// link was in a message, so that message has arrived.
func (m *Room) chosen(r *http.Request, sub subscriber.Subscriber, c subscriber.Choice, agreed subscriber.Consent) error {
	if err := m.o.Store.Choose(r.Context(), sub.ID, c, agreed, m.o.Now()); err != nil || sub.State != subscriber.Suspended {
		return err
	}
	return m.o.Store.Return(r.Context(), sub.ID)
}

func ticked(f form) (names []string) {
	for _, one := range f.Reports {
		if one.Chosen {
			names = append(names, one.Name)
		}
	}
	return names
}

// added is the consent that the subscriber gives by ticking more than before.
func (in contents) added(before, now []string) subscriber.Consent {
	more := slices.DeleteFunc(slices.Clone(now), func(name string) bool { return slices.Contains(before, name) })
	if len(more) == 0 {
		return subscriber.Consent{}
	}
	return subscriber.Consent{At: in.o.Now(), Way: "preferences", Words: "Ticked: " + strings.Join(in.titles(more), ", ") + "."}
}

// sendLinks sends the subscriber a message with the link to what is kept of
// them. It is not shown here, since the mail with the link to this page may
// have been forwarded.
func (m *Room) sendLinks(w http.ResponseWriter, r *http.Request) {
	if sub, ok := m.admit(w, r, toChoose); ok {
		m.keep(w, r, subscriber.Request{Kind: subscriber.OwnLinks, Wish: subscriber.Wish{Email: sub.Email}})
	}
}

// revoke ends all links that were made before, this one too, and sends the
// subscriber a new one.
func (m *Room) revoke(w http.ResponseWriter, r *http.Request) {
	sub, ok := m.admit(w, r, toChoose)
	if !ok {
		return
	}
	if err := m.o.Store.Revoke(r.Context(), sub.ID); err != nil {
		m.fail(w, err)
		return
	}
	m.keep(w, r, subscriber.Request{Kind: subscriber.OwnLinks, Wish: subscriber.Wish{Email: sub.Email}})
}
