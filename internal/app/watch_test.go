package app

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/prometheus/client_golang/prometheus/testutil"

	"catchup/internal/deliver"
	"catchup/internal/deliver/smtp"
	"catchup/internal/deliver/smtptest"
	"catchup/internal/edition"
	"catchup/internal/monitor"
	"catchup/internal/setting"
)

// watched is an installation at a clock of its own, whose operator is told by
// a mail server and that is shown to watchers.
type watched struct {
	*watch
	t      *testing.T
	now    time.Time
	server *smtptest.Server
	reply  func(to string) string // to subscribers, empty for the usual
	calls  []string
}

func watchOver(t *testing.T, subscribers int) *watched {
	a, _ := open(t)
	w := &watched{t: t, watch: &watch{App: a, done: map[string]time.Time{}, moved: map[string]movement{}, met: map[string]string{}}, now: moment(t, "2024-06-14T15:30:00Z"), reply: func(string) string { return "" }}
	w.server = smtptest.Start(t, smtptest.Options{Reply: func(verb, argument string, _ int) string {
		if verb == "RCPT" && !strings.Contains(argument, "operator") {
			return w.reply(argument)
		}
		return ""
	}})
	watcher := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		words, _ := io.ReadAll(r.Body)
		w.calls = append(w.calls, r.URL.Path+" "+string(words))
	}))
	t.Cleanup(watcher.Close)
	a.options.Now = func() time.Time { return w.now }
	a.settings.Mail.Operator = setting.Address{Address: mail.Address{Address: "operator@example.org"}}
	a.settings.Mail.SMTP = &smtp.Spec{Host: w.server.Host, Port: w.server.Port, TLS: smtp.None, Connections: 1, Timeout: setting.Duration(10 * time.Second)}
	a.settings.Heartbeat = &monitor.Heartbeat{URL: setting.NewSecret(watcher.URL + "/all"), Every: setting.Duration(5 * time.Minute)}
	daily := a.settings.Reports["daily"]
	daily.Heartbeat = setting.NewSecret(watcher.URL + "/daily")
	a.settings.Reports["daily"] = daily
	list := "email\n"
	for i := range subscribers {
		list += fmt.Sprintf("reader%02d@example.org\n", i)
	}
	w.fill("readers.csv", list)
	return w
}

