package deliver_test

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/deliver"
	"catchup/internal/deliver/smtp"
	"catchup/internal/deliver/smtptest"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/setting"
	"catchup/internal/store"
	"catchup/internal/store/storetest"
	"catchup/internal/subscriber"
)

// round is an edition about to be delivered to its subscribers, by a real store
// and a real server.
type round struct {
	store   *store.Store
	server  *smtptest.Server
	post    *deliver.Post
	options deliver.Options
	edition *edition.Edition
	now     time.Time
}

func newRound(t *testing.T, reply func(string, string, int) string, names ...string) *round {
	t.Helper()
	return roundAt(t, smtptest.Start(t, smtptest.Options{Reply: reply}), smtp.Spec{}, names...)
}

// roundAt is a round at a server, to which the spec says how to speak.
func roundAt(t *testing.T, server *smtptest.Server, spec smtp.Spec, names ...string) *round {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "catchup.db"), store.Options{})
	try(t, err)
	t.Cleanup(func() { s.Close() })
	r := &round{store: s, server: server, now: time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)}
	r.edition = keep(t, s, names)
	spec.Host, spec.Port, spec.Timeout, spec.Connections = server.Host, server.Port, setting.Duration(time.Minute), 4
	if spec.TLS == "" {
		spec.TLS = smtp.None
	}
	sender := smtp.New(spec)
	sender.Dial = server.Dial
	t.Cleanup(func() { sender.Close() })
	r.options = deliver.Options{
		Ledger: s.Ledger, Sender: sender, HTML: true, Attach: []string{"edition.pdf"},
		From: mail.Address{Name: "Catch Up", Address: "catchup@example.org"}, ReplyTo: mail.Address{Name: "The Editors", Address: "editors@example.org"},
		Now: func() time.Time { return r.now },
	}
	r.post = deliver.New(r.options)
	return r
}

func keep(t *testing.T, s *store.Store, names []string) *edition.Edition {
	t.Helper()
	var subscribers []subscriber.Subscriber
	for _, name := range names {
		subscribers = append(subscribers, subscriber.Subscriber{ID: name, Name: name, Email: name + "@example.org"})
	}
	_, err := s.Subscribers.Import(t.Context(), "", storetest.Seq(subscribers...))
	try(t, err)
	e := &edition.Edition{
		ID: "e1", Key: edition.Key{Report: "weekly", Period: "2024-06-14"}, Number: 1,
		Document: &document.Document{Title: "Catch Up", Covers: "8 to 14 June 2024", Lang: "en-GB"},
		Files: []edition.File{
			{Name: "edition.html", Type: "text/html; charset=utf-8", Bytes: []byte("<p>Words</p>")},
			{Name: "edition.txt", Type: "text/plain; charset=utf-8", Bytes: []byte("Words\n")},
			{Name: "edition.pdf", Type: "application/pdf", Bytes: []byte("%PDF-1.7")},
		},
	}
	try(t, s.Archive.Keep(t.Context(), e, edition.Audience{}))
	return e
}

