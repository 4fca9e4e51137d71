package watch

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/mail"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/robfig/cron/v3"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/period"
	"catchup/internal/schedule"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/store"
	"catchup/internal/subscriber"
	"catchup/internal/table"
)

// house is a watch over one daily report, due at four in the afternoon in
// London and late after half an hour, with a store in a file, a clock that
// stands where it is set, and an operator and watchers outside that note what
// they hear. Its fields may be changed before anything is watched.
type house struct {
	*testing.T
	*Watch
	store *store.Store
	now   time.Time
	mails []mailed
	calls []string
	log   strings.Builder
	deaf  error // why nothing can be mailed, and no watcher called
	feeds []source.Feed

	unread table.Unread // rows of the list of the edition that is kept next
}

// mailed is what the operator was mailed.
type mailed struct{ subject, text, id string }

// Send takes a mail to the operator.
func (h *house) Send(_ context.Context, c deliver.Content, to deliver.Recipient) error {
	if h.deaf == nil {
		h.mails = append(h.mails, mailed{c.Subject, c.Text, to.MessageID})
	}
	return h.deaf
}

func (h *house) call(_ context.Context, to setting.Secret, well bool, words string) error {
	if h.deaf == nil {
		h.calls = append(h.calls, fmt.Sprint(to.Reveal(), " ", well, " ", words))
	}
	return h.deaf
}

func open(t *testing.T) *house {
	t.Helper()
	h := &house{T: t, now: moment("2024-06-14T15:30:00Z")}
	var err error
	h.store, err = store.Open(t.Context(), filepath.Join(t.TempDir(), "catchup.db"), store.Options{})
	h.must(err)
	t.Cleanup(func() { h.store.Close() })
	h.Watch = h.another()
	return h
}

// another is another program's watch over the same.
func (h *house) another() *Watch {
	london, err := time.LoadLocation("Europe/London")
	h.must(err)
	line, err := cron.ParseStandard("0 16 * * *")
	h.must(err)
	now := func() time.Time { return h.now }
	return New(Options{
		Store: struct {
			*store.Archive
			*store.Ledger
			*store.Notices
			feeds
		}{h.store.Archive, h.store.Ledger, h.store.Notices, feeds{h}},
		Sender: h, Zone: london, NextHop: "mx.example.org", Unsure: deliver.Ask,
		Calendar: &schedule.Calendar{Now: now, Reports: map[string]schedule.Report{"daily": {
			Slots: &schedule.Slots{Line: line, Zone: london}, Zone: london, Unit: period.Day, CatchUp: 24 * time.Hour, Late: 30 * time.Minute,
		}}},
		Sources: map[string]bool{"papers": true},
		Reports: map[string]Report{"daily": {Heartbeat: setting.NewSecret("daily"), Approvers: []string{"ann", "ben"}}},
		From:    mail.Address{Address: "catchup@example.org"}, Operator: mail.Address{Address: "operator@example.org"},
		Dir: h.TempDir(), Every: time.Minute, Heartbeat: setting.NewSecret("all"), HeartbeatEvery: 5 * time.Minute, Call: h.call,
		Now: now, Metrics: NewMetrics(prometheus.NewRegistry(), prometheus.ObserverFunc(func(float64) {})), Log: slog.New(slog.NewTextHandler(&h.log, nil)),
	})
}

// feeds are those of a house.
type feeds struct{ h *house }

// Feeds gives those that the house has at the moment.
func (f feeds) Feeds(context.Context) ([]source.Feed, error) { return slices.Clone(f.h.feeds), nil }

func moment(text string) time.Time {
	m, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return m
}

func (h *house) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

var friday = edition.Key{Report: "daily", Period: "2024-06-14"}

// keeps keeps the edition of the key for so many subscribers, all queued.
func (h *house) keeps(k edition.Key, subscribers int) edition.Entry {
	h.Helper()
	return h.keepsOn(k, subscribers, edition.Terms{}).Entry()
}

