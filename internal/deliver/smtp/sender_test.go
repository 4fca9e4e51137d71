package smtp

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/check"
	"catchup/internal/deliver"
	"catchup/internal/deliver/smtptest"
	"catchup/internal/setting"
)

func message(to string) *deliver.Message {
	return &deliver.Message{
		ID: "1@example.org", From: "catchup@example.org", To: to,
		Parts: [][]byte{[]byte("Subject: Catch Up\r\n\r\n"), []byte("Words\r\n")},
	}
}

func sender(t *testing.T, server *smtptest.Server, change func(*Spec)) *Sender {
	t.Helper()
	spec := Spec{Host: server.Host, Port: server.Port, TLS: None, Timeout: setting.Duration(time.Minute), Connections: 4}
	if change != nil {
		change(&spec)
	}
	s := New(spec)
	s.Dial = server.Dial
	t.Cleanup(func() { s.Close() })
	return s
}

// on answers a command about the subscriber, not those about other@example.org.
func on(verb, line string) func(string, string, int) string {
	return func(v, argument string, _ int) string {
		if v == verb && !strings.Contains(argument, "other") {
			return line
		}
		return ""
	}
}

// once answers a command for the first time only.
func once(verb, line string) func(string, string, int) string {
	var asked atomic.Bool
	return func(v, _ string, _ int) string {
		if v != verb || asked.Swap(true) {
			return ""
		}
		return line
	}
}

func TestOutcomes(t *testing.T) {
	const unknown = "the connection broke while the message was handed over"
	tests := map[string]struct {
		reply       func(string, string, int) string
		want        *deliver.Refusal // nil and no unknown: taken
		unknown     bool
		once, line  string // replies so to the first such command
		connections int    // after a second message, which is always taken
	}{
		"taken":               {reply: nil, connections: 1},
		"unknown reader":      {reply: on("RCPT", "550 5.1.1 no such reader"), want: &deliver.Refusal{Lasting: true, Words: "550 5.1.1 no such reader"}, connections: 1},
		"greylisted":          {reply: on("RCPT", "450 4.7.1 come back"), want: &deliver.Refusal{Words: "450 4.7.1 come back"}, connections: 1},
		"several lines":       {reply: on("RCPT", "450-come\r\n450 back"), want: &deliver.Refusal{Words: "450 come back"}, connections: 1},
		"closing":             {reply: on("RCPT", "421 4.3.2 closing"), want: &deliver.Refusal{Broken: true, Words: "421 4.3.2 closing"}, connections: 2},
		"sender refused":      {once: "MAIL", line: "550 5.7.1 not you", want: &deliver.Refusal{Lasting: true, Broken: true, Words: "550 5.7.1 not you"}, connections: 2},
		"lost before DATA":    {reply: on("RCPT", smtptest.Drop), want: &deliver.Refusal{Broken: true, Words: "EOF"}, connections: 2},
		"DATA refused":        {once: "DATA", line: "452 4.3.1 full", want: &deliver.Refusal{Words: "452 4.3.1 full"}, connections: 1},
		"message refused":     {reply: on(".", "554 5.7.1 spam"), want: &deliver.Refusal{Lasting: true, Words: "554 5.7.1 spam"}, connections: 1},
		"message not now":     {reply: on(".", "451 4.3.0 later"), want: &deliver.Refusal{Words: "451 4.3.0 later"}, connections: 1},
		"closing after DATA":  {reply: on(".", "421 4.3.2 closing"), want: &deliver.Refusal{Broken: true, Words: "421 4.3.2 closing"}, connections: 2},
		"lost after DATA":     {reply: on(".", smtptest.Drop), unknown: true, connections: 2},
		"nonsense after DATA": {reply: on(".", "hm"), unknown: true, connections: 2},
		"refused, but DATA is allowed": {reply: func(v, a string, n int) string {
			return on("RCPT", "550 no")(v, a, n) + on(".", "554 no valid recipients")(v, a, n) + map[string]string{"DATA": "354 go on"}[v]
		}, want: &deliver.Refusal{Lasting: true, Words: "550 no"}, connections: 1},
		"refusal, then broken": {reply: func(v, a string, n int) string {
			return on("RCPT", "550 no")(v, a, n) + on("RSET", smtptest.Drop)(v, a, n)
		}, want: &deliver.Refusal{Lasting: true, Words: "550 no"}, connections: 2},
	}
	for name, test := range tests {
		for _, extensions := range [][]string{nil, {"PIPELINING", "SIZE 1000"}} {
			if test.once != "" {
				test.reply = once(test.once, test.line)
			}
			t.Run(fmt.Sprint(name, extensions), func(t *testing.T) {
				server := smtptest.Start(t, smtptest.Options{Reply: test.reply, Extensions: extensions})
				s := sender(t, server, nil)
				err := s.Send(t.Context(), message("reader@example.org"), deliver.Unsealed)
				var got *deliver.Refusal
				errors.As(err, &got)
				if diff := cmp.Diff(test.want, got); diff != "" {
					t.Errorf("refusal (-want +got):\n%s", diff)
				}
				if isUnknown := err != nil && got == nil; isUnknown != test.unknown || isUnknown && !strings.Contains(err.Error(), unknown) {
					t.Errorf("Send = %v, unknown: want %v", err, test.unknown)
				}
				if err := s.Send(t.Context(), message("other@example.org"), deliver.Unsealed); err != nil {
					t.Errorf("the next letter: %v", err)
				}
				if n := server.Connections(); n != test.connections {
					t.Errorf("%d connections, want %d", n, test.connections)
				}
				for _, m := range server.Mails() {
					if want := map[bool]string{true: " SIZE=28"}[extensions != nil]; m.From != "FROM:<catchup@example.org>"+want {
						t.Errorf("MAIL %s, want %q at its end", m.From, want)
					}
				}
			})
		}
	}
}

