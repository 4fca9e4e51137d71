package deliver

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"net/mail"
	"net/url"
	"path"
	"strings"

	"catchup/internal/control"
	"catchup/internal/edition"
)

// The names of the files that are bodies of a mail.
const (
	textFile = "edition.txt"
	htmlFile = "edition.html"
)

// compose makes the content of the message that all subscribers of the edition
// get.
func (p *Post) compose(e *edition.Edition) (Content, error) {
	l := Content{
		From:        p.o.From,
		ReplyTo:     p.o.ReplyTo,
		Subject:     control.Line(e.Document.Subject()), // an editor's line break keeps the edition from nobody
		Lang:        control.Line(e.Document.Lang),
		List:        p.o.List,
		Unsubscribe: []string{leaving(e.Key.Report)},
		Sign:        p.o.Sign,
	}
	if l.List == "" {
		l.List = e.Key.Report + "." + domain(p.o.From.Address)
	}
	l.Feedback = strings.Map(plain, e.Key.Period) + ":" + strings.Map(plain, e.Key.Report) + ":catchup"
	return l, p.fill(&l, e)
}

// fill sets the bodies and the attachments.
func (p *Post) fill(l *Content, e *edition.Edition) error {
	text, err := file(e, textFile)
	if err != nil {
		return err
	}
	l.Text = string(text.Bytes)
	if p.o.HTML {
		f, err := file(e, htmlFile)
		if err != nil {
			return err
		}
		l.HTML, l.Pictures = embed(string(f.Bytes), e, domain(p.o.From.Address))
	}
	for _, name := range p.o.Attach {
		f, err := file(e, name)
		if err != nil {
			return err
		}
		named := strings.TrimSuffix(e.Key.Report+"-"+e.Key.Period+"-"+edition.Slug(e.Document.Slice), "-") + path.Ext(name)
		l.Attachments = append(l.Attachments, Attachment{Name: named, Type: f.Type, Bytes: f.Bytes})
	}
	return nil
}

// embed replaces the names of picture files in the page by Content-IDs (RFC
// 2392), and returns those pictures as parts of the mail.
func embed(page string, e *edition.Edition, domain string) (string, []Picture) {
	var pictures []Picture
	for _, f := range e.Files {
		source := `src="` + f.Name + `"`
		if !strings.HasPrefix(f.Type, "image/") || !strings.Contains(page, source) {
			continue
		}
		id := strings.TrimSuffix(f.Name, path.Ext(f.Name)) + "." + e.ID + "@" + domain
		page = strings.ReplaceAll(page, source, `src="cid:`+id+`"`)
		pictures = append(pictures, Picture{ID: id, Attachment: Attachment{Name: f.Name, Type: f.Type, Bytes: f.Bytes}})
	}
	return page, pictures
}

func file(e *edition.Edition, name string) (*edition.File, error) {
	if f := e.File(name); f != nil {
		return f, nil
	}
	return nil, fmt.Errorf("composing the mail of %s: the edition has no %s", e.Key, name)
}

// messageID is the same whenever the edition is sent to the subscriber, and
// tells nobody who the subscriber is.
func messageID(e *edition.Edition, subscriber, from string) string {
	sum := sha256.Sum256([]byte(e.ID + "\x00" + subscriber))
	words := strings.Map(plain, e.Key.Report+"-"+e.Key.Period)
	return words + "-" + hex.EncodeToString(sum[:12]) + "@" + domain(from)
}

// plain keeps the runes that may stand in file names and Message-IDs alike.
func plain(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-':
		return r
	}
	return '_'
}

func domain(address string) string {
	return address[strings.LastIndexByte(address, '@')+1:]
}

// returnPath stands in the content for the return path that each message has of
// its own.
const returnPath = "return-path-of-the-letter"

// leaving is the mailto address by which a subscriber leaves (RFC 2369, section
// 3.2). It is the return path, so that mail to it names the message, as a
// bounce does.
func leaving(report string) string {
	return "mailto:" + returnPath + "?subject=" + url.PathEscape("unsubscribe "+report)
}

// recipient is the recipient of the message with the Message-ID, dated now: a
// message that waited for approval, or is sent again, is of the day it leaves.
// Own is what the other holes of the content hold for them; it may be nil.
func (p *Post) recipient(to mail.Address, messageID string, own map[string]string) Recipient {
	back := p.o.From.Address
	if p.o.Return != nil {
		back = p.o.Return(messageID)
	}
	fill := map[string]string{returnPath: url.PathEscape(back)}
	maps.Copy(fill, own)
	return Recipient{To: to, Date: p.o.Now(), MessageID: messageID, Return: back, Fill: fill}
}
