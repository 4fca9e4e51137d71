package watch

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/subscriber"
)

// TestLate makes an edition late, and has it come out.
func TestLate(t *testing.T) {
	h := open(t)
	const slot = "2024-06-14T16:00:00+01:00"
	h.Look(t.Context())
	calls := []string{"all true all is well"}
	h.heard("at its limit", nil, calls)
	h.now = h.now.Add(time.Minute)
	h.Look(t.Context())
	sign, err := LastSign(h.o.Dir)
	h.must(err)
	if err := sign.Well(h.now); err == nil || !strings.Contains(err.Error(), "daily/2024-06-14, due at "+slot+", is not out") || sign.Alive(h.now) != nil {
		t.Errorf("when it is late, it is %v well", err)
	}
	if late := testutil.ToFloat64(h.o.Metrics.late.WithLabelValues("daily")); late != 60 {
		t.Errorf("it is late by %g s, want a minute", late)
	}
	calls = append(calls, "daily false daily/2024-06-14 was due at 16:00 BST on 14 June 2024 and is not out.")
	h.heard("when it is late", []string{"Late: daily/2024-06-14"}, calls)
	h.says("was due at 16:00 BST on 14 June 2024 and is not out.", "It has not been made", "catchup check")

	h.ends(h.keeps(friday, 1), 1, deliver.Sent, "")
	h.now = h.now.Add(5 * time.Minute)
	for range 2 {
		h.Look(t.Context())
	}
	calls = append(calls, "daily true daily/2024-06-14 is out: 1 sent, 0 not reached", "all true all is well")
	h.heard("when it is out", []string{"Late: daily/2024-06-14", "Out: daily/2024-06-14 has reached 1 readers", "Resolved: Late: daily/2024-06-14"}, calls)
	h.says("This is over, at 16:36 BST on 14 June 2024")
	if sign, err = LastSign(h.o.Dir); err != nil || sign.Well(h.now) != nil {
		t.Errorf("when it is out: %+v, %v", sign, err)
	}
}