// Messages go out over as many connections as the server will have, though the
// settings allow for more.
func TestConnections(t *testing.T) {
	for limit, want := range map[int]int{9: 4, 2: 2, 1: 1} {
		var meeting sync.WaitGroup // the first messages wait for each other
		meeting.Add(want)
		var met atomic.Int32
		server := smtptest.Start(t, smtptest.Options{Reply: func(verb, _ string, n int) string {
			switch {
			case verb == "HELLO" && n > limit:
				return "421 4.7.0 too many connections"
			case verb == "." && met.Add(1) <= int32(want):
				meeting.Done()
				meeting.Wait()
			}
			return ""
		}})
		s := sender(t, server, nil)
		var messages sync.WaitGroup
		for i := range 40 {
			messages.Go(func() {
				if err := s.Send(t.Context(), message(fmt.Sprintf("reader%d@example.org", i)), deliver.Unsealed); err != nil {
					t.Errorf("limit %d: %v", limit, err)
				}
			})
		}
		messages.Wait()
		if n := len(server.Mails()); n != 40 {
			t.Errorf("limit %d: %d letters of 40", limit, n)
		}
		if n := server.Connections(); limit == 9 && n != want {
			t.Errorf("%d connections, want %d", n, want)
		}
	}
}

// An address beyond ASCII goes to a server that takes such, and to no other.
func TestAddressBeyondASCII(t *testing.T) {
	for _, extensions := range [][]string{nil, {"SMTPUTF8"}} {
		server := smtptest.Start(t, smtptest.Options{Extensions: extensions})
		err := sender(t, server, nil).Send(t.Context(), message("zoë@example.org"), deliver.Unsealed)
		var refused *deliver.Refusal
		switch {
		case extensions == nil && (!errors.As(err, &refused) || !refused.Lasting || refused.Broken):
			t.Errorf("Send = %v, want a lasting refusal", err)
		case extensions != nil && (err != nil || server.Mails()[0].From != "FROM:<catchup@example.org> SMTPUTF8"):
			t.Errorf("Send = %v", err)
		}
	}
}

// TestDomainBeyondASCII sends to a domain of U-labels. Every server is given its
// A-labels; what stands before the @ beyond ASCII needs SMTPUTF8 all the same.
func TestDomainBeyondASCII(t *testing.T) {
	for _, extensions := range [][]string{nil, {"SMTPUTF8"}, {"PIPELINING"}} {
		server := smtptest.Start(t, smtptest.Options{Extensions: extensions})
		m := message("anna@bücher.example")
		m.From = "news@ämter.example"
		if err := sender(t, server, nil).Send(t.Context(), m, deliver.Unsealed); err != nil {
			t.Fatalf("%v: %v", extensions, err)
		}
		got := server.Mails()[0]
		if got.From != "FROM:<news@xn--mter-koa.example>" || got.To != "TO:<anna@xn--bcher-kva.example>" {
			t.Errorf("%v: from %s to %s", extensions, got.From, got.To)
		}
	}
	server := smtptest.Start(t, smtptest.Options{Extensions: []string{"SMTPUTF8"}})
	if err := sender(t, server, nil).Send(t.Context(), message("zoë@bücher.example"), deliver.Unsealed); err != nil {
		t.Fatal(err)
	}
	if got := server.Mails()[0]; got.To != "TO:<zoë@bücher.example>" {
		t.Errorf("to %s", got.To)
	}
}

