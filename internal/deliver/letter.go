package deliver

import (
	"fmt"
	"net/mail"
	"strings"
	"time"
	"unicode"
)

// Letter is one message to one reader. HTML and Text are whole bodies; at
// least Text is set.
type Letter struct {
	From        mail.Address
	To          mail.Address
	Date        time.Time
	Subject     string
	HTML        string
	Text        string
	Lang        string    // BCP 47
	MessageID   string    // without angle brackets
	List        string    // List-Id, "weekly.example.org" (RFC 2919)
	Unsubscribe string    // a mailto address (RFC 2369)
	Pictures    []Picture // that the HTML shows
	Attachments []Attachment
}

// Picture is a part of a letter that its HTML shows as "cid:" and the ID, which
// has no angle brackets.
type Picture struct {
	Attachment
	ID string
}

// Attachment is a file sent with a letter.
type Attachment struct {
	Name  string
	Type  string
	Bytes []byte
}

// check refuses what would make two headers of one, an address that is none
// and a letter without words.
func (l *Letter) check() error {
	for _, f := range l.headers() {
		if strings.ContainsFunc(f.value, unicode.IsControl) {
			return fmt.Errorf("%s holds a line break or another control character", f.name)
		}
	}
	tokens := []string{l.MessageID, l.List, l.Unsubscribe}
	for _, p := range l.Pictures {
		tokens = append(tokens, p.ID)
	}
	for _, token := range tokens {
		if strings.ContainsFunc(token, outsideToken) {
			return fmt.Errorf("%q cannot stand in a header", token)
		}
	}
	for _, a := range []mail.Address{l.From, l.To} {
		if err := checkAddress(a.Address); err != nil {
			return err
		}
	}
	if l.Text == "" || l.MessageID == "" {
		return fmt.Errorf("a letter needs a text and a Message-ID")
	}
	return nil
}

// outsideToken tells the runes that would end a value in angle brackets.
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

type header struct{ name, value string }

// headers lists every value that goes into a header.
func (l *Letter) headers() []header {
	all := []header{
		{"the sender's name", l.From.Name}, {"the sender's address", l.From.Address},
		{"the reader's name", l.To.Name}, {"the reader's address", l.To.Address},
		{"the subject", l.Subject}, {"the language", l.Lang},
	}
	for _, p := range l.Pictures {
		all = append(all, header{"a picture's name", p.Name}, header{"a picture's type", p.Type})
	}
	for _, a := range l.Attachments {
		all = append(all, header{"an attachment's name", a.Name}, header{"an attachment's type", a.Type})
	}
	return all
}
