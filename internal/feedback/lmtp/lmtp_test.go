package lmtp

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/textproto"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// kept is what a listener has handed over.
type kept struct {
	mu       sync.Mutex
	messages []string
	came     chan struct{}
}

// take refuses what goes to full@ and panics at mad@.
func (k *kept) take(_ context.Context, raw []byte, recipient string) error {
	switch {
	case strings.HasPrefix(recipient, "full@"):
		return errors.New("the disk is full")
	case strings.HasPrefix(recipient, "mad@"):
		panic("mad")
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.messages = append(k.messages, recipient+"\n"+string(raw))
	if k.came != nil {
		k.came <- struct{}{}
	}
	return nil
}

func (k *kept) all() []string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.messages
}

func start(t *testing.T, spec Spec, take Take) (*Listener, func()) {
	t.Helper()
	spec.Limit = setting.Size(64_000)
	if spec.Timeout == 0 {
		spec.Timeout = setting.Duration(10 * time.Second)
	}
	l, err := Open(spec, take, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- l.Run(ctx) }()
	stop := sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Run: %v", err)
		}
	})
	t.Cleanup(stop)
	return l, stop
}

// talk says lines to the listener and returns the replies: each line's first
// one, and for a message one for each recipient.
func talk(t *testing.T, l *Listener, recipients int, lines ...string) (events []string) {
	t.Helper()
	conn, err := net.Dial(l.open.Addr().Network(), l.open.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	in := textproto.NewReader(bufio.NewReader(conn))
	hear := func() {
		_, words, err := in.ReadResponse(0)
		if err != nil && words == "" {
			words = err.Error()
		}
		events = append(events, strings.SplitN(words, "\n", 2)[0])
	}
	hear()
	for _, line := range lines {
		fmt.Fprintf(conn, "%s\r\n", line)
		if strings.HasSuffix(line, "\r\n.") {
			for range recipients - 1 {
				hear()
			}
		}
		hear()
	}
	return events
}

func TestConversation(t *testing.T) {
	k := &kept{}
	l, _ := start(t, Spec{Listen: "127.0.0.1:0"}, k.take)
	events := talk(t, l, 4,
		"EHLO mail.example.org", "LHLO mail.example.org", "MAIL FROM:<>",
		"RCPT TO:<catchup+a@example.org>", "RCPT TO:<full@example.org>", "RCPT TO:<mad@example.org>", "RCPT TO:<catchup+b@example.org>",
		"DATA", "Subject: x\r\n\r\n..dot\r\n.",
		"MAIL FROM:<>", "QUIT")
	got := strings.Join(events[9:13], "\n")
	want := `2.0.0 <catchup+a@example.org> OK: queued
4.3.0 <full@example.org> It could not be kept, please come again
5.6.0 <mad@example.org> It cannot be read, please do not bring it again
2.0.0 <catchup+b@example.org> OK: queued`
	if diff := cmp.Diff(want, got); diff != "" || len(events) != 15 {
		t.Errorf("replies to the message (-want +got):\n%s\nall: %q", diff, events)
	}
	const message = "Subject: x\r\n\r\n.dot\r\n"
	if diff := cmp.Diff([]string{"catchup+a@example.org\n" + message, "catchup+b@example.org\n" + message}, k.all()); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
	if !strings.Contains(events[1], "LMTP") {
		t.Errorf("a server that speaks SMTP hears %q", events[1])
	}
}

// Of a long message the front is kept, and the conversation goes on.
func TestLong(t *testing.T) {
	k := &kept{}
	l, _ := start(t, Spec{Listen: "127.0.0.1:0"}, k.take)
	line := strings.Repeat("x", 50_000)
	events := talk(t, l, 1, "LHLO x", "MAIL FROM:<>", "RCPT TO:<a@example.org>", "DATA", line+"\r\n"+line+"\r\n"+line+"\r\n.", "NOOP")
	if n := len(k.all()[0]); n != 64_000+len("a@example.org\n") || !strings.Contains(events[6], "nothing") {
		t.Errorf("%d octets kept, replies %q", n, events)
	}
}

// A server announces its limits and keeps to them, and each message that it
// says it has taken is kept.
func TestLimits(t *testing.T) {
	k := &kept{}
	l, _ := start(t, Spec{Listen: "127.0.0.1:0"}, k.take)
	conn, err := textproto.Dial("tcp", l.open.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	say := func(code int, format string, args ...any) string {
		t.Helper()
		if err := conn.PrintfLine(format, args...); err != nil {
			t.Fatal(err)
		}
		got, words, _ := conn.ReadResponse(code)
		if got != code {
			t.Errorf("%.30s: %d %s, want %d", fmt.Sprintf(format, args...), got, words, code)
		}
		return words
	}
	if _, _, err := conn.ReadResponse(220); err != nil {
		t.Fatal(err)
	}
	if words := say(250, "LHLO x"); !strings.Contains(words, "SIZE 100000000") || !strings.Contains(words, "SMTPUTF8") {
		t.Errorf("the server offers %q", words)
	}
	say(552, "MAIL FROM:<> SIZE=%d", maxMessage+1)
	say(250, "MAIL FROM:<>")
	for i := range maxRecipients {
		say(250, "RCPT TO:<a%d@example.org>", i)
	}
	say(452, "RCPT TO:<b@example.org>")
	say(250, "RSET")

	say(250, "MAIL FROM:<>")
	say(250, "RCPT TO:<a@example.org>")
	say(250, "MAIL FROM:<>")
	say(250, "RCPT TO:<b@example.org>")
	say(354, "DATA")
	say(250, "Subject: x\r\n.")
	if _, _, err := conn.ReadResponse(250); err != nil || len(k.all()) != 2 {
		t.Errorf("two hear that it is kept, %v; kept are %q", err, k.all())
	}
	say(250, "MAIL FROM:<>")
	say(250, "RCPT TO:<a@example.org>")
	say(354, "DATA")
	say(554, "%s\r\n.", strings.Repeat("x", maxLine+1))
	if len(k.all()) != 2 {
		t.Error("a message with too long a line is kept")
	}
}

// TestLongLine has a message with a line of 200 KB refused for good, whatever
// follows the line. The conversation goes on, so that the server hears it.
func TestLongLine(t *testing.T) {
	k := &kept{}
	l, _ := start(t, Spec{Listen: "127.0.0.1:0"}, k.take)
	long := "Subject: x\r\n\r\n" + strings.Repeat("x", 200_000) + "\r\n" + strings.Repeat("more\r\n", 1_000_000)
	events := talk(t, l, 2, "LHLO x", "MAIL FROM:<>", "RCPT TO:<a@example.org>", "RCPT TO:<b@example.org>", "DATA", long+"\r\n.",
		"MAIL FROM:<>", "RCPT TO:<c@example.org>", "DATA", "Subject: y\r\n.")
	want := "5.6.0 <a@example.org> It cannot be read, please do not bring it again"
	if len(events) < 12 || events[6] != want || events[11] != "2.0.0 <c@example.org> OK: queued" || len(k.all()) != 1 {
		t.Errorf("kept %d, replies %q", len(k.all()), events)
	}
}

// A message that breaks off is not kept, and a silent server is hung up on.
func TestBroken(t *testing.T) {
	k := &kept{}
	l, stop := start(t, Spec{Listen: "127.0.0.1:0", Timeout: setting.Duration(200 * time.Millisecond)}, k.take)
	talk(t, l, 1, "LHLO x", "MAIL FROM:<>", "RCPT TO:<a@example.org>", "DATA", "Subject: half")
	talk(t, l, 1, "LHLO x", "MAIL FROM:<>", "RCPT TO:<a@example.org>", "DATA", strings.Repeat(strings.Repeat("x", 998)+"\r\n", 70)+"half")
	silent, err := net.Dial("tcp", l.open.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	if said, _ := io.ReadAll(silent); !strings.Contains(string(said), "421 4.4.2") {
		t.Errorf("who says nothing hears %q", said)
	}
	stop()
	if len(k.all()) != 0 {
		t.Errorf("kept %q", k.all())
	}
}

func TestSocket(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lmtp.sock")
	spec := Spec{Socket: setting.Path{Name: "lmtp.sock", Full: path}}
	abandon(t, path)
	k := &kept{}
	l, stop := start(t, spec, k.take)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o660 {
		t.Errorf("the socket may be used by %v, %v", info.Mode(), err)
	}
	talk(t, l, 1, "LHLO x", "MAIL FROM:<>", "RCPT TO:<a@example.org>", "DATA", "Subject: x\r\n.")
	if len(k.all()) != 1 {
		t.Errorf("kept %q", k.all())
	}
	if _, err := Open(spec, k.take, slog.Default()); err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("a second listener: %v", err)
	}
	stop()
	if err := os.WriteFile(path, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(spec, k.take, slog.Default()); err == nil || !strings.Contains(err.Error(), "no socket") {
		t.Errorf("in the place of a file: %v", err)
	}
}

func TestEndsBeforeItBegan(t *testing.T) {
	l, err := Open(Spec{Listen: "127.0.0.1:0", Timeout: setting.Duration(time.Second)}, nil, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := l.Run(ctx); err != nil {
		t.Errorf("Run = %v", err)
	}
	l, err = Open(Spec{Listen: "127.0.0.1:0"}, nil, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	if err := l.Run(t.Context()); err == nil {
		t.Error("Run of a closed listener has no error")
	}
}

// abandon leaves a socket as a program that was killed does.
func abandon(t *testing.T, path string) {
	t.Helper()
	dead, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	dead.(*net.UnixListener).SetUnlinkOnClose(false)
	dead.Close()
}

func TestCheck(t *testing.T) {
	good := Spec{Listen: "127.0.0.1:2424", Limit: 1e6, Timeout: setting.Duration(time.Minute)}
	for want, change := range map[string]func(*Spec){
		"":             func(*Spec) {},
		"lmtp.listen":  func(s *Spec) { s.Listen = "2424" },
		"lmtp.limit":   func(s *Spec) { s.Limit = 10 },
		"lmtp.timeout": func(s *Spec) { s.Timeout = 0 },
	} {
		spec, problems := good, check.Problems{}
		change(&spec)
		spec.Check(check.At("lmtp", &problems))
		var got string
		for _, p := range problems {
			got += p.Path
		}
		if got != want {
			t.Errorf("problems at %q, want %q", got, want)
		}
	}
}

// TestTry looks at what a listener would meet, and opens no socket.
func TestTry(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) Spec {
		return Spec{Socket: setting.Path{Name: name, Full: filepath.Join(dir, name)}}
	}
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	tcp, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer tcp.Close()
	unix, err := net.Listen("unix", filepath.Join(dir, "taken"))
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close()
	for name, c := range map[string]struct {
		spec  Spec
		taken bool
		fault string
	}{
		"a socket":             {at("free"), false, ""},
		"a socket in use":      {at("taken"), true, ""},
		"a file":               {at("file"), false, "is no socket"},
		"a folder not there":   {at("nowhere/free"), false, "no such file"},
		"an address":           {Spec{Listen: "127.0.0.1:0"}, false, ""},
		"an address in use":    {Spec{Listen: tcp.Addr().String()}, true, ""},
		"an address elsewhere": {Spec{Listen: "192.0.2.1:2424"}, false, "cannot assign"},
	} {
		taken, err := Try(c.spec)
		if taken != c.taken || (err == nil) != (c.fault == "") || err != nil && !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s: taken %t, %v", name, taken, err)
		}
	}
	if _, err := os.Lstat(filepath.Join(dir, "free")); err == nil {
		t.Error("there is a socket now")
	}
}