func (w *watched) fill(name, text string) {
	if err := os.WriteFile(filepath.Join(w.options.Dir, "config", name), []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

// run makes and sends what is due.
func (w *watched) run() error {
	_, err := w.Run(w.t.Context(), Order{Report: "daily"})
	return err
}

var subjectPattern = regexp.MustCompile(`(?m)^Subject: (.*)$`)

// told wants the operator and the watchers to have been told this since it was
// last asked.
func (w *watched) told(when string, subjects, calls []string) {
	w.t.Helper()
	var got []string
	for _, m := range w.server.Mails() {
		if strings.Contains(m.To, "operator") {
			head := strings.ReplaceAll(string(m.Data), "\n ", " ") // unfolded
			got = append(got, subjectPattern.FindStringSubmatch(head)[1])
		}
	}
	if diff := cmp.Diff(subjects, got); diff != "" {
		w.t.Errorf("%s the operator was told (-want +got):\n%s", when, diff)
	}
	if diff := cmp.Diff(calls, w.calls); diff != "" {
		w.t.Errorf("%s the watchers were called (-want +got):\n%s", when, diff)
	}
}

// TestLate makes an edition late.
func TestLate(t *testing.T) {
	w := watchOver(t, 1)
	const slot = "2024-06-14T16:00:00+01:00"
	if err := w.run(); err == nil {
		t.Fatal("the torn source did not keep the edition from being made")
	}
	subjects, calls := []string{"Not made: daily/2024-06-14"}, []string{"/daily/fail daily/2024-06-14 has not been made"}
	w.told("when it could not be made", subjects, calls)

	w.look(t.Context())
	calls = append(calls, "/all all is well")
	w.told("before it is late", subjects, calls)
	w.now = w.now.Add(31 * time.Minute)
	w.look(t.Context())
	sign, err := LastSign(w.options.Dir)
	if err == nil {
		err = sign.Well(w.now)
	}
	if err == nil || !strings.Contains(err.Error(), "daily/2024-06-14, due at "+slot+", is not out") || sign.Alive(w.now) != nil {
		t.Errorf("when it is late, it is %v well", err)
	}
	if late := testutil.ToFloat64(w.metrics.late.WithLabelValues("daily")); late != 60 {
		t.Errorf("it is late by %g s, want a minute", late)
	}
	subjects = append(subjects, "Late: daily/2024-06-14")
	calls = append(calls, "/all/fail daily/2024-06-14, due at "+slot+", is not out")
	w.told("when it is late", subjects, calls)

	w.fill("beds.csv", "ward\nWard 7\n")
	if err := w.run(); err != nil {
		t.Fatal(err)
	}
	w.now = w.now.Add(5 * time.Minute)
	for range 2 {
		w.look(t.Context())
	}
	subjects = append(subjects, "Resolved: Not made: daily/2024-06-14", "Out: daily/2024-06-14 has reached 1 readers", "Resolved: Late: daily/2024-06-14")
	calls = append(calls, "/daily daily/2024-06-14 is out: 1 sent, 0 not reached", "/all all is well")
	w.told("when it is out", subjects, calls)
	if sign, err = LastSign(w.options.Dir); err != nil || sign.Well(w.now) != nil {
		t.Errorf("when it is out: %+v, %v", sign, err)
	}
	if err := sign.Alive(w.now.Add(4 * time.Minute)); err == nil {
		t.Error("a daemon that shows nothing for four minutes is alive")
	}
}

// TestTroubles has the sending go wrong in each way, and mends it.
func TestTroubles(t *testing.T) {
	for name, c := range map[string]struct {
		reply       string
		share       deliver.Share
		first, then []string
	}{
		"no connection": {"421 4.3.2 closing", 1,
			[]string{"Not sent: daily/2024-06-14"},
			[]string{"Resolved: Not sent: daily/2024-06-14", "Out: daily/2024-06-14 has reached 60 readers"}},
		"too many fail": {"550 5.1.1 no", 0.3,
			[]string{"Paused: daily/2024-06-14"},
			[]string{"Resolved: Paused: daily/2024-06-14", "Out: daily/2024-06-14 has reached 60 readers"}},
		"all refused": {"550 5.1.1 no", 1,
			[]string{"Not to all: daily/2024-06-14 has not reached 60 of 60 readers"},
			[]string{"Out: daily/2024-06-14 has reached 60 readers"}},
		"all later": {"450 4.2.1 later", 1,
			[]string{"Not yet to all: daily/2024-06-14 waits for 60 of 60 readers"},
			[]string{"Out: daily/2024-06-14 has reached 60 readers"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := watchOver(t, 60)
			w.settings.Heartbeat = nil
			w.settings.Mail.PauseOver = c.share
			w.fill("beds.csv", "ward\nWard 7\n")
			w.reply = func(string) string { return c.reply }
			for range 2 { // it is told once
				w.run()
				w.look(t.Context())
			}
			w.told("while it goes wrong", c.first, nil)
			w.reply = func(string) string { return "" }
			if err := w.SendAgain(t.Context(), Again{Edition: "daily", Missing: true}); err != nil {
				t.Fatal(err)
			}
			w.look(t.Context())
			w.told("in the end", append(c.first, c.then...), []string{"/daily daily/2024-06-14 is out: 60 sent, 0 not reached"})
		})
	}
}

// TestMissed reads the message on an edition that many have not been reached
// with.
func TestMissed(t *testing.T) {
	w := watchOver(t, 60)
	w.settings.Mail.PauseOver = 1
	w.fill("beds.csv", "ward\nWard 7\n")
	w.reply = func(to string) string {
		if strings.Contains(to, "reader07") {
			return ""
		}
		return "550 5.1.1 no such mailbox"
	}
	w.run()
	mails := w.server.Mails()
	message := strings.ReplaceAll(string(mails[len(mails)-1].Data), "=\n", "") // quoted-printable
	for _, want := range []string{
		"Today no. 1, ", "       1  sent\n      59  refused\n       0  unsure\n       0  skipped\n       0  waiting\n      60  in all\n",
		"    reader00@example.org: refused: refused for good: 550 5.1.1 no such mailbox\n", "    and 9 more\n",
		"    catchup deliveries daily/2024-06-14\n", "    catchup resend daily/2024-06-14 --missing\n",
	} {
		if !strings.Contains(message, want) {
			t.Errorf("the letter lacks %q:\n%s", want, message)
		}
	}
	if n := strings.Count(message, "@example.org: refused"); n != mostMissed || strings.Contains(message, "reader07") || strings.Contains(message, "--unsure") {
		t.Errorf("the letter lists %d readers:\n%s", n, message)
	}
}

// TestStalled has a worker hold all messages and do nothing.
func TestStalled(t *testing.T) {
	w := watchOver(t, 2)
	w.settings.Heartbeat = nil
	w.fill("beds.csv", "ward\nWard 7\n")
	r, err := w.publish(t.Context(), w.press("daily"), w.due("daily", w.now))
	if err == nil {
		err = w.store.Heartbeat(t.Context(), deliver.Worker{ID: "idle", Lease: time.Hour})
	}
	if err == nil {
		_, _, err = w.store.Claim(t.Context(), deliver.Claim{Edition: r.Edition.ID, Worker: "idle", Limit: 9, Now: w.now})
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		after time.Duration
		want  []string
	}{{0, nil}, {9 * time.Minute, nil}, {2 * time.Minute, []string{"Stalled: daily/2024-06-14"}}, {time.Minute, []string{"Stalled: daily/2024-06-14"}}} {
		w.now = w.now.Add(c.after)
		w.look(t.Context())
		w.told(fmt.Sprint("after ", c.after, " more"), c.want, nil)
	}
	if err := w.store.Leave(t.Context(), "idle"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.deliver(t.Context(), r.Edition); err != nil {
		t.Error(err)
	}
	w.told("when it moves", []string{"Stalled: daily/2024-06-14", "Resolved: Stalled: daily/2024-06-14", "Out: daily/2024-06-14 has reached 2 readers"},
		[]string{"/daily daily/2024-06-14 is out: 2 sent, 0 not reached"})
}

// TestExpected says of which slots an edition is expected.
func TestExpected(t *testing.T) {
	w := watchOver(t, 1)
	kept := func(label, due string) *edition.Entry {
		return &edition.Entry{Key: edition.Key{Report: "daily", Period: label}, Due: moment(t, due)}
	}
	for name, c := range map[string]struct {
		now    string
		latest *edition.Entry
		want   string
	}{
		"a new installation, soon after a slot":   {"2024-06-14T16:30:00Z", nil, "daily/2024-06-14 late"},
		"one whose slot is long past":             {"2024-06-16T14:59:00Z", nil, "daily/2024-06-15 late"},
		"the edition is kept":                     {"2024-06-14T18:00:00Z", kept("2024-06-14", "2024-06-14T15:00:00Z"), "daily/2024-06-14 out"},
		"the one before is, and the slot is new":  {"2024-06-14T15:59:00Z", kept("2024-06-13", "2024-06-13T15:00:00Z"), "daily/2024-06-14"},
		"the one before is, and the slot is past": {"2024-06-14T16:01:00Z", kept("2024-06-13", "2024-06-13T15:00:00Z"), "daily/2024-06-14 late"},
	} {
		w.now = moment(t, c.now)
		due, ok := w.standing("daily", c.latest, true)
		got := due.Edition
		if due.Out {
			got += " out"
		}
		if !due.Late.IsZero() {
			got += " late"
		}
		if !ok || got != c.want {
			t.Errorf("%s: %q, %t, want %q", name, got, ok, c.want)
		}
	}
	weekly := w.settings.Reports["daily"]
	weekly.Schedule.CatchUp = setting.Duration(time.Hour)
	w.now = moment(t, "2024-06-14T16:30:00Z")
	if due, ok := w.standing("daily", nil, false); ok {
		t.Errorf("what nobody could have made is due: %+v", due)
	}
}
