package deliver

import (
	"fmt"
	"mime"
	"strings"
	"time"
)

// width is how long a line of a head should be at most (RFC 5322, section
// 2.1.1).
const width = 76

// field writes a header field, folded at spaces where it is too long for a
// line. The value is of seven bits, or UTF-8 before the @ of an
// address (RFC 6532).
func field(b *strings.Builder, name, value string) {
	b.WriteString(name + ":")
	used, alone := len(name)+1, true
	for word := range strings.SplitSeq(value, " ") {
		if !alone && used+1+len(word) > width {
			b.WriteString("\r\n")
			used = 0
		}
		b.WriteString(" " + word)
		used, alone = used+1+len(word), false
	}
	b.WriteString("\r\n")
}

// personal writes the header fields that differ for each recipient.
func (m *Template) personal(b *strings.Builder, to Recipient) {
	field(b, "To", written(to.To))
	field(b, "Date", to.Date.Format(time.RFC1123Z))
	field(b, "Message-ID", "<"+to.MessageID+">")
	m.leaving(b, to)
}

// leaving writes the header fields that tell how to unsubscribe. One-click is
// only promised if one of the addresses takes it.
func (m *Template) leaving(b *strings.Builder, to Recipient) {
	var addresses []string
	click := false
	for _, address := range m.content.Unsubscribe {
		address = fill(address, to.Fill)
		addresses = append(addresses, "<"+address+">")
		click = click || strings.HasPrefix(address, "https://")
	}
	if len(addresses) > 0 {
		field(b, "List-Unsubscribe", strings.Join(addresses, ", "))
	}
	if click {
		field(b, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click") // RFC 8058, section 3.1
	}
}

// fill replaces the holes of a text by the recipient's own words.
func fill(text string, with map[string]string) string {
	for hole, word := range with {
		text = strings.ReplaceAll(text, hole, word)
	}
	return text
}

// common are the header fields that all recipients share.
func (l *Content) common() string {
	var b strings.Builder
	field(&b, "From", written(l.From))
	if l.ReplyTo.Address != "" {
		field(&b, "Reply-To", written(l.ReplyTo))
	}
	field(&b, "Subject", mime.QEncoding.Encode("utf-8", l.Subject))
	submitted := "auto-generated" // RFC 3834, section 5
	if l.Reply {
		submitted = "auto-replied"
	}
	field(&b, "Auto-Submitted", submitted)
	// Exchange goes by this rather than by Auto-Submitted (MS-OXCMAIL, 2.2.3.2.14):
	// nobody's absence is told, and no receipt is sent. That mail could not be
	// delivered is.
	field(&b, "X-Auto-Response-Suppress", "DR, RN, NRN, OOF, AutoReply")
	for _, f := range []named{{"Content-Language", l.Lang}, {"Feedback-ID", l.Feedback}} {
		if f.value != "" {
			field(&b, f.name, mime.QEncoding.Encode("utf-8", f.value))
		}
	}
	if l.List != "" {
		field(&b, "List-Id", "<"+l.List+">")
	}
	field(&b, "MIME-Version", "1.0")
	return b.String()
}

// typed are the fields of a part.
func typed(kind, name, encoding, disposition, id string) string {
	var b strings.Builder
	if name != "" {
		kind += fmt.Sprintf("; name=%s", quoted(name))
		disposition += fmt.Sprintf("; filename=%s", quoted(name))
	}
	field(&b, "Content-Type", kind)
	field(&b, "Content-Transfer-Encoding", encoding)
	if disposition != "" {
		field(&b, "Content-Disposition", disposition)
	}
	if id != "" {
		field(&b, "Content-ID", "<"+id+">")
	}
	return b.String()
}

// quoted is the name as a parameter. Characters beyond ASCII are written in the
// way that most mail programs read (RFC 2047 in quotes).
func quoted(name string) string {
	return `"` + strings.NewReplacer(`\`, "_", `"`, "_").Replace(mime.QEncoding.Encode("utf-8", name)) + `"`
}
