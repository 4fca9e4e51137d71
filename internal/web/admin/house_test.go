package admin_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/robfig/cron/v3"

	"catchup/internal/check"
	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/editor"
	"catchup/internal/editor/folder"
	"catchup/internal/feedback"
	"catchup/internal/holiday"
	"catchup/internal/pass"
	"catchup/internal/password"
	"catchup/internal/period"
	"catchup/internal/render/face"
	"catchup/internal/render/html"
	"catchup/internal/schedule"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/store"
	"catchup/internal/subscriber"
	"catchup/internal/web"
	"catchup/internal/web/admin"
	"catchup/internal/web/webtest"
	"catchup/templates"
)

// house is an operators' site over a store in a file: ann and ben may sign in,
// and dora, who needs a code of her app.
// Of the weekly report an edition of 7 June has gone out, about which something
// came back, and one of 14 June waits; the regional one is sliced.
type house struct {
	*testing.T
	file    string // of the store
	store   *store.Store
	now     time.Time
	options admin.Options
	acts    *acts
	refused []string // why sign-ins were
	token   string   // ben's
	top     string   // of the served site, without a slash at its end
}

const (
	annsPassword = "correct horse battery" // and dora's
	dorasSecret  = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
	sent         = "/desk/editions/weekly/2024-06-07/"
	waiting      = "/desk/editions/weekly/2024-06-14/"
	sliced       = "/desk/editions/regional/2024-06-14/"
)

// feeds are those of the source outlets: one is well, and the others are not.
type feeds struct{ h *house }

// Feeds gives them, with one of a source that there is not and one that nobody
// asks for any longer.
func (f feeds) Feeds(context.Context) ([]source.Feed, error) {
	now := f.h.now
	ago := func(hours int) time.Time { return now.Add(-time.Duration(hours) * time.Hour) }
	well := source.Feed{
		Key: "a", Source: "outlets", Place: "https://health-weekly.example/rss?token=…", Title: "Health Weekly", Weekly: 12.4, Since: ago(900),
		Newest: ago(5), Asked: ago(1), Read: ago(1), Due: now.Add(30 * time.Minute), Every: 90 * time.Minute,
	}
	failing, silent, ended, fresh, other, left := well, well, well, well, well, well
	failing.Title, failing.Read, failing.Failures, failing.Fault = "The Ledger", ago(50), 9, "the server says 503"
	silent.Title, silent.Newest, silent.Weekly, silent.Moved = "Ward & Board", ago(24*50), 0.8, "https://ward-and-board.example/new"
	silent.Gaps = []period.Period{{Start: ago(100), End: ago(90)}}
	ended.Title, ended.Gone = "Estates Today", true
	fresh = source.Feed{Key: "e", Source: "outlets", Place: "https://new.example/feed", Failures: 2, Fault: "no answer", Asked: now, Due: now, Every: time.Hour}
	other.Source, left.Title, left.Due = "unknown", "Left", ago(100)
	return []source.Feed{well, failing, silent, ended, fresh, other, left}, nil
}

// acts does what takes no more than the store, and notes the rest.
type acts struct {
	*house
	did     []string
	fails   error
	written folder.Folder
}

func (a *acts) Rule(ctx context.Context, k edition.Key, r edition.Ruling) error {
	r.At = a.now
	_, err := a.store.Archive.Rule(ctx, k, r)
	if why := new(edition.Misruled); errors.As(err, &why) || errors.Is(err, edition.ErrBytes) {
		return check.Problems{{Message: err.Error()}}
	}
	return err
}

func (a *acts) Remake(_ context.Context, k edition.Key, operator string) error {
	a.did = append(a.did, "remake "+k.String()+" for "+operator)
	return a.fails
}

func (a *acts) Written(_ context.Context, k edition.Key) (editor.File, error) {
	return a.written.Open(k.Report, k.Period)
}

func (a *acts) Write(_ context.Context, k edition.Key, c editor.Change) error {
	return a.written.Write(k.Report, k.Period, c)
}

func (a *acts) Test(_ context.Context, e *edition.Edition, to mail.Address) error {
	a.did = append(a.did, "test "+e.Name()+" to "+to.Address)
	return a.fails
}

func (a *acts) Restore(ctx context.Context, id, operator string) error {
	a.did = append(a.did, "restore for "+operator)
	return a.store.Subscribers.Restore(ctx, id)
}

