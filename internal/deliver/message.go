package deliver

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"

	gomail "github.com/wneessen/go-mail"
)

// Message is a letter ready for the wire: its envelope, and its bytes with
// lines ended by CR LF, none of which begins with a dot. Several messages may
// share parts.
type Message struct {
	ID       string   // Message-ID, without angle brackets
	From, To string   // the envelope, addresses without angle brackets
	Parts    [][]byte // in their order; only to be read
}

// WriteTo writes the parts.
func (m *Message) WriteTo(w io.Writer) (n int64, err error) {
	for _, part := range m.Parts {
		wrote, err := w.Write(part)
		if n += int64(wrote); err != nil {
			return n, err
		}
	}
	return n, nil
}

// Message makes the letter a message.
func (l *Letter) Message() (*Message, error) {
	whole, err := l.Bytes()
	if err != nil {
		return nil, err
	}
	return &Message{ID: l.MessageID, From: l.From.Address, To: l.To.Address, Parts: [][]byte{whole}}, nil
}

// Bytes makes the whole message, lines ended by CR LF: the text, its HTML
// alternative after it, the pictures of that, and the attachments. The same letter gives the same
// bytes. A letter that cannot be made is a lasting *Refusal.
func (l *Letter) Bytes() ([]byte, error) {
	if err := l.check(); err != nil {
		return nil, &Refusal{Lasting: true, Words: err.Error()}
	}
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	l.writeHeaders(m)
	if err := l.writeBodies(m); err != nil {
		return nil, &Refusal{Lasting: true, Words: err.Error()}
	}
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		return nil, &Refusal{Lasting: true, Words: fmt.Sprintf("making the message: %v", err)}
	}
	return steady(b.Bytes(), l.MessageID), nil
}

func (l *Letter) writeHeaders(m *gomail.Msg) {
	m.FromMailAddress(&l.From)
	m.ToMailAddress(&l.To)
	m.Subject(l.Subject)
	m.SetDateWithValue(l.Date)
	m.SetMessageIDWithValue(l.MessageID)
	m.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834, section 5
	if l.Lang != "" {
		m.SetGenHeader("Content-Language", l.Lang)
	}
	if l.List != "" {
		m.SetGenHeader("List-Id", "<"+l.List+">")
	}
	if l.Unsubscribe != "" {
		m.SetGenHeader(gomail.HeaderListUnsubscribe, "<"+l.Unsubscribe+">")
	}
}

// writeBodies puts the plainest form first, as RFC 2046, section 5.1.4 wants.
func (l *Letter) writeBodies(m *gomail.Msg) error {
	m.SetBodyString(gomail.TypeTextPlain, l.Text)
	if l.HTML != "" {
		m.AddAlternativeString(gomail.TypeTextHTML, l.HTML)
	}
	for _, p := range l.Pictures {
		kind, id := gomail.WithFileContentType(gomail.ContentType(p.Type)), gomail.WithFileContentID("<"+p.ID+">")
		if err := m.EmbedReader(p.Name, bytes.NewReader(p.Bytes), kind, id); err != nil {
			return fmt.Errorf("embedding %s: %w", p.Name, err)
		}
	}
	for _, a := range l.Attachments {
		option := gomail.WithFileContentType(gomail.ContentType(a.Type))
		if err := m.AttachReader(a.Name, bytes.NewReader(a.Bytes), option); err != nil {
			return fmt.Errorf("attaching %s: %w", a.Name, err)
		}
	}
	return nil
}

var boundary = regexp.MustCompile(`boundary=([0-9a-f]{60})`)

// steady puts boundaries derived from seed in the place of random ones. Both
// have 60 hexadecimal digits, and no encoded body has a line of them.
func steady(message []byte, seed string) []byte {
	for i, found := range boundary.FindAllSubmatch(message, -1) {
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", seed, i))
		message = bytes.ReplaceAll(message, found[1], []byte(hex.EncodeToString(sum[:])[:60]))
	}
	return message
}
