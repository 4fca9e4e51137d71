package deliver

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/control"
	"catchup/internal/edition"
)

var update = flag.Bool("update", false, "write the goldens anew")

func sampleContent() *Content {
	return &Content{
		From:        mail.Address{Name: "Catch Up", Address: "catchup@example.org"},
		Subject:     "Catch Up: 8 to 14 June 2024 — £",
		Text:        "Deficits of £1.4bn — up.\n.\nFrom here: HOLE\n",
		HTML:        "<p>Deficits of £1.4bn — up.</p>\n<img src=\"cid:chart-1.ABC@example.org\" alt=\"up\"> <a href=\"HOLE\">Leave</a>\n",
		Lang:        "en-GB",
		List:        "weekly.example.org",
		Unsubscribe: []string{"HOLE", "mailto:catchup@example.org?subject=unsubscribe%20weekly"},
		Feedback:    "2024-06-14:weekly:catchup",
		Pictures:    []Picture{{ID: "chart-1.ABC@example.org", Attachment: Attachment{Name: "chart-1.png", Type: "image/png", Bytes: []byte("PNG")}}},
		Attachments: []Attachment{{Name: "weekly-2024-06-14.pdf", Type: "application/pdf", Bytes: []byte("%PDF-1.7\n")}},
		Holes:       []string{"HOLE"},
	}
}

func sampleRecipient() Recipient {
	return Recipient{
		To: mail.Address{Name: "Zoë O’Neill, MD", Address: "zoe@example.org"}, Date: time.Date(2024, 6, 14, 15, 0, 5, 0, time.UTC), MessageID: "weekly-2024-06-14-00@example.org",
		Return: "back+zoe=example.org@example.org", Fill: map[string]string{"HOLE": "https://example.org/leave?pass=a&b=" + strings.Repeat("0123456789", 7)},
	}
}

// whole is the message as it goes over the wire.
func whole(t *testing.T, l *Content, to Recipient) []byte {
	t.Helper()
	m, err := l.Message(to)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if n, err := m.WriteTo(&b); err != nil || int(n) != m.Size() || b.Len() != m.Size() {
		t.Fatalf("%d bytes of %d written, %v", n, m.Size(), err)
	}
	return b.Bytes()
}

func TestMessage(t *testing.T) {
	plain := sampleContent()
	plain.HTML, plain.Pictures, plain.Attachments, plain.Holes, plain.Unsubscribe = "", nil, nil, nil, plain.Unsubscribe[1:]
	for name, l := range map[string]*Content{"whole": sampleContent(), "plain": plain} {
		got := whole(t, l, sampleRecipient())
		if bytes.Contains(bytes.ReplaceAll(got, []byte("\r\n"), nil), []byte("\n")) {
			t.Errorf("%s: a line ends without CR", name)
		}
		golden := filepath.Join("testdata", name+".eml")
		got = bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n"))
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", golden, diff)
		}
	}
}

// Two subscribers share all but the head and what fills the holes.
func TestTemplateShares(t *testing.T) {
	l := sampleContent()
	l.Holes, l.Unsubscribe = nil, nil
	m, err := l.Template()
	if err != nil {
		t.Fatal(err)
	}
	var parts [2][][]byte
	for i, to := range []Recipient{sampleRecipient(), {To: mail.Address{Address: "a@example.org"}, Date: time.Date(2024, 6, 14, 15, 0, 5, 0, time.UTC), MessageID: "1@x"}} {
		message, err := m.Build(to)
		if err != nil {
			t.Fatal(err)
		}
		parts[i] = message.Parts[1:]
	}
	if len(parts[0]) != 1 || &parts[0][0][0] != &parts[1][0][0] {
		t.Error("two readers have a body each")
	}
}

// FuzzWire holds what goes over the wire to the rules of it, whatever the
// content says, and reads back what was put in.
func FuzzWire(f *testing.F) {
	f.Add(".\n..\n."+strings.Repeat(".", 200)+"\n.", "a.b", "<p>.\r\n.</p>", []byte("."))
	f.Add(strings.Repeat("HOLE.", 30)+" \n \n.HOLE", ".", ".HOLE.\n", bytes.Repeat([]byte{0xff}, 100))
	f.Fuzz(func(t *testing.T, text, subject, page string, file []byte) {
		l := sampleContent()
		l.Text, l.HTML, l.Subject, l.Attachments[0].Bytes = text, page, control.Line(subject), file
		m, err := l.Message(sampleRecipient())
		if (err != nil) != (text == "") {
			t.Fatalf("a message is refused if it has no text, and for nothing else: %v", err)
		}
		if err != nil {
			return
		}
		var b bytes.Buffer
		if n, err := m.WriteTo(&b); err != nil || int(n) != m.Size() || b.Len() != m.Size() {
			t.Fatalf("%d bytes of %d written, %v", n, m.Size(), err)
		}
		for line := range bytes.Lines(b.Bytes()) {
			switch rest, ended := bytes.CutSuffix(line, []byte("\r\n")); {
			case !ended:
				t.Errorf("%q does not end in CR LF", line)
			case bytes.HasPrefix(line, []byte(".")):
				t.Errorf("%q begins with a dot", line)
			case bytes.ContainsFunc(rest, func(r rune) bool { return r == '\r' || r == 0 || r > '~' }):
				t.Errorf("%q cannot go over every wire", line)
			}
		}
		want := strings.ReplaceAll(text, "HOLE", sampleRecipient().Fill["HOLE"])
		if got := firstText(t, b.Bytes()); canonical(got) != canonical(want) {
			t.Errorf("the text reads %q, want %q", got, want)
		}
	})
}

