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
// Mute are words and phrases: a story is left out if the title of the article that
// heads it has one. A word further down does not tell what the story is about, and
// one title of several may be the odd one. Weights are what outlets count for
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
func (p Policy) stand(articles []article) Standing {
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
	return Standing{}
}

// mutes says why a story that the article heads is muted; empty if it is not.
func (p Policy) mutes(c *corpus, head article) string {
	for _, words := range p.Mute {
		if want := language.Stems(c.Read(nil, words)); len(want) > 0 && language.Says(head.title, want) {
			return fmt.Sprintf("its title says “%s”, which is muted", words)
		}
	}
	return ""
}

// holds tells whether the words name one of the articles.
func holds(articles []article, words string) bool {
	return slices.ContainsFunc(articles, func(a article) bool { return a.Names(words) })
}

// weight is what the outlets that carried the articles count for together, each
// once.
func (p Policy) weight(articles []article) (sum float64) {
	for _, name := range outlets(articles, item.Item.Outlets) {
		sum += p.of(name)
	}
	return sum
}

// of is what an outlet counts for.
func (p Policy) of(outlet string) float64 {
	if w, ok := p.Weights[outlet]; ok {
		return w
	}
	return 1
}

// origins is what those who wrote the articles count for together, each once: as
// much as the weightiest outlet that carried what they wrote.
func (p Policy) origins(articles []article) (sum float64) {
	most := map[string]float64{}
	for _, a := range articles {
		for _, name := range a.Outlets() {
			most[a.Origin()] = max(most[a.Origin()], p.of(name))
		}
	}
	for _, name := range outlets(articles, origin) {
		sum += most[name]
	}
	return sum
}

// origin names who wrote an article.
func origin(i item.Item) []string { return []string{i.Origin()} }

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
