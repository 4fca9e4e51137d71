package story

import (
	"cmp"
	"math"
	"slices"
	"time"

	"catchup/internal/item"
)

// A sentence adds less the more it is like one that is already chosen (maximal
// marginal relevance; Carbonell and Goldstein, 1998). If it is more alike than
// the veto it is not taken at all.
const (
	relevance  = 0.8
	vetoOne    = 0.6 // within one article
	vetoAcross = 0.5 // across several
	voice      = 0.2 // taken off a sentence of another article than the first one chosen
)

// summarise chooses at most n sentences from the articles of a story, and the
// article that leads it. The sentences of that article stand first, the others
// follow from the oldest article to the newest. Those of one article keep their
// order.
func summarise(c *corpus, articles []article, n int, until time.Time) (told []Sentence, lead int) {
	speaking := those(articles, item.Item.Speaks)
	all := lines(c, articles, until)
	lead = leader(c, articles, all)
	for _, l := range all {
		l.leads = l.Item == lead
	}
	weigh(c, all, speaking)
	veto := vetoOne
	if len(speaking) > 1 {
		veto = vetoAcross
	}
	chosen := pick(all, n, veto)
	if len(chosen) == 0 {
		chosen = poor(all) // a poor line is better than none
	}
	return inReadingOrder(chosen), lead
}

// poor is the first line that may be told, none if there is none.
func poor(all []*line) []*line {
	i := slices.IndexFunc(all, func(l *line) bool { return l.Fault == "" && !l.stale && l.leads })
	if i < 0 {
		return nil
	}
	return all[i : i+1]
}

// inReadingOrder puts the chosen lines in reading order.
func inReadingOrder(chosen []*line) []Sentence {
	ordered := slices.SortedFunc(slices.Values(chosen), func(a, b *line) int {
		return cmp.Or(
			later(a, chosen[0])-later(b, chosen[0]),
			cmp.Compare(a.Item, b.Item),
			cmp.Compare(a.place, b.place),
		)
	})
	sentences := make([]Sentence, len(ordered))
	for i, l := range ordered {
		sentences[i] = l.Sentence
	}
	return sentences
}

// later is 0 for a line of the article whose sentences stand first, else 1.
func later(l, first *line) int {
	if l.Item == first.Item {
		return 0
	}
	return 1
}

// pick takes the n lines that add most, one after the other.
func pick(all []*line, n int, veto float64) []*line {
	var chosen []*line
	for len(chosen) < n {
		best := mostWorth(all, chosen, veto)
		if best == nil {
			break
		}
		chosen = append(chosen, best)
		best.chosen = true
		for _, l := range all {
			l.near = max(l.near, cosine(l.vector, best.vector))
		}
	}
	return chosen
}

// mostWorth is the line that adds most to those chosen, nil if none may be
// taken.
func mostWorth(all, chosen []*line, veto float64) (best *line) {
	most := math.Inf(-1)
	for i, l := range all {
		if l.chosen || !l.fit || len(chosen) == 0 && !l.leads || l.near > veto || l.Leans && (l.place == 0 || !all[i-1].chosen) || reopens(l, chosen) {
			continue
		}
		if v := l.worth(chosen); v > most {
			best, most = l, v
		}
	}
	return best
}

// worth is what a line adds to those chosen.
func (l *line) worth(chosen []*line) float64 {
	v := relevance*l.weight - (1-relevance)*l.near
	if len(chosen) > 0 && l.Item != chosen[0].Item {
		v -= voice
	}
	return v
}

// vetoOpening is the veto on the first sentence of another article than the one whose
// sentences stand first.
const vetoOpening = 0.4

// reopens tells whether a line opens another article than the one whose sentences
// stand first, and says much of what they say. The summary would begin the story once
// more.
func reopens(l *line, chosen []*line) bool {
	return l.place == 0 && len(chosen) > 0 && l.Item != chosen[0].Item && l.near > vetoOpening
}
