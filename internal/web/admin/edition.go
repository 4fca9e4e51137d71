package admin

import (
	"fmt"
	"html/template"
	"net/http"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/web"
)

// editionPage is what the pages of an edition are given.
type editionPage struct {
	page
	*Edition
	Parts   []place
	Drawn   template.HTML // how its deliveries stand
	Wording string
	Sliced  *Slices // nil for a slice, and for an edition without any
	Yours   bool    // whether the operator may approve it
}

// parts are the pages of an edition.
var parts = []struct{ text, below string }{{"Standing", ""}, {"Edit", editBelow}, {"What readers get", "forms/"}, {"Stories", "stories/"}, {"Figures", "figures/"}}

// opened is the page of a part of the edition that a request is for.
func (m *Room) opened(r *http.Request, v *visit, below string) (editionPage, error) {
	e, err := m.backend.edition(r.Context(), keyOf(r), r.URL.Query().Get("slice"))
	if err != nil {
		return editionPage{}, err
	}
	stands := edition.Entry{State: e.Approval.State, Release: e.Approval.Release}
	p := editionPage{Edition: e, Wording: wording(stands, e.Standing, m.o.Now()), Yours: mayApprove(e, v.Operator)}
	heading := fmt.Sprintf("No. %d: %s", e.Number, e.Document.Covers)
	p.page = m.pages.page(v, heading, top, home, web.Link{Text: e.Document.Title, Address: top + "editions/" + e.Key.Report + "/"})
	p.Tagline = e.Slice
	for _, one := range parts {
		if one.below == editBelow && !e.editable() {
			continue
		}
		p.Parts = append(p.Parts, place{web.Link{Text: one.text, Address: link(e.Key, one.below, e.Slice)}, one.below == below})
	}
	return p, nil
}

func mayApprove(e *Edition, operator string) bool {
	if len(e.Approvers) == 0 {
		return true
	}
	for _, name := range e.Approvers {
		if name == operator {
			return true
		}
	}
	return false
}

func (m *Room) edition(w http.ResponseWriter, r *http.Request, v *visit) error {
	p, err := m.opened(r, v, "")
	if err != nil {
		return err
	}
	if p.Standing.Total() > 0 {
		p.Drawn = m.o.Draw(standingChart(p.Standing))
	}
	if len(p.Slices) > 0 && p.Slice == "" {
		if p.Sliced, err = m.backend.slices(r.Context(), p.Key); err != nil {
			return err
		}
	}
	m.pages.show(w, http.StatusOK, "edition", p)
	return nil
}

// fates are the states of deliveries in the order of a chart.
var fates = []struct {
	state deliver.State
	words string
	tone  document.Tone
}{
	{deliver.Sent, "sent", document.Good}, {deliver.Sending, "being sent", document.Plain}, {deliver.Queued, "queued", document.Plain},
	{deliver.Unsure, "unsure", document.Watch}, {deliver.Refused, "refused", document.Bad}, {deliver.Skipped, "passed over", document.Plain},
}

// standingChart shows how an edition's deliveries stand.
func standingChart(s deliver.Standing) document.Chart {
	c := document.Chart{Kind: document.Share, Title: "Deliveries", Alt: fmt.Sprintf("Of %d deliveries %d have been sent.", s.Total(), s.Sent), Series: []document.Series{{}}}
	for _, f := range fates {
		if n := *s.Count(f.state); n > 0 {
			c.Labels = append(c.Labels, f.words)
			c.Series[0].Points = append(c.Series[0].Points, document.Point{Num: decimal.NewFromInt(int64(n)), Known: true, Shown: fmt.Sprint(n), Tone: f.tone})
		}
	}
	return c
}

// Link leads to a page below the edition's, of the same slice.
func (e *Edition) Link(below string) string { return link(e.Key, below, e.Slice) }

// Post leads to what a form of the edition does.
func (e *Edition) Post(what string) string { return link(e.Key, what, "") }

// SliceLink leads to another slice, or to the whole for none.
func (e *Edition) SliceLink(slice string) string { return link(e.Key, "", slice) }

// Count is how many deliveries there are in all.
func (e *Edition) Count() int { return e.Standing.Total() }

// May tells whether an operator may do that now.
func (e *Edition) May(act string) bool { return e.Approval.May(edition.Act(act), e.Now) }

// Hour says from when on it may go out, and what becomes of it then, or until
// when its drop can be taken back; it is empty if no hour was set.
func (p editionPage) Hour() string {
	_, hour, _ := strings.Cut(p.Approval.Words(p.zone), ", ")
	if hour == "" {
		return ""
	}
	if rest, is := strings.CutPrefix(hour, "and "); is {
		hour = "it " + rest
	}
	return sentence(hour)
}

// Asked tells whether somebody is to approve it still.
func (e *Edition) Asked() bool { return e.Approval.Terms.Approval && e.Remakeable() }

// Remakeable tells whether it can be made anew.
func (e *Edition) Remakeable() bool {
	return e.Approval.State == edition.Waiting || e.Approval.State == edition.Stopped
}

// editable tells whether its words may still be changed: it waits or is on hold, and
// no message of it has left.
func (e *Edition) editable() bool {
	return e.Remakeable() && e.Standing.Total() == e.Standing.Queued+e.Standing.Skipped
}

// BeforeLink leads to the edition before.
func (e *Edition) BeforeLink() string { return top + "editions/" + e.Before + "/" }

// Unlisted is how many who have not been reached the page does not name.
func (e *Edition) Unlisted() int { return max(0, e.Missed-len(e.Failed)) }
