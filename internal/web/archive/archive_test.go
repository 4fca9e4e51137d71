package archive_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/face"
	"catchup/internal/render/html"
	"catchup/internal/render/text"
	"catchup/internal/store"
	"catchup/internal/web"
	"catchup/internal/web/archive"
	"catchup/templates"
)

// audience are the readers that an edition goes to: nobody.
var audience edition.Audience

// setter sets as the program does.
type setter struct{ page *html.Web }

func (s setter) Page(d *document.Document, around archive.Surroundings) ([]byte, string, error) {
	links := func(ways []archive.Way) (all []html.Link) {
		for _, w := range ways {
			all = append(all, html.Link(w))
		}
		return all
	}
	page, err := s.page.Page(d, html.Frame{Address: around.Address, Head: links(around.Head), Foot: links(around.Foot), Notices: around.Notices})
	return page, html.Policy(page), err
}

func (setter) Text(d *document.Document) ([]byte, error) {
	files, err := text.Renderer{}.Render(context.Background(), d)
	return files[0].Bytes, err
}

// place is an archive with all it needs.
type place struct {
	file    string // of the store
	store   *store.Store
	clock   sync.Mutex // holds now, which the server reads while a test goes on
	now     time.Time
	options archive.Options
}

// time is what the archive takes for the time.
func (p *place) time() time.Time {
	p.clock.Lock()
	defer p.clock.Unlock()
	return p.now
}

// pass lets time pass.
func (p *place) pass(span time.Duration) {
	p.clock.Lock()
	defer p.clock.Unlock()
	p.now = p.now.Add(span)
}

// newPlace is an archive of two reports that have no edition yet.
func newPlace(t testing.TB) *place {
	t.Helper()
	p := &place{file: filepath.Join(t.TempDir(), "store.db"), now: time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)}
	s, err := store.Open(t.Context(), p.file, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	faces, err := face.Read(looks.FS)
	if err != nil {
		t.Fatal(err)
	}
	p.store = s
	p.options = archive.Options{
		Store: s.Archive, Setter: setter{html.NewWeb(looks, faces)}, Pages: web.NewPages(looks.Site), Reports: []archive.Report{{Name: "weekly", Title: "Catch Up"}, {Name: "annual", Title: "Catch Up, the year", Tagline: "The year."}},
		Address: "https://news.example.org", Now: p.time, Log: slog.New(slog.DiscardHandler),
	}
	return p
}

// serve serves the archive, and returns the address of its top. Nobody is
// bounded.
func (p *place) serve(t testing.TB) string {
	t.Helper()
	server := httptest.NewServer(web.New(web.Options{
		Spec:  web.Spec{Address: p.options.Address, Rate: web.Rate{Count: 1e9, Span: time.Second}},
		Pages: p.options.Pages, Rooms: []web.Room{archive.New(p.options)}, Now: p.options.Now, Log: p.options.Log,
		Healthy: func(ctx context.Context) error { _, err := p.store.Archive.Exists(ctx, edition.Key{}); return err },
	}))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// issue is edition number n of the weekly report, which ends so many weeks
// after 14 June 2024.
func issue(t testing.TB, n, weeks int) *edition.Edition {
	t.Helper()
	data, err := os.ReadFile("../../render/testdata/sample.json")
	if err != nil {
		t.Fatal(err)
	}
	d := new(document.Document)
	if err := json.Unmarshal(data, d); err != nil {
		t.Fatal(err)
	}
	d.Issued = d.Issued.AddDate(0, 0, 7*weeks)
	d.Period.Start, d.Period.End = d.Period.Start.AddDate(0, 0, 7*weeks), d.Period.End.AddDate(0, 0, 7*weeks)
	d.Number, d.Edition = n, "weekly/"+d.Issued.Format(time.DateOnly)
	d.Covers = fmt.Sprintf("%s to %s", d.Issued.AddDate(0, 0, -6).Format("2 January"), d.Issued.Format("2 January 2006"))
	return &edition.Edition{
		Key: edition.Key{Report: "weekly", Period: d.Issued.Format(time.DateOnly)}, ID: fmt.Sprintf("ID-%d", n), Number: n,
		Due: d.Issued, Made: d.Issued.Add(time.Minute), Document: d,
		Files: []edition.File{
			{Name: "edition.html", Type: "text/html; charset=utf-8", Bytes: []byte("a mail to somebody")},
			{Name: "chart-1.png", Type: "image/png", Bytes: []byte("a picture of it")},
			{Name: "edition.pdf", Type: "application/pdf", Bytes: fmt.Appendf(nil, "%%PDF %d", n)},
			{Name: "edition.xlsx", Type: "application/vnd.ms-excel", Bytes: []byte("PK")},
		},
	}
}

// keep keeps the editions of so many weeks until 14 June 2024.
func (p *place) keep(t testing.TB, weeks int) []*edition.Edition {
	t.Helper()
	var all []*edition.Edition
	for n := 1; n <= weeks; n++ {
		e := issue(t, n, n-weeks)
		if n == weeks && n > 1 {
			e.Document.Corrects = &document.Correction{Edition: all[n-2].Key.String(), Lines: []document.Paragraph{document.Say("Devon, 2023-24 (draft), outturn, £m: given as (45.0) in No. 1; the source now says (47.0).")}}
			e.Document.Blocks = append(document.Blocks{document.Heading{Level: 2, Text: "Corrections"}, document.List{Items: e.Document.Corrects.Lines}}, e.Document.Blocks...)
		}
		if err := p.store.Archive.Keep(t.Context(), e, audience); err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	return all
}
