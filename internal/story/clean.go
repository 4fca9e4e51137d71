package story

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// clean turns an article as its source wrote it, HTML or plain text, into
// plain paragraphs parted by blank lines, without the furniture that stands
// around a text: bylines, datelines, captions, pointers, invitations.
func clean(raw, title string) string {
	var kept []string
	for _, paragraph := range paragraphs(raw) {
		if closes.MatchString(paragraph) && len(kept) > 0 {
			break
		}
		if p := withoutFurniture(paragraph, title); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "\n\n")
}

// plain is a line of HTML or text as one line of text.
func plain(raw string) string { return strings.Join(paragraphs(raw), " ") }

var (
	markup    = regexp.MustCompile(`<[/!]?[a-zA-Z-][^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);`)
	newlines  = strings.NewReplacer("\n", " ", "\r", " ")
	blankLine = regexp.MustCompile(`\n[ \t\r]*\n|\n[ \t]*[•*-] `) // or a new item of a list
)

// paragraphs parts a text at its blank lines, HTML at its block elements. The
// lines of a paragraph are kept apart, without the space around them.
func paragraphs(raw string) []string {
	if markup.MatchString(raw) {
		raw = textOf(raw)
	}
	var all []string
	for _, p := range blankLine.Split(raw, -1) {
		if p = trimLines(p); p != "" {
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

// textOf is the running text of HTML, its blocks parted by blank lines.
func textOf(raw string) string {
	doc, err := html.Parse(strings.NewReader(raw))
	if err != nil {
		return ""
	}
	var b strings.Builder
	write(&b, doc)
	return b.String()
}

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

// aside are the elements that are not running text, headings among them: a
// heading is no sentence.
var aside = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true,
	atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Header: true, atom.Form: true, atom.Button: true,
	atom.Figure: true, atom.Figcaption: true, atom.Table: true, atom.Select: true, atom.Svg: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
}

var block = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Blockquote: true,
	atom.Section: true, atom.Article: true, atom.Main: true, atom.Dl: true, atom.Dt: true, atom.Dd: true,
	atom.Pre: true, atom.Hr: true, atom.Address: true, atom.Details: true, atom.Summary: true,
}
