package language

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Clean turns an article, HTML or plain text, into plain paragraphs with blank
// lines between them. It drops the lines that stand around the text: the title
// where it is repeated, bylines, datelines, captions, links to other pages,
// invitations to subscribe. They are returned as around, without the title.
func Clean(raw, title string) (text string, around []string) {
	var kept []string
	for _, paragraph := range paragraphs(raw) {
		if closes.MatchString(paragraph) && len(kept) > 0 {
			break
		}
		p, furniture := withoutFurniture(paragraph, title)
		if around = append(around, furniture...); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "\n\n"), around
}

// Plain turns HTML or text into one line of plain text.
func Plain(raw string) string { return strings.Join(paragraphs(raw), " ") }

var (
	markup    = regexp.MustCompile(`<[/!]?[a-zA-Z-][^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);`)
	newlines  = strings.NewReplacer("\n", " ", "\r", " ")
	invisible = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u2060", "", "\ufeff", "")
	blankLine = regexp.MustCompile(`\n[ \t\r]*\n|\n[ \t]*[•*-] `) // or a new item of a list
)

// paragraphs splits a text at its blank lines, and HTML at its block elements.
// The lines of a paragraph stay, without the space around them, and without
// hyphens and spaces that are not seen.
func paragraphs(raw string) []string { return unescaped(invisible.Replace(raw), mostEscapes) }

// mostEscapes is how many times a text may be escaped.
const mostEscapes = 3

// unescaped are the paragraphs of a text that is escaped at most so many times.
func unescaped(raw string, times int) (all []string) {
	escaped := times > 0 && markup.MatchString(raw)
	if escaped {
		raw = invisible.Replace(textOf(raw))
	}
	for _, p := range blankLine.Split(raw, -1) {
		if escaped {
			all = append(all, unescaped(p, times-1)...)
		} else if p = trimLines(p); p != "" {
			all = append(all, p)
		}
	}
	return all
}

func trimLines(s string) string {
	var lines []string
	for line := range strings.Lines(s) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// textOf is the running text of HTML, with blank lines between its blocks.
func textOf(raw string) string {
	doc, err := html.Parse(strings.NewReader(raw))
	if err != nil {
		return ""
	}
	var b strings.Builder
	write(&b, doc)
	return b.String()
}

// write writes the running text of a node and of all below it.
func write(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(newlines.Replace(n.Data))
		return
	case n.DataAtom == atom.Br:
		b.WriteString("\n")
	case aside[n.DataAtom]:
		return
	case block[n.DataAtom]:
		b.WriteString("\n\n")
		defer b.WriteString("\n\n")
	}
	for child := range n.ChildNodes() {
		write(b, child)
	}
}

// aside are the elements that are not running text. Headings are among them,
// because a heading is not a sentence.
var aside = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true,
	atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Header: true, atom.Form: true, atom.Button: true,
	atom.Figure: true, atom.Figcaption: true, atom.Table: true, atom.Select: true, atom.Svg: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
}

// block are the elements that begin a new paragraph.
var block = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Blockquote: true,
	atom.Section: true, atom.Article: true, atom.Main: true, atom.Dl: true, atom.Dt: true, atom.Dd: true,
	atom.Pre: true, atom.Hr: true, atom.Address: true, atom.Details: true, atom.Summary: true,
}
