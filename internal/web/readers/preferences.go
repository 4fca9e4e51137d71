package readers

import (
	"net/http"
	"slices"
	"strings"

	"catchup/internal/subscriber"
	"catchup/internal/web"
)

// preferencesForm is what the page of preferences is given.
type preferencesForm struct {
	web.Frame
	form
	Masked string
	Done   string // what was done just now; may be empty
	Silent string // why nothing comes at the moment; may be empty
	Leave  string // the address of that page
}

func (m *Room) preferencesPage(w http.ResponseWriter, r *http.Request) {
	if reader, ok := m.chooser(w, r); ok {
		if f, err := m.current(r, reader); err != nil {
			m.fail(w, err)
		} else {
			m.showPreferences(w, http.StatusOK, reader, f, "")
		}
	}
}

// chooser is the reader who may choose. Who has left must sign up again: the
// link may have been forwarded.
func (m *Room) chooser(w http.ResponseWriter, r *http.Request) (subscriber.Subscriber, bool) {
	reader, ok := m.admit(w, r, toChoose)
	if ok && reader.State == subscriber.Left {
		m.show(w, http.StatusOK, "act", m.gone(reader))
		return reader, false
	}
	return reader, ok
}

// gone says that a reader has left.
func (m *Room) gone(reader subscriber.Subscriber) act {
	a := act{
		Frame: m.frame("You have left"),
		Words: []string{masked(reader.Email) + " gets no mail from us since " + m.day(reader.Left) + "."},
	}
	if m.o.Spec != nil {
		a.Links = []web.Link{{Text: "Sign up again", Address: "/sign-up"}}
	}
	return a
}

// current is the form with what the reader has now.
func (m *Room) current(r *http.Request, reader subscriber.Subscriber) (form, error) {
	had, err := m.o.Book.Received(r.Context(), reader.ID)
	if err != nil {
		return form{}, err
	}
	now := choiceOf(reader)
	if len(now.Reports) == 0 { // all whose list the reader stands on
		now.Reports = had
	}
	return m.blank(r.URL.Path, now, slices.Concat(reader.Reports, had)), nil
}

func choiceOf(reader subscriber.Subscriber) subscriber.Choice {
	c := subscriber.Choice{Name: reader.Name, Reports: reader.Reports, Rhythm: reader.Rhythm, Paused: reader.Paused, Attributes: map[string]string{}}
	for name := range reader.Attributes {
		c.Attributes[name] = reader.Attribute(name)
	}
	for name, value := range reader.Chosen {
		c.Attributes[name] = value
	}
	return c
}

func (m *Room) showPreferences(w http.ResponseWriter, status int, reader subscriber.Subscriber, f form, done string) {
	p := preferencesForm{
		Frame: m.frame("What you get"), form: f, Masked: masked(reader.Email), Done: done,
		Leave: m.Links.Leave(reader.ID, m.o.Now()),
	}
	if len(f.Mistakes) > 0 {
		p.Title = "Mistake: " + p.Title
	}
	switch {
	case reader.State == subscriber.Suspended:
		p.Silent = "Mail to you came back, so we have stopped it. Save your choices, and it goes on."
	case reader.Paused.After(m.o.Now()):
		p.Silent = "Nothing comes until " + m.day(reader.Paused) + "."
	}
	m.show(w, status, "preferences", p)
}

// choose keeps what the reader chose.
func (m *Room) choose(w http.ResponseWriter, r *http.Request) {
	reader, ok := m.chooser(w, r)
	if !ok {
		return
	}
	f, err := m.current(r, reader)
	if err != nil {
		m.fail(w, err)
		return
	}
	before := ticked(f)
	c := m.fill(&f, r.PostForm)
	if len(f.Mistakes) > 0 {
		m.showPreferences(w, http.StatusUnprocessableEntity, reader, f, "")
		return
	}
	agreed := m.added(before, c.Reports)
	if len(reader.Reports) == 0 && slices.Equal(before, c.Reports) {
		c.Reports = nil // it goes by the lists, as before
	}
	if err := m.chosen(r, reader, c, agreed); err != nil {
		m.fail(w, err)
		return
	}
	if reader, err = m.o.Book.Reader(r.Context(), reader.ID); err != nil {
		m.fail(w, err)
		return
	}
	m.showPreferences(w, http.StatusOK, reader, f, "Your choices have been saved.")
}

// chosen keeps the choice, and has mail go on that had been stopped because it
// came back: the link was in a letter that has arrived.
func (m *Room) chosen(r *http.Request, reader subscriber.Subscriber, c subscriber.Choice, agreed subscriber.Consent) error {
	if err := m.o.Book.Choose(r.Context(), reader.ID, c, agreed); err != nil || reader.State != subscriber.Suspended {
		return err
	}
	return m.o.Book.Return(r.Context(), reader.ID)
}

func ticked(f form) (names []string) {
	for _, one := range f.Reports {
		if one.Chosen {
			names = append(names, one.Name)
		}
	}
	return names
}

// added is what the reader agrees to by ticking more than before.
func (m *Room) added(before, now []string) subscriber.Consent {
	more := slices.DeleteFunc(slices.Clone(now), func(name string) bool { return slices.Contains(before, name) })
	if len(more) == 0 {
		return subscriber.Consent{}
	}
	return subscriber.Consent{At: m.o.Now(), Way: "preferences", Words: "Ticked: " + strings.Join(m.titles(more), ", ") + "."}
}

// sendLinks sends the reader a letter with the link to what is kept of them:
// whoever has this page open may have been forwarded the mail.
func (m *Room) sendLinks(w http.ResponseWriter, r *http.Request) {
	if reader, ok := m.admit(w, r, toChoose); ok {
		m.keep(w, r, subscriber.Request{Kind: subscriber.Links, Wish: subscriber.Wish{Email: reader.Email}})
	}
}

// revoke ends all links that were made before, this one too, and sends the
// reader a new one.
func (m *Room) revoke(w http.ResponseWriter, r *http.Request) {
	reader, ok := m.admit(w, r, toChoose)
	if !ok {
		return
	}
	if err := m.o.Book.Revoke(r.Context(), reader.ID); err != nil {
		m.fail(w, err)
		return
	}
	m.keep(w, r, subscriber.Request{Kind: subscriber.Links, Wish: subscriber.Wish{Email: reader.Email}})
}