// keepsOn does so on terms.
func (h *house) keepsOn(k edition.Key, subscribers int, terms edition.Terms) *edition.Edition {
	h.Helper()
	_, err := h.store.Subscribers.Import(h.Context(), "", func(yield func(subscriber.Subscriber, error) bool) {
		for i := range subscribers {
			if !yield(subscriber.Subscriber{Email: fmt.Sprintf("reader%02d@example.org", i), Signed: h.now}, nil) {
				return
			}
		}
	})
	h.must(err)
	number, err := h.store.Archive.Number(h.Context(), k)
	h.must(err)
	e := &edition.Edition{
		Key: k, ID: rand.Text(), Number: number, Terms: terms, Due: moment(k.Period + "T15:00:00Z"), Made: h.now,
		Document: &document.Document{Title: "Today", Covers: "14 June 2024", Sources: []document.Source{{Reading: table.Reading{Source: "beds", At: h.now, AsOf: h.now.Add(-time.Hour)}}}},
	}
	h.must(h.store.Archive.Keep(h.Context(), e, edition.Audience{Report: k.Report, Unread: h.unread}))
	return e
}

// rules rules on the edition of the key in ann's name.
func (h *house) rules(k edition.Key, act edition.Act) edition.Approval {
	h.Helper()
	a, err := h.store.Archive.Approval(h.Context(), k)
	h.must(err)
	a, err = h.store.Archive.Rule(h.Context(), k, edition.Ruling{At: h.now, Who: "ann", Act: act, Hash: a.Hash, Reason: "so it is"})
	h.must(err)
	return a
}

// alerts are the titles of what the operator was told of the edition and stands.
func (h *house) alerts(k edition.Key) (titles []string) {
	h.Helper()
	all, err := h.store.Notices.Alerts(h.Context(), k.String())
	h.must(err)
	for _, n := range all {
		titles = append(titles, n.Title)
	}
	return titles
}

// claims has a worker hold so many queued rows of the edition.
func (h *house) claims(worker string, e edition.Entry, n int) []deliver.Delivery {
	h.Helper()
	h.must(h.store.Ledger.Heartbeat(h.Context(), deliver.Worker{ID: worker, Lease: time.Hour}))
	rows, _, err := h.store.Ledger.Claim(h.Context(), deliver.Claim{Edition: e.ID, Worker: worker, Limit: n, Now: h.now})
	h.must(err)
	if len(rows) != n {
		h.Fatalf("%d of %d rows can be claimed", len(rows), n)
	}
	return rows
}

// ends has so many rows of the edition end in a state.
func (h *house) ends(e edition.Entry, n int, state deliver.State, reason string) {
	h.Helper()
	rows := h.claims("post", e, n)
	for i := range rows {
		rows[i].State, rows[i].Reason, rows[i].Tries = state, reason, 1
		if state == deliver.Queued {
			rows[i].Due = h.now.Add(time.Hour)
		}
	}
	_, err := h.store.Ledger.Record(h.Context(), "post", rows)
	h.must(err)
	h.must(h.store.Ledger.Leave(h.Context(), "post"))
}

// heard wants the operator to have been mailed these subjects in all, and the
// watchers to have been called so.
func (h *house) heard(when string, subjects, calls []string) {
	h.Helper()
	var got []string
	for _, m := range h.mails {
		got = append(got, m.subject)
	}
	if diff := cmp.Diff(subjects, got); diff != "" {
		h.Errorf("%s the operator was mailed (-want +got):\n%s", when, diff)
	}
	if diff := cmp.Diff(calls, h.calls); diff != "" {
		h.Errorf("%s the watchers were called (-want +got):\n%s", when, diff)
	}
}

// says wants the last mail to the operator to hold each of the words.
func (h *house) says(words ...string) {
	h.Helper()
	if len(h.mails) == 0 {
		h.Fatal("the operator was mailed nothing")
	}
	last := h.mails[len(h.mails)-1].text
	for _, want := range words {
		if !strings.Contains(last, want) {
			h.Errorf("the mail lacks %q:\n%s", want, last)
		}
	}
}

var errDeaf = errors.New("nobody hears")