// canonical is a text without what a mail cannot keep: how its lines end, and
// the line that ends the last.
func canonical(text string) string {
	return strings.TrimRight(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
}

// firstText is the first text of a message, decoded by the standard library.
func firstText(t *testing.T, message []byte) string {
	t.Helper()
	parsed, err := mail.ReadMessage(bytes.NewReader(message))
	if err != nil {
		t.Fatal(err)
	}
	contentType, body := parsed.Header.Get("Content-Type"), parsed.Body
	for {
		kind, parameters, err := mime.ParseMediaType(contentType)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(kind, "multipart/") {
			text, err := io.ReadAll(body)
			if err != nil {
				t.Fatal(err)
			}
			return string(text)
		}
		part, err := multipart.NewReader(body, parameters["boundary"]).NextPart()
		if err != nil {
			t.Fatal(err)
		}
		contentType, body = part.Header.Get("Content-Type"), part
	}
}

// The standard library reads back what was put in, in the order of RFC 2046.
func TestMessageParts(t *testing.T) {
	message := whole(t, sampleContent(), sampleRecipient())
	parsed, err := mail.ReadMessage(bytes.NewReader(message))
	if err != nil {
		t.Fatal(err)
	}
	got := leaves(t, parsed.Header.Get("Content-Type"), parsed.Body)
	want := []string{"text/plain", "text/html", "image/png", "application/pdf"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("parts (-want +got):\n%s", diff)
	}
}

// TestEmbed turns the names of the pictures that a page shows into their
// Content-IDs, and takes no other file along.
func TestEmbed(t *testing.T) {
	e := &edition.Edition{ID: "E1", Files: []edition.File{
		{Name: "edition.pdf", Type: "application/pdf"}, {Name: "chart-1.png", Type: "image/png", Bytes: []byte("PNG")}, {Name: "chart-2.png", Type: "image/png"},
	}}
	page, pictures := embed(`<img src="chart-1.png" alt="chart-2.png edition.pdf">`, e, "example.org")
	if want := `<img src="cid:chart-1.E1@example.org" alt="chart-2.png edition.pdf">`; page != want {
		t.Errorf("the page is %s, want %s", page, want)
	}
	want := []Picture{{ID: "chart-1.E1@example.org", Attachment: Attachment{Name: "chart-1.png", Type: "image/png", Bytes: []byte("PNG")}}}
	if diff := cmp.Diff(want, pictures); diff != "" {
		t.Errorf("pictures (-want +got):\n%s", diff)
	}
}

// leaves lists the types of the parts that hold no parts.
func leaves(t *testing.T, contentType string, body io.Reader) []string {
	t.Helper()
	kind, parameters, err := mime.ParseMediaType(contentType)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(kind, "multipart/") {
		return []string{kind}
	}
	var all []string
	parts := multipart.NewReader(body, parameters["boundary"])
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, leaves(t, part.Header.Get("Content-Type"), part)...)
	}
}

