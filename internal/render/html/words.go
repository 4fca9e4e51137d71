package html

import (
	"strings"
	"unicode/utf8"

	"catchup/internal/document"
)

// words are spans ready to be set. Neighbours with the same link are joined, no
// link begins or ends with a space, and links lead only to the web, to a mail
// address or to a story of the page.
type words []span

type span struct {
	Text   string
	Strong bool
	Link   string
	figure
}

// figure is in few words where a printed number comes from, and its exact
// value; both are empty for words.
type figure struct{ Trace, Value string }

// figure is what a reader is told of the figure of that ID. It is put together
// once for all places that print it.
func (v viewer) figure(id string) figure {
	if traced, ok := v.traced[id]; ok || id == "" {
		return traced
	}
	var traced figure
	if f := v.figures[id]; f != nil {
		traced = figure{v.doc.Trace(f), f.Num.String()}
	}
	v.traced[id] = traced
	return traced
}

// link is where a span leads: to a story of the page, to the web or to a mail
// address, or nowhere.
func (v viewer) link(s document.Span) string {
	if name := v.told[s.Story]; name != "" {
		return "#" + name
	}
	return document.SafeLink(s.Link)
}

func (v viewer) said(p document.Paragraph) words {
	var (
		w    words
		last span // what the spans of text have in common, without words
		text strings.Builder
	)
	end := func() {
		if text.Len() > 0 {
			last.Text = text.String()
			w = append(w, last)
			text.Reset()
		}
	}
	for _, s := range p {
		look := span{"", s.Strong, v.link(s), v.figure(s.Figure)}
		if last.Text = ""; look != last {
			end()
			last = look
		}
		text.WriteString(s.Text)
	}
	end()
	return w.tight()
}

// tight moves spaces at the ends of links out of the links.
func (w words) tight() words {
	var out words
	for _, s := range w {
		core := strings.TrimSpace(s.Text)
		if s.Link == "" || core == s.Text {
			out = append(out, s)
			continue
		}
		before, after, _ := strings.Cut(s.Text, core)
		out = append(out, span{Text: before}, span{core, s.Strong, s.Link, s.figure}, span{Text: after})
	}
	return out
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
	if last, _ := utf8.DecodeLastRuneInString(title); strings.ContainsRune("?!.…", last) {
		return " – "
	}
	return ", "
}

// source names one reading that the document rests on.
func (v viewer) source(s document.Source) words {
	w := words{{Text: s.Title, Link: document.SafeLink(s.Link)}}
	if c := s.Credit(v.doc.Issued.Location()); c != "" {
		w = append(w, span{Text: " (" + c + ")"})
	}
	return w
}