// An idle server closes its connections; the next message opens a new one.
func TestReopens(t *testing.T) {
	for _, line := range []string{smtptest.Drop, "421 4.4.2 idle too long"} {
		var mails atomic.Int32
		server := smtptest.Start(t, smtptest.Options{Reply: func(verb, _ string, connection int) string {
			if verb == "MAIL" && mails.Add(1) == 2 && connection == 1 {
				return line
			}
			return ""
		}})
		s := sender(t, server, nil)
		for range 3 {
			if err := s.Send(t.Context(), message("reader@example.org"), deliver.Unsealed); err != nil {
				t.Errorf("%s: %v", line, err)
			}
		}
		if n, c := len(server.Mails()), server.Connections(); n != 3 || c != 2 {
			t.Errorf("%s: %d mails over %d connections, want 3 over 2", line, n, c)
		}
	}
}

// A server that does not answer is given up after the timeout, or when the
// context ends.
func TestTimeAndContext(t *testing.T) {
	for verb, isBroken := range map[string]bool{"HELLO": true, "RCPT": true, ".": false} {
		for _, ends := range []time.Duration{time.Hour, 30 * time.Second} { // of the context, while the timeout is a minute
			synctest.Test(t, func(t *testing.T) {
				began := time.Now()
				s := sender(t, smtptest.StartInMemory(t, smtptest.Options{Reply: on(verb, smtptest.Stall)}), nil)
				ctx, cancel := context.WithTimeout(t.Context(), ends)
				defer cancel()
				err := s.Send(ctx, message("reader@example.org"), deliver.Unsealed)
				if err == nil || broken(err) != isBroken {
					t.Errorf("stalls at %s: %v; want broken: %t", verb, err, isBroken)
				}
				if took, want := time.Since(began), min(ends, time.Minute); took != want {
					t.Errorf("stalls at %s: given up after %s, want %s", verb, took, want)
				}
			})
		}
	}
}

func TestEndlessReply(t *testing.T) {
	for _, verb := range []string{"HELLO", "RCPT"} {
		server := smtptest.Start(t, smtptest.Options{Reply: on(verb, strings.Repeat("250-on and on\r\n", 1<<16)+"250 done")})
		err := sender(t, server, nil).Send(t.Context(), message("reader@example.org"), deliver.Unsealed)
		if err == nil || !broken(err) || !strings.Contains(err.Error(), errEndless.Error()) {
			t.Errorf("%s: %v", verb, err)
		}
	}
}

