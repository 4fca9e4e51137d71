// Package text sets a document as plain text: composed for a page of 72
// characters, not stripped from anything. Links are numbered and listed at
// the foot, tables stand aligned, and whatever the document says is there.
package text

import (
	"bytes"
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/script"
)

// measure is the length of a line in characters.
const measure = 72

// Renderer sets plain texts. It is an edition.Renderer.
type Renderer struct{}

// Form is what Render makes.
func (Renderer) Form() string { return "plain text" }

// Render returns the document as edition.txt.
func (Renderer) Render(ctx context.Context, d *document.Document) ([]edition.File, error) {
	s := &sheet{ctx: ctx, zone: d.Issued.Location(), whole: d.Whole, lang: d.Lang}
	s.masthead(d)
	lead := d.Blocks.Lead()
	if lead < 0 {
		s.paragraphs(d.Introduction...)
	}
	for i := range d.Blocks {
		if err := s.block(d.Blocks, i); err != nil {
			return nil, err
		}
		if i == lead {
			s.paragraphs(d.Introduction...)
		}
	}
	s.foot(d)
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	return []edition.File{{Name: "edition.txt", Type: "text/plain; charset=utf-8", Bytes: s.written()}}, nil
}

// sheet is a text in the making: parts, each one or more lines, that stand an
// empty line apart.
type sheet struct {
	ctx   context.Context
	parts []string
	links links
	zone  *time.Location
	whole document.Whole
	lang  string
}

// written is the text, whose parts an empty line parts.
func (s *sheet) written() []byte {
	size := 1
	for _, p := range s.parts {
		size += len(p) + 2
	}
	text := bytes.NewBuffer(make([]byte, 0, size))
	for i, p := range s.parts {
		if i > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(s.steady(p))
		text.WriteByte('\n')
	}
	return text.Bytes()
}

// put adds a part of the lines that are not empty.
func (s *sheet) put(lines ...string) {
	var said []string
	for _, l := range lines {
		if l != "" {
			said = append(said, l)
		}
	}
	if len(said) > 0 {
		s.parts = append(s.parts, strings.Join(said, "\n"))
	}
}

func (s *sheet) masthead(d *document.Document) {
	rule := strings.Repeat("=", measure)
	s.put(rule, wrap(d.Title), wrap(d.Tagline), wrap(d.Dateline()+" · "+d.ReadingTime()), onTheWeb(d), rule)
	for _, n := range d.Notices {
		s.put(hang("! ", n))
	}
}

// onTheWeb is a line with the edition's address, empty if it has none.
func onTheWeb(d *document.Document) string {
	if address := document.SafeLink(d.Whole.Page); address != "" {
		return "Read on the web: " + address
	}
	return ""
}

// block sets block i of all.
func (s *sheet) block(all document.Blocks, i int) error {
	if err := context.Cause(s.ctx); err != nil {
		return err
	}
	switch b := all[i].(type) {
	case document.Heading:
		s.put(strings.Repeat("=", measure), wrap(b.Text))
	case document.Paragraph:
		s.paragraphs(b)
	case document.List:
		s.list(b)
	case document.Story:
		s.story(b)
	case document.Table:
		s.table(b)
	case document.Chart:
		s.chart(b, all.Finding(i))
	case document.Note:
		s.paragraphs(b.Text)
	default:
		return document.Unknown(b)
	}
	return nil
}

func (s *sheet) paragraphs(ps ...document.Paragraph) {
	for _, p := range s.links.number(ps...) {
		s.put(wrap(p))
	}
}

func (s *sheet) list(l document.List) {
	var lines []string
	for _, item := range l.Items {
		lines = append(lines, hang("• ", s.links.number(item)[0]))
	}
	s.put(lines...)
}

func (s *sheet) story(t document.Story) {
	rule := "-"
	if t.Lead {
		rule = "="
	}
	s.put(underlined(t.Heading, rule))
	for i, words := range s.links.number(t.Paragraphs...) {
		s.put(wrap(words))
		if p := t.Shown(); p != nil && i == 0 {
			s.put(wrap("[Picture: " + script.Isolate(p.Alt) + " – " + script.Isolate(p.Credit) + "]"))
		}
	}
	s.cuts(t.Cuts)
	s.paragraphs(t.Remarks...)
	s.put(s.credits(t.Articles)...)
}

// credits name the articles behind a story, each with the number of its link.
func (s *sheet) credits(articles []document.Article) []string {
	lines := make([]string, len(articles))
	for i, a := range articles {
		words := a.Credit(s.zone)
		if title := a.Headline("“", "”"); title != "" {
			words = strings.TrimSuffix(title+", "+words, ", ")
		}
		lines[i] = hang("– ", words+s.links.mark(document.SafeLink(a.Link)))
	}
	return lines
}

func (s *sheet) table(t document.Table) {
	lines, cuts := s.aligned(t.InBlocks())
	s.parts = append(s.parts, strings.Join(append([]string{wrap(t.Title()), ""}, lines...), "\n"))
	for _, n := range t.Notes {
		s.put(wrap(n))
	}
	s.cuts(cuts)
}

// cuts tell what is left out, and where the whole is.
func (s *sheet) cuts(all []document.Cut) {
	for _, c := range all {
		s.paragraphs(c.Say(s.whole))
	}
}

// chart says what a chart shows, as far as that has not been said, and then
// its numbers.
func (s *sheet) chart(c document.Chart, finding string) {
	title, below := c.Heads()
	s.put(wrap(title), wrap(below), wrap(finding))
	s.put(wrap(signs(c)))
	if len(c.Labels) > 0 && len(c.Series) > 0 {
		data := c.Data()
		lines, _ := s.aligned(data) // which has no wide columns
		s.put(lines...)
		for _, note := range data.Notes {
			s.put(wrap(note))
		}
	}
}

// signs are what a control chart comes to, on a line.
func signs(c document.Chart) string {
	var all []string
	for _, sign := range c.Signs {
		all = append(all, sign.Words())
	}
	return strings.Join(all, " · ")
}

func (s *sheet) foot(d *document.Document) {
	s.put(s.sources(d.Credited())...)
	s.paragraphs(d.Tracing(d.Whole))
	if len(d.Forwarded)+len(d.Leaving) > 0 {
		s.put(strings.Repeat("=", measure))
		s.paragraphs(d.Forwarded)
		s.paragraphs(d.Leaving)
	}
	s.put(s.links.list()...)
}

func (s *sheet) sources(all []document.Source) []string {
	if len(all) == 0 {
		return nil
	}
	lines := []string{underlined("Sources", "-")}
	for _, source := range all {
		line := script.Isolate(source.Title) + s.links.mark(document.SafeLink(source.Link))
		if c := source.Credit(s.zone); c != "" {
			line += " (" + c + ")"
		}
		lines = append(lines, hang("• ", line))
	}
	return lines
}

func underlined(heading, rule string) string {
	text := wrap(heading)
	longest := 0
	for line := range strings.SplitSeq(text, "\n") {
		longest = max(longest, utf8.RuneCountInString(line))
	}
	return text + "\n" + strings.Repeat(rule, longest)
}
