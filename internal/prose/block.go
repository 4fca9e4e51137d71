package prose

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// kind is what a block of an article is.
type kind int

// The kinds of block. A table has no words: its block says where it stood.
const (
	textBlock   kind = iota
	quoteBlock       // a paragraph of a block quotation
	entryBlock       // an entry of a list
	nestedBlock      // an entry of a list that stands in an entry
	moreBlock        // what else an entry says
	headBlock        // a heading, which is no sentence
	tableBlock       // a table
)

// lists tells whether blocks of the kind are parts of a list.
func (k kind) lists() bool { return k == entryBlock || k == nestedBlock || k == moreBlock }

// goesOn tells whether a block goes on with one of the kind.
func (k kind) goesOn(next kind) bool {
	return k == quoteBlock && next == quoteBlock || k.lists() && next.lists()
}

// block is a paragraph with what it is. Its lines have no space around them; they
// are broken if the publisher broke them, and not the width of a page. The mark is
// what stood in front of an entry: "•", "1."
type block struct {
	kind   kind
	mark   string
	lines  string
	broken bool
}

// said is whether the block has a letter or a digit.
func (b block) said() bool {
	return strings.ContainsFunc(b.lines, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

var (
	markup   = regexp.MustCompile(`<[/!]?[a-zA-Z-][^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);`)
	newlines = strings.NewReplacer("\n", " ", "\r", " ")
	// invisible are characters that nobody sees, and those that sign a block below.
	invisible = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u2060", "", "\ufeff", "",
		sign(textBlock), "", sign(quoteBlock), "", sign(entryBlock), "", sign(nestedBlock), "", sign(moreBlock), "", sign(headBlock), "", sign(tableBlock), "")
	parted = regexp.MustCompile(`\n[ \t]*\n`)
)

// sign is the character that stands in front of a block in the running text of
// HTML. Unicode keeps it for the use within a program.
func sign(k kind) string { return string(rune('\uFDD0' + int(k))) }

// signed is the kind of block that a text is signed as, and the text without it.
func signed(text string) (k kind, rest string) {
	r, size := utf8.DecodeRuneInString(text)
	if k = kind(r - '\uFDD0'); k < textBlock || k > tableBlock {
		return textBlock, text
	}
	return k, text[size:]
}

// mostEscapes is how many times a text may be escaped.
const mostEscapes = 3

// blocksOf parts an article, HTML or plain text, without hyphens and spaces that
// are not seen.
func blocksOf(raw string) []block { return unescaped(invisible.Replace(raw), mostEscapes) }

// unescaped are the blocks of a text that is escaped at most so many times.
func unescaped(raw string, times int) (all []block) {
	if times == 0 || !markup.MatchString(raw) {
		return lined(raw)
	}
	for _, outer := range lined(textOf(raw)) {
		if outer.kind == tableBlock {
			all = append(all, outer)
		}
		for _, b := range unescaped(outer.lines, times-1) {
			if b.broken = true; b.kind == textBlock {
				b.kind, b.mark = outer.kind, outer.mark
			}
			all = append(all, b)
		}
	}
	return all
}

// lined parts running text at its blank lines and at the entries of its lists.
func lined(text string) []block {
	var p parting
	for line := range strings.Lines(text) {
		p.take(strings.Join(strings.Fields(line), " "))
	}
	p.end()
	return p.all
}

// parting is a text that is being parted. The open block has no lines yet; they
// stand beside it. Number is that of the entry before.
type parting struct {
	all    []block
	open   block
	lines  []string
	number int
}

// take takes the next line, without the space around it.
func (p *parting) take(line string) {
	switch next, begins := p.begins(line); {
	case next.lines == "" && next.kind != tableBlock:
		p.end()
	case begins || len(p.lines) == 0:
		p.end()
		p.open, p.lines = next, []string{next.lines}
	default:
		p.lines = append(p.lines, next.lines)
	}
}

// end ends the open block. One without a letter or a digit is none, but for a sign
// that ends the article.
func (p *parting) end() {
	p.open.lines = strings.Join(p.lines, "\n")
	if p.open.said() || p.open.kind == tableBlock || hashes.MatchString(p.open.lines) {
		p.all = append(p.all, p.open)
	}
	p.open, p.lines = block{}, nil
}

// hashes matches a line that ends a press release.
var hashes = regexp.MustCompile(`^# ?# ?#`)

var (
	// point matches a mark in front of an entry, and ordinal a number or a letter.
	point   = regexp.MustCompile(`^([•·▪■●◦‣⁃*–-]) `)
	ordinal = regexp.MustCompile(`^(\(?(\d{1,2}|[a-z])[.)]) `)
)

// begins reads a line as a block, and tells whether it begins a new one.
func (p *parting) begins(line string) (next block, begins bool) {
	k, rest := signed(line)
	if next = (block{kind: k, lines: rest}); len(rest) < len(line) && k != entryBlock {
		return next, true
	}
	if rest, cited := strings.CutPrefix(line, ">"); cited {
		return block{kind: quoteBlock, mark: ">", lines: strings.TrimSpace(rest)}, p.open.mark != ">"
	}
	if rest == "" || rest[0] > '9' && rest[0] < utf8.RuneSelf && !(len(rest) > 1 && rest[1] == ')') {
		return next, k == entryBlock // no mark begins with a letter
	}
	if mark := point.FindString(rest); mark != "" && (k == entryBlock || p.mayList(mark)) {
		return block{kind: entryBlock, mark: mark, lines: rest[len(mark):]}, true
	}
	if m := ordinal.FindStringSubmatch(rest); m != nil {
		if n := numberOf(m[2]); n == 1 || n == p.number+1 {
			p.number = n
			return block{kind: entryBlock, mark: m[0], lines: rest[len(m[0]):]}, true
		}
	}
	return next, k == entryBlock
}

// mayList tells whether a mark at the beginning of a line begins an entry. A dash
// may also go on with a sentence that was broken there.
func (p *parting) mayList(mark string) bool {
	dash := mark == "- " || mark == "– "
	if !dash || len(p.lines) == 0 || p.open.mark == mark {
		return true
	}
	last := p.lines[len(p.lines)-1]
	return last == "" || strings.ContainsAny(last[len(last)-1:], ":;.!?")
}

// numberOf is the number that an entry has, by digits or by a letter.
func numberOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return int(s[0]-'a') + 1
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
	k, signs := kinds[n.DataAtom]
	switch {
	case n.Type == html.TextNode:
		b.WriteString(invisible.Replace(newlines.Replace(n.Data)))
	case n.DataAtom == atom.Br:
		b.WriteString("\n")
	case n.DataAtom == atom.Table:
		b.WriteString("\n\n" + sign(tableBlock) + "\n\n")
	case n.DataAtom == atom.Q:
		var inner strings.Builder
		below(&inner, n)
		b.WriteString(inMarks(inner.String()))
	case signs && !embedded(n):
		var inner strings.Builder
		below(&inner, n)
		b.WriteString(signedAs(k, inner.String()))
	case signs || aside[n.DataAtom]:
	case apart[n.DataAtom]:
		b.WriteString("\n\n")
		below(b, n)
		b.WriteString("\n\n")
	default:
		below(b, n)
	}
}