// open opens the site and serves it.
func open(t *testing.T) *house {
	t.Helper()
	h := &house{T: t, file: filepath.Join(t.TempDir(), "store.db"), now: time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)}
	h.acts = &acts{house: h, written: folder.Folder{Dir: t.TempDir()}}
	var err error
	h.store, err = store.Open(t.Context(), h.file, store.Options{})
	h.must(err)
	t.Cleanup(func() { h.store.Close() })
	looks, err := templates.Open("")
	h.must(err)
	faces, err := face.Read(looks.FS)
	h.must(err)
	hash, err := password.New(annsPassword)
	h.must(err)
	token, digest := password.NewToken()
	h.token = token
	secret := setting.NewSecret(dorasSecret)
	line, err := cron.ParseStandard("0 16 * * FRI")
	h.must(err)
	clock := func() time.Time { return h.now }
	closed := holiday.Spec{Days: map[string]string{"2024-06-28": "Founders' Day"}}.Calendar()
	h.options = admin.Options{
		Store: struct {
			*store.Archive
			*store.Ledger
			*store.Notices
			*store.Returns
			*store.Sessions
			*store.Subscribers
			feeds
		}{h.store.Archive, h.store.Ledger, h.store.Notices, h.store.Returns, h.store.Sessions, h.store.Subscribers, feeds{h}},
		Acts: h.acts, Unsure: deliver.Ask, Returns: true, Approvers: func(string) []string { return []string{"ann", "ben"} },
		Calendar: &schedule.Calendar{Now: clock, Reports: map[string]schedule.Report{
			"weekly":   {Slots: &schedule.Slots{Line: line, Zone: time.UTC, Holidays: closed, OnHoliday: schedule.Before}, Zone: time.UTC, Unit: period.Week, CatchUp: time.Hour},
			"regional": {Zone: time.UTC, Unit: period.Week},
		}},
		Reports: map[string]admin.Definition{
			"weekly": {Title: "Catch Up", List: "readers", Sources: []string{"outlets", "outturn"}, Finance: []string{"Systems against plan"}}, "regional": {Title: "By region", Sources: []string{"outturn"}},
		},
		Sources: map[string]string{"outlets": "Health Weekly", "outturn": "Outturn", "readers": "Readers", "unused": "Unused"},
		Key:     pass.New(pass.Secret{Number: 1, Bytes: []byte(strings.Repeat("k", 32))}), Refused: func(why string) { h.refused = append(h.refused, why) },
		Operators: map[string]web.Operator{"ann": {Password: &hash}, "ben": {Token: &digest}, "dora": {Password: &hash, TOTP: &secret}},
		Pages:     web.NewPages(looks.Site), Draw: html.NewWeb(looks, faces).Drawing, Address: "http://127.0.0.1:8080", Zone: time.UTC,
		Now: clock, Log: slog.New(slog.DiscardHandler),
	}
	h.must(admin.Rehearse(h.options.Pages))
	h.fill()
	h.serve()
	return h
}

// serve serves the site by its options as they are now.
func (h *house) serve() {
	server := httptest.NewServer(web.New(web.Options{
		Spec:  web.Spec{Address: h.options.Address, Rate: web.Rate{Count: 1e9, Span: time.Second}},
		Pages: h.options.Pages, Rooms: []web.Room{admin.New(h.options)}, Now: h.options.Now, Log: h.options.Log,
		Healthy: func(context.Context) error { return nil },
	}))
	h.Cleanup(server.Close)
	h.top = server.URL
}

func (h *house) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

