package deliver

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// part is a part of a message: its own head, and its body.
type part struct {
	head string
	body []piece
}

// parts makes the tree of parts, the plainest form first (RFC 2046, section
// 5.1.4): mixed of alternative of the text and the HTML, with its pictures,
// and the attachments.
func (l *Content) parts() part {
	root := l.text(l.Text, "plain")
	if l.HTML != "" {
		page := l.text(l.HTML, "html")
		if len(l.Pictures) > 0 {
			page = l.several("related", `; type="text/html"`, append([]part{page}, l.pictures()...))
		}
		root = l.several("alternative", "", []part{root, page})
	}
	if len(l.Attachments) > 0 {
		all := []part{root}
		for _, a := range l.Attachments {
			all = append(all, enclosed(a, "attachment", ""))
		}
		root = l.several("mixed", "", all)
	}
	return root
}

func (l *Content) pictures() (all []part) {
	for _, p := range l.Pictures {
		all = append(all, enclosed(p.Attachment, "inline", p.ID))
	}
	return all
}

func enclosed(a Attachment, disposition, id string) part {
	return part{head: typed(a.Type, a.Name, "base64", disposition, id), body: []piece{{bytes: sixtyFour(a.Bytes)}}}
}

// text is a body, cut at its holes. Each piece is encoded by itself, and ends
// in a soft line break, so that the line goes on after the hole.
func (l *Content) text(text, kind string) part {
	p := part{head: typed("text/"+kind+"; charset=utf-8", "", "quoted-printable", "", "")}
	for text != "" {
		at, hole := first(text, l.Holes)
		encoded := printable(text[:at])
		if hole != "" {
			encoded = append(encoded, "=\r\n"...)
		}
		p.body = append(p.body, piece{bytes: encoded})
		if hole != "" {
			p.body = append(p.body, piece{hole: hole, html: kind == "html"})
		}
		text = text[at+len(hole):]
	}
	p.body = append(p.body, piece{bytes: []byte("\r\n")})
	return p
}

// first is where the first hole stands in the text, and which hole it is; the
// end of the text if there is none.
func first(text string, holes []string) (at int, hole string) {
	at = len(text)
	for _, h := range holes {
		if i := strings.Index(text, h); h != "" && i >= 0 && (i < at || i == at && len(h) > len(hole)) {
			at, hole = i, h
		}
	}
	return at, hole
}

// several puts parts together. The boundary is a hash of the message's own
// words: the same message has the same boundary, and nobody can foresee it.
func (l *Content) several(kind, more string, parts []part) part {
	boundary := l.boundary(kind)
	p := part{head: "Content-Type: multipart/" + kind + more + ";\r\n boundary=\"" + boundary + "\"\r\n"}
	for _, one := range parts {
		p.body = append(p.body, piece{bytes: []byte("--" + boundary + "\r\n" + one.head + "\r\n")})
		p.body = append(p.body, one.body...)
	}
	p.body = append(p.body, piece{bytes: []byte("--" + boundary + "--\r\n")})
	return p
}

func (l *Content) boundary(kind string) string {
	hash := sha256.New()
	fmt.Fprintf(hash, "%s\x00%s\x00%s\x00", kind, l.Text, l.HTML)
	for _, p := range l.Pictures {
		hash.Write(p.Bytes)
	}
	for _, a := range l.Attachments {
		hash.Write(a.Bytes)
	}
	return hex.EncodeToString(hash.Sum(nil)[:20])
}
