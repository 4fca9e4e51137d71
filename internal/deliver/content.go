package deliver

import (
	"fmt"
	"net/mail"
	"strings"
	"time"
	"unicode"
)

// Content is all of a message but its recipient: it is the same for one or many
// subscribers. HTML and Text are whole bodies; at least Text is set.
type Content struct {
	From        mail.Address
	ReplyTo     mail.Address // where replies go; zero for From
	Subject     string
	HTML        string
	Text        string
	Lang        string    // BCP 47
	List        string    // List-Id, "weekly.example.org" (RFC 2919)
	Unsubscribe []string  // addresses by which a subscriber leaves, https or mailto (RFC 2369); those of https take a POST (RFC 8058)
	Reply       bool      // whether it replies to a message: it says so, and has no return path, so that no mail program replies to it (RFC 3834)
	Feedback    string    // Feedback-ID, by which receivers tell of complaints
	Pictures    []Picture // that the HTML shows
	Attachments []Attachment
	Holes       []string // placeholders in the bodies and in Unsubscribe, filled for each recipient
	Sign        Signing  // nil for no signature
}

// Signing signs messages. It is given a body, in its pieces, and returns a
// function that signs the head of any message with that body. That returns the
// header field to put before the others, lines ended by CR LF. Both may be
// called from several goroutines.
type Signing func(body [][]byte) (head func([]byte) ([]byte, error))

// Picture is a part of a message. Its HTML shows it by the address "cid:" and
// the ID, which has no angle brackets.
type Picture struct {
	Attachment
	ID string
}

// Attachment is a file sent with a message.
type Attachment struct {
	Name  string
	Type  string
	Bytes []byte
}

// Recipient is who gets a message. Fill is what its holes hold for them. Return
// is the return path, to which bounces go; it is the sender's address if empty.
type Recipient struct {
	To        mail.Address
	Date      time.Time // when the message leaves
	MessageID string    // without angle brackets
	Return    string
	Fill      map[string]string
}

// Message makes the message to one recipient.
func (l *Content) Message(to Recipient) (*Message, error) {
	m, err := l.Template()
	if err != nil {
		return nil, err
	}
	return m.Build(to)
}

// check refuses values that would break a header in two, a sender without a
// valid address, and content without a text.
func (l *Content) check() error {
	for _, f := range l.words() {
		if strings.ContainsFunc(f.value, unicode.IsControl) {
			return fmt.Errorf("%s holds a line break or another control character", f.name)
		}
	}
	if err := checkTokens(append(l.Unsubscribe, l.List, l.Feedback)...); err != nil {
		return err
	}
	for _, p := range l.Pictures {
		if err := checkTokens(p.ID); err != nil {
			return err
		}
	}
	if l.Text == "" {
		return fmt.Errorf("a letter needs a text")
	}
	return checkAddress(l.From.Address)
}

// check refuses values that would break a header in two, and an address that is
// not valid.
func (r Recipient) check() error {
	if strings.ContainsFunc(r.To.Name, unicode.IsControl) {
		return fmt.Errorf("the reader's name holds a line break or another control character")
	}
	if r.Date.IsZero() {
		return fmt.Errorf("a letter needs a date")
	}
	if r.MessageID == "" {
		return fmt.Errorf("a letter needs a Message-ID")
	}
	if err := checkTokens(r.MessageID, r.Return); err != nil {
		return err
	}
	if r.Return != "" {
		if err := checkAddress(r.Return); err != nil {
			return err
		}
	}
	return checkAddress(r.To.Address)
}

// checkTokens refuses what cannot stand in angle brackets.
func checkTokens(tokens ...string) error {
	for _, token := range tokens {
		if strings.ContainsFunc(token, outsideToken) {
			return fmt.Errorf("%q cannot stand in a header", token)
		}
	}
	return nil
}

// outsideToken tells whether a rune would end a value in angle brackets.
func outsideToken(r rune) bool {
	return r <= ' ' || r > '~' || r == '<' || r == '>'
}

// checkAddress refuses what is not one address, and the rare one whose name
// must be quoted.
func checkAddress(address string) error {
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Address != address {
		return fmt.Errorf("%q is not an e-mail address", address)
	}
	return nil
}

type named struct{ name, value string }

// words lists the values of headers that hold free text.
func (l *Content) words() []named {
	all := []named{
		{"the sender's name", l.From.Name}, {"the sender's address", l.From.Address},
		{"the subject", l.Subject}, {"the language", l.Lang},
	}
	for _, p := range l.Pictures {
		all = append(all, named{"a picture's name", p.Name}, named{"a picture's type", p.Type})
	}
	for _, a := range l.Attachments {
		all = append(all, named{"an attachment's name", a.Name}, named{"an attachment's type", a.Type})
	}
	return all
}
