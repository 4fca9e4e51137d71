package feedback

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the goldens anew")

const (
	sampleMessage = "8f14e45fceea167a5a36dedd"
	samplePath    = "catchup+r4koix6o5ilhuwrw33o67ud6eirxqwc53nta@example.org"
)

func inbox(t testing.TB) Inbox {
	t.Helper()
	path, err := NewPath("catchup@example.org", "+", []byte("a key for samples, not a secret!"))
	if err != nil {
		t.Fatal(err)
	}
	return Inbox{Path: path, Leave: "catchup-leave@example.org"}
}

func samples(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/*.eml")
	if err != nil || len(names) == 0 {
		t.Fatalf("there are no samples: %v", err)
	}
	return names
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// tell writes events as the golden has them.
func tell(events []Event) string {
	var b strings.Builder
	for _, a := range events {
		proof := ""
		switch {
		case a.Signed:
			proof = " signed"
		case a.Message != "":
			proof = " by Message-ID"
		}
		fmt.Fprintf(&b, "\t%s%s status=%q address=%q report=%q\n\t\t%s\n", a.Kind, proof, a.Status, a.Address, a.Report, a.Words)
		if a.Message != "" && a.Message != sampleMessage {
			fmt.Fprintf(&b, "\t\tof the message %s\n", a.Message)
		}
	}
	return b.String()
}

// What each sample says, with lines ended by LF as in a file and by CR LF as
// on the wire.
func TestSamples(t *testing.T) {
	var got strings.Builder
	for _, name := range samples(t) {
		raw := read(t, name)
		events := inbox(t).Read(raw, "")
		fmt.Fprintf(&got, "%s\n%s", filepath.Base(name), tell(events))
		wire := bytes.ReplaceAll(raw, []byte("\n"), []byte("\r\n"))
		if diff := cmp.Diff(events, inbox(t).Read(wire, "")); diff != "" {
			t.Errorf("%s with CR LF (-LF +CR LF):\n%s", name, diff)
		}
	}
	const golden = "testdata/events.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(read(t, golden)), got.String()); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

// The envelope tells whose message it was even if nothing else does, and what
// comes to the address for leaving is a wish whatever its header says.
func TestRecipient(t *testing.T) {
	raw := []byte("From: amy@example.net\nTo: undisclosed-recipients:;\nSubject: hm\n\n")
	for recipient, want := range map[string]Event{
		samplePath:                  {Kind: Unknown, Message: sampleMessage, Signed: true, Address: "amy@example.net", Words: "hm"},
		strings.ToUpper(samplePath): {Kind: Unknown, Message: sampleMessage, Signed: true, Address: "amy@example.net", Words: "hm"},
		"Catchup-Leave@example.org": {Kind: Leaving, Address: "amy@example.net", Words: "hm"},
		"":                          {Kind: Unknown, Address: "amy@example.net", Words: "hm"},
	} {
		if diff := cmp.Diff([]Event{want}, inbox(t).Read(raw, recipient)); diff != "" {
			t.Errorf("to %q (-want +got):\n%s", recipient, diff)
		}
	}
}

// A bounce that is cut off at any octet still says what it said before.
func TestCutOff(t *testing.T) {
	raw := read(t, "testdata/postfix-unknown.eml")
	diagnostic := bytes.Index(raw, []byte("\n--DE7889B0A0C.1795331642/mail.example.org\nContent-Description: Undelivered"))
	for end := range len(raw) {
		events := inbox(t).Read(raw[:end], samplePath)
		if len(events) == 0 {
			t.Fatalf("no event of the first %d octets", end)
		}
		if a := events[0]; end > diagnostic && (a.Kind != Hard || a.Message != sampleMessage) {
			t.Fatalf("the first %d octets: %+v", end, a)
		}
	}
}

func TestNothing(t *testing.T) {
	want := []Event{{Kind: Unknown}}
	for _, raw := range []string{"", "\r\n\r\n", "\x00", ":", " \n ", "Content-Type: multipart/report\n\n--\n--", "Content-Type: multipart/mixed; boundary=\"\"\n\nx"} {
		if diff := cmp.Diff(want, Inbox{}.Read([]byte(raw), "")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", raw, diff)
		}
	}
}

// A message made to cost much is looked at no further than the bounds.
func TestBounds(t *testing.T) {
	var deep strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&deep, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	many := "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822;a@example.org\n\n", 10_000)
	both := "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: message/delivery-status\n\n"+strings.Repeat("Final-Recipient: rfc822;a@example.org\n\n", 20), 20)
	groups := "Content-Type: message/delivery-status\n\n" + strings.Repeat("Final-Recipient: rfc822;a@example.org\nAction: failed\n\n", 10_000)
	folds := "Subject: x\n" + strings.Repeat(" x\n", 1_000_000)
	heads := strings.Repeat("X: y\n", 100_000)
	for name, raw := range map[string]string{"deep": deep.String(), "many": many, "groups": groups, "both": both, "folds": folds, "heads": heads} {
		if n := len(inbox(t).Read([]byte(raw), "")); n > maxParts {
			t.Errorf("%s: %d events", name, n)
		}
		head := open([]byte(raw)).head
		if n := len(head.get("subject")); len(head) > maxFields || n > maxValue+100 {
			t.Errorf("%s: %d fields, and %d octets of the subject", name, len(head), n)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range samples(f) {
		f.Add(read(f, name), "")
	}
	b := inbox(f)
	f.Fuzz(func(t *testing.T, raw []byte, recipient string) {
		events := b.Read(raw, recipient)
		if len(events) == 0 {
			t.Fatal("no event")
		}
		for _, a := range events {
			if a.Kind == "" || a.Words != oneLine(a.Words) || len(a.Address) > 4*320 || !utf8.ValidString(a.Address+a.Words) || a.Message != "" && len(a.Message) != 24 {
				t.Errorf("%+v", a)
			}
		}
	})
}
