package store

import (
	"bytes"
	"database/sql"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/feedback"
	"catchup/internal/pgtest"
	"catchup/internal/store/database"
	"catchup/internal/store/storetest"
	"catchup/internal/subscriber"
)

// life leaves somebody's name and address in every table that can hold them,
// among those of others, and returns their ID.
func life(t *testing.T, s *Store, mailbox string) (id string) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	address, ctx := mailbox+"@example.org", t.Context()
	ask := func(id string, kind subscriber.Kind) {
		wish := subscriber.Wish{Email: address, Words: "I want it.", Choice: subscriber.Choice{Name: "Name " + mailbox, Reports: []string{"weekly"}}}
		must(s.Subscribers.Ask(ctx, subscriber.Request{ID: id, Kind: kind, At: friday, Wish: wish}))
	}
	ask("sign-up-"+mailbox[:1], subscriber.SignUp)
	r, err := s.Subscribers.Confirm(ctx, "sign-up-"+mailbox[:1], friday)
	must(err)
	ask("links-"+mailbox[:1], subscriber.Links)
	must(s.Subscribers.Choose(ctx, r.ID, subscriber.Choice{Name: "Name " + mailbox, Attributes: map[string]string{"home": mailbox}}, subscriber.Consent{}, friday))
	done, err := s.Subscribers.Import(ctx, "readers", storetest.Seq(subscriber.Subscriber{Email: address, Name: mailbox}))
	must(err)
	e := &edition.Edition{Key: edition.Key{Report: "weekly", Period: mailbox[:1]}, ID: mailbox[:1], Number: int(mailbox[0]), Document: &document.Document{}}
	must(s.Archive.Keep(ctx, e, edition.Audience{Report: "weekly", Reading: done.Reading}))
	must(s.Ledger.Heartbeat(ctx, deliver.Worker{ID: "w", Lease: time.Hour}))
	rows, _, err := s.Ledger.Claim(ctx, deliver.Claim{Edition: e.ID, Worker: "w", Limit: 1000, Now: friday})
	must(err)
	for i := range rows {
		rows[i].State, rows[i].Reason = deliver.Refused, "550 "+address+" is not known"
	}
	_, err = s.Ledger.Record(ctx, "w", rows)
	must(err)
	for n, event := range []feedback.Event{
		{Kind: feedback.Hard, Address: address, Words: "550 <" + address + ">"},
		{Kind: feedback.Hard, Address: "another@example.org", Words: "550 forwarded to " + strings.ToUpper(address)},
		{Kind: feedback.Unknown, Words: "what is this?"},
	} {
		event.At = friday
		raw := "To: =?utf-8?q?x?= <" + mailbox + "=40exam=\r\nple.org>\r\n\r\nHello."
		_, err := s.Returns.ApplyReturn(ctx, feedback.Return{ID: fmt.Sprint(mailbox[:1], n), At: friday, Raw: []byte(raw), Events: []feedback.Event{event}},
			func([]feedback.Event) feedback.Verdict { return feedback.Verdict{Action: feedback.Keep} })
		must(err)
	}
	must(s.Subscribers.Suspend(ctx, r.ID, friday, "550 "+address))
	return r.ID
}

// enlistMany imports that many others, so that the rows of one are moved from page to
// page.
func enlistMany(t *testing.T, s *Store, n int) {
	t.Helper()
	for round := range 2 {
		var others []subscriber.Subscriber
		for i := range n {
			others = append(others, subscriber.Subscriber{Email: fmt.Sprintf("%05d@example.org", i*7919%10007), Name: strings.Repeat("x", round*9+i%13), Signed: friday})
		}
		if _, err := s.Subscribers.Import(t.Context(), "", storetest.Seq(others...)); err != nil {
			t.Fatal(err)
		}
	}
}

// holding names the files that hold one of the words, in upper or lower
// case.
func holding(files map[string]string, words ...string) (names []string) {
	for name, data := range files {
		lower := []byte(data)
		for i, c := range lower {
			if 'A' <= c && c <= 'Z' {
				lower[i] += 'a' - 'A'
			}
		}
		for _, word := range words {
			if at := bytes.Index(lower, []byte(word)); at >= 0 {
				names = append(names, fmt.Sprintf("%s at %d: %q", filepath.Base(name), at, data[max(0, at-100):min(len(data), at+100)]))
			}
		}
	}
	return names
}