// fill keeps the editions, and has the first of them go out.
func (h *house) fill() {
	h.Helper()
	_, err := h.store.Subscribers.Import(h.Context(), "", func(yield func(subscriber.Subscriber, error) bool) {
		for _, name := range []string{"amara", "ben", "cleo"} {
			if !yield(subscriber.Subscriber{Email: name + "@example.org", Signed: h.now.AddDate(0, -4, 0)}, nil) {
				return
			}
		}
	})
	h.must(err)
	first := h.issue("weekly", "2024-06-07", 1)
	h.must(h.store.Archive.Keep(h.Context(), first, edition.Audience{Report: "weekly"}))
	h.goesOut(first)
	second := h.issue("weekly", "2024-06-14", 2)
	second.Terms = edition.Terms{Approval: true}
	figure := &second.Document.Figures[3]
	figure.Shown, figure.Num = "(47.0)", figure.Num.Sub(figure.Num).Add(figure.Num.Neg())
	second.Document.Override = &document.Override{Reason: "it is so", Breaches: []document.Breach{{Source: "outturn", What: "rows", Words: "outturn has 1 row", Cells: []string{"A1"}}}}
	second.Document.Gaps = []document.Gap{{Source: "outlets", Why: "it could not be read"}}
	h.must(h.store.Archive.Keep(h.Context(), second, edition.Audience{Report: "weekly"}))
	h.slices()
	claimed, err := h.store.Notices.ClaimNotice(h.Context(), deliver.Notice{What: "late-1", About: "weekly/2024-06-14", Title: "Late: weekly/2024-06-14"}, h.now, time.Minute)
	if err != nil || !claimed {
		h.Fatal(claimed, err)
	}
	h.must(h.store.Notices.SetNoticeSent(h.Context(), "late-1", h.now))
}

// issue is an edition of a report, with figures, choices and a file of each
// form.
func (h *house) issue(report, label string, number int) *edition.Edition {
	h.Helper()
	data, err := os.ReadFile("../../render/testdata/sample.json")
	h.must(err)
	d := new(document.Document)
	h.must(json.Unmarshal(data, d))
	due, err := time.Parse(time.DateOnly, label)
	h.must(err)
	d.Issued, d.Number, d.Edition = due, number, report+"/"+label
	d.Choices = []document.Choice{{Section: "This week", More: 2, Candidates: []document.Candidate{
		{Heading: "Wards close in " + label, Standing: document.Told, Why: "the 1st of 4 by its score", Score: 1.5, Parts: []document.Part{{Name: "outlets", Value: 1.5}}, Articles: []document.Candidacy{{ID: "w1"}}},
		{Heading: "A hall opens", Standing: document.LeftOut, Why: "the 4th of 4 by its score", Score: 0.25, Articles: []document.Candidacy{{ID: "w2"}}},
	}}}
	d.Covers = "the week to " + due.Format("2 January")
	return &edition.Edition{
		Key: edition.Key{Report: report, Period: label}, ID: "ID-" + report + label, Number: number, Due: due.Add(16 * time.Hour), Made: due.Add(16*time.Hour + time.Minute), Document: d,
		Files: []edition.File{
			{Name: "edition.html", Type: "text/html; charset=utf-8", Bytes: []byte("<!DOCTYPE html><title>A mail</title><p>A mail of " + label)},
			{Name: "page.html", Type: "text/html; charset=utf-8", Bytes: []byte("<!DOCTYPE html><title>A page</title><p>A page of " + label)},
			{Name: "edition.txt", Type: "text/plain; charset=utf-8", Bytes: []byte("A text of " + label + "\n")},
			{Name: "chart-1.png", Type: "image/png", Bytes: []byte("a picture")},
			{Name: "edition.pdf", Type: "application/pdf", Bytes: []byte("%PDF")},
			{Name: "edition.xlsx", Type: "application/vnd.ms-excel", Bytes: []byte("PK")},
		},
	}
}

// goesOut has two subscribers get the edition and one be refused. One of its
// messages bounced for good, one was complained about, and a stranger wrote.
func (h *house) goesOut(e *edition.Edition) {
	h.Helper()
	h.must(h.store.Ledger.Heartbeat(h.Context(), deliver.Worker{ID: "post", Lease: time.Hour}))
	rows, _, err := h.store.Ledger.Claim(h.Context(), deliver.Claim{Edition: e.ID, Worker: "post", Limit: 9, Now: h.now})
	h.must(err)
	for i := range rows {
		rows[i].State, rows[i].Tries, rows[i].MessageID = deliver.Sent, 1, fmt.Sprintf("weekly-2024-06-07-%024x@example.org", i)
	}
	rows[2].State, rows[2].Reason = deliver.Refused, "550 5.7.1 <cleo@example.org>: no"
	_, err = h.store.Ledger.Record(h.Context(), "post", rows)
	h.must(err)
	h.must(h.store.Ledger.Leave(h.Context(), "post"))
	all := []feedback.Event{
		{Kind: feedback.Unknown, Address: "eve@elsewhere.example", Words: "<b>hello</b>\u202e"},
		{Kind: feedback.Hard, Words: "550 5.1.1 <nobody>: User unknown", Status: "5.1.1"},
		{Kind: feedback.Complaint},
	}
	for i, event := range all {
		if i > 0 {
			event.Message, _ = feedback.Number(rows[i-1].MessageID)
			event.Signed, event.Final = true, rows[i-1].Email
		}
		event.At = h.now
		back := feedback.Return{ID: fmt.Sprintf("%064x", i), At: h.now, Raw: []byte(hostile), Events: []feedback.Event{event}}
		_, err := h.store.Returns.ApplyReturn(h.Context(), back, feedback.Rules{Soft: 1}.Judge)
		h.must(err)
	}
}

