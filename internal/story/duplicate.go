package story

import (
	"cmp"
	"slices"

	"catchup/internal/item"
	"catchup/internal/language"
	"catchup/internal/set"
)

// Of two articles one is a copy if at least the part copied of the shorter one is
// in the other, if they have the part agreed of their names and of their numbers
// in common, and the part allAgreed of both together. An update, or another
// report of the same pattern, has the words but not the names and numbers: it is
// no copy.
const (
	copied    = 0.52
	agreed    = 0.5
	allAgreed = 0.6
	scarce    = 3 // fewer names, or numbers, may agree or differ by chance
	run       = 4 // the words of a run
)

// print is by what a copy of an article is recognised. The sets are sorted.
type print struct {
	article article
	runs    []uint32 // of words
	names   []uint32
	numbers []uint32
}

func printOf(a article) print {
	p := print{article: a, runs: set.Of(runs(a.words))}
	p.note(a.title)
	for _, s := range a.sentences {
		p.note(s.words)
	}
	p.names, p.numbers = set.Of(p.names), set.Of(p.numbers)
	return p
}

// note adds the names and numbers of a sentence or a title. Its first word is no
// name, because it always has a capital.
func (p *print) note(words []language.Word) {
	for i, w := range words {
		switch {
		case w.Number():
			p.numbers = append(p.numbers, uint32(w.Form()))
		case i > 0 && w.Capital():
			p.names = append(p.names, uint32(w.Form()))
		}
	}
}

// runs are the runs of four words of a text in order, each as a hash of the
// words' numbers; a shorter text is one run.
func runs(words []language.Word) []uint32 {
	found := make([]uint32, 0, len(words))
	for i := range max(1, len(words)-run+1) {
		found = append(found, hash(words[i:min(i+run, len(words))]))
	}
	return found
}

// hash is FNV-1a over the numbers of the words in small letters.
func hash(words []language.Word) uint32 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		h = (h ^ uint64(w.Form())) * 1099511628211
	}
	return uint32(h ^ h>>32)
}

// same tells whether one of two articles is a copy of the other.
func (p print) same(q print) bool {
	if len(p.article.words) > len(q.article.words) {
		p, q = q, p
	}
	return p.agrees(q) && share(set.Common(p.runs, q.runs), len(p.runs), len(q.runs)) >= copied/2 && p.copiedFrom(q) >= copied
}

// agrees tells whether two articles have their names and numbers in common.
func (p print) agrees(q print) bool {
	names, numbers := set.Common(p.names, q.names), set.Common(p.numbers, q.numbers)
	return enough(names, numbers, p.names, q.names) && enough(numbers, names, p.numbers, q.numbers) &&
		share(names+numbers, len(p.names)+len(p.numbers), len(q.names)+len(q.numbers)) >= allAgreed
}

// enough tells whether two sets agree. Sets that are too small do, unless they
// have nothing in common and the other sets little: reports of one pattern in a
// sentence or two differ in hardly more than their one sum.
func enough(both, others int, a, b []uint32) bool {
	few := min(len(a), len(b))
	if few < scarce {
		return few == 0 || both > 0 || others >= scarce
	}
	return share(both, len(a), len(b)) >= agreed
}

// copiedFrom is how much of an article another one has too. It is the average of
// two parts: of the runs that the other has, and of the words that stand in
// sentences of which the other has at least half the runs.
func (p print) copiedFrom(q print) float64 {
	var shared, all, words int
	for _, s := range p.article.sentences {
		own, in := runs(s.words), 0
		for _, r := range own {
			if _, found := slices.BinarySearch(q.runs, r); found {
				in++
			}
		}
		shared, all = shared+in, all+len(own)
		if 2*in >= len(own) {
			words += len(s.words)
		}
	}
	return (float64(shared)/float64(max(all, 1)) + float64(words)/float64(max(len(p.article.words), 1))) / 2
}

// share is the part of the smaller of two sets that is in both. If one set is
// empty it is 0, if both are it is 1.
func share(both, a, b int) float64 {
	if least := min(a, b); least > 0 {
		return float64(both) / float64(least)
	}
	return float64(1 - min(max(a, b), 1))
}

// originals gives for each article the place of its original, its own place if it
// is no copy. The original is the first by fuller of the articles that are the
// same, or the newer one if that is the outlet's own and at least half as long.
func originals(l *library) []int {
	prints, of := newPrints(l), make([]int, len(l.articles))
	for _, alike := range twins(prints) {
		slices.SortStableFunc(alike, l.fuller(alike))
		for n, i := range alike {
			of[i] = i
			for _, k := range alike[:n] {
				if of[k] == k && prints.same(k, i) {
					of[i] = k
					break
				}
			}
		}
		l.renew(of, prints, alike)
	}
	return of
}

// renew puts the newest text of an original's own outlet in its place among the
// copies, if it is at least half as long.
func (l *library) renew(of []int, p prints, copies []int) {
	instead := map[int]int{}
	for _, o := range copies {
		if of[o] != o {
			continue
		}
		instead[o] = o
		for _, i := range copies {
			a, newest := l.articles[i], l.articles[instead[o]]
			if a.Outlet != "" && a.Outlet == newest.Outlet && a.Published.After(newest.Published) && 2*len(a.words) >= len(l.articles[o].words) && p.same(i, o) {
				instead[o] = i
			}
		}
	}
	for _, i := range copies {
		of[i] = instead[of[i]]
	}
}

// linked is the part of the longest of several copies that one must have to stand
// before it because it has a link, which a reader can follow.
const linked = 0.75

// fuller orders the places of copies: a release, from which the others are taken,
// stands first, then those that have a link and are nearly as long as the longest,
// then the longer ones, then the earlier ones.
func (l *library) fuller(copies []int) func(a, b int) int {
	longest := 0
	for _, i := range copies {
		longest = max(longest, len(l.articles[i].words))
	}
	class := func(i int) int {
		switch a := l.articles[i]; {
		case a.Kind == item.Release:
			return 0
		case a.Link != "" && float64(len(a.words)) >= linked*float64(longest):
			return 1
		}
		return 2
	}
	return func(a, b int) int {
		return cmp.Or(class(a)-class(b), len(l.articles[b].words)-len(l.articles[a].words), a-b)
	}
}

// withoutCopies is the library of the originals, each with its copies, and their
// places in l.
func (l *library) withoutCopies(originals []int) (kept *library, places []int) {
	copies := make([][]item.Item, len(originals))
	for i, o := range originals {
		if i == o {
			places = append(places, i)
		} else {
			copies[o] = append(copies[o], l.articles[i].Item)
		}
	}
	kept = l.of(places)
	for n, i := range places {
		kept.articles[n].Item = kept.articles[n].With(copies[i])
	}
	return kept, places
}

// prints are the prints of a library's articles. Each is made when it is needed.
type prints struct {
	articles []article
	made     []*print
}

func newPrints(l *library) prints { return prints{l.articles, make([]*print, len(l.articles))} }

// same tells whether one of the articles at two places is a copy of the other.
func (p prints) same(i, j int) bool { return p.at(i).same(*p.at(j)) }

func (p prints) at(i int) *print {
	if p.made[i] == nil {
		made := printOf(p.articles[i])
		p.made[i] = &made
	}
	return p.made[i]
}
