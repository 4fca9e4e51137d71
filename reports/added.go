package reports

import (
	"regexp"
	"slices"
	"strings"

	"catchup/internal/document"
	"catchup/internal/statement"
)

// printed sets a statement, linked to its article. What is added to it is a span of
// its own.
func printed(s statement.Statement, link string) (p document.Paragraph) {
	from := 0
	for _, a := range s.Added {
		p = append(p, document.Span{Text: s.Told[from:a[0]], Link: link}, document.Span{Text: s.Told[a[0]:a[1]], Link: link, Added: true})
		from = a[1]
	}
	return append(p, document.Span{Text: s.Told[from:], Link: link})
}

// brackets match what stands in square brackets in a model's text. It may only be
// what was added to the articles.
var brackets = regexp.MustCompile(` ?\[[^\]]+\]`)

// rewrote sets a sentence of a model as printed sets one of an article.
func rewrote(sentence, link string) document.Paragraph {
	return printed(statement.Statement{Told: sentence, Added: pairs(brackets.FindAllStringIndex(sentence, -1))}, link)
}

func pairs(places [][]int) (all [][2]int) {
	for _, p := range places {
		all = append(all, [2]int{p[0], p[1]})
	}
	return all
}

// added says at the end of a document once what the dates in its square brackets
// are, if it has any.
func added(d *document.Document) {
	if slices.ContainsFunc(d.Blocks, hasAdded) {
		d.Blocks = append(d.Blocks, document.Note{Text: document.Say("Dates in square brackets are not in the articles. They were added to say which day, week or month an article means.")})
	}
}

// hasAdded tells whether a block has dates that are added. How many entries of a
// list are left out needs no word.
func hasAdded(b document.Block) bool {
	in := func(p document.Paragraph) bool {
		return slices.ContainsFunc(p, func(s document.Span) bool { return s.Added && !strings.HasPrefix(s.Text, statement.Shortened) })
	}
	switch b := b.(type) {
	case document.Story:
		return slices.ContainsFunc(b.Paragraphs, in)
	case document.List:
		return slices.ContainsFunc(b.Items, in)
	}
	return false
}
