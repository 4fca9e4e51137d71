package story

import (
	"cmp"
	"slices"

	"catchup/internal/language"
)

// Echo is how a story is like one of an earlier edition. With is the place of
// that one among those given. The story Continues it if they are nearly as alike
// as the articles of one story, or have an article in common. Otherwise it is
// only related to it. Line are the places of all the stories that it continues,
// one of each edition, the newest first.
type Echo struct {
	Tie
	Continues bool
	Line      []int
}

// A story is related to an earlier one, or continues it, from these likenesses
// on. In both cases they must share at least fewestSaid words. To continue it, they
// must share at least fewestHeads words of their titles: two stories of one company
// may have much of their words in common.
const (
	related     = 0.2
	continues   = 0.35
	fewestSaid  = 3
	fewestHeads = 2
)

// recall makes vectors of the earlier stories, in the terms of the corpus.
func (c *corpus) recall(p *past) {
	p.about, p.heads = make([]vector, len(p.all)), make([]map[language.Term]bool, len(p.all))
	for i, e := range p.all {
		p.heads[i] = c.heads(e.Titles)
		weights := map[language.Term]float64{}
		for _, t := range e.Terms {
			for _, w := range c.Read(nil, t.Word) {
				if w.Stem != language.Silent {
					weights[w.Stem] = t.Weight
				}
			}
		}
		p.about[i] = vectorOf(weights)
	}
}

// echo finds the earlier story that a story about v goes on with: of those that it
// continues the one that it is most like in the newest edition. If it continues
// none, it is the one of the edition before that it is most like.
func (p *past) echo(s Story, v vector, heads map[language.Term]bool, words []string) *Echo {
	var all []Echo
	same := p.withAny(s)
	for i := range p.all {
		said := shared(v, p.about[i], words)
		here := Echo{Tie: Tie{i, cosine(v, p.about[i]), said}}
		enough := here.Likeness >= related && len(said) >= fewestSaid
		here.Continues = same[i] || enough && here.Likeness >= continues && p.headed(i, heads)
		if here.Continues || enough && p.all[i].Number == p.newest() {
			all = append(all, here)
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortStableFunc(all, p.nearer)
	best := all[0]
	for _, e := range all {
		if e.Continues && (len(best.Line) == 0 || p.all[best.Line[len(best.Line)-1]].Number != p.all[e.With].Number) {
			best.Line = append(best.Line, e.With)
		}
	}
	return &best
}

// heads are the stems of the words of titles.
func (c *corpus) heads(titles []string) map[language.Term]bool {
	all := map[language.Term]bool{}
	for _, title := range titles {
		for _, t := range language.Stems(c.Read(nil, title)) {
			all[t] = true
		}
	}
	return all
}

// headed tells whether the titles of an earlier story, if they are known, share
// enough words with those of another.
func (p *past) headed(i int, heads map[language.Term]bool) bool {
	n := 0
	for t := range p.heads[i] {
		if heads[t] {
			n++
		}
	}
	return n >= fewestHeads || len(p.heads[i]) == 0
}

// nearer puts what is continued first, then the newer editions, then what is more
// alike.
func (p *past) nearer(a, b Echo) int {
	if a.Continues != b.Continues {
		if a.Continues {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(p.all[b.With].Number, p.all[a.With].Number), cmp.Compare(b.Likeness, a.Likeness))
}

// withAny tells which earlier stories have one of the articles of a story.
func (p *past) withAny(s Story) map[int]bool {
	same := map[int]bool{}
	for _, i := range slices.Concat(s.Items, s.Before) {
		for _, n := range p.with(i) {
			same[n] = true
		}
	}
	return same
}

// newest is the number of the edition before.
func (p *past) newest() (number int) {
	for _, e := range p.all {
		number = max(number, e.Number)
	}
	return number
}
