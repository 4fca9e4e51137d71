package admin

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/editor"
	"catchup/internal/web"
	"catchup/internal/web/admin/workplace"
)

// editBelow is where the words of an edition are changed, below its address.
const editBelow = "edit/"

// editPage is what the template desk-edit is given: the edition as readers see it in
// one of the views, and the work on it.
type editPage struct {
	editionPage
	Work     workplace.Work
	Views    []place
	View     string // the name of the one that is shown
	Shown    string // the address of the file that it shows
	Action   string // where forms go
	Behind   bool   // the file has changed since the edition was made
	Beside   []string
	Versions []change // the newest first
}

// change is a version of the file in the list, the newest of which is now.
type change struct {
	editor.Version
	Number int
	Now    bool
}

// Who has changed the file, in words.
func (c change) Who() string {
	if c.At.IsZero() {
		return "nobody"
	}
	return cmp.Or(c.By, "somebody")
}

// Before is the number of the version before it.
func (c change) Before() int { return c.Number - 1 }

// fewVersions is how many versions are listed at once.
const fewVersions = 6

// Latest are the last versions.
func (p *editPage) Latest() []change { return p.Versions[:min(len(p.Versions), fewVersions)] }

// Earlier are the versions before the latest.
func (p *editPage) Earlier() []change { return p.Versions[len(p.Latest()):] }

// formOf is what the templates of forms are given: the page, and the part of the work
// that the form is of.
type formOf struct {
	Page *editPage
	Part any
}

// Of is a part of the page as the template of its form is given it.
func (p *editPage) Of(part any) formOf { return formOf{p, part} }

// views are the ways in which an edition is shown beside the work on it.
var views = []struct{ name, text, file string }{{"phone", "Mail on a phone", "edition.html"}, {"wide", "Mail on a computer", "edition.html"}, {"paper", "Paper", "edition.pdf"}}

// edit shows the edition beside the forms in which its words are changed.
func (m *Room) edit(w http.ResponseWriter, r *http.Request, v *visit) error {
	p, err := m.working(r, v)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	p.Work.Choose(q.Get("table"), q.Get("line"))
	m.showEdit(w, http.StatusOK, p)
	return nil
}

func (m *Room) showEdit(w http.ResponseWriter, status int, p *editPage) {
	w.Header().Set("Content-Security-Policy", framePolicy)
	m.pages.show(w, status, "edit", p)
}

// working is the page of the work on an edition that may still be changed.
func (m *Room) working(r *http.Request, v *visit) (*editPage, error) {
	opened, err := m.opened(r, v, editBelow)
	if err != nil {
		return nil, err
	}
	if !opened.editable() {
		return nil, &refusal{"The edition is out or on its way, or it was dropped. Its words stay as they are." + kept(r.PostForm)}
	}
	p := &editPage{editionPage: opened}
	p.Class += " work"
	file, err := m.o.Acts.Written(r.Context(), p.Key)
	var beside check.Problems
	if errors.As(err, &beside) {
		p.Beside, err = strings.Split(beside.Error(), "\n"), nil
	}
	if err != nil {
		return nil, err
	}
	for i := range file.Versions {
		file.Versions[i].At = file.Versions[i].At.In(m.o.Zone)
	}
	p.Work = workplace.Of(p.Document, file, m.o.Reports[p.Key.Report].Finance)
	p.Behind = file.Changed().After(p.Made)
	for i, one := range slices.Backward(file.Versions) {
		p.Versions = append(p.Versions, change{one, i, i == len(file.Versions)-1 && one.Text == file.Text})
	}
	p.look(r.URL.Query().Get("view"))
	return p, nil
}

// kept is what somebody wrote in a form that cannot be done, so that it is not lost.
func kept(form url.Values) string {
	words := strings.TrimSpace(form.Get("text") + form.Get("words"))
	if words == "" {
		return ""
	}
	return " You wrote: " + words
}

// look chooses the view. Of a sliced edition it shows the slice, or else the first.
func (p *editPage) look(view string) {
	seen := *p.Edition
	if seen.Slice == "" && len(seen.Slices) > 0 {
		seen.Slice = seen.Slices[0]
	}
	for i, one := range views {
		if i == 0 || one.name == view {
			p.View, p.Shown = one.name, seen.fileLink(one.file)
		}
	}
	for _, one := range views {
		p.Views = append(p.Views, place{web.Link{Text: one.text, Address: p.at(one.name)}, one.name == p.View})
	}
	p.Action = p.at(p.View)
}

