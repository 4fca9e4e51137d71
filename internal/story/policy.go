package story

import (
	"fmt"
	"math"
	"slices"

	"catchup/internal/item"
	"catchup/internal/language"
)

// Policy is what an operator wants of a choice, whatever the articles weigh.
//
// Mute are words and phrases: a story is left out if the title or the first
// paragraph of one of its articles has one. Weights are what outlets count for
// in a score, by their names; an outlet without a weight counts for 1. Pin and
// Drop name stories by one of their articles (see item.Item.Names): those pinned stand
// first, in the order of the pins, those dropped are left out. A story that is
// pinned is never muted or dropped.
type Policy struct {
	Mute    []string
	Weights map[string]float64
	Pin     []string
	Drop    []string
}

// Standing is how a story came to its place.
type Standing struct {
	Pinned int    // counts the pins from 1, 0 if it is not pinned
	Out    string // why it is left out, "it says “bread”"; empty if it is not
}

// compare puts what is pinned first and what is left out last.
func (s Standing) compare(t Standing) int { return s.class() - t.class() }

func (s Standing) class() int {
	switch {
	case s.Pinned > 0:
		return s.Pinned
	case s.Out == "":
		return math.MaxInt - 1
	}
	return math.MaxInt
}

// stand judges a story of these articles.
func (p Policy) stand(c *corpus, articles []article) Standing {
	for n, words := range p.Pin {
		if holds(articles, words) {
			return Standing{Pinned: n + 1}
		}
	}
	for _, words := range p.Drop {
		if holds(articles, words) {
			return Standing{Out: fmt.Sprintf("it is dropped by “%s”", words)}
		}
	}
	for _, words := range p.Mute {
		if c.opens(articles, words) {
			return Standing{Out: fmt.Sprintf("it says “%s”, which is muted", words)}
		}
	}
	return Standing{}
}

// holds tells whether the words name one of the articles.
func holds(articles []article, words string) bool {
	return slices.ContainsFunc(articles, func(a article) bool { return a.Names(words) })
}

// opens tells whether one of the articles says the phrase in its title or in
// its first paragraph.
func (c *corpus) opens(articles []article, phrase string) bool {
	want := language.Stems(c.Read(nil, phrase))
	if len(want) == 0 {
		return false
	}
	return slices.ContainsFunc(articles, func(a article) bool {
		if language.Says(a.title, want) {
			return true
		}
		return slices.ContainsFunc(a.sentences, func(s sentence) bool { return s.paragraph == 0 && language.Says(s.words, want) })
	})
}

// weight is what the outlets that carried the articles count for together, each
// once.
func (p Policy) weight(articles []article) (sum float64) {
	for _, name := range outlets(articles, item.Item.Outlets) {
		if w, ok := p.Weights[name]; ok {
			sum += w
		} else {
			sum++
		}
	}
	return sum
}

// outlets are the names that the articles have, each once.
func outlets(articles []article, of func(item.Item) []string) (all []string) {
	for _, a := range articles {
		for _, name := range of(a.Item) {
			if !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	return all
}