// hostile is what a stranger writes to the operator.
const hostile = "From: Eve <eve@elsewhere.example>\r\nSubject: <b>hello</b>\r\n\r\n<script>alert(1)</script> \x00\x1b[2J\u202edesrever \xff\r\n"

// slices keeps two editions of the sliced report. The second has another number
// in one slice, and a slice less.
func (h *house) slices() {
	h.Helper()
	for i, names := range [][]string{{"East", "North", "West"}, {"East", "North"}} {
		label := []string{"2024-06-13", "2024-06-14"}[i]
		e := h.issue("regional", label, i+1)
		e.Slices, e.Files = names, nil
		for _, name := range names {
			part := h.issue("regional", label, i+1)
			part.Document.Slice, part.Document.Choices = name, nil
			if figure := &part.Document.Figures[3]; i == 1 && name == "North" {
				figure.Shown, figure.Num = "(99.0)", figure.Num.Neg()
			}
			h.must(h.store.Archive.Lay(h.Context(), e.ID, &edition.Slice{Name: name, Document: part.Document, Files: part.Files}))
		}
		h.must(h.store.Archive.Keep(h.Context(), e, edition.Audience{Report: "regional", Attribute: "region"}))
	}
}

// approval is how the edition that waits stands.
func (h *house) approval() edition.Approval {
	h.Helper()
	a, err := h.store.Archive.Approval(h.Context(), edition.Key{Report: "weekly", Period: "2024-06-14"})
	h.must(err)
	return a
}

// suspended is the one subscriber who is; nobody for "".
func (h *house) suspended() (id string) {
	h.Helper()
	all, err := h.store.Subscribers.Suspended(h.Context(), 2)
	if err != nil || len(all) > 1 {
		h.Fatalf("suspended are %+v, %v", all, err)
	}
	for _, r := range all {
		id = r.ID
	}
	return id
}

// pages are all pages of the site, by names of their own.
func (h *house) pages() map[string]string {
	return map[string]string{
		"home": "/desk/", "report": "/desk/editions/weekly/", "edition": waiting, "edit": waiting + "edit/", "edit-table": waiting + "edit/?view=wide&table=Systems+against+plan&line=Total", "sent": sent, "forms": waiting + "forms/", "stories": waiting + "stories/",
		"figures": waiting + "figures/", "figure": waiting + "figures/f4/", "sources": "/desk/sources/", "readers": "/desk/readers/",
		"returns": "/desk/returns/", "message": "/desk/returns/" + strings.Repeat("0", 64) + "/", "lost": "/desk/editions/weekly/2024-06-15/",
		"sliced": sliced, "slice": sliced + "?slice=North",
	}
}

// ask sends a request, with headers as names and values in turn, and follows
// nothing.
func (h *house) ask(method, path string, form url.Values, headers ...string) webtest.Page {
	h.Helper()
	r, err := http.NewRequestWithContext(h.Context(), method, h.top+path, strings.NewReader(form.Encode()))
	h.must(err)
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	h.must(err)
	return webtest.Read(h.T, response)
}

// session signs ann in, and returns the header of her cookie and the seal of
// her forms.
func (h *house) session() (cookie, seal string) {
	h.Helper()
	in := h.ask("POST", "/desk/sign-in", url.Values{"name": {"ann"}, "password": {annsPassword}})
	if in.Status != http.StatusSeeOther {
		h.Fatalf("ann cannot sign in: %d", in.Status)
	}
	cookie, _, _ = strings.Cut(in.Header.Get("Set-Cookie"), ";")
	return cookie, password.FormToken(strings.TrimPrefix(cookie, "desk="))
}
