package html

import (
	"strings"
	"time"

	"catchup/internal/document"
)

// words are spans ready to be set: neighbours that share a link are one, no
// link begins or ends in a space, and none leads anywhere but to the web or
// to a mail. Trace is where a figure comes from.
type words []span

type span struct {
	Text   string
	Strong bool
	Link   string
	Trace  string
}

func (v viewer) said(p document.Paragraph) words {
	var w words
	for _, s := range p {
		w = w.add(span{s.Text, s.Strong, document.SafeLink(s.Link), v.doc.Trace(s.Figure)})
	}
	return w.tight()
}

// add appends the span, or lengthens the last one by it.
func (w words) add(s span) words {
	if n := len(w) - 1; n >= 0 && w[n].Strong == s.Strong && w[n].Link == s.Link && w[n].Trace == s.Trace {
		w[n].Text += s.Text
		return w
	}
	return append(w, s)
}

// tight moves the spaces at the ends of links out of them.
func (w words) tight() words {
	var out words
	for _, s := range w {
		core := strings.TrimSpace(s.Text)
		if s.Link == "" || core == s.Text {
			out = append(out, s)
			continue
		}
		before, after, _ := strings.Cut(s.Text, core)
		out = append(out, span{Text: before}, span{core, s.Strong, s.Link, s.Trace}, span{Text: after})
	}
	return out
}

// credit names the articles behind a story.
func credit(articles []document.Article, zone *time.Location) words {
	var w words
	for i, a := range articles {
		if i > 0 {
			w = append(w, span{Text: "; "})
		}
		w = append(w, span{Text: a.Credit(zone), Link: document.SafeLink(a.Link)})
	}
	return w
}

// source names one reading that the document rests on.
func source(s document.Source, zone *time.Location) words {
	w := words{{Text: s.Title, Link: document.SafeLink(s.Link)}}
	if c := s.Credit(zone); c != "" {
		w = append(w, span{Text: " (" + c + ")"})
	}
	return w
}

// each turns every one of a list.
func each[A, B any](list []A, turn func(A) B) []B {
	out := make([]B, len(list))
	for i, one := range list {
		out[i] = turn(one)
	}
	return out
}