// at is the address of the page with a view.
func (p *editPage) at(view string) string {
	q := url.Values{"view": {view}}
	if p.Slice != "" {
		q.Set("slice", p.Slice)
	}
	return link(p.Key, editBelow, "") + "?" + q.Encode()
}

// LineLink leads to the form of a line of a table.
func (p *editPage) LineLink(t workplace.Table, line string) string {
	return p.Action + "&" + url.Values{"table": {t.Title}, "line": {line}}.Encode() + "#" + t.ID()
}

// change does what a form of the page asks for, and makes the edition anew. Whatever
// keeps it from that is told at the form, with the words that were written there.
func (m *Room) change(w http.ResponseWriter, r *http.Request, v *visit) error {
	p, err := m.working(r, v)
	if err != nil {
		return err
	}
	if r.PostForm.Get("token") != p.Work.File.Token() {
		return m.stale(w, r, v)
	}
	c, err := p.Work.Read(r.PostForm)
	if mistake := new(workplace.Mistake); errors.As(err, &mistake) {
		p.Work.Keep(r.PostForm, false, mistake.Words)
		m.showEdit(w, http.StatusUnprocessableEntity, p)
		return nil
	}
	if err != nil {
		return err
	}
	if c.IsNone() {
		http.Redirect(w, r, p.Action, http.StatusSeeOther)
		return nil
	}
	c.By, c.At = v.Operator, m.o.Now().In(m.o.Zone)
	var problems check.Problems
	switch err := m.o.Acts.Write(r.Context(), p.Key, c); {
	case errors.Is(err, editor.ErrStale):
		return m.stale(w, r, v)
	case errors.As(err, &problems):
		p.Work.Keep(r.PostForm, false, strings.Split(problems.Error(), "\n")...)
		m.showEdit(w, http.StatusUnprocessableEntity, p)
		return nil
	case err != nil:
		return err
	}
	return m.renew(w, r, v, p)
}

// renew makes the edition anew after a change, and shows the page again. If that
// fails, the change stays in the file, and the page says so.
func (m *Room) renew(w http.ResponseWriter, r *http.Request, v *visit, p *editPage) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), remakeTime)
	defer cancel()
	err := m.o.Acts.Remake(ctx, p.Key, v.Operator)
	if err == nil {
		http.Redirect(w, r, p.Action+"#"+workplace.ID(r.PostForm.Get("key")), http.StatusSeeOther)
		return nil
	}
	words, known := explained(err)
	if !known {
		m.o.Log.Error("an edition could not be made anew", "edition", p.Key.String(), "error", err)
		words = "The log says why."
	}
	if p, err = m.working(r, v); err != nil {
		return err
	}
	p.Work.Keep(r.PostForm, false, "What you wrote stands in the file now, but the edition could not be made anew: it is as it was. "+words)
	m.showEdit(w, http.StatusConflict, p)
	return nil
}

// stale shows the page as it is now, with the words of a form that was made before
// the file changed, and says what has changed.
func (m *Room) stale(w http.ResponseWriter, r *http.Request, v *visit) error {
	p, err := m.working(r, v)
	if err != nil {
		return err
	}
	words := "Nothing of yours has been written yet, because the file has changed since your page was made: " + strings.Join(p.since(r.PostForm.Get("token")), "; ") + "."
	p.Work.Keep(r.PostForm, true, words)
	m.showEdit(w, http.StatusConflict, p)
	return nil
}

// since says who has changed what since the file had a token.
func (p *editPage) since(token string) (all []string) {
	file := p.Work.File
	at := slices.IndexFunc(file.Versions, func(v editor.Version) bool { return editor.Token(v.Text) == token })
	if n := len(file.Versions); n == 0 || file.Versions[n-1].Text != file.Text {
		all = append(all, "somebody changed it on the disk")
	}
	if at < 0 {
		return append(all, "it is not known what it said then")[:1]
	}
	for _, v := range slices.Backward(file.Versions[at+1:]) {
		all = append(all, fmt.Sprintf("%s %s (%s)", change{Version: v}.Who(), v.What, p.At(v.At)))
	}
	return all
}
