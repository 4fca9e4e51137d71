package dkim

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/setting"
	"catchup/internal/tooltest"
)

var update = flag.Bool("update", false, "write the goldens anew")

const head = "Auto-Submitted: auto-generated\r\n" +
	"Content-Language: en-GB\r\n" +
	"Date: Fri, 14 Jun 2024 15:00:05 +0000\r\n" +
	"List-Id: <weekly.example.org>\r\n" +
	"List-Unsubscribe: <https://news.example.org/leave?t=abc>,\r\n <mailto:catchup@example.org?subject=unsubscribe%20weekly>\r\n" +
	"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" +
	"MIME-Version: 1.0\r\n" +
	"Message-ID: <weekly-2024-06-14-00@example.org>\r\n" +
	"Subject: =?UTF-8?q?Catch_Up:_8_to_14_June_2024?=\r\n" +
	"From: \"Catch Up\" <catchup@example.org>\r\n" +
	"To: <zoe@example.org>\r\n" +
	"Content-Type: text/plain; charset=UTF-8\r\n"

const words = "Deficits of \u00a31.4bn.\r\n\r\nFrom here on.\r\n"

// messages are what a signature must survive, by what is odd about them.
var messages = map[string]struct{ head, body string }{
	"plain":         {head, words},
	"empty body":    {head, ""},
	"only ends":     {head, "\r\n\r\n\r\n"},
	"only spaces":   {head, " \t \r\n  \r\n"},
	"dots":          {head, ".\r\n..\r\n.a\r\nb.\r\n"},
	"blank at end":  {head, words + " \r\n\r\n\t\r\n\r\n"},
	"not ended":     {head, "no line end"},
	"white space":   {head, "  a\t \tb  \r\n\tc\r\n"},
	"long line":     {head, strings.Repeat("word ", 2000) + "\r\n"},
	"attachment":    {head, strings.Repeat(strings.Repeat("A", 76)+"\r\n", 2600)},
	"folded":        {strings.Replace(head, "Subject: ", "Subject:\r\n\t ", 1), words},
	"long header":   {head + "Reply-To: " + strings.Repeat("somebody@example.org,\r\n ", 90) + "last@example.org\r\n", words},
	"UTF-8 header":  {strings.Replace(head, "<zoe@", "Zo\u00eb\u00a0 \u20ac <zoe@", 1), words},
	"white header":  {strings.Replace(head, "Subject: ", "SUBJECT:  \t ", 1), words},
	"twice":         {head + "List-Id: <second.example.org>\r\nTo: <other@example.org>\r\n", words},
	"empty subject": {strings.Replace(head, "=?UTF-8?q?Catch_Up:_8_to_14_June_2024?=", "", 1), words},
	"little":        {"From: catchup@example.org\r\n", words},
}

// tampered are changes that a signature must not survive.
var tampered = map[string]func(string) string{
	"body":          func(m string) string { return m + "More.\r\n" },
	"word":          func(m string) string { return strings.Replace(m, "1.4bn", "1.5bn", 1) },
	"subject":       func(m string) string { return strings.Replace(m, "14_June", "15_June", 1) },
	"second from":   func(m string) string { return strings.Replace(m, "MIME-", "From: <x@example.com>\r\nMIME-", 1) },
	"second to":     func(m string) string { return strings.Replace(m, "MIME-", "To: <x@example.com>\r\nMIME-", 1) },
	"second date":   func(m string) string { return strings.Replace(m, "MIME-", "Date: now\r\nMIME-", 1) },
	"new subject":   func(m string) string { return strings.Replace(m, "MIME-", "Subject: x\r\nMIME-", 1) },
	"answers":       func(m string) string { return strings.Replace(m, "MIME-", "Reply-To: x@example.com\r\nMIME-", 1) },
	"another type":  func(m string) string { return strings.Replace(m, "MIME-", "Content-Type: text/html\r\nMIME-", 1) },
	"leaving":       func(m string) string { return strings.Replace(m, "news.example.org/leave", "example.com/leave", 1) },
	"one click":     func(m string) string { return strings.Replace(m, "List-Unsubscribe-Post", "X-Post", 1) },
	"list":          func(m string) string { return strings.Replace(m, "<weekly.example.org>", "<x.example.com>", 1) },
	"identity":      func(m string) string { return strings.Replace(m, "<weekly-2024", "<weekly-2025", 1) },
	"language":      func(m string) string { return strings.Replace(m, "en-GB", "en-US", 1) },
	"who made it":   func(m string) string { return strings.Replace(m, "auto-generated", "no", 1) },
	"signed fields": func(m string) string { return strings.Replace(m, ":to:to:", ":to:", 1) },
}

