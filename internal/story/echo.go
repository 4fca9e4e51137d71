package story

import (
	"slices"

	"catchup/internal/item"
	"catchup/internal/language"
)

// Earlier is a story of an earlier edition, as far as it is needed to
// recognise it: what it was about, and the IDs or links of its articles.
type Earlier struct {
	Terms    []Term
	Articles []string
}

// Echo is how a story is like one of an earlier edition. With is the place of
// that one among those given. The story Continues it if they are nearly as alike
// as the articles of one story, or have an article in common. Otherwise it is
// only related to it.
type Echo struct {
	Tie
	Continues bool
}

// A story is related to an earlier one, or continues it, from these likenesses
// on. In both cases they must share at least fewestSaid words.
const (
	related    = 0.2
	continues  = 0.35
	fewestSaid = 3
)

// recall makes vectors of the earlier stories, in the terms of the corpus.
func (c *corpus) recall(earlier []Earlier) []past {
	all := make([]past, len(earlier))
	for i, e := range earlier {
		weights := map[language.Term]float64{}
		for _, t := range e.Terms {
			for _, w := range c.Read(nil, t.Word) {
				if w.Stem != language.Silent {
					weights[w.Stem] = t.Weight
				}
			}
		}
		all[i] = past{vectorOf(weights), e.Articles}
	}
	return all
}

// past is an earlier story.
type past struct {
	about    vector
	articles []string
}

// echo finds the earlier story that a story about v is most like.
func echo(earlier []past, s Story, v vector, words []string) (best *Echo) {
	for i, e := range earlier {
		said := shared(v, e.about, words)
		here := Echo{Tie{i, cosine(v, e.about), said}, false}
		same := e.has(s.Items)
		here.Continues = same || here.Likeness >= continues
		enough := here.Likeness >= related && len(said) >= fewestSaid
		if (same || enough) && (best == nil || here.Likeness > best.Likeness) {
			best = &here
		}
	}
	return best
}

// has tells whether one of the articles stood in the earlier story.
func (p past) has(items []item.Item) bool {
	return slices.ContainsFunc(items, func(i item.Item) bool {
		return slices.Contains(p.articles, i.ID) || i.Link != "" && slices.Contains(p.articles, i.Link) || p.has(i.Copies)
	})
}