func try(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// deliver runs the post and compares what came of it.
func (r *round) deliver(t *testing.T, when string, want deliver.Outcome) {
	t.Helper()
	got, err := r.post.Deliver(t.Context(), r.edition)
	try(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", when, diff)
	}
}

// replies gives each subscriber the reply under their name, to RCPT or to the
// dot.
func replies(rcpt, dot map[string]string) func(string, string, int) string {
	return func(verb, argument string, _ int) string {
		name, _, _ := strings.Cut(strings.TrimPrefix(argument, "TO:<"), "@")
		return map[string]string{"RCPT": rcpt[name], ".": dot[name]}[verb]
	}
}

func TestDeliver(t *testing.T) {
	r := newRound(t, replies(
		map[string]string{"bad": "550 5.1.1 no such reader", "grey": "450 4.7.1 later", "shut": "421 4.3.2 closing"},
		map[string]string{"lost": smtptest.Drop},
	), "amy", "bad", "grey", "lost", "shut", "zoe")
	failed := []deliver.Failure{
		{Email: "bad@example.org", State: deliver.Refused, Reason: "refused for good: 550 5.1.1 no such reader"},
		{Email: "grey@example.org", State: deliver.Queued, Reason: "refused for now: 450 4.7.1 later"},
		{Email: "lost@example.org", State: deliver.Unsure, Reason: "the connection broke while the message was handed over: EOF"},
		{Email: "shut@example.org", State: deliver.Queued, Reason: "refused for now: 421 4.3.2 closing"},
	}
	r.deliver(t, "first run", deliver.Outcome{Sent: 2, Refused: 1, Waiting: 2, Unsure: 1, Missed: 4, Failed: failed})
	r.deliver(t, "second run, nothing is due", deliver.Outcome{Before: 2, Refused: 1, Waiting: 2, Unsure: 1, Missed: 4, Failed: failed})

	for i, pause := range deliver.DefaultPauses {
		due := r.rows(t)["grey"].Due
		if span := due.Sub(r.now); span < pause*8/10 || span > pause*12/10 {
			t.Errorf("the pause no. %d is %s, want about %s", i+1, span, pause)
		}
		r.now = due.Add(-time.Millisecond)
		before := r.tries(t, "grey")
		r.deliver(t, "too early", deliver.Outcome{Before: 2, Refused: 1, Waiting: 2, Unsure: 1, Missed: 4, Failed: failed})
		if r.tries(t, "grey") != before {
			t.Errorf("tried %s early", time.Millisecond)
		}
		r.now = due
		want := deliver.Outcome{Before: 2, Refused: 1, Waiting: 2, Unsure: 1, Missed: 4, Failed: failed}
		if i == len(deliver.DefaultPauses)-1 {
			failed[1].State, failed[1].Reason = deliver.Refused, "refused for now: 450 4.7.1 later"
			want.Refused, want.Waiting = 2, 1
		}
		r.deliver(t, "after a pause", want)
	}
	if n := r.tries(t, "grey"); n != len(deliver.DefaultPauses)+1 {
		t.Errorf("%d tries of a reader refused for now, want %d", n, len(deliver.DefaultPauses)+1)
	}
	if n := r.tries(t, "shut"); n != 0 {
		t.Errorf("%d tries counted for a broken connection, want none", n)
	}
	if n := len(r.server.Mails()); n != 2 {
		t.Errorf("the server took %d mails, want 2", n)
	}
}

// rows are the edition's rows by the names of their subscribers.
func (r *round) rows(t *testing.T) map[string]deliver.Delivery {
	t.Helper()
	all := map[string]deliver.Delivery{}
	for d, err := range r.store.Ledger.Rows(t.Context(), r.edition.ID) {
		try(t, err)
		all[d.Subscriber] = d
	}
	return all
}

func (r *round) tries(t *testing.T, name string) int {
	t.Helper()
	return r.rows(t)[name].Tries
}

func TestMailOfEachSubscriber(t *testing.T) {
	r := newRound(t, nil, "amy", "zoe")
	r.deliver(t, "run", deliver.Outcome{Sent: 2})
	ids := map[string]bool{}
	for _, m := range r.server.Mails() {
		message, err := mail.ReadMessage(strings.NewReader(string(m.Data)))
		try(t, err)
		for name, want := range map[string]string{
			"Subject":                  "Catch Up: 8 to 14 June 2024",
			"Auto-Submitted":           "auto-generated",
			"X-Auto-Response-Suppress": "DR, RN, NRN, OOF, AutoReply",
			"Reply-To":                 `"The Editors" <editors@example.org>`,
			"List-Id":                  "<weekly.example.org>",
			"List-Unsubscribe":         "<mailto:catchup@example.org?subject=unsubscribe%20weekly>",
			"Content-Language":         "en-GB",
			"From":                     `"Catch Up" <catchup@example.org>`,
		} {
			if got := message.Header.Get(name); got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
		ids[message.Header.Get("Message-ID")] = true
		if strings.Contains(string(m.Data), "amy@") == strings.Contains(string(m.Data), "zoe@") {
			t.Errorf("the mail %s names the wrong readers:\n%s", m.To, m.Data)
		}
	}
	if len(ids) != 2 {
		t.Errorf("Message-IDs of two readers: %v", ids)
	}
	for _, d := range r.rows(t) {
		if !ids["<"+d.MessageID+">"] {
			t.Errorf("the ledger has the Message-ID %q, sent were %v", d.MessageID, ids)
		}
	}
}

// A message is dated when it leaves, not when its edition was made.
func TestDateIsThatOfSending(t *testing.T) {
	later := map[string]string{"bob": "451 4.7.1 later"}
	r := newRound(t, replies(later, nil), "amy", "bob")
	r.edition.Made = r.now.AddDate(0, 0, -3)
	r.deliver(t, "first", deliver.Outcome{Sent: 1, Waiting: 1, Missed: 1, Failed: []deliver.Failure{
		{Email: "bob@example.org", State: deliver.Queued, Reason: "refused for now: 451 4.7.1 later"}}})
	first := r.now
	delete(later, "bob")
	r.now = r.now.Add(2 * time.Hour)
	r.deliver(t, "later", deliver.Outcome{Sent: 1, Before: 1})
	for i, want := range []time.Time{first, r.now} {
		message, err := mail.ReadMessage(strings.NewReader(string(r.server.Mails()[i].Data)))
		try(t, err)
		if got, err := message.Header.Date(); err != nil || !got.Equal(want) {
			t.Errorf("mail %d is dated %s, %v; want %s", i, got, err, want)
		}
	}
}

// An edition is kept for ever, so what an editor wrote into its title must not
// keep it from its subscribers.
func TestTitleOfSeveralLines(t *testing.T) {
	r := newRound(t, nil, "amy")
	r.edition.Document.Title = "Catch\r\nBcc: eve@example.org\x00Up"
	r.deliver(t, "run", deliver.Outcome{Sent: 1})
	message, err := mail.ReadMessage(strings.NewReader(string(r.server.Mails()[0].Data)))
	try(t, err)
	if got, want := message.Header.Get("Subject"), "Catch Bcc: eve@example.org Up: 8 to 14 June 2024"; got != want || message.Header.Get("Bcc") != "" {
		t.Errorf("subject %q, want %q", got, want)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r := newRound(t, func(verb, _ string, _ int) string {
		if verb == "." {
			cancel()
		}
		return ""
	}, "amy", "bob", "zoe")
	got, err := r.post.Deliver(ctx, r.edition)
	if !errors.Is(err, context.Canceled) || got.Sent != 1 || got.Waiting != 2 {
		t.Errorf("cancelled during the first letter: %+v, %v; want it sent and two waiting", got, err)
	}
	want := deliver.Failure{Email: "bob@example.org", State: deliver.Queued, Reason: "not tried yet"}
	if diff := cmp.Diff(want, got.Failed[0]); diff != "" {
		t.Errorf("the second reader (-want +got):\n%s", diff)
	}
	r.deliver(t, "the next run", deliver.Outcome{Sent: 2, Before: 1})
}

func TestWordsForTerminals(t *testing.T) {
	r := newRound(t, replies(map[string]string{"amy": "550 \x1b[31mno\a " + strings.Repeat("é", 1000)}, nil), "amy")
	_, err := r.post.Deliver(t.Context(), r.edition)
	try(t, err)
	reason := r.rows(t)["amy"].Reason
	if strings.ContainsFunc(reason, unicode.IsControl) || utf8.RuneCountInString(reason) > 501 || !strings.HasPrefix(reason, "refused for good: 550 [31mno é") {
		t.Errorf("what the server said is kept as %q", reason)
	}
}

func TestNoConnection(t *testing.T) {
	for reply, tried := range map[string]int{"421 4.3.2 closing": 3, "554 5.7.1 not you": 1} {
		r := newRound(t, func(verb, _ string, _ int) string {
			return map[string]string{"HELLO": reply}[verb]
		}, "amy", "bob", "cat", "dan")
		got, err := r.post.Deliver(t.Context(), r.edition)
		try(t, err)
		if !strings.Contains(got.Broken, reply) {
			t.Errorf("the run is said to have ended by %q, want %s", got.Broken, reply)
		}
		if n := r.server.Connections(); got.Waiting != 4 || n != tried {
			t.Errorf("%s: %+v after %d connections, want four waiting after %d", reply, got, n, tried)
		}
	}
}

func TestDeliverTogether(t *testing.T) {
	r := newRound(t, nil, "amy", "bob", "cat", "dan", "eve", "fay")
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if _, err := deliver.New(r.options).Deliver(t.Context(), r.edition); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if n := len(r.server.Mails()); n != 6 {
		t.Errorf("%d mails to six readers", n)
	}
}

// abandon has another worker hold all rows and begin to send the first, and
// returns that.
func (r *round) abandon(t *testing.T) deliver.Delivery {
	t.Helper()
	try(t, r.store.Ledger.Heartbeat(t.Context(), deliver.Worker{ID: "other", Lease: time.Hour}))
	rows, _, err := r.store.Ledger.Claim(t.Context(), deliver.Claim{Edition: r.edition.ID, Worker: "other", Limit: 9, Now: r.now})
	try(t, err)
	rows[0].State = deliver.Sending
	_, err = r.store.Ledger.Record(t.Context(), "other", rows[:1])
	try(t, err)
	return rows[0]
}

// A run waits for what another program holds, and sends what that leaves. What
// that was sending becomes what the settings of that program say.
func TestDied(t *testing.T) {
	unsure := []deliver.Failure{{Email: "amy@example.org", State: deliver.Unsure, Reason: "the sending broke off"}}
	for policy, want := range map[deliver.Policy]deliver.Outcome{
		deliver.Ask:    {Sent: 1, Unsure: 1, Missed: 1, Failed: unsure},
		deliver.Leave:  {Sent: 1, Unsure: 1},
		deliver.Resend: {Sent: 2},
	} {
		r := newRound(t, nil, "amy", "zoe")
		r.abandon(t)
		if policy != deliver.Resend {
			r.options.Unsure = policy // which says whether one that is unsure is missed
		}
		r.options.OnProgress = func(p deliver.Progress) {
			if p.Awaited != 2 {
				t.Errorf("%s: %d rows are awaited, want 2", policy, p.Awaited)
			}
			try(t, r.store.Ledger.Heartbeat(t.Context(), deliver.Worker{ID: "other", Lease: -time.Hour, Unsure: policy})) // it dies
		}
		r.post = deliver.New(r.options)
		r.deliver(t, string(policy), want)
	}
}

// Another program that is slow, not dead, finishes what it sends meanwhile.
func TestSlow(t *testing.T) {
	r := newRound(t, nil, "amy", "zoe")
	slow := r.abandon(t)
	r.options.OnProgress = func(deliver.Progress) {
		slow.State = deliver.Sent
		_, err := r.store.Ledger.Record(t.Context(), "other", []deliver.Delivery{slow})
		try(t, err)
		try(t, r.store.Ledger.Leave(t.Context(), "other"))
	}
	r.post = deliver.New(r.options)
	r.deliver(t, "beside a slow program", deliver.Outcome{Sent: 1, Before: 1})
}

// A run that is cancelled waits for nobody.
func TestCancelledWaiting(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r := newRound(t, nil, "amy", "zoe")
	r.abandon(t)
	r.options.OnProgress = func(deliver.Progress) { cancel() }
	r.post = deliver.New(r.options)
	got, err := r.post.Deliver(ctx, r.edition)
	if !errors.Is(err, context.Canceled) || got.Waiting != 2 || got.Missed != 2 {
		t.Errorf("cancelled while waiting: %+v, %v", got, err)
	}
}

func TestLeft(t *testing.T) {
	r := newRound(t, nil, "amy", "zoe")
	try(t, r.store.Subscribers.Remove(t.Context(), "amy@example.org", r.now))
	r.deliver(t, "a reader left", deliver.Outcome{Sent: 1, Skipped: 1})
}

func TestOnce(t *testing.T) {
	r := newRound(t, replies(map[string]string{"bad": "550 no"}, nil), "amy")
	try(t, r.post.Once(t.Context(), r.edition, mail.Address{Address: "me@example.org"}))
	if m := r.server.Mails(); len(m) != 1 || !strings.Contains(m[0].To, "<me@example.org>") {
		t.Errorf("sent %v, want one mail to me", m)
	}
	var refusal *deliver.Refusal
	if err := r.post.Once(t.Context(), r.edition, mail.Address{Address: "bad@example.org"}); !errors.As(err, &refusal) {
		t.Errorf("Once to a bad address = %v, want a refusal", err)
	}
	r.deliver(t, "the readers still wait", deliver.Outcome{Sent: 1})
}

func TestMissingFile(t *testing.T) {
	r := newRound(t, nil, "amy")
	for i, f := range r.edition.Files {
		e := *r.edition
		e.Files = append(append([]edition.File(nil), e.Files[:i]...), e.Files[i+1:]...)
		if _, err := r.post.Deliver(t.Context(), &e); err == nil || !strings.Contains(err.Error(), f.Name) {
			t.Errorf("without %s: %v", f.Name, err)
		}
	}
	if n := r.tries(t, "amy"); n != 0 {
		t.Errorf("%d tries of an edition that cannot be mailed", n)
	}
}

// names is so many names.
func names(n int) (names []string) {
	for i := range n {
		names = append(names, fmt.Sprintf("reader%03d", i))
	}
	return names
}

// Several connections carry messages at the same time, and each many.
func TestParallel(t *testing.T) {
	var atOnce, most atomic.Int32
	r := newRound(t, func(verb, _ string, _ int) string {
		switch verb {
		case "DATA":
			most.Store(max(most.Load(), atOnce.Add(1)))
		case ".":
			for most.Load() < 4 { // the first messages wait for each other
				runtime.Gosched()
			}
			atOnce.Add(-1)
		}
		return ""
	}, names(60)...)
	r.options.Connections = 4
	r.post = deliver.New(r.options)
	r.deliver(t, "over four connections", deliver.Outcome{Sent: 60})
	if n := r.server.Connections(); n != 4 || most.Load() != 4 {
		t.Errorf("%d connections, %d letters at once, want 4", n, most.Load())
	}
	seen := map[string]int{}
	for _, m := range r.server.Mails() {
		seen[m.To]++
	}
	if len(seen) != 60 {
		t.Errorf("%d readers of 60 got a letter", len(seen))
	}
}

// When most messages fail, the edition is paused: no run sends it until it is
// queued again.
func TestEditionPauses(t *testing.T) {
	var mended atomic.Bool
	r := newRound(t, func(verb, _ string, _ int) string {
		if verb == "RCPT" && !mended.Load() {
			return "550 5.7.1 blocked"
		}
		return ""
	}, names(30)...)
	got, err := r.post.Deliver(t.Context(), r.edition)
	try(t, err)
	if got.Refused != 20 || got.Waiting != 10 || !strings.Contains(got.Paused, "20 of the last 20 letters failed, the last: refused for good: 550 5.7.1 blocked") {
		t.Errorf("the outcome is %+v", got)
	}
	owed, err := r.store.Ledger.Owed(t.Context(), r.now)
	if len(owed) != 0 || err != nil {
		t.Errorf("owed %v, %v, want nothing while it is paused", owed, err)
	}
	if s, err := r.store.Ledger.Standing(t.Context(), r.edition.ID); err != nil || time.Until(s.Paused) < 30*time.Minute || time.Until(s.Paused) > time.Hour {
		t.Errorf("it is paused until %s, %v, want an hour", s.Paused, err)
	}
	mended.Store(true)
	n, err := r.store.Ledger.Decide(t.Context(), deliver.Decision{Edition: r.edition.ID, From: []deliver.State{deliver.Refused}, To: deliver.Queued})
	if owed, _ := r.store.Ledger.Owed(t.Context(), r.now); n != 20 || err != nil || len(owed) != 1 {
		t.Errorf("%d queued again, %v, owed %v", n, err, owed)
	}
	r.deliver(t, "when that is mended", deliver.Outcome{Sent: 30})
}

// Without a setting three of ten messages may fail, and no more.
func TestPauseOver(t *testing.T) {
	for bad, want := range map[string]int{"reader013": 20, "reader014": 30} {
		r := newRound(t, func(verb, argument string, _ int) string {
			if name := strings.TrimPrefix(argument, "TO:<"); verb == "RCPT" && name >= bad && name < "reader020" {
				return "550 5.7.1 blocked"
			}
			return ""
		}, names(30)...)
		got, err := r.post.Deliver(t.Context(), r.edition)
		try(t, err)
		if done := got.Sent + got.Refused; done != want || (got.Paused != "") != (want == 20) {
			t.Errorf("from %s on all are refused: %d messages and then %q, want %d", bad, done, got.Paused, want)
		}
	}
}

// Those who were refused together come back at different times, each about a
// fifth of the pause sooner or later at most.
func TestPausesSpread(t *testing.T) {
	r := newRound(t, func(verb, _ string, _ int) string {
		return map[string]string{"RCPT": "450 4.7.1 later"}[verb]
	}, names(100)...)
	_, err := r.post.Deliver(t.Context(), r.edition)
	try(t, err)
	least, most := time.Hour, time.Duration(0)
	for _, d := range r.rows(t) {
		least, most = min(least, d.Due.Sub(r.now)), max(most, d.Due.Sub(r.now))
	}
	if least < 48*time.Second || least > 50*time.Second || most < 70*time.Second || most > 72*time.Second {
		t.Errorf("the first pauses are from %s to %s", least, most)
	}
}

// The pace holds over all messages and over runs, wherever in a tenth of a
// second they begin.
func TestPace(t *testing.T) {
	for _, into := range []time.Duration{0, 50 * time.Millisecond, 99 * time.Millisecond} {
		synctest.Test(t, func(t *testing.T) { paces(t, into) })
	}
}

func paces(t *testing.T, into time.Duration) {
	var mu sync.Mutex
	var times []time.Time
	r := roundAt(t, smtptest.StartInMemory(t, smtptest.Options{Reply: func(verb, _ string, _ int) string {
		if verb == "." {
			mu.Lock()
			times = append(times, time.Now())
			mu.Unlock()
		}
		return ""
	}}), smtp.Spec{}, names(12)...)
	r.options.Pace, r.options.Connections = deliver.Pace{Second: 5, Minute: 10}, 2
	ctx, cancel := context.WithCancel(t.Context())
	sender := r.options.Sender
	r.options.Sender = stopAfter{sender, 3, cancel, new(atomic.Int32)}
	time.Sleep(into)
	deliver.New(r.options).Deliver(ctx, r.edition)
	r.options.Sender = sender
	r.post = deliver.New(r.options)
	r.deliver(t, "the next run", deliver.Outcome{Sent: 12 - len(times), Before: len(times)})
	for n, span := range map[int]time.Duration{5: time.Second, 10: time.Minute} {
		for i := n; i < len(times); i++ {
			if took := times[i].Sub(times[i-n]); took < span || took > span+200*time.Millisecond && n == 10 {
				t.Errorf("begun %s into a tenth: %d messages within %s", into, n+1, took)
			}
		}
	}
}

// stopAfter cancels after some messages.
type stopAfter struct {
	deliver.Sender
	n      int32
	cancel func()
	sent   *atomic.Int32
}

func (s stopAfter) Send(ctx context.Context, m *deliver.Message, seal func() error) error {
	if s.sent.Add(1) == s.n {
		s.cancel()
	}
	return s.Sender.Send(ctx, m, seal)
}

// A connection that breaks at the final dot leaves nobody knowing. Some
// settings have the message sent again, as often as one that is refused for
// now; the server may take it more than once.
func TestUnsure(t *testing.T) {
	last := len(deliver.DefaultPauses) + 1
	for policy, want := range map[deliver.Policy]string{deliver.Ask: "unsure after 1", deliver.Leave: "unsure after 1", deliver.Resend: fmt.Sprintf("unsure after %d", last)} {
		r := newRound(t, replies(nil, map[string]string{"amy": smtptest.Drop}), "amy")
		r.options.Unsure = policy
		for range last + 2 {
			_, err := deliver.New(r.options).Deliver(t.Context(), r.edition)
			try(t, err)
			r.now = r.now.Add(24 * time.Hour)
		}
		if d := r.rows(t)["amy"]; fmt.Sprintf("%s after %d", d.State, d.Tries) != want {
			t.Errorf("%s: %s after %d, want %s", policy, d.State, d.Tries, want)
		}
	}
}

// A worker whose server is slow lives on: another run takes nothing from it.
func TestLivesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := roundAt(t, smtptest.StartInMemory(t, smtptest.Options{Reply: func(verb, _ string, _ int) string {
			if verb == "." {
				time.Sleep(50 * time.Second)
			}
			return ""
		}}), smtp.Spec{}, "amy", "zoe")
		var runs sync.WaitGroup
		runs.Go(func() { r.deliver(t, "slowly", deliver.Outcome{Sent: 2}) })
		time.Sleep(45 * time.Second)
		got, err := deliver.New(r.options).Deliver(t.Context(), r.edition)
		if want := (deliver.Outcome{Before: 2}); cmp.Diff(want, got) != "" || err != nil {
			t.Errorf("beside it: %+v, %v", got, err)
		}
		runs.Wait()
	})
}