func signer(t testing.TB, keyFile string) *Signer {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", keyFile))
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(Spec{Selector: strings.TrimSuffix(keyFile, ".pem"), Key: setting.NewSecret(string(text))}, "example.org")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func signed(t testing.TB, s *Signer, head, body string) string {
	t.Helper()
	header, err := s.Sign([]byte(head), Sum([]byte(body)))
	if err != nil {
		t.Fatal(err)
	}
	return string(header) + head + "\r\n" + body
}

var keys = []string{"rsa2048.pem", "rsa1024-pkcs1.pem", "ed25519.pem"}

// TestAnotherProgramVerifies has python3-dkim judge what is signed.
func TestAnotherProgramVerifies(t *testing.T) {
	given, want, records := map[string]string{}, map[string]string{}, map[string]string{}
	for _, k := range keys {
		s := signer(t, k)
		records[s.Name()] = s.Record()
		for name, m := range messages {
			given[k+", "+name] = signed(t, s, m.head, m.body)
			want[k+", "+name] = "good"
		}
		whole := signed(t, s, head, words)
		for name, change := range tampered {
			name = k + ", tampered: " + name
			if given[name], want[name] = change(whole), "bad"; given[name] == whole {
				t.Errorf("%s: nothing was changed", name)
			}
		}
	}
	if diff := cmp.Diff(want, judge(t, given, records)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// judge asks python3-dkim what it thinks of each message.
func judge(t *testing.T, messages, records map[string]string) map[string]string {
	t.Helper()
	python := tooltest.Python(t, "dkim, nacl")
	dir := t.TempDir()
	zone, err := json.Marshal(records)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "records"), string(zone))
	args := []string{filepath.Join("testdata", "verify.py"), filepath.Join(dir, "records")}
	names := []string{}
	for name, m := range messages {
		file := filepath.Join(dir, fmt.Sprintf("%d.eml", len(names)))
		write(t, file, m)
		names, args = append(names, name), append(args, file)
	}
	ask := exec.Command(python, args...)
	ask.Stderr = t.Output()
	out, err := ask.Output()
	if err != nil {
		t.Fatalf("python3-dkim: %v", err)
	}
	got := map[string]string{}
	for i, verdict := range strings.Fields(string(out)) {
		got[names[i]] = verdict
	}
	return got
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestHeader(t *testing.T) {
	for _, k := range keys {
		header, err := signer(t, k).Sign([]byte(head), Sum([]byte(words)))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(header)) {
			if len(line) > lineWidth+len("\r\n") || !strings.HasSuffix(line, "\r\n") {
				t.Errorf("%s: a line is too long or not ended: %q", k, line)
			}
		}
		golden := filepath.Join("testdata", strings.TrimSuffix(k, ".pem")+".txt")
		got := strings.ReplaceAll(string(header), "\r\n", "\n")
		if *update {
			write(t, golden, got)
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", golden, diff)
		}
	}
}

func TestSigningIsSteady(t *testing.T) {
	s := signer(t, "rsa2048.pem")
	want := signed(t, s, head, words)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if got := signed(t, s, head, words); got != want {
				t.Error("the same message has another signature")
			}
		})
	}
	wait.Wait()
	if got, err := s.Sign([]byte(head+"\r\n"), Sum([]byte(words))); err != nil || !strings.HasPrefix(want, string(got)) {
		t.Errorf("an empty line after the head changes the signature, %v", err)
	}
}

func TestNotSigned(t *testing.T) {
	s := signer(t, "ed25519.pem")
	for head, want := range map[string]string{
		"To: a@example.org\r\n":                           "signing a message: it has 0 From fields",
		"From: a@example.org\r\nFROM : b@example.org\r\n": "signing a message: it has 2 From fields",
		"From: a@example.org\r\nno field\r\n":             `signing a message: "no field" is no header field`,
		"":                                                `signing a message: "" is no header field`,
		"From: a@example.org\r\n\r\nA body: not a header\r\n": `signing a message: "" is no header field`,
	} {
		if _, err := s.Sign([]byte(head), Digest{}); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", head, err, want)
		}
	}
}

// Whatever its length, a signature is folded into lines that are short enough.
func TestFolded(t *testing.T) {
	for n := range 300 {
		for line := range strings.Lines(" b=" + string(folded(make([]byte, n)))) {
			if len(line) > lineWidth+len("\r\n") {
				t.Errorf("of %d bytes: a line has %d characters", n, len(line)-len("\r\n"))
			}
		}
	}
}

// RFC 6376, section 5.4.1, RFC 8058, section 4, and Gmail for Feedback-ID ask
// for these fields.
func TestCovered(t *testing.T) {
	var names []string
	for _, c := range covered {
		names = append(names, c.name)
	}
	for _, must := range []string{"from", "reply-to", "subject", "date", "to", "cc", "list-id", "list-unsubscribe", "list-unsubscribe-post",
		"mime-version", "content-type", "content-transfer-encoding", "message-id", "feedback-id"} {
		if !slices.Contains(names, must) {
			t.Errorf("%s is not signed", must)
		}
	}
}
