// Package item knows what the articles of a period are. It reads them from
// tables, and finds out what each of them is, before stories are looked for in them. It
// does no I/O and knows no clock, and the order of the articles does not matter.
package item

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"catchup/internal/language"
)

// Item is one article as a source gave it. Text is plain text, paragraphs
// parted by blank lines; Outlet is the publication's name, and Channel the title
// of its feed where that says more. Published is when it
// came out, and Updated when it was last changed, zero if that is not known.
// Categories and Type are what its publisher says that it is: "Opinion",
// "JobPosting", "audio/mpeg". Around are the lines that stood around the text and
// are not told: by whom it is, what it asks of a reader. Feed is the place that
// it was read from. Links are the addresses that its text leads to, noted only of
// an article that may be about another one. Picture is its picture.
//
// Sift fills the rest: Label is what it read off the title, "Exclusive"; Kind is
// what the article is, and KnownBy by what that was known, "the label “Opinion”
// of its title"; KnownBy is empty for plain news. Use is what the article may be
// used for. Agency is the news agency that wrote it, empty if it is the outlet's
// own. Copies are the same text in other outlets, the earliest first; package
// story finds them. Versions are the other versions that its outlet published,
// oldest first; the article is the newest of them that has a text of its own. Amended
// is what its outlet has corrected in it. Cut is how many paragraphs were removed
// that are no part of it.
type Item struct {
	ID         string
	Source     string
	Feed       string
	Outlet     string
	Channel    string
	Title      string
	Label      string
	Kind       Kind
	KnownBy    string
	Use        Use
	Link       string
	Author     string
	Published  time.Time
	Updated    time.Time
	Categories []string
	Type       string
	Text       string
	Around     []string
	Links      []string
	Picture    Picture
	Agency     string
	Copies     []Item
	Versions   []Version
	Amended    []Amendment
	Cut        int
}

// Names tells whether the words name the article, a copy or another version of
// it: by its ID, by its link, or by words that stand in a row in its title.
func (i Item) Names(words string) bool {
	words = strings.TrimSpace(words)
	if words == "" {
		return false
	}
	if i.goesBy(words) || slices.ContainsFunc(i.Copies, func(c Item) bool { return c.Names(words) }) {
		return true
	}
	l := language.NewLexicon()
	want := language.Stems(l.Read(nil, words))
	return language.Says(l.Read(nil, i.Title), want)
}

// Is tells whether one of the names is the ID or the link of the article, or of
// another version of it.
func (i Item) Is(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		return name != "" && i.goesBy(name) || Page(name) != "" && Page(name) == Page(i.Link)
	})
}

// goesBy tells whether the words are the ID or the link of the article, or of
// another version of it.
func (i Item) goesBy(words string) bool {
	return words == i.ID || words == i.Link || slices.ContainsFunc(i.Versions, func(v Version) bool { return words == v.ID || words == v.Link })
}

// InOrder puts items oldest first, in an order that does not depend on the
// one they came in.
func InOrder(items []Item) []Item {
	return slices.SortedStableFunc(slices.Values(items), Compare)
}

// Compare orders items by their times of publication, and those of one moment
// by what they say.
func Compare(a, b Item) int {
	return cmp.Or(
		a.Published.Compare(b.Published),
		cmp.Compare(a.Outlet, b.Outlet),
		cmp.Compare(a.ID, b.ID),
		cmp.Compare(a.Link, b.Link),
		cmp.Compare(a.Title, b.Title),
		cmp.Compare(a.Text, b.Text),
	)
}
