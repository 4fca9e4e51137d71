// Package prose brings an article, HTML or plain text, into one form: paragraphs
// of prose with its quotations in marks and its lists in sentences, without what
// stands around the text. It knows what an article says of itself: that it was
// corrected, updated, or that it goes on elsewhere. It does no I/O.
package prose

import (
	"regexp"
	"slices"
	"strings"
)

// Clean turns an article, HTML or plain text, into plain paragraphs with blank
// lines between them, in one form whatever the form of the source:
//
// A block quotation stands in curly marks. Each of its paragraphs opens with one,
// and the last closes. Behind a paragraph that ends in a colon, the quotation or
// the list goes on in the same paragraph: "She said: “We have waited.”", "The
// review will visit: Northmoor; Southvale; Lowdale." A table has no text, and the
// sentence that leads to it ends with a stop.
//
// Clean drops what stands around the text: the title where it is repeated, bylines,
// datelines, captions, links to other pages, invitations to subscribe, and all
// behind the end of a press release. They are returned as around, without the title.
func Clean(raw, title string) (text string, around []string) {
	blocks, around := withoutFurniture(blocksOf(raw), title)
	var a article
	a.take(blocks)
	return strings.Join(a.paragraphs, "\n\n"), around
}

// Plain turns HTML or text into one line of plain text.
func Plain(raw string) string {
	var all []string
	for _, b := range blocksOf(raw) {
		if b.kind != headBlock && b.kind != tableBlock {
			all = append(all, strings.ReplaceAll(b.mark+b.lines, "\n", " "))
		}
	}
	return strings.Join(all, " ")
}

// article is a text that is brought into its form. Leads tells whether what comes
// next belongs to the last paragraph, which ends in a colon.
type article struct {
	paragraphs []string
	leads      bool
}

// take takes the blocks of an article.
func (a *article) take(blocks []block) {
	text := ""
	if slices.ContainsFunc(blocks, func(b block) bool { return b.kind == quoteBlock }) {
		text = plainOf(blocks)
	}
	for len(blocks) > 0 {
		run := runOf(blocks)
		blocks = blocks[len(run):]
		switch run[0].kind {
		case tableBlock:
			a.table()
		case quoteBlock:
			a.quote(run, text)
		case entryBlock, nestedBlock, moreBlock:
			a.list(run)
		default:
			a.say(run[0].lines)
		}
	}
}

// runOf are the first blocks that belong together: those of one quotation or list.
func runOf(blocks []block) []block {
	n := 1
	for n < len(blocks) && blocks[0].kind.goesOn(blocks[n].kind) {
		n++
	}
	return blocks[:n]
}

// saying matches how a paragraph ends before the words of somebody.
var saying = regexp.MustCompile(`(?i)\b(?:said|says|saying|adds?|added|told|comment(?:s|ed|ing)|wrote|writes|continue[sd]|explain(?:s|ed)|warn(?:s|ed)|conclude[sd]|statement|` +
	`stat(?:es|ed)|argue[sd]|claim(?:s|ed)|allege[sd]|repli(?:es|ed)|respon(?:ds|ded))\b[^.!?]{0,60}:$`)

// say takes a paragraph of prose. Behind the words that somebody said, it is a
// quotation that has lost its marks.
func (a *article) say(text string) {
	switch {
	case a.leads && marked.MatchString(text):
		a.join(text)
	case a.leads && saying.MatchString(a.last()):
		a.join(quotation([]string{text})[0])
	default:
		a.paragraphs = append(a.paragraphs, text)
	}
	a.leads = strings.HasSuffix(text, ":")
}

// last is the last paragraph; the article must have one.
func (a *article) last() string { return a.paragraphs[len(a.paragraphs)-1] }

// join adds to the last paragraph.
func (a *article) join(text string) {
	a.paragraphs[len(a.paragraphs)-1] += " " + text
}

// quote takes a block quotation. One that only repeats the text, as pages do to
// catch the eye, is left out.
func (a *article) quote(run []block, text string) {
	said := make([]string, len(run))
	for n, b := range run {
		said[n] = b.lines
	}
	switch {
	case text == "": // the whole article is set in
	case !a.leads && repeats(said, text):
		return
	default:
		said = quotation(said)
	}
	if a.leads {
		a.join(said[0])
		said = said[1:]
	}
	a.paragraphs, a.leads = append(a.paragraphs, said...), false
}

// needing matches words that lead to what stands behind a colon: a sentence with them
// says nothing without it.
var needing = regexp.MustCompile(`(?i)\b(?:follow\w*|below|these|here|this|those|(?:is|are|was|were|be|includ\w+|said|says|to|of|in|by|for|at|as|that|and|with|from|on|than)\W*$)`)

// table takes the place of a table. The sentence in front of it ends with a stop, if
// it says something without the table.
func (a *article) table() {
	if a.leads && !needing.MatchString(a.last()) {
		a.paragraphs[len(a.paragraphs)-1] = strings.TrimRight(a.last(), ": ") + "."
	}
	a.leads = false
}

// list takes a list. Its entries go on with the paragraph before it if that leads
// to them, and else they are paragraphs.
func (a *article) list(run []block) {
	entries := entriesOf(run)
	switch {
	case a.leads && listed(a.last(), entries):
		a.join(enumeration(entries))
	default:
		for _, b := range run {
			a.paragraphs = append(a.paragraphs, b.alone(len(entries)))
		}
	}
	a.leads = strings.HasSuffix(a.last(), ":")
}
