package admin

import (
	"bytes"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/edition"
	"catchup/internal/web"
)

// page is what every template of the site is given.
type page struct {
	web.Frame
	Operator string
	Seal     string
	Places   []place
	zone     *time.Location
}

// place is a part of the site, or of an edition. Here is the one being looked
// at.
type place struct {
	web.Link
	Here bool
}

// home leads to the first page.
var home = web.Link{Text: "Admin", Address: top}

// rooms are the parts of the site.
var rooms = []web.Link{{Text: "Editions", Address: top}, {Text: "Sources", Address: top + "sources/"}, {Text: "Audience", Address: top + "readers/"}, {Text: "What came back", Address: returnsRoom}}

// At is a moment in the site's zone: "14 June 2024, 16:00"; a dash for none.
func (p page) At(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return t.In(p.zone).Format("2\u00a0January\u00a02006, 15:04")
}

// toldAlert is an alert as the template desk-alert is given it.
type toldAlert struct {
	Alert
	Since string
}

// Alert has the time of an alert in the site's zone.
func (p page) Alert(a Alert) toldAlert { return toldAlert{a, p.At(a.At)} }

// link is the address of an edition, or of a page below it.
func link(k edition.Key, below, slice string) string {
	address := top + "editions/" + url.PathEscape(k.Report) + "/" + url.PathEscape(k.Period) + "/" + below
	if slice != "" {
		address += "?slice=" + url.QueryEscape(slice)
	}
	return address
}

// keyOf is the edition that a request is for.
func keyOf(r *http.Request) edition.Key {
	return edition.Key{Report: r.PathValue("report"), Period: r.PathValue("period")}
}

// homePage is what the template desk-home is given.
type homePage struct {
	page
	Waiting []Row
	Reports []Report
}

func (m *Room) home(w http.ResponseWriter, r *http.Request, v *visit) error {
	reports, err := m.backend.reports(r.Context())
	if err != nil {
		return err
	}
	p := homePage{page: m.pages.page(v, "Admin", top), Reports: reports}
	for _, report := range reports {
		for _, row := range report.Editions {
			if row.State == edition.Waiting {
				p.Waiting = append(p.Waiting, row)
			}
		}
	}
	m.pages.show(w, http.StatusOK, "home", p)
	return nil
}

// reportPage is what the template desk-report is given.
type reportPage struct {
	page
	Report
}

func (m *Room) report(w http.ResponseWriter, r *http.Request, v *visit) error {
	report, err := m.backend.report(r.Context(), r.PathValue("report"))
	if err != nil {
		return err
	}
	m.pages.show(w, http.StatusOK, "report", reportPage{m.pages.page(v, report.Title, top, home), *report})
	return nil
}

// Address leads to the edition.
func (r Row) Address() string { return link(r.Key, "", "") }

// wording says in a word how an edition stands at the moment.
func wording(e edition.Entry, s deliver.Standing, now time.Time) string {
	switch {
	case e.State != edition.Ready:
		return map[edition.State]string{edition.Waiting: "Waits for approval", edition.Stopped: "On hold", edition.Dropped: "Dropped", edition.Quiet: "Quiet: nothing new"}[e.State]
	case e.Release.After(now):
		return "Not yet out"
	case s.Queued+s.Sending > 0:
		return "Going out"
	}
	return "Out"
}

// sourcesPage is what the template desk-sources is given.
type sourcesPage struct {
	page
	Sources []Source
	Now     time.Time
}

func (m *Room) sources(w http.ResponseWriter, r *http.Request, v *visit) error {
	all, err := m.backend.sources(r.Context())
	if err != nil {
		return err
	}
	m.pages.show(w, http.StatusOK, "sources", sourcesPage{m.pages.page(v, "Sources", top+"sources/", home), all, m.o.Now()})
	return nil
}

// Ago says how long ago a moment was, in the largest unit that fits.
func (p sourcesPage) Ago(t time.Time) string { return ago(p.Now.Sub(t)) }

// Address leads to the edition that has read the source last.
func (s Source) Address() string { return top + "editions/" + s.Edition + "/" }

// State says how the source is in a word.
func (s Source) State() string {
	switch {
	case s.Missing != "":
		return "missing"
	case len(s.Breaches) > 0:
		return "not as expected"
	case s.unwell() > 0:
		return "some feeds are not well"
	case s.Edition == "":
		return "not read yet"
	}
	return "well"
}

// audiencePage is what the template desk-readers is given.
type audiencePage struct {
	page
	*Audience
	GrowthDrawn, ReachedDrawn template.HTML
}

func (m *Room) audience(w http.ResponseWriter, r *http.Request, v *visit) error {
	all, err := m.backend.audience(r.Context())
	if err != nil {
		return err
	}
	p := audiencePage{page: m.pages.page(v, "Readers", top+"readers/", home), Audience: all}
	p.GrowthDrawn, p.ReachedDrawn = m.pages.drawn(all.Growth), m.pages.drawn(all.Reached)
	m.pages.show(w, http.StatusOK, "readers", p)
	return nil
}

// Rehearse sets a specimen of every page, and so finds what is wrong with their
// templates. That is check.Problems.
func Rehearse(pages *web.Pages) error {
	for name, data := range specimens() {
		if _, err := pages.Set(templates+name, data); err != nil {
			return err
		}
	}
	return nil
}

// lines are the lines of a text.
func lines(text []byte) []string { return strings.Split(string(bytes.TrimRight(text, "\n")), "\n") }
