package imap

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/google/go-cmp/cmp"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// put appends messages to the server's INBOX.
func (s *server) put(t *testing.T, messages ...string) {
	t.Helper()
	s.as(t, func(c *imapclient.Client) error {
		for _, message := range messages {
			a := c.Append("INBOX", int64(len(message)), nil)
			if _, err := a.Write([]byte(message)); err != nil {
				return err
			}
			if err := a.Close(); err != nil {
				return err
			}
			if _, err := a.Wait(); err != nil {
				return err
			}
		}
		return nil
	})
}

// as does something as the account's owner.
func (s *server) as(t *testing.T, do func(c *imapclient.Client) error) {
	t.Helper()
	m := New(s.spec(), nil, slog.New(slog.DiscardHandler))
	m.tls = s.config()
	c, err := m.connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer c.leave()
	if err := do(c.Client); err != nil {
		t.Fatal(err)
	}
}

// count is how many messages a folder has, and how many of them are unread.
func (s *server) count(t *testing.T, folder string) (all, unread uint32) {
	t.Helper()
	s.as(t, func(c *imapclient.Client) error {
		status, err := c.Status(folder, &imap.StatusOptions{NumMessages: true, NumUnseen: true}).Wait()
		if err == nil {
			all, unread = *status.NumMessages, *status.NumUnseen
		}
		return err
	})
	return all, unread
}

// keeper keeps the subjects of messages, but not those of the refused ones.
type keeper struct{ subjects, refused []string }

func (k *keeper) take(_ context.Context, raw []byte, recipient string) error {
	line, _, _ := strings.Cut(string(raw), "\r\n")
	subject := strings.TrimPrefix(line, "Subject: ")
	if slices.Contains(k.refused, subject) {
		return errors.New("the disk is full")
	}
	k.subjects = append(k.subjects, subject)
	return nil
}

// look looks into the mailbox and tells what it has kept since.
func look(t *testing.T, s *server, spec Spec, k *keeper, wrong string) []string {
	t.Helper()
	k.subjects = nil
	m := New(spec, k.take, slog.New(slog.DiscardHandler))
	m.tls = s.config()
	taken, err := m.look(t.Context())
	if taken != len(k.subjects) || wrong == "" && err != nil || wrong != "" && (err == nil || !strings.Contains(err.Error(), wrong)) {
		t.Errorf("taken %d of %q, %v; want the error %q", taken, k.subjects, err, wrong)
	}
	return k.subjects
}