// TestExpected says of which slots an edition is expected.
func TestExpected(t *testing.T) {
	h := open(t)
	kept := func(label, due string) *edition.Entry {
		return &edition.Entry{Key: edition.Key{Report: "daily", Period: label}, Due: moment(due)}
	}
	embargoed := kept("2024-06-14", "2024-06-14T15:00:00Z")
	embargoed.Release = moment("2024-06-14T17:00:00Z")
	for name, c := range map[string]struct {
		now    string
		latest *edition.Entry
		want   string
	}{
		"a new installation, soon after a slot":   {"2024-06-14T15:31:00Z", nil, "daily/2024-06-14 late"},
		"one whose slot is long past":             {"2024-06-16T14:59:00Z", nil, "daily/2024-06-15 late"},
		"the edition is kept":                     {"2024-06-14T18:00:00Z", kept("2024-06-14", "2024-06-14T15:00:00Z"), "daily/2024-06-14 out"},
		"the one before is, and the slot is new":  {"2024-06-14T15:30:00Z", kept("2024-06-13", "2024-06-13T15:00:00Z"), "daily/2024-06-14"},
		"the one before is, and the slot is past": {"2024-06-14T15:31:00Z", kept("2024-06-13", "2024-06-13T15:00:00Z"), "daily/2024-06-14 late"},
		"a later one is kept":                     {"2024-06-14T18:00:00Z", kept("extra", "2024-06-14T16:00:00Z"), "daily/2024-06-14 late"},
	} {
		h.now = moment(c.now)
		if got := h.expects(c.latest, true); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	for now, want := range map[string]string{"2024-06-14T17:30:00Z": "daily/2024-06-14", "2024-06-14T17:31:00Z": "daily/2024-06-14 late"} {
		if h.now = moment(now); h.expects(embargoed, false) != want {
			t.Errorf("at %s an edition under embargo is %q, want %q", now, h.expects(embargoed, false), want)
		}
	}
	daily := h.o.Calendar.Reports["daily"]
	daily.CatchUp = time.Hour
	h.o.Calendar.Reports["daily"] = daily
	if got := h.expects(nil, false); got != "" {
		t.Errorf("what nobody could have made is due: %s", got)
	}
	if got := h.expects(kept("extra", "2024-06-14T16:00:00Z"), true); got != "" {
		t.Errorf("a slot that was moved behind the last edition is due: %s", got)
	}
}

// expects is what is due of the report, in words; empty for nothing.
func (h *house) expects(latest *edition.Entry, out bool) string {
	slot, key := h.slot("daily")
	var asked *edition.Entry
	if latest != nil && latest.Key == key {
		asked = latest
	}
	due, ok := h.standing(key, slot, latest, asked, out && asked != nil)
	if !ok {
		return ""
	}
	words := due.Edition
	if due.Out {
		words += " out"
	}
	if !due.Late.IsZero() {
		words += " late"
	}
	return words
}

// TestWrongClock turns the clock back, and on by years.
func TestWrongClock(t *testing.T) {
	h := open(t)
	h.keeps(friday, 0)
	for _, c := range []struct{ now, clock string }{
		{"2024-06-14T15:30:00Z", ""},
		{"2024-06-14T15:21:00Z", ""},
		{"2020-03-01T09:00:00Z", "the clock shows 09:00 GMT on 1 March 2020, and the edition made last, daily/2024-06-14, was made at 16:30 BST on 14 June 2024"},
		{"2025-07-19T15:00:00Z", ""},
		{"2031-01-01T09:00:00Z", "that was 2391 days before"},
	} {
		h.now = moment(c.now)
		h.mails = nil
		h.Look(t.Context())
		sign, err := LastSign(h.o.Dir)
		h.must(err)
		if !strings.Contains(sign.Clock, c.clock) || (c.clock == "") != (sign.Clock == "") || (c.clock != "") != (sign.Well(h.now) != nil && strings.Contains(sign.Well(h.now).Error(), c.clock)) {
			t.Errorf("at %s the clock is doubted by %q, %v", c.now, sign.Clock, sign.Well(h.now))
		}
		told := slices.ContainsFunc(h.mails, func(m mailed) bool {
			return m.subject == "The clock cannot be right" && strings.Contains(m.text, c.clock)
		})
		if told != (c.clock != "") {
			t.Errorf("at %s the operator is told %q", c.now, h.mails)
		}
	}
}

// TestStalled has a worker hold all messages and do nothing.
func TestStalled(t *testing.T) {
	h := open(t)
	h.o.Heartbeat = h.o.Reports["none"].Heartbeat
	e := h.keeps(friday, 2)
	rows := h.claims("idle", e, 2)
	for _, c := range []struct {
		after time.Duration
		want  []string
	}{{0, nil}, {9*time.Minute + 59*time.Second, nil}, {time.Second, []string{"Stalled: daily/2024-06-14"}}, {time.Minute, []string{"Stalled: daily/2024-06-14"}}} {
		h.now = h.now.Add(c.after)
		h.must(h.pace(t.Context(), e, h.standsNow(e)))
		h.heard(fmt.Sprint("after ", c.after, " more"), c.want, nil)
	}
	h.says("Nothing has moved since 16:30 BST. 0 of 2 letters have been sent, 2 wait.")
	for i := range rows {
		rows[i].State, rows[i].Tries = deliver.Sent, 1
	}
	_, err := h.store.Ledger.Record(t.Context(), "idle", rows)
	h.must(err)
	h.Sent(t.Context(), e, "")
	h.heard("when it moves", []string{"Stalled: daily/2024-06-14", "Resolved: Stalled: daily/2024-06-14", "Out: daily/2024-06-14 has reached 2 readers"},
		[]string{"daily true daily/2024-06-14 is out: 2 sent, 0 not reached"})
}

func (h *house) standsNow(e edition.Entry) deliver.Standing {
	h.Helper()
	s, err := h.store.Ledger.Standing(h.Context(), e.ID)
	h.must(err)
	return s
}

// TestMoves alerts nobody while one message after another leaves.
func TestMoves(t *testing.T) {
	h := open(t)
	h.o.Heartbeat = h.o.Reports["none"].Heartbeat
	e := h.keeps(friday, 4)
	for range 3 {
		h.ends(e, 1, deliver.Sent, "")
		h.must(h.pace(t.Context(), e, h.standsNow(e)))
		h.now = h.now.Add(8 * time.Minute)
	}
	h.heard("while it moves", nil, nil)
}

// TestTroubles has the sending of an edition go wrong in each way, and mends
// it.
func TestTroubles(t *testing.T) {
	h := open(t)
	e := h.keeps(friday, 3)
	for range 2 { // it is told once
		h.Sent(t.Context(), e, "connection refused")
	}
	subjects := []string{"Not sent: daily/2024-06-14"}
	h.heard("without a connection", subjects, nil)
	h.says("No connection can be had to mx.example.org:\n\n    connection refused\n\n0 of 3 letters have been sent, 3 wait.")

	h.now = h.now.Add(time.Minute)
	h.must(h.store.Ledger.Pause(t.Context(), e.ID, time.Hour, "too many were refused"))
	h.Sent(t.Context(), e, "")
	subjects = append(subjects, "Paused: daily/2024-06-14")
	h.heard("when it is paused", subjects, nil)
	h.says("too many were refused", "catchup resend daily/2024-06-14 --missing")

	_, err := h.store.Ledger.Decide(t.Context(), deliver.Decision{Edition: e.ID, From: []deliver.State{deliver.Queued}, To: deliver.Queued})
	h.must(err)
	h.ends(e, 2, deliver.Sent, "")
	h.Sent(t.Context(), e, "")
	subjects = append(subjects, "Resolved: Not sent: daily/2024-06-14", "Resolved: Paused: daily/2024-06-14")
	h.heard("while one is still to be tried", subjects, nil)
	h.ends(e, 1, deliver.Queued, "450 later")
	h.Sent(t.Context(), e, "")
	subjects = append(subjects, "Not yet to all: daily/2024-06-14 waits for 1 of 3 readers")
	calls := []string{"daily true daily/2024-06-14 is out: 2 sent, 1 not reached"}
	h.heard("when what is left is due later", subjects, calls)
	h.now = h.now.Add(time.Hour)
	h.ends(e, 1, deliver.Sent, "")
	for range 2 {
		h.Sent(t.Context(), e, "")
	}
	h.heard("in the end", append(subjects, "Out: daily/2024-06-14 has reached 3 readers"), calls)
}

// TestMissed reads the mail on an edition that many have not been reached with.
func TestMissed(t *testing.T) {
	h := open(t)
	e := h.keeps(friday, 60)
	h.ends(e, 1, deliver.Sent, "")
	h.ends(e, 57, deliver.Refused, "550 5.1.1 no such mailbox")
	h.ends(e, 2, deliver.Unsure, "cut off")
	h.now = h.now.Add(90 * time.Second)
	h.Outcome(t.Context(), e)
	h.heard("when it has ended", []string{"Not to all: daily/2024-06-14 has not reached 59 of 60 readers"},
		[]string{"daily true daily/2024-06-14 is out: 1 sent, 59 not reached"})
	h.says("Today no. 1, 14 June 2024\nmade at 16:30 BST on 14 June 2024, 1m30s ago\n\n       1  sent\n      57  refused\n       2  unsure\n       0  skipped\n       0  waiting\n      60  in all\n",
		": refused: 550 5.1.1 no such mailbox\n", "    and 9 more\n", "    catchup deliveries daily/2024-06-14\n",
		"    catchup resend daily/2024-06-14 --missing\n", "    catchup resend daily/2024-06-14 --unsure=send\n")
	if n := strings.Count(h.mails[0].text, "@example.org: "); n != mostMissed {
		t.Errorf("the mail lists %d subscribers, want %d", n, mostMissed)
	}
}

// TestLeft counts nobody as missed whom the settings leave at that.
func TestLeft(t *testing.T) {
	h := open(t)
	h.o.Unsure = deliver.Leave
	e := h.keeps(friday, 2)
	h.ends(e, 1, deliver.Sent, "")
	h.ends(e, 1, deliver.Unsure, "cut off")
	h.Outcome(t.Context(), e)
	h.heard("when it has ended", []string{"Out: daily/2024-06-14 has reached 1 readers"}, []string{"daily true daily/2024-06-14 is out: 1 sent, 0 not reached"})
}

// TestUnreadRows says in every account that rows of the list could not be read:
// whoever stands there is in no ledger.
func TestUnreadRows(t *testing.T) {
	h := open(t)
	h.unread.Place = "config/readers.csv"
	h.unread.Note(7, "the email is not an e-mail address")
	h.unread.Note(9, "a quote is not closed")
	e := h.keeps(friday, 2)
	h.ends(e, 2, deliver.Sent, "")
	h.Look(t.Context())
	h.heard("when it has ended", []string{"Out: daily/2024-06-14 has reached 2 readers; 2 rows of the list could not be read"},
		[]string{"daily true daily/2024-06-14 is out: 2 sent, 0 not reached; 2 rows of the list could not be read", "all true all is well"})
	h.says("\n2 rows of config/readers.csv could not be read: row 7: the email is not an e-mail address; row 9: a quote is not closed\n")
	if n := testutil.ToFloat64(h.o.Metrics.unread.WithLabelValues("daily")); n != 2 {
		t.Errorf("the metric says %v", n)
	}
	if !strings.Contains(h.log.String(), "level=WARN msg=\"edition out\"") || !strings.Contains(h.log.String(), "unread=2") {
		t.Errorf("the log has\n%s", &h.log)
	}
}

// TestOnce has two programs watch the same: one tells. What could not be told
// is told later, and what is over may come again.
func TestOnce(t *testing.T) {
	h := open(t)
	other, cause := h.another(), errors.New("no such file")
	h.deaf = errDeaf
	h.Unmade(t.Context(), friday, cause)
	h.heard("while nobody hears", nil, nil)
	if !strings.Contains(h.log.String(), "the operator could not be told") {
		t.Errorf("the log does not say that nobody heard:\n%s", h.log.String())
	}
	h.deaf = nil
	for _, w := range []*Watch{other, h.Watch, other} {
		w.Unmade(t.Context(), friday, cause)
	}
	subjects, calls := []string{"Not made: daily/2024-06-14"}, []string{"daily false daily/2024-06-14 has not been made"}
	h.heard("of two programs", subjects, calls)
	h.says("no such file", "catchup check")

	h.deaf = errDeaf
	h.Made(t.Context(), friday) // it is not called off unheard
	h.deaf = nil
	other.Made(t.Context(), friday)
	h.Made(t.Context(), friday)
	subjects = append(subjects, "Resolved: Not made: daily/2024-06-14")
	h.heard("when it is over", subjects, calls)
	h.Unmade(t.Context(), friday, cause)
	h.heard("when it comes again", append(subjects, "Not made: daily/2024-06-14"), calls)
}

// TestHeld tells an edition that is held from one that could not be made, and
// one reason from another.
func TestHeld(t *testing.T) {
	h := open(t)
	held := func(words string) error {
		return fmt.Errorf("making it: %w", &edition.Held{Key: friday, Cause: edition.Unexpected, Breaches: []document.Breach{{Source: "beds", What: "rows", Words: words}}})
	}
	for _, words := range []string{"beds has 1 row", "beds has 1 row", "beds has 2 rows"} {
		h.Unmade(t.Context(), friday, held(words))
	}
	h.heard("of two reasons", []string{"Held: daily/2024-06-14", "Held: daily/2024-06-14"}, []string{"daily false daily/2024-06-14 has not been made"})
	h.says("beds has 2 rows", `catchup --run daily --force "the reason"`)
	m := h.o.Metrics
	if n, other := testutil.ToFloat64(m.held.WithLabelValues("daily")), testutil.ToFloat64(m.failed.WithLabelValues("daily")); n != 3 || other != 0 {
		t.Errorf("%g holds and %g failures are counted", n, other)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	h.Unmade(ended, friday, held("beds has 3 rows"))
	if len(h.mails) != 2 || testutil.ToFloat64(m.held.WithLabelValues("daily")) != 3 {
		t.Error("what the end of the program broke off is told")
	}
}

// TestNobody mails nothing where the settings name no operator, and still
// counts, and calls the watchers.
func TestNobody(t *testing.T) {
	h := open(t)
	h.o.Operator.Address = ""
	h.Unmade(t.Context(), friday, errors.New("no such file"))
	h.heard("without an operator", nil, []string{"daily false daily/2024-06-14 has not been made"})
	if n := testutil.ToFloat64(h.o.Metrics.failed.WithLabelValues("daily")); n != 1 {
		t.Errorf("%g failures are counted", n)
	}
}

// TestMetrics shows how an edition stands, and when its sources were read, also
// to a program that has not made it.
func TestMetrics(t *testing.T) {
	h := open(t)
	e := h.keeps(friday, 3)
	h.ends(e, 1, deliver.Sent, "")
	h.ends(e, 1, deliver.Refused, "550 no")
	for _, w := range []*Watch{h.Watch, h.another()} {
		w.o.Metrics.forget()
		w.Look(t.Context())
		m := w.o.Metrics
		got := fmt.Sprint(testutil.ToFloat64(m.waiting.WithLabelValues("daily")), testutil.ToFloat64(m.unreached.WithLabelValues("daily")),
			testutil.ToFloat64(m.read.WithLabelValues("beds")) == float64(h.now.Unix()), testutil.ToFloat64(m.asOf.WithLabelValues("beds")) == float64(h.now.Unix()-3600),
			testutil.ToFloat64(m.next.WithLabelValues("daily")) == float64(moment("2024-06-15T15:00:00Z").Unix()), testutil.CollectAndCount(m.out), testutil.ToFloat64(m.swept) > 0)
		if want := "1 2 true true true 0 true"; got != want {
			t.Errorf("the metrics are %s, want %s", got, want)
		}
	}
	h.ends(e, 1, deliver.Sent, "")
	h.Look(t.Context())
	if out := testutil.ToFloat64(h.o.Metrics.out.WithLabelValues("daily")); out != float64(e.Made.Unix()) {
		t.Errorf("it is out since %g", out)
	}
}

// TestLooksAgain looks at an edition that is out after a while: an operator may
// have sent it again.
func TestLooksAgain(t *testing.T) {
	h := open(t)
	e := h.keeps(friday, 2)
	h.ends(e, 1, deliver.Sent, "")
	h.ends(e, 1, deliver.Refused, "550 no")
	h.Look(t.Context())
	_, err := h.store.Ledger.Decide(t.Context(), deliver.Decision{Edition: e.ID, From: []deliver.State{deliver.Refused}, To: deliver.Queued})
	h.must(err)
	for _, c := range []struct {
		after time.Duration
		out   bool
	}{{outFor - time.Second, true}, {time.Second, false}} {
		h.now = h.now.Add(c.after)
		if out, err := h.follow(t.Context(), e); out != c.out || err != nil {
			t.Errorf("after %s more it is out: %t, %v", c.after, out, err)
		}
	}
}

// TestHeartbeat calls the watcher of all reports every so often, and says what
// keeps the watch from looking.
func TestHeartbeat(t *testing.T) {
	h := open(t)
	h.ends(h.keeps(friday, 1), 1, deliver.Sent, "")
	h.o.Reports = nil
	for _, after := range []time.Duration{0, 4 * time.Minute, 30 * time.Second, 5 * time.Minute} { // a look may come half a minute early
		h.now = h.now.Add(after)
		h.Look(t.Context())
	}
	h.store.Close()
	h.now = h.now.Add(5 * time.Minute)
	h.Look(t.Context())
	if len(h.calls) != 4 || h.calls[2] != "all true all is well" || !strings.HasPrefix(h.calls[3], "all false ") || !strings.Contains(h.log.String(), "a report could not be looked at") {
		t.Errorf("the watcher was called %q", h.calls)
	}
}

// TestSign takes a daemon for dead that has shown nothing for three minutes.
func TestSign(t *testing.T) {
	dir, now := t.TempDir(), moment("2024-06-14T15:30:00Z")
	if sign, err := LastSign(dir); err != nil || sign.Alive(now) == nil {
		t.Errorf("a daemon that never was: %+v, %v", sign, err)
	}
	if err := showSign(dir, Sign{At: now, Due: []Due{{Edition: "daily/2024-06-14", Out: true}}}); err != nil {
		t.Fatal(err)
	}
	sign, err := LastSign(dir)
	if err != nil || len(sign.Due) != 1 || sign.Well(now.Add(silent)) != nil || sign.Alive(now.Add(silent+time.Second)) == nil {
		t.Errorf("%+v, %v", sign, err)
	}
}

// TestOut says when an edition that has ended is out, and when it has to be
// looked at again.
func TestOut(t *testing.T) {
	for name, c := range map[string]struct {
		ends []deliver.State
		out  bool
		then bool // whether a minute later, when what waited was refused, it is looked at again
	}{
		"all refused":        {[]deliver.State{deliver.Refused, deliver.Refused}, false, true},
		"some reached":       {[]deliver.State{deliver.Sent, deliver.Refused}, true, false},
		"some reached yet":   {[]deliver.State{deliver.Sent, deliver.Queued}, true, true},
		"nobody to reach":    {[]deliver.State{deliver.Skipped, deliver.Skipped}, true, false},
		"nobody knows":       {[]deliver.State{deliver.Unsure, deliver.Unsure}, false, true},
		"nobody reached yet": {[]deliver.State{deliver.Queued, deliver.Queued}, false, true},
	} {
		h := open(t)
		e := h.keeps(friday, 2)
		for _, state := range c.ends {
			h.ends(e, 1, state, "so it is")
		}
		out, err := h.follow(t.Context(), e)
		if h.must(err); out != c.out {
			t.Errorf("%s: it is out: %t", name, out)
		}
		if again := h.o.Now().Before(h.done[e.ID]); again == c.then {
			t.Errorf("%s: it is looked at again: %t, want %t", name, !again, c.then)
		}
		if called := len(h.calls) > 0; called != c.out {
			t.Errorf("%s: the watcher was called: %t", name, called)
		}
	}
}

// TestWaits tells once that some wait, whoever they are.
func TestWaits(t *testing.T) {
	h := open(t)
	e := h.keeps(friday, 3)
	h.ends(e, 1, deliver.Sent, "")
	h.ends(e, 2, deliver.Queued, "450 later")
	h.Outcome(t.Context(), e)
	h.now = h.now.Add(time.Hour)
	h.ends(e, 1, deliver.Sent, "")
	h.ends(e, 1, deliver.Queued, "450 later")
	h.Outcome(t.Context(), e)
	h.heard("while one waits", []string{"Not yet to all: daily/2024-06-14 waits for 2 of 3 readers"}, []string{"daily true daily/2024-06-14 is out: 1 sent, 2 not reached"})
}

// TestOlder shows the watcher no edition that another has followed, and tells
// the operator of it all the same.
func TestOlder(t *testing.T) {
	h := open(t)
	older := h.keeps(edition.Key{Report: "daily", Period: "2024-06-13"}, 1)
	h.ends(older, 1, deliver.Sent, "")
	h.keeps(friday, 1)
	h.Outcome(t.Context(), older)
	h.heard("of the edition before", []string{"Out: daily/2024-06-13 has reached 1 readers"}, nil)
}

// reads counts how often an edition is read.
type reads struct {
	Store
	n int
}

func (r *reads) Document(ctx context.Context, id string) (*document.Document, error) {
	r.n++
	return r.Store.Document(ctx, id)
}

// TestReadsOnce reads an edition that is under way once, however often it looks.
func TestReadsOnce(t *testing.T) {
	h := open(t)
	h.keeps(friday, 1)
	counted := &reads{Store: h.o.Store}
	h.o.Store = counted
	for range 3 {
		h.Look(t.Context())
	}
	if counted.n != 1 {
		t.Errorf("it was read %d times", counted.n)
	}
}

// TestUntried says nothing of an edition whose messages are due later and have
// not been tried once.
func TestUntried(t *testing.T) {
	h := open(t)
	e := h.keeps(friday, 1)
	rows := h.claims("post", e, 1)
	rows[0].Due = h.now.Add(time.Hour)
	_, err := h.store.Ledger.Record(t.Context(), "post", rows)
	h.must(err)
	h.must(h.store.Ledger.Leave(t.Context(), "post"))
	h.Outcome(t.Context(), e)
	h.heard("before the first try", nil, nil)
}

// TestSignUps has the bounds of sign-ups hold messages back, again and again: the
// operator is told of the ceiling and of domains once a day.
func TestSignUps(t *testing.T) {
	h := open(t)
	h.SignUps(t.Context(), subscriber.Waiting{})
	h.heard("of nothing", nil, nil)
	for day := range 2 {
		h.now = h.now.Add(time.Duration(day) * 24 * time.Hour)
		for range 3 {
			h.SignUps(t.Context(), subscriber.Waiting{Messages: 7, GivenUp: 2, Domains: []string{"example.org", "one.example"}})
			h.another().SignUps(t.Context(), subscriber.Waiting{Messages: 8, Domains: []string{"two.example"}})
		}
	}
	h.heard("of domains", []string{"Too many sign-ups at one domain", "Too many sign-ups at one domain"}, nil)
	h.says("at example.org, one.example are", "per_domain: 1000/h", "7 wait for their turn, and 2 have just been given up")
	h.SignUps(t.Context(), subscriber.Waiting{GivenUp: 1, Ceiling: true})
	h.heard("of the ceiling", []string{"Too many sign-ups at one domain", "Too many sign-ups at one domain", "Too many sign-ups"}, nil)
	h.says("ceiling: 2000/h", "0 wait")
	for n := range 2 {
		h.SignUps(t.Context(), subscriber.Waiting{Messages: n})
		if got := testutil.ToFloat64(h.o.Metrics.signUps); got != float64(n) {
			t.Errorf("the metric is %g, want %d", got, n)
		}
	}
}
