package editor

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"catchup/internal/document"
)

// paragraphs reads Markdown as paragraphs of words, links and emphasis;
// emphasis is set in bold. Anything else is taken as plain words. Without words
// there are no paragraphs.
func paragraphs(markdown string) (all []document.Paragraph) {
	source := []byte(markdown)
	tree := goldmark.New().Parser().Parse(text.NewReader(source))
	for block := range wordBlocks(tree) {
		w := writer{source: source}
		w.children(block, document.Span{})
		if p := trimmed(w.spans); len(p) > 0 {
			all = append(all, p)
		}
	}
	return all
}

// wordBlocks are the blocks of a tree that hold words.
func wordBlocks(n ast.Node) func(func(ast.Node) bool) {
	return func(yield func(ast.Node) bool) {
		_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering || n.Type() != ast.TypeBlock || n.FirstChild() == nil || n.FirstChild().Type() == ast.TypeBlock {
				return ast.WalkContinue, nil
			}
			if !yield(n) {
				return ast.WalkStop, nil
			}
			return ast.WalkSkipChildren, nil
		})
	}
}

// writer turns the words of a block into spans.
type writer struct {
	source []byte
	spans  document.Paragraph
}

func (w *writer) children(n ast.Node, as document.Span) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c, as)
	}
}

func (w *writer) node(n ast.Node, as document.Span) {
	switch n := n.(type) {
	case *ast.Text:
		words := meant(n, w.source)
		if n.SoftLineBreak() || n.HardLineBreak() {
			words += " "
		}
		w.add(words, as)
	case *ast.String:
		w.add(string(n.Value), as)
	case *ast.AutoLink:
		as.Link = document.SafeLink(string(n.URL(w.source)))
		w.add(string(n.Label(w.source)), as)
	case *ast.RawHTML:
	case *ast.Link:
		as.Link = document.SafeLink(string(n.Destination))
		w.children(n, as)
	case *ast.Emphasis:
		as.Strong = true
		w.children(n, as)
	default:
		w.children(n, as)
	}
}

// meant are the words of a text, with what is escaped or named in it as it is meant.
func meant(n *ast.Text, source []byte) string {
	words := n.Value(source)
	if !n.IsRaw() {
		words = util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(words)))
	}
	return string(words)
}

// add appends words to the last span if they are of its kind.
func (w *writer) add(words string, as document.Span) {
	if last := len(w.spans) - 1; last >= 0 && w.spans[last].Link == as.Link && w.spans[last].Strong == as.Strong {
		w.spans[last].Text += words
		return
	}
	as.Text = words
	w.spans = append(w.spans, as)
}

// trimmed is the paragraph without the space at its ends, nil if it has no
// words.
func trimmed(p document.Paragraph) document.Paragraph {
	if strings.TrimSpace(p.Plain()) == "" {
		return nil
	}
	p[0].Text = strings.TrimLeft(p[0].Text, " \n")
	p[len(p)-1].Text = strings.TrimRight(p[len(p)-1].Text, " \n")
	return p
}

// Markdown writes paragraphs as an editor would: their words without links and
// emphasis, an empty line between them. What paragraphs reads from it are the same
// words.
func Markdown(all []document.Paragraph) string {
	texts := make([]string, 0, len(all))
	for _, p := range all {
		words := strings.Join(strings.Fields(p.Plain()), " ")
		if !reads(words) {
			words = special.ReplaceAllString(words, `\$0`)
		}
		if words != "" {
			texts = append(texts, words)
		}
	}
	return strings.Join(texts, "\n\n")
}

// special are the characters that may mean something in Markdown.
var special = regexp.MustCompile("[!\"#$%&'()*+,./:;<=>?@\\[\\\\\\]^_`{|}~-]")

// reads tells whether Markdown takes the words as they are.
func reads(words string) bool {
	read := paragraphs(words)
	return len(read) == 1 && len(read[0]) == 1 && read[0][0] == document.Span{Text: words}
}
