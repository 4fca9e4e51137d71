package story

import (
	"cmp"
	"math"
	"slices"
	"time"

	"catchup/internal/item"
	"catchup/internal/statement"
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

// The first sentence of another article begins the story once more. It is only taken
// if no more than a part of its words were told, which is larger the more articles
// there are, since they have more sides to tell of, and larger for an article of
// another day, which tells of another stage; and if it has enough of what several
// outlets say and is not told yet, if they say anything.
const (
	retold      = 0.05 // for each article
	retoldStage = 0.5
	stage       = 24 * time.Hour
	openingGain = 0.2
)

// A sentence of another article than the first one chosen is the same news in other
// words if more than a part of its words is told already. A short one has too few of
// them, and who replies has to repeat what is replied to.
const (
	again = 0.5
	brief = 7
)

// summarise chooses at most n sentences from the articles of a story, and the
// article that leads it. The sentences of that article stand first, the others
// follow from the oldest article to the newest. Those of one article keep their
// order.
func summarise(c *corpus, articles []article, n int, until time.Time) (told []Sentence, lead int) {
	speaking := those(articles, item.Item.Speaks)
	all := lines(c, articles, until)
	leading := leaders(c, articles, all, until)
	for _, l := range all {
		l.leads = slices.Contains(leading, l.Item)
	}
	weigh(c, all, speaking)
	p := &picking{all: all, most: n, veto: vetoAcross, coverage: newCoverage(all, articles)}
	p.told, p.retold = c.vector(articles[leading[0]].title), retold*float64(len(speaking))
	if len(speaking) == 1 {
		p.veto = vetoOne
	}
	for len(p.chosen) < n && p.next() {
	}
	if len(p.chosen) == 0 {
		p.chosen = poor(all) // a poor line is better than none
	}
	if len(p.chosen) == 0 {
		return nil, leading[0]
	}
	return inReadingOrder(p.chosen), p.chosen[0].Item
}

// poor is the first line that may be told though it is weak, none if there is none.
func poor(all []*line) []*line {
	i := slices.IndexFunc(all, func(l *line) bool { return l.leads && l.fills() })
	if i < 0 {
		return nil
	}
	return all[i : i+1]
}

// inReadingOrder puts the chosen lines in reading order.
func inReadingOrder(chosen []*line) []Sentence {
	ordered := slices.SortedFunc(slices.Values(chosen), inOrder(chosen[0]))
	sentences := make([]Sentence, len(ordered))
	for i, l := range ordered {
		sentences[i] = l.Sentence
		if i > 0 && l.Item == ordered[i-1].Item && l.place == ordered[i-1].place+1 {
			statement.Join(&sentences[i-1].Statement, &sentences[i].Statement)
		}
	}
	return sentences
}

// inOrder compares lines by where they stand, if the first one chosen is known.
func inOrder(first *line) func(a, b *line) int {
	return func(a, b *line) int {
		return cmp.Or(later(a, first)-later(b, first), cmp.Compare(a.Item, b.Item), cmp.Compare(a.place, b.place))
	}
}

// later is 0 for a line of the article whose sentences stand first, else 1.
func later(l, first *line) int {
	if l.Item == first.Item {
		return 0
	}
	return 1
}

// picking is the choice of a summary's lines, one after the other.
type picking struct {
	all, chosen []*line
	most        int // how many are taken at most
	veto        float64
	told        vector  // the words of the chosen lines and of the heading
	retold      float64 // the part of them that another opening may have
	quarrel     quarrel // what the chosen ones say of a quarrel
	replies     bool    // the other side has not been heard, and may be
	denials     bool    // and denies something
	*coverage
}

// next takes the line that adds most to those chosen. It is false if none may be
// taken.
func (p *picking) next() bool {
	best, most := -1, math.Inf(-1)
	p.listen()
	for place, l := range p.all {
		if !p.may(place) || !p.hears(l) {
			continue
		}
		if v := p.worth(p.all[place]); v > most && p.explains(p.all[place]) {
			best, most = place, v
		}
	}
	if best >= 0 {
		p.take(p.all[best])
	}
	return best >= 0
}

// take chooses a line.
func (p *picking) take(chosen *line) {
	p.chosen = append(p.chosen, chosen)
	chosen.chosen = true
	p.tell(chosen)
	p.told = p.told.plus(chosen.vector)
	for _, l := range p.all {
		l.near = max(l.near, cosine(l.vector, chosen.vector))
	}
}

// may tells whether the line at a place may be taken next.
func (p *picking) may(place int) bool {
	l := p.all[place]
	switch {
	case l.chosen || l.near > p.veto || !l.fit && (len(p.chosen) > 0 || !l.over()):
		return false
	case l.Leans && (l.place == 0 || !p.all[place-1].chosen):
		return false
	case len(p.chosen) == 0:
		return l.leads
	}
	return l.Item == p.chosen[0].Item || p.isNew(l) && (l.place > 0 || p.opensAnew(l))
}

// isNew tells whether a line of another article does not repeat what is told.
func (p *picking) isNew(l *line) bool {
	return p.replies || l.denies || len(l.vector.terms) < brief || l.vector.share(p.told) <= again
}

// over tells whether an article begins with the line, and it announces what is over by
// the end of the period. It may open the story all the same, with its day: the other
// lines go on from it.
func (l *line) over() bool {
	return l.place == 0 && l.Fault == "" && l.Weak == statement.DayPassed && !l.stale
}

// opensAnew tells whether the first line of another article than the one whose lines
// stand first brings enough that is not told yet.
func (p *picking) opensAnew(l *line) bool {
	limit := p.retold
	if l.article.First().Sub(p.chosen[0].article.First()).Abs() >= stage {
		limit = retoldStage
	}
	return l.vector.share(p.told) <= limit && (len(p.weights) == 0 || p.gain(l) >= openingGain)
}

// explains tells whether the chosen lines that stand before a line, or the heading,
// say all that it needs. The heading is the title of the article that stands first.
func (p *picking) explains(l *line) bool {
	if len(l.Needs) == 0 {
		return true
	}
	first := l
	if len(p.chosen) > 0 {
		first = p.chosen[0]
	}
	var before []statement.Statement
	for _, c := range p.chosen {
		if inOrder(first)(c, l) < 0 {
			before = append(before, c.Statement)
		}
	}
	return l.Behind(before, first.article.Title)
}

// worth is what a line adds to those chosen.
func (p *picking) worth(l *line) float64 {
	v := relevance*l.weight - (1-relevance)*l.near + p.gain(l)
	if len(p.chosen) > 0 && l.Item != p.chosen[0].Item {
		v -= voice
	}
	return v
}
