package deliver

import (
	"bytes"
	"errors"
	"flag"
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

	"catchup/internal/edition"
)

var update = flag.Bool("update", false, "write the goldens anew")

func sampleLetter() *Letter {
	return &Letter{
		From:        mail.Address{Name: "Catch Up", Address: "catchup@example.org"},
		To:          mail.Address{Name: "Zoë O’Neill, MD", Address: "zoe@example.org"},
		Date:        time.Date(2024, 6, 14, 15, 0, 5, 0, time.UTC),
		Subject:     "Catch Up: 8 to 14 June 2024 — £",
		Text:        "Deficits of £1.4bn — up.\n.\nFrom here\n",
		HTML:        "<p>Deficits of £1.4bn — up.</p>\n<img src=\"cid:chart-1.ABC@example.org\" alt=\"up\">\n",
		Lang:        "en-GB",
		MessageID:   "weekly-2024-06-14-00@example.org",
		List:        "weekly.example.org",
		Unsubscribe: "mailto:catchup@example.org?subject=unsubscribe%20weekly",
		Pictures:    []Picture{{ID: "chart-1.ABC@example.org", Attachment: Attachment{Name: "chart-1.png", Type: "image/png", Bytes: []byte("PNG")}}},
		Attachments: []Attachment{{Name: "weekly-2024-06-14.pdf", Type: "application/pdf", Bytes: []byte("%PDF-1.7\n")}},
	}
}

func TestMessage(t *testing.T) {
	plain := sampleLetter()
	plain.HTML, plain.Pictures, plain.Attachments = "", nil, nil
	for name, l := range map[string]*Letter{"whole": sampleLetter(), "plain": plain} {
		got, err := l.Bytes()
		if err != nil {
			t.Fatal(err)
		}
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

// The standard library reads back what was put in, in the order of RFC 2046.
func TestMessageParts(t *testing.T) {
	message, err := sampleLetter().Bytes()
	if err != nil {
		t.Fatal(err)
	}
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
	for name, spoil := range map[string]func(*Letter){
		"sender's name":     func(l *Letter) { l.From.Name = injected },
		"sender":            func(l *Letter) { l.From.Address = injected },
		"reader's name":     func(l *Letter) { l.To.Name = injected },
		"reader":            func(l *Letter) { l.To.Address = "zoe@example.org>\r\nDATA" },
		"two readers":       func(l *Letter) { l.To.Address = "a@example.org, b@example.org" },
		"no reader":         func(l *Letter) { l.To.Address = "" },
		"no domain":         func(l *Letter) { l.To.Address = "zoe" },
		"subject":           func(l *Letter) { l.Subject = injected },
		"subject, CR alone": func(l *Letter) { l.Subject = "x\rBcc: y" },
		"language":          func(l *Letter) { l.Lang = injected },
		"Message-ID":        func(l *Letter) { l.MessageID = injected },
		"no Message-ID":     func(l *Letter) { l.MessageID = "" },
		"list":              func(l *Letter) { l.List = "weekly.example.org>, <other" },
		"unsubscribe":       func(l *Letter) { l.Unsubscribe = injected },
		"attachment's name": func(l *Letter) { l.Attachments[0].Name = injected },
		"attachment's type": func(l *Letter) { l.Attachments[0].Type = injected },
		"picture's ID":      func(l *Letter) { l.Pictures[0].ID = "x>\r\nBcc: y" },
		"picture's name":    func(l *Letter) { l.Pictures[0].Name = injected },
		"no text":           func(l *Letter) { l.Text = "" },
	} {
		l := sampleLetter()
		spoil(l)
		_, err := l.Bytes()
		var refusal *Refusal
		if !errors.As(err, &refusal) || !refusal.Lasting || refusal.Broken {
			t.Errorf("%s: Bytes gives %v, want a lasting refusal", name, err)
		}
	}
}
