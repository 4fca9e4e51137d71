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

	"catchup/config"
	"catchup/internal/deliver"
	"catchup/internal/deliver/smtp"
	"catchup/internal/deliver/smtptest"
	"catchup/internal/monitor"
	"catchup/internal/setting"
	"catchup/internal/watch"
)

// watched is an installation at a clock of its own, whose operator is told by
// a mail server and that is shown to watchers.
type watched struct {
	*App
	t      *testing.T
	now    time.Time
	server *smtptest.Server
	reply  func(to string) string // to subscribers, empty for the usual
	calls  []string
}

func watchOver(t *testing.T, subscribers int, change func(*config.Settings)) *watched {
	w := &watched{t: t, now: moment(t, "2024-06-14T15:30:00Z"), reply: func(string) string { return "" }}
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
	w.App, _ = open(t, func(s *config.Settings, o *Options) {
		o.Now = func() time.Time { return w.now }
		s.Mail.Operator = setting.Address{Address: mail.Address{Address: "operator@example.org"}}
		s.Mail.SMTP = &smtp.Spec{Host: w.server.Host, Port: w.server.Port, TLS: smtp.None, Connections: 1, Timeout: setting.Duration(10 * time.Second)}
		s.Heartbeat = &monitor.Heartbeat{URL: setting.NewSecret(watcher.URL + "/all"), Every: setting.Duration(5 * time.Minute)}
		daily := s.Reports["daily"]
		daily.Heartbeat = setting.NewSecret(watcher.URL + "/daily")
		s.Reports["daily"] = daily
		change(s)
	})
	list := "email\n"
	for i := range subscribers {
		list += fmt.Sprintf("reader%02d@example.org\n", i)
	}
	w.fill("readers.csv", list)
	return w
}

func (w *watched) fill(name, text string) {
	if err := os.WriteFile(filepath.Join(w.in.options.Dir, "config", name), []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

// run makes and sends what is due.
func (w *watched) run() error {
	_, err := w.Run(w.t.Context(), Order{Report: "daily"})
	return err
}

var subjectPattern = regexp.MustCompile(`(?m)^Subject: (.*)$`)

// heard wants the operator and the watchers to have been told this since it was
// last asked.
func (w *watched) heard(when string, subjects, calls []string) {
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
	w := watchOver(t, 1, func(*config.Settings) {})
	const slot = "2024-06-14T16:00:00+01:00"
	if err := w.run(); err == nil {
		t.Fatal("the torn source did not keep the edition from being made")
	}
	subjects, calls := []string{"Not made: daily/2024-06-14"}, []string{"/daily/fail daily/2024-06-14 has not been made"}
	w.heard("when it could not be made", subjects, calls)

	w.watch.Look(t.Context())
	calls = append(calls, "/all all is well")
	w.heard("before it is late", subjects, calls)
	w.now = w.now.Add(31 * time.Minute)
	w.watch.Look(t.Context())
	sign, err := watch.LastSign(w.in.options.Dir)
	if err == nil {
		err = sign.Well(w.now)
	}
	if err == nil || !strings.Contains(err.Error(), "daily/2024-06-14, due at "+slot+", is not out") || sign.Alive(w.now) != nil {
		t.Errorf("when it is late, it is %v well", err)
	}
	subjects = append(subjects, "Late: daily/2024-06-14")
	calls = append(calls, "/all/fail daily/2024-06-14, due at "+slot+", is not out")
	w.heard("when it is late", subjects, calls)

	w.fill("beds.csv", "ward\nWard 7\n")
	if err := w.run(); err != nil {
		t.Fatal(err)
	}
	w.now = w.now.Add(5 * time.Minute)
	for range 2 {
		w.watch.Look(t.Context())
	}
	subjects = append(subjects, "Resolved: Not made: daily/2024-06-14", "Out: daily/2024-06-14 has reached 1 readers", "Resolved: Late: daily/2024-06-14")
	calls = append(calls, "/daily daily/2024-06-14 is out: 1 sent, 0 not reached", "/all all is well")
	w.heard("when it is out", subjects, calls)
	if sign, err = watch.LastSign(w.in.options.Dir); err != nil || sign.Well(w.now) != nil {
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
			w := watchOver(t, 60, func(s *config.Settings) { s.Heartbeat, s.Mail.PauseOver = nil, c.share })
			w.fill("beds.csv", "ward\nWard 7\n")
			w.reply = func(string) string { return c.reply }
			for range 2 { // it is told once
				w.run()
				w.watch.Look(t.Context())
			}
			w.heard("while it goes wrong", c.first, nil)
			w.reply = func(string) string { return "" }
			if err := w.SendAgain(t.Context(), Again{Edition: "daily", Missing: true}); err != nil {
				t.Fatal(err)
			}
			w.watch.Look(t.Context())
			w.heard("in the end", append(c.first, c.then...), []string{"/daily daily/2024-06-14 is out: 60 sent, 0 not reached"})
		})
	}
}
