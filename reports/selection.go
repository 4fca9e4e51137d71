package reports

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"catchup/internal/document"
	"catchup/internal/item"
	"catchup/internal/script"
	"catchup/internal/story"
)

// candidate is a story that may be told. edit is what an editor wrote for it,
// nil if nothing, and draft what a model wrote.
type candidate struct {
	story.Story
	rank  int // from 1
	edit  *Edit
	draft Rewritten
	theme *theme // what it is told under with others, nil if alone
}

// heading is the editor's, or the story's with its kind if it is not news.
func (c *candidate) heading() string {
	switch {
	case c.edit != nil && c.edit.Title != "":
		return c.edit.Title
	case len(c.Items) > 0 && !c.Kind.OfFact():
		labelled := document.Article{Kind: string(c.Kind), Title: c.Heading, Author: c.Items[0].Author}
		return script.Bare(labelled.Headline("", ""))
	}
	return c.Heading
}

// selection is the candidates divided into those that are told, named and left
// out. edited has the edits that found their story, by their index in the
// edition's.
type selection struct {
	all, told, also []*candidate
	edited          map[int]bool
	earlier         []document.Memory
	zone            *time.Location // in which times are told
	out             []item.Out     // the articles of the period that were left out before
	amendments      []item.Amendment
	several         bool   // the articles of the period are of several outlets
	images          Images // which of those that are told may show a picture
}

// choose finds the stories and divides them as the section and the editor say.
func (s Stories) choose(sifted item.Sifted, in Input) selection {
	o := s.options(in)
	chosen := selection{edited: map[int]bool{}, earlier: memories(in.Earlier), zone: in.Issued.Location(), several: len(origins(sifted.Kept)) > 1, images: s.Images}
	chosen.amendments = amendmentsOf(sifted, o)
	o.Withdrawn = withdrawals(chosen.amendments)
	for _, out := range sifted.Out {
		if o.Covers(out.Item) {
			chosen.out = append(chosen.out, out)
		}
	}
	for _, found := range story.Choose(sifted.Kept, o) {
		chosen.all = append(chosen.all, &candidate{Story: found})
	}
	chosen.edit(in.Edits)
	for i, c := range chosen.all {
		c.rank = i + 1
		c.draft = s.rewritten(c, in)
	}
	if s.Themes {
		chosen.gather()
	}
	chosen.divide(s.Tell, s.Also)
	return chosen
}

// divide tells the first stories, each with those of its theme, and instead of the
// last of them those with an edit. It names the next stories, but for those that it
// tells already, and leaves out the rest.
func (sel *selection) divide(tell, also int) {
	free, others := tell, []*candidate(nil)
	for _, c := range sel.all {
		if c.edit != nil && c.Out == "" {
			free--
		}
	}
	for _, c := range sel.all {
		switch {
		case c.Out != "", slices.Contains(sel.told, c):
		case c.edit != nil:
			sel.told = append(sel.told, c)
		case free > 0 && (!c.NameOnly || c.Pinned > 0):
			sel.told = append(sel.told, c.developments()...)
			free--
		default:
			others = append(others, c)
		}
	}
	sel.order()
	sel.name(others, also)
}

// name names the first of the candidates that are not told.
func (sel *selection) name(others []*candidate, also int) {
	for _, c := range others {
		if len(sel.also) >= also {
			return
		}
		by := sel.tells(c)
		switch {
		case c.Named != "":
			c.Out = c.Named + " named it, and there is nothing new"
		case by != nil:
			c.Out = fmt.Sprintf("“%s” tells it already", by.heading())
		default:
			sel.also = append(sel.also, c)
		}
	}
}

// order moves stories to the places that an editor gave them.
func (sel *selection) order() {
	var placed, rest []*candidate
	for _, c := range sel.told {
		if c.edit != nil && c.edit.Order > 0 {
			placed = append(placed, c)
		} else {
			rest = append(rest, c)
		}
	}
	slices.SortStableFunc(placed, func(a, b *candidate) int { return cmp.Compare(a.edit.Order, b.edit.Order) })
	for _, c := range placed {
		rest = slices.Insert(rest, min(c.edit.Order-1, len(rest)), c)
	}
	sel.told = rest
}