func TestProtection(t *testing.T) {
	config, authority := smtptest.Certificate(t)
	cases := map[string]struct {
		policy      TLS
		server      smtptest.Options
		distrust    bool
		err         string
		unprotected bool
	}{
		"required":            {policy: Required, server: smtptest.Options{TLS: config}},
		"required, missing":   {policy: Required, err: "STARTTLS"},
		"required, untrusted": {policy: Required, server: smtptest.Options{TLS: config}, distrust: true, err: "certificate"},
		"implicit":            {policy: Implicit, server: smtptest.Options{TLS: config, Implicit: true}},
		"opportunistic":       {policy: Opportunistic, server: smtptest.Options{TLS: config}},
		"opportunistic, none": {policy: Opportunistic, unprotected: true},
		"none":                {policy: None, server: smtptest.Options{TLS: config}, unprotected: true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			server := smtptest.Start(t, c.server)
			s := sender(t, server, func(s *Spec) { s.TLS = c.policy })
			if !c.distrust {
				s.tls = &tls.Config{ServerName: server.Host, RootCAs: authority}
			}
			err := s.Send(t.Context(), message("reader@example.org"), deliver.Unsealed)
			if c.err != "" {
				if !broken(err) || !strings.Contains(err.Error(), c.err) {
					t.Errorf("Send = %v, want a broken connection: %s", err, c.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if m := server.Mails()[0]; m.TLS == c.unprotected {
				t.Errorf("TLS: %v, want %v", m.TLS, !c.unprotected)
			}
		})
	}
}

func TestSignsIn(t *testing.T) {
	config, authority := smtptest.Certificate(t)
	for _, c := range []struct {
		policy   TLS
		password string
		err      string
	}{
		{policy: Required, password: "right"},
		{policy: Implicit, password: "right"},
		{policy: Required, password: "wrong", err: "535 5.7.8 wrong user or password"},
	} {
		server := smtptest.Start(t, smtptest.Options{TLS: config, Implicit: c.policy == Implicit, Credentials: "ann:right"})
		s := sender(t, server, func(s *Spec) {
			s.TLS, s.User, s.Password = c.policy, "ann", setting.NewSecret(c.password)
		})
		s.tls = &tls.Config{ServerName: server.Host, RootCAs: authority}
		err := s.Send(t.Context(), message("reader@example.org"), deliver.Unsealed)
		switch {
		case c.err == "" && (err != nil || server.Mails()[0].User != "ann"):
			t.Errorf("%s: %v", c.policy, err)
		case c.err != "" && (!broken(err) || !strings.Contains(err.Error(), c.err)):
			t.Errorf("%s: Send = %v, want %s", c.policy, err, c.err)
		}
	}
}

func TestHandsOverWhole(t *testing.T) {
	server := smtptest.Start(t, smtptest.Options{})
	sealed := 0
	err := sender(t, server, nil).Send(t.Context(), message("zoe@example.org"), func() error {
		if sealed++; len(server.Mails()) > 0 {
			t.Error("the server has the letter before it is sealed")
		}
		return nil
	})
	if err != nil || sealed != 1 {
		t.Fatalf("Send = %v, sealed %d times", err, sealed)
	}
	want := []smtptest.Mail{{
		From: "FROM:<catchup@example.org>", To: "TO:<zoe@example.org>",
		Data: []byte("Subject: Catch Up\n\nWords\n"),
	}}
	if diff := cmp.Diff(want, server.Mails()); diff != "" {
		t.Errorf("taken (-want +got):\n%s", diff)
	}
}

// A message that is not sealed is abandoned, and the next goes over a
// connection of its own.
func TestUnsealed(t *testing.T) {
	server := smtptest.Start(t, smtptest.Options{})
	s, lost := sender(t, server, nil), errors.New("another worker's")
	if err := s.Send(t.Context(), message("amy@example.org"), func() error { return lost }); !errors.Is(err, lost) {
		t.Errorf("Send = %v, want %v", err, lost)
	}
	if err := s.Send(t.Context(), message("zoe@example.org"), deliver.Unsealed); err != nil {
		t.Error(err)
	}
	if m := server.Mails(); len(m) != 1 || m[0].To != "TO:<zoe@example.org>" || server.Connections() != 2 {
		t.Errorf("taken %v over %d connections", m, server.Connections())
	}
}

func TestCheck(t *testing.T) {
	secret := setting.NewSecret("x")
	good := Spec{Host: "mail.example.org", Port: 587, Connections: 4, TLS: Required, Timeout: setting.Duration(time.Second)}
	for want, change := range map[string]func(*Spec){
		"":                 func(*Spec) {},
		"smtp.host":        func(s *Spec) { s.Host = "mail.example.org:25" },
		"smtp.port":        func(s *Spec) { s.Port = 0 },
		"smtp.connections": func(s *Spec) { s.Connections = 101 },
		"smtp.timeout":     func(s *Spec) { s.Timeout = 0 },
		"smtp.user":        func(s *Spec) { s.Password = secret },
		"smtp.password":    func(s *Spec) { s.User = "ann" },
		"smtp.tls":         func(s *Spec) { s.User, s.Password, s.TLS = "ann", secret, None },
	} {
		spec, problems := good, check.Problems{}
		change(&spec)
		spec.Check(check.At("smtp", &problems))
		var got string
		for _, p := range problems {
			got += p.Path
		}
		if got != want {
			t.Errorf("problems at %q, want %q", got, want)
		}
	}
	var policy TLS
	if err := policy.UnmarshalText([]byte("starttls")); err == nil {
		t.Error("an unknown policy was taken")
	}
}