// below writes the running text of all that is below a node.
func below(b *strings.Builder, n *html.Node) {
	for child := range n.ChildNodes() {
		write(b, child)
	}
}

// signedAs is running text with a sign in front of each of its blocks. The blocks
// of a list in an entry are entries of their own.
func signedAs(k kind, text string) string {
	var b strings.Builder
	for n, p := range parted.Split(text, -1) {
		own, rest := signed(strings.TrimSpace(p))
		as := k
		switch {
		case rest == "" && own != tableBlock:
			continue
		case own == headBlock || own == tableBlock:
			as = own
		case k == entryBlock && own != textBlock:
			as = nestedBlock
		case k == entryBlock && n > 0 && b.Len() > 0:
			as = moreBlock
		}
		b.WriteString("\n\n" + sign(as) + rest + "\n\n")
	}
	return b.String()
}

// embedded tells whether a block quotation shows a post of another site.
func embedded(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "class" && embeds.MatchString(a.Val) {
			return true
		}
	}
	return false
}

// embeds matches the class of such a quotation.
var embeds = regexp.MustCompile(`twitter|instagram|tiktok|bluesky|facebook|mastodon|embed`)

// kinds are the elements whose blocks are signed.
var kinds = map[atom.Atom]kind{
	atom.Blockquote: quoteBlock, atom.Li: entryBlock, atom.Dt: entryBlock, atom.Dd: moreBlock,
	atom.H1: headBlock, atom.H2: headBlock, atom.H3: headBlock, atom.H4: headBlock, atom.H5: headBlock, atom.H6: headBlock,
}

// aside are the elements that are not running text.
var aside = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true,
	atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Header: true, atom.Form: true, atom.Button: true,
	atom.Figure: true, atom.Figcaption: true, atom.Select: true, atom.Svg: true,
}

// apart are the elements that begin a new paragraph.
var apart = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Ul: true, atom.Ol: true,
	atom.Section: true, atom.Article: true, atom.Main: true, atom.Dl: true,
	atom.Pre: true, atom.Hr: true, atom.Address: true, atom.Details: true, atom.Summary: true,
}