func TestMessageRefuses(t *testing.T) {
	const injected = "x\r\nBcc: all@example.org"
	for name, spoil := range map[string]func(*Content, *Recipient){
		"sender's name":     func(l *Content, _ *Recipient) { l.From.Name = injected },
		"sender":            func(l *Content, _ *Recipient) { l.From.Address = injected },
		"reader's name":     func(_ *Content, r *Recipient) { r.To.Name = injected },
		"reader":            func(_ *Content, r *Recipient) { r.To.Address = "zoe@example.org>\r\nDATA" },
		"two readers":       func(_ *Content, r *Recipient) { r.To.Address = "a@example.org, b@example.org" },
		"no reader":         func(_ *Content, r *Recipient) { r.To.Address = "" },
		"no domain":         func(_ *Content, r *Recipient) { r.To.Address = "zoe" },
		"return path":       func(_ *Content, r *Recipient) { r.Return = "a@example.org>\r\nDATA" },
		"subject":           func(l *Content, _ *Recipient) { l.Subject = injected },
		"subject, CR alone": func(l *Content, _ *Recipient) { l.Subject = "x\rBcc: y" },
		"language":          func(l *Content, _ *Recipient) { l.Lang = injected },
		"Message-ID":        func(_ *Content, r *Recipient) { r.MessageID = injected },
		"no Message-ID":     func(_ *Content, r *Recipient) { r.MessageID = "" },
		"list":              func(l *Content, _ *Recipient) { l.List = "weekly.example.org>, <other" },
		"unsubscribe":       func(l *Content, _ *Recipient) { l.Unsubscribe = []string{injected} },
		"feedback":          func(l *Content, _ *Recipient) { l.Feedback = injected },
		"filling":           func(_ *Content, r *Recipient) { r.Fill["HOLE"] = injected },
		"nothing to fill":   func(_ *Content, r *Recipient) { r.Fill = nil },
		"attachment's name": func(l *Content, _ *Recipient) { l.Attachments[0].Name = injected },
		"attachment's type": func(l *Content, _ *Recipient) { l.Attachments[0].Type = injected },
		"picture's ID":      func(l *Content, _ *Recipient) { l.Pictures[0].ID = "x>\r\nBcc: y" },
		"picture's name":    func(l *Content, _ *Recipient) { l.Pictures[0].Name = injected },
		"no text":           func(l *Content, _ *Recipient) { l.Text = "" },
		"no signature": func(l *Content, _ *Recipient) {
			l.Sign = func([][]byte) func([]byte) ([]byte, error) {
				return func([]byte) ([]byte, error) { return nil, errors.New("no key") }
			}
		},
	} {
		l, to := sampleContent(), sampleRecipient()
		spoil(l, &to)
		_, err := l.Message(to)
		var refusal *Refusal
		if !errors.As(err, &refusal) || !refusal.Lasting || refusal.Broken {
			t.Errorf("%s: Message gives %v, want a lasting refusal", name, err)
		}
	}
}

// TestDomainInHead writes the domains of sender and recipient in A-labels: a
// head beyond ASCII needs a server that takes it.
func TestDomainInHead(t *testing.T) {
	l, to := sampleContent(), sampleRecipient()
	l.From.Address, to.To.Address = "news@ämter.example", "anna@bücher.example"
	m, err := l.Message(to)
	if err != nil {
		t.Fatal(err)
	}
	if m.To != "anna@bücher.example" {
		t.Errorf("the envelope is to %s: senders judge it", m.To)
	}
	head := string(m.Parts[0])
	if !strings.Contains(head, "<anna@xn--bcher-kva.example>") || !strings.Contains(head, "<news@xn--mter-koa.example>") || !IsPlain(head) {
		t.Errorf("the head is\n%s", head)
	}
	for address, want := range map[string]string{
		"zoë@bücher.example": "zoë@bücher.example", "a@b.example": "a@b.example", "": "", "bücher": "bücher", "a@-ü-.example": "a@-ü-.example",
	} {
		if got := Plain(address); got != want {
			t.Errorf("%q is plain as %q, want %q", address, got, want)
		}
	}
}

// What would end a value in angle brackets, or is not of ASCII, stands in none.
func TestTokens(t *testing.T) {
	for list, want := range map[string]bool{
		"!weekly~.example.org": true, "a b": false, "a<b": false, "a>b": false, "a\tb": false, "a\x7fb": false, "a\u00e9b": false,
	} {
		l := sampleContent()
		l.List = list
		if _, err := l.Message(sampleRecipient()); (err == nil) != want {
			t.Errorf("the list %q: %v", list, err)
		}
	}
}

// The signature stands before the head that was signed, and a body without
// holes is given to be hashed once.
func TestSigns(t *testing.T) {
	bodies := 0
	l := sampleContent()
	l.Sign = func(body [][]byte) func([]byte) ([]byte, error) {
		bodies++
		return func(head []byte) ([]byte, error) {
			return fmt.Appendf(nil, "DKIM-Signature: %d of %d\r\n", len(head), len(bytes.Join(body, nil))), nil
		}
	}
	got := whole(t, l, sampleRecipient())
	head, body, _ := bytes.Cut(got, []byte("\r\n\r\n"))
	signature, signed, _ := bytes.Cut(head, []byte("\r\n"))
	if want := fmt.Sprintf("DKIM-Signature: %d of %d", len(signed)+2, len(body)); string(signature) != want {
		t.Errorf("the message begins with %q, want %q", signature, want)
	}
	l.Holes = nil
	m, err := l.Template()
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if _, err := m.Build(sampleRecipient()); err != nil {
			t.Error(err)
		}
	}
	if bodies != 2 {
		t.Errorf("%d bodies were hashed, want 2", bodies)
	}
}
