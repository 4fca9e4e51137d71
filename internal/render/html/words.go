package html

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"catchup/internal/document"
	"catchup/internal/script"
)

// words are spans ready to be set. Neighbours with the same link are joined, no
// link begins or ends with a space, and links lead only to the web, to a mail
// address or to a story of the page.
type words []span

// Plain is the words alone.
func (w words) Plain() string {
	var all strings.Builder
	for _, s := range w {
		all.WriteString(s.Text)
	}
	return all.String()
}

// span is words that look alike, but for those of its Parts that are added.
type span struct {
	Text   string
	Strong bool
	Link   string
	figure
	Parts []run  // its words in parts, none if none of them are added
	How   string // on a page, at the end of a paragraph: the ID of the note about its figures
	Mark  bool   // it is the number of an article below, which it leads to
}

// run is a part of a span. What is Added are words of the edition in a sentence
// of an article.
type run struct {
	Text  string
	Added bool
}

// figure is the ID of a printed number, in few words where it comes from, and its
// exact value; all are empty for words.
type figure struct{ ID, Trace, Value string }

// figure is what a reader is told of the figure of that ID. It is put together
// once for all places that print it.
func (v viewer) figure(id string) figure {
	if traced, ok := v.traced[id]; ok || id == "" {
		return traced
	}
	var traced figure
	if f := v.figures[id]; f != nil {
		traced = figure{f.ID, v.doc.Trace(f), f.Num.String()}
	}
	v.traced[id] = traced
	return traced
}

// link is where a span leads: to a story or a part of the page, to the web or to a mail
// address, or nowhere.
func (v viewer) link(s document.Span) string {
	if i, ok := v.headed[s.Story]; ok {
		return "#" + v.ids[i]
	}
	return document.SafeLink(s.Link)
}

func (v viewer) said(p document.Paragraph) words {
	var (
		w    words
		last look
		runs []document.Span // those of one look
	)
	for _, s := range p {
		next := look{s.Strong, v.link(s), v.figure(s.Figure)}
		if next != last {
			w, runs = w.with(last, runs), nil
			last = next
		}
		runs = append(runs, s)
	}
	w = w.with(last, runs)
	if v.ruler != nil { // a mail, in which figures are words
		return w
	}
	return v.disclosed(w)
}

// marked opens the note of that ID from the end of the last word, which stays beside
// the mark.
func (w words) marked(how string) words {
	last := &w[len(w)-1]
	text := strings.TrimRight(last.Text, " ")
	cut := strings.LastIndexByte(text, ' ') + 1
	switch plain := !last.Strong && last.Link == "" && last.Parts == nil; {
	case plain && last.Value == "" && cut > 0:
		last.Text = text[:cut]
		return append(w, span{Text: text[cut:], How: how})
	case plain && utf8.RuneCountInString(text) <= shortEnd:
		last.Text, last.How = text, how
		return w
	}
	return append(w, span{How: how})
}

// shortEnd is how many characters at the end of a paragraph stay on one line.
const shortEnd = 20

// cited are the paragraphs of a story with the number of an article behind what is
// told from it, before another is told from, in place of links over whole sentences.
func cited(paragraphs []words, articles []document.Article) []words {
	next := ""
	for i := range slices.Backward(paragraphs) {
		var backward words
		for _, s := range slices.Backward(paragraphs[i]) {
			link := s.Link
			n := slices.IndexFunc(articles, func(a document.Article) bool { return link != "" && document.SafeLink(a.Link) == link })
			if n >= 0 && link != next {
				backward = append(backward, span{Text: strconv.Itoa(n + 1), Link: link, Mark: true})
				next = link
			}
			if n >= 0 {
				s.Link = ""
			}
			backward = append(backward, s)
		}
		slices.Reverse(backward)
		paragraphs[i] = backward
	}
	return paragraphs
}

// look is what the words of a span have in common.
type look struct {
	strong bool
	link   string
	figure
}

// with appends the runs, which have one look. Spaces at the ends of a link go out
// of it.
func (w words) with(l look, runs []document.Span) words {
	text := document.Paragraph(runs).Plain()
	core := text
	if l.link != "" {
		core = strings.TrimSpace(text)
	}
	before, after, _ := strings.Cut(text, core)
	middle := span{Text: core, Strong: l.strong, Link: l.link, figure: l.figure, Parts: runsOf(runs, len(before), len(core))}
	for _, one := range []span{{Text: before}, middle, {Text: after}} {
		if one.Text != "" {
			w = append(w, one)
		}
	}
	return w
}

// runsOf are the parts of the runs' text from so many bytes on, of so many,
// none if none of the runs is added.
func runsOf(runs []document.Span, from, length int) (parts []run) {
	if !slices.ContainsFunc(runs, func(s document.Span) bool { return s.Added }) {
		return nil
	}
	for _, s := range runs {
		cut := min(from, len(s.Text))
		text := s.Text[cut:]
		from -= cut
		text = text[:min(length, len(text))]
		length -= len(text)
		if text != "" {
			parts = append(parts, run{text, s.Added})
		}
	}
	return parts
}

// credit names an article behind a story: its title, which leads to it and says
// its kind, and then its outlet, author and day.
func (v viewer) credit(a document.Article) words {
	credit, link := a.Credit(v.doc.Issued.Location()), document.SafeLink(a.Link)
	title := a.Headline("", "")
	if title == "" {
		return words{{Text: credit, Link: link}}
	}
	w := words{{Text: title, Link: link}}
	if credit != "" {
		w = append(w, span{Text: between(title) + credit})
	}
	return w
}

// between parts a title from its credit. After a mark that ends a sentence there
// is no comma.
func between(title string) string {
	title = script.Bare(title)
	if last, _ := utf8.DecodeLastRuneInString(title); strings.ContainsRune("?!.…", last) {
		return " – "
	}
	return ", "
}

// fewSources is how many sources each have the day on which they were read. Of more
// the day is said once if it is the same.
const fewSources = 6

// sources are what the document rests on, and when all of it was read, if that is not
// said of each.
func (v viewer) sources() (all []words, read string) {
	credited := v.doc.Credited()
	if len(credited) > fewSources {
		read = v.doc.ReadOn()
	}
	if read == "" {
		return each(credited, v.source), ""
	}
	for i := range credited {
		credited[i].Reading.At = time.Time{}
	}
	return each(credited, v.source), strings.ToUpper(read[:1]) + read[1:] + "."
}

// source names one reading that the document rests on.
func (v viewer) source(s document.Source) words {
	w := words{{Text: script.Isolate(s.Title), Link: document.SafeLink(s.Link)}}
	if c := s.Credit(v.doc.Issued.Location()); c != "" {
		w = append(w, span{Text: " (" + c + ")"})
	}
	return w
}