// TestNoTraces erases one of many in an open file, which another program has
// open too: when that has ended what it was reading, nothing is left in any
// file, and the others are all there.
func TestNoTraces(t *testing.T) {
	folder := t.TempDir()
	o := Options{Erasures: filepath.Join(folder, "erased")}
	s := opened(t, filepath.Join(folder, "catchup.db"), o)
	enlistMany(t, s, 2000)
	gone, stays := life(t, s, "unmistakable"), life(t, s, "remaining")
	enlistMany(t, s, 4000)
	other := opened(t, filepath.Join(folder, "catchup.db"), o)
	reading := make(chan struct{})
	read, ended := make(chan struct{}), make(chan error, 1)
	go func() {
		ended <- other.db.Look(t.Context(), func(tx *sql.Tx) error {
			defer func() { <-reading }()
			_, err := database.List(t.Context(), tx, func(id *string) []any { return []any{id} }, `SELECT id FROM subscribers`)
			close(read)
			return err
		})
	}()
	<-read
	if err := s.Subscribers.Erase(t.Context(), gone, friday); err != nil {
		t.Fatal(err)
	}
	if err := s.Clean(t.Context()); err == nil || !s.HasTraces() {
		t.Errorf("while another program reads, cleaning says %v", err)
	}
	close(reading)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	<-s.Erased()
	if err := s.Clean(t.Context()); err != nil || s.HasTraces() {
		t.Errorf("cleaning says %v", err)
	}
	if db := listing(t, folder)["catchup.db"]; !strings.Contains(db, "remaining=40exam") || !strings.Contains(db, "REMAINING") {
		t.Error("what was said about somebody else is gone too")
	}
	if found := holding(listing(t, folder), "unmistakable"); len(found) > 0 {
		t.Errorf("traces: %v", found)
	}
	if h, err := other.Subscribers.Held(t.Context(), stays); h.Subscriber.Name != "Name remaining" || len(h.Requests) != 2 || len(h.Consents) != 1 || err != nil {
		t.Errorf("of somebody else there is %+v, %v", h, err)
	}
}

// TestExpiredHasNoTraces has the time of a reader who left, of one who is
// suspended and of a sign-up be over.
func TestExpiredHasNoTraces(t *testing.T) {
	folder := t.TempDir()
	s := opened(t, filepath.Join(folder, "catchup.db"), Options{})
	enlistMany(t, s, 500)
	life(t, s, "unmistakable")
	if err := s.Subscribers.Depart(t.Context(), friday, join(t, s, "leaver@example.org")...); err != nil {
		t.Fatal(err)
	}
	asked := subscriber.Request{ID: "asked", Kind: subscriber.SignUp, At: friday, Wish: subscriber.Wish{Email: "stranger@example.org"}}
	if err := s.Subscribers.Ask(t.Context(), asked); err != nil {
		t.Fatal(err)
	}
	later := friday.Add(time.Hour)
	n, err := s.Subscribers.Expire(t.Context(), later, subscriber.Expiry{Requests: later, Left: later, Suspended: later})
	if n != 2 || err != nil {
		t.Errorf("%d readers were erased, %v; want 2", n, err)
	}
	if err := s.Clean(t.Context()); err != nil {
		t.Error(err)
	}
	if found := holding(listing(t, folder), "unmistakable", "leaver", "stranger"); len(found) > 0 {
		t.Errorf("traces: %v", found)
	}
}

// TestErasedElsewhere has one program erase, and end before it can clean up:
// another one does so at its next look.
func TestErasedElsewhere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "catchup.db")
	s, other := opened(t, path, Options{}), opened(t, path, Options{})
	if err := other.Subscribers.Erase(t.Context(), join(t, other, "a@example.org")[0], friday); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		hours time.Duration
		want  bool
	}{{3, false}, {1, true}} {
		_, err := s.Subscribers.Expire(t.Context(), friday.Add(c.hours*time.Hour), subscriber.Expiry{})
		if err != nil || s.HasTraces() != c.want {
			t.Errorf("%d hours after it, traces are looked for: %t, %v", c.hours, s.HasTraces(), err)
		}
	}
}

// TestServerHasNoTraces erases one of many in PostgreSQL, and reads the files of
// all its tables and indexes.
func TestServerHasNoTraces(t *testing.T) {
	address := pgtest.Schema(t)
	s := opened(t, address, Options{})
	enlistMany(t, s, 500)
	gone := life(t, s, "unmistakable")
	enlistMany(t, s, 1000)
	if len(holding(relations(t, address), "unmistakable")) == 0 {
		t.Fatal("the files of the server hold nobody before anything is erased")
	}
	if err := s.Subscribers.Erase(t.Context(), gone, friday); err != nil {
		t.Fatal(err)
	}
	using, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer using.Close()
	tx, err := using.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(`LOCK TABLE subscribers IN ACCESS SHARE MODE`); err != nil {
		t.Fatal(err)
	}
	if err := s.Clean(t.Context()); err == nil || !s.HasTraces() {
		t.Errorf("while another program uses a table, cleaning says %v", err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := s.Clean(t.Context()); err != nil || s.HasTraces() {
		t.Errorf("cleaning says %v", err)
	}
	left := relations(t, address)
	maps.DeleteFunc(left, func(name, _ string) bool { return strings.HasPrefix(name, "deliveries") }) // docs/privacy.md says so
	if found := holding(left, "unmistakable"); len(found) > 0 {
		t.Errorf("traces: %v", found)
	}
}

// relations are the files of the schema's tables and indexes by their names, as
// they are on the disk.
func relations(t *testing.T, address string) map[string]string {
	t.Helper()
	pgtest.Exec(t, address, `CHECKPOINT`)
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	type file struct{ name, path string }
	files, err := database.List(t.Context(), db, func(f *file) []any { return []any{&f.name, &f.path} },
		`SELECT relname, current_setting('data_directory') || '/' || pg_relation_filepath(oid) FROM pg_class
			WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'i')`)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range files {
		data, err := os.ReadFile(f.path)
		if err != nil {
			t.Fatal(err)
		}
		all[f.name] = string(data)
	}
	return all
}