// A real Dovecot: what could not be kept stays unread and comes again, the
// rest is marked or moved, and nothing comes twice.
func TestDovecot(t *testing.T) {
	s := dovecot(t)
	s.put(t, "Subject: one\r\n\r\n1", "Subject: two\r\n\r\n2", "Subject: three\r\n\r\n3")
	k := &keeper{refused: []string{"two"}}
	spec := s.spec()

	steps := []struct {
		name  string
		want  []string
		wrong string
	}{
		{"the first look", []string{"one", "three"}, "keeping message 2: the disk is full"},
		{"while the disk is full", nil, "keeping message 2"},
	}
	for _, step := range steps {
		if diff := cmp.Diff(step.want, look(t, s, spec, k, step.wrong)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
	}
	if all, unread := s.count(t, "INBOX"); all != 3 || unread != 1 {
		t.Errorf("INBOX has %d messages, %d unread; want one of three unread", all, unread)
	}
	k.refused = nil
	spec.TLS, spec.Port = Required, s.plain
	if got := look(t, s, spec, k, ""); !slices.Equal(got, []string{"two"}) {
		t.Errorf("by STARTTLS after the disk has room: %q", got)
	}
	if got := look(t, s, spec, k, ""); len(got) != 0 {
		t.Errorf("again: %q", got)
	}

	s.as(t, func(c *imapclient.Client) error { return c.Create("Done", nil).Wait() })
	spec.Done = "Done"
	k.refused = []string{"two"}
	if got := look(t, s, spec, k, "keeping message 2"); !slices.Equal(got, []string{"one", "three"}) {
		t.Errorf("with a folder for what is done, read or not: %q", got)
	}
	inbox, _ := s.count(t, "INBOX")
	if done, _ := s.count(t, "Done"); inbox != 1 || done != 2 {
		t.Errorf("%d messages are left and %d are done, want 1 and 2", inbox, done)
	}
}

// TestSetAside has a message come on which the program stumbles: it is set aside
// as if it were kept, and those after it are kept.
func TestSetAside(t *testing.T) {
	s := dovecot(t)
	s.put(t, "Subject: poison\r\n\r\n1", "Subject: two\r\n\r\n2")
	k := &keeper{}
	m := New(s.spec(), func(ctx context.Context, raw []byte, recipient string) error {
		if strings.Contains(string(raw), "poison") {
			panic("mad")
		}
		return k.take(ctx, raw, recipient)
	}, slog.New(slog.DiscardHandler))
	m.tls = s.config()
	if taken, err := m.look(t.Context()); taken != 2 || err != nil || !slices.Equal(k.subjects, []string{"two"}) {
		t.Errorf("%d are taken, kept %q: %v", taken, k.subjects, err)
	}
	if all, unread := s.count(t, "INBOX"); all != 2 || unread != 0 {
		t.Errorf("of %d messages %d are read again", all, unread)
	}
}

// A message that is marked as deleted is passed over, and so is one that goes
// while the mailbox is read.
func TestGone(t *testing.T) {
	s := dovecot(t)
	s.put(t, "Subject: deleted\r\n\r\n1", "Subject: two\r\n\r\n2")
	s.as(t, func(c *imapclient.Client) error {
		return c.Store(imap.UIDSetNum(1), &imap.StoreFlags{Op: imap.StoreFlagsAdd, Flags: []imap.Flag{imap.FlagDeleted}}, nil).Close()
	})
	k := &keeper{}
	if got := look(t, s, s.spec(), k, ""); !slices.Equal(got, []string{"two"}) {
		t.Errorf("kept %q", got)
	}
	m := New(s.spec(), k.take, slog.New(slog.DiscardHandler))
	m.tls = s.config()
	c, err := m.connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer c.leave()
	if err := m.bring(t.Context(), c, 99); err != nil || len(k.subjects) != 1 {
		t.Errorf("a message that is gone: %v, kept %q", err, k.subjects)
	}
}

// A look ends with its context, and does not try the messages that are left. The
// message that was being taken may still be.
func TestLookEnds(t *testing.T) {
	s := dovecot(t)
	s.put(t, "Subject: one\r\n\r\n1", "Subject: two\r\n\r\n2")
	ctx, stop := context.WithCancel(t.Context())
	m := New(s.spec(), func(context.Context, []byte, string) error { stop(); return nil }, slog.New(slog.DiscardHandler))
	m.tls = s.config()
	taken, err := m.look(ctx)
	if taken > 1 || !errors.Is(err, context.Canceled) || strings.Contains(err.Error(), "message 2") {
		t.Errorf("taken %d, %v", taken, err)
	}
}

func TestLongMessage(t *testing.T) {
	s := dovecot(t)
	s.put(t, "Subject: long\r\n\r\n"+strings.Repeat(strings.Repeat("x", 98)+"\r\n", 2000))
	size := 0
	m := New(s.spec(), func(_ context.Context, raw []byte, _ string) error { size = len(raw); return nil }, slog.New(slog.DiscardHandler))
	m.tls = s.config()
	if _, err := m.look(t.Context()); err != nil || size != 64_000 {
		t.Errorf("%d octets, %v; want the first 64,000", size, err)
	}
}

func TestRefusals(t *testing.T) {
	s := dovecot(t)
	for wrong, change := range map[string]func(*Spec){
		"AUTHENTICATIONFAILED": func(spec *Spec) { spec.Password = setting.NewSecret("wrong") },
		"doesn't exist":        func(spec *Spec) { spec.Mailbox = "Elsewhere" },
		"certificate":          func(spec *Spec) { spec.Host = "localhost" },
	} {
		spec := s.spec()
		change(&spec)
		m := New(spec, (&keeper{}).take, slog.New(slog.DiscardHandler))
		if spec.Host == "127.0.0.1" {
			m.tls = s.config()
		}
		if _, err := m.look(t.Context()); err == nil || !strings.Contains(err.Error(), wrong) {
			t.Errorf("Look = %v, want %s", err, wrong)
		}
	}
}

// A server that does not respond is left after the time of a step, and one
// that offers no TLS hears no password.
func TestUnhelpfulServers(t *testing.T) {
	const ready, busy = "* OK [CAPABILITY IMAP4rev1] ready\r\n", "* BYE busy\r\n"
	for _, c := range []struct {
		greeting, response string
		tls                TLS
		want               string
	}{
		{"", "", None, "did not answer in time"},
		{ready, "", None, "did not answer in time"},
		{busy, "", None, "busy"},
		{ready, "T1 NO no TLS here\r\n", Required, "no TLS here"},
	} {
		port, heard := speak(t, c.greeting, c.response)
		spec := (&server{}).spec()
		if spec.TLS, spec.Port = c.tls, port; c.response == "" && c.greeting != busy {
			spec.Timeout = setting.Duration(200 * time.Millisecond) // it never answers
		}
		_, err := New(spec, nil, slog.Default()).look(t.Context())
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("a server that says %q: %v, want %s", c.greeting, err, c.want)
		}
		if said := <-heard; c.tls != None && strings.Contains(said, "LOGIN") {
			t.Errorf("an unprotected server heard %q", said)
		}
	}
}

