package story

import (
	"math"
	"slices"

	"catchup/internal/item"
	"catchup/internal/language"
)

// Term is a word that a text is about, and its share of the whole: the squares
// of all weights add to 1.
type Term struct {
	Word   string
	Weight float64
}

// Tie is how alike two texts are, from 0 to 1, and the words that make them so,
// the weightiest first. With is the place of the other text.
type Tie struct {
	With     int
	Likeness float64
	Shared   []string
}

// Evidence is why a story's articles stand together, and others do not.
//
// Ties name for each article of a story the other article that it is most like;
// a story of one article has none. Near is the other story that it is most like,
// among those that were explained; nil if none shares a word with it. Terms are
// what the story is about, the weightiest first. Echo is the story of an earlier
// edition that it is most like, nil if none is like it.
type Evidence struct {
	Ties  []Tie
	Near  *Tie
	Terms []Term
	Echo  *Echo
}

// Explained is how many of the weightiest stories are given their Evidence.
const Explained = 60

// Alike is the likeness from which articles may be one story.
const Alike = alike

// mostTerms and mostShared are how many words are named.
const (
	mostTerms  = 16
	mostShared = 5
)

// explain gives the weightiest stories their evidence. It must be called when
// they are in order; members are the places of their articles in the corpus.
func (c *corpus) explain(stories []Story, members [][]int, past *past) {
	n := min(len(stories), Explained)
	words := c.Spelling()
	clusters := make([]*cluster, n)
	for i := range n {
		singles := c.singles(members[i])
		stories[i].Ties = ties(singles, words)
		clusters[i] = union(singles)
		stories[i].Terms = terms(clusters[i].sum, words)
	}
	c.recall(past)
	for i := range n {
		stories[i].Near = nearest(clusters, i, words)
		stories[i].Echo = past.echo(stories[i], clusters[i].sum.top(mostTerms), c.heads(titlesOf(stories[i].Items)), words)
	}
}

// singles are the articles at the places, each a cluster of its own.
func (c *corpus) singles(places []int) []*cluster {
	all := make([]*cluster, len(places))
	for i, p := range places {
		a := c.articles[p]
		all[i] = &cluster{members: []int{p}, sum: c.subject(a).unit(), time: float64(a.First().Unix())}
	}
	return all
}

// union is all the clusters as one.
func union(singles []*cluster) *cluster {
	u := &cluster{}
	for i, s := range singles {
		if i == 0 {
			u.sum = s.sum
		} else {
			u.sum = u.sum.plus(s.sum)
		}
		u.members = append(u.members, s.members...)
		u.time += s.time / float64(len(singles))
	}
	return u
}

// ties finds for each article the one it is most like; none for a lone one.
func ties(singles []*cluster, words []string) []Tie {
	if len(singles) < 2 {
		return nil
	}
	all := make([]Tie, len(singles))
	for i := range singles {
		if t := nearest(singles, i, words); t != nil {
			all[i] = *t
		} else {
			all[i] = Tie{With: (i + 1) % len(singles)}
		}
	}
	return all
}

// nearest is the cluster that the one at i is most like.
func nearest(clusters []*cluster, i int, words []string) (best *Tie) {
	for j, other := range clusters {
		if j == i {
			continue
		}
		if l := across(clusters[i], other); l > 0 && (best == nil || l > best.Likeness) {
			best = &Tie{With: j, Likeness: l}
		}
	}
	if best != nil {
		best.Shared = shared(clusters[i].sum, clusters[best.With].sum, words)
	}
	return best
}

// shared are the words that make two vectors alike.
func shared(a, b vector, words []string) (said []string) {
	both := map[language.Term]float64{}
	for i, t := range a.terms {
		if j, ok := slices.BinarySearch(b.terms, t); ok {
			both[t] = a.weights[i] * b.weights[j]
		}
	}
	for _, t := range vectorOf(both).heaviest(mostShared) {
		said = append(said, words[t])
	}
	return said
}

// terms names the heaviest terms of a vector with their weights.
func terms(v vector, words []string) (all []Term) {
	for _, t := range v.heaviest(mostTerms) {
		i, _ := slices.BinarySearch(v.terms, t)
		all = append(all, Term{words[t], math.Round(1000*v.weights[i]/v.length) / 1000})
	}
	return all
}

// top is the vector's n heaviest terms alone.
func (v vector) top(n int) vector {
	kept := map[language.Term]float64{}
	for _, t := range v.heaviest(n) {
		i, _ := slices.BinarySearch(v.terms, t)
		kept[t] = v.weights[i]
	}
	return vectorOf(kept)
}

func titlesOf(items []item.Item) []string {
	titles := make([]string, len(items))
	for i, one := range items {
		titles[i] = one.Title
	}
	return titles
}