// speak is a server that greets, answers once, and then tells what it heard.
func speak(t *testing.T, greeting, response string) (port int, heard chan string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	heard = make(chan string, 1)
	go func() {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		conn.Write([]byte(greeting))
		first := make([]byte, 1000)
		n, _ := conn.Read(first)
		conn.Write([]byte(response))
		rest, _ := io.ReadAll(conn)
		heard <- string(first[:n]) + string(rest)
	}()
	return l.Addr().(*net.TCPAddr).Port, heard
}

// After failures the pauses grow, but never beyond the time between two looks.
func TestPauses(t *testing.T) {
	m := New(Spec{Every: setting.Duration(2 * time.Minute)}, nil, slog.Default())
	want := []time.Duration{2 * time.Minute, 10 * time.Second, 30 * time.Second, time.Minute, 2 * time.Minute, 2 * time.Minute, 2 * time.Minute}
	for failures, pause := range want {
		if got := m.pause(failures); got != pause {
			t.Errorf("after %d failures %s, want %s", failures, got, pause)
		}
	}
}

func TestRunEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		defer cancel()
		// A port that cannot be: nothing is asked of the network, nor of a resolver.
		m := New(Spec{Host: "127.0.0.1", Port: 70000, Every: setting.Duration(time.Minute), Timeout: setting.Duration(time.Second)}, nil, slog.New(slog.DiscardHandler))
		m.tls = &tls.Config{}
		if err := m.Run(ctx); err != nil {
			t.Errorf("Run = %v", err)
		}
	})
}

func TestCheck(t *testing.T) {
	good := (&server{implicit: 993}).spec()
	var policy TLS
	if err := policy.UnmarshalText([]byte("starttls")); err == nil {
		t.Error("an unknown policy was taken")
	}
	for want, change := range map[string]func(*Spec){
		"":              func(*Spec) {},
		"imap.host":     func(s *Spec) { s.Host = "imap.example.org:993" },
		"imap.port":     func(s *Spec) { s.Port = 0 },
		"imap.tls":      func(s *Spec) { s.TLS = None },
		"imap.password": func(s *Spec) { s.Password = setting.NewSecret("") },
		"imap.done":     func(s *Spec) { s.Done = "INBOX" },
		"imap.every":    func(s *Spec) { s.Every = 0 },
		"imap.limit":    func(s *Spec) { s.Limit = 10 },
		"imap.timeout":  func(s *Spec) { s.Timeout = 0 },
	} {
		spec, problems := good, check.Problems{}
		change(&spec)
		spec.Check(check.At("imap", &problems))
		var got string
		for _, p := range problems {
			got += p.Path
		}
		if got != want {
			t.Errorf("problems at %q, want %q", got, want)
		}
	}
}

// TestTry signs in to a real Dovecot and reads nothing.
func TestTry(t *testing.T) {
	s := dovecot(t)
	s.put(t, "Subject: one\r\n\r\n1")
	s.as(t, func(c *imapclient.Client) error { return c.Create("There", nil).Wait() })
	for name, c := range map[string]struct {
		change func(*Spec)
		fault  string
	}{
		"well":           {func(s *Spec) { s.Done = "There" }, ""},
		"wrong password": {func(s *Spec) { s.Password = setting.NewSecret("wrong") }, "connecting to 127.0.0.1: "},
		"no mailbox":     {func(s *Spec) { s.Mailbox = "Elsewhere" }, "connecting to 127.0.0.1: "},
		"no folder":      {func(s *Spec) { s.Done = "Elsewhere" }, "looking for Elsewhere: "},
		"nobody listens": {func(s *Spec) { s.Port = free(t) }, "refused"},
	} {
		spec := s.spec()
		c.change(&spec)
		m := New(spec, func(context.Context, []byte, string) error { return errors.New("a message was taken") }, slog.New(slog.DiscardHandler))
		m.tls = s.config()
		if err := m.Try(t.Context()); (err == nil) != (c.fault == "") || err != nil && !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if all, unread := s.count(t, "INBOX"); all != 1 || unread != 1 {
		t.Errorf("of %d messages %d are unread", all, unread)
	}
}
