package item

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"catchup/internal/language"
	"catchup/internal/set"
)

// A refrain is a paragraph that an outlet prints under different articles: its
// motto, its terms, its invitation to subscribe. It must stand in so many
// articles that have nothing else in common; if only names, dates and numbers in
// it change, in more, and at their ends.
const (
	refrain       = 3
	filledRefrain = 4
)

// Two articles have nothing in common if their titles have at most titlesAlike of
// the words of the shorter one in common, and their texts less than this part of
// all their words that few articles of the outlet have. A word that is in a
// quarter of the articles, and in more than fewArticles, counts for nothing.
const (
	strange     = 0.2
	fewArticles = 3
)

// author matches the paragraph that opens a box about the author.
var author = regexp.MustCompile(`(?i)^about the authors?\b`)

// withoutRefrains drops the paragraphs that are no part of the articles, and
// counts them. It drops none of the first two paragraphs of an article that has
// more than three, and never the whole text.
func withoutRefrains(items []Item) []Item {
	for _, places := range byOutlet(items) {
		some := make([]Item, len(places))
		for n, i := range places {
			some[n] = items[i]
		}
		found := refrainsOf(some)
		for n, i := range places {
			items[i].drop(found[n])
		}
	}
	return items
}

// byOutlet are the places of each outlet's articles. What was read from another
// site under its name is none of them.
func byOutlet(items []Item) map[string][]int {
	of := map[string][]int{}
	for n, i := range items {
		outlet := i.publisher() + "\n" + siteOf(i.Feed)
		of[outlet] = append(of[outlet], n)
	}
	return of
}

// drop removes the paragraphs at the places, unless none would be left.
func (i *Item) drop(paragraphs map[int]bool) {
	all := strings.Split(i.Text, "\n\n")
	var kept []string
	for n, p := range all {
		if !paragraphs[n] {
			kept = append(kept, p)
		}
	}
	if len(kept) > 0 {
		i.Text, i.Cut = strings.Join(kept, "\n\n"), i.Cut+len(all)-len(kept)
	}
}

// printed is an article of an outlet whose refrains are looked for.
type printed struct {
	paragraphs []paragraph
	title      []language.Term // stems, sorted
	rare       []language.Term // stems of its text that few articles have, sorted
}

// paragraph is one of an article's. The key is the same for the same words, the
// frame for those of one pattern; 0 if it has none.
type paragraph struct {
	text       string
	words      []language.Word
	key, frame uint64
}

// opening is how many of its first paragraphs are told whatever stands elsewhere.
func (b printed) opening() int {
	if len(b.paragraphs) > 3 {
		return 2
	}
	return 0
}

// place is where a paragraph stands: in which article, and as which of it.
type place struct{ article, paragraph int }

// refrainsOf are, for each article of one outlet, the paragraphs that are no part
// of it.
func refrainsOf(items []Item) []map[int]bool {
	l := &learner{language.NewLexicon(), map[language.Term]*looks{}}
	bodies, found := make([]printed, len(items)), make([]map[int]bool, len(items))
	same, filled := map[uint64][]place{}, map[uint64][]place{}
	for n, i := range items {
		bodies[n], found[n] = l.printed(i), map[int]bool{}
		bodies[n].box(found[n])
	}
	for n, b := range bodies {
		for i, p := range b.paragraphs {
			same[p.key] = append(same[p.key], place{n, i})
			if frame, ok := l.frame(p); ok && i >= len(b.paragraphs)-2 {
				bodies[n].paragraphs[i].frame = frame
				filled[frame] = append(filled[frame], place{n, i})
			}
		}
	}
	rarities(bodies, same, filled)
	noteRefrains(bodies, found, same, refrain)
	noteRefrains(bodies, found, filled, filledRefrain)
	return found
}

// noteRefrains notes the paragraphs that stand in at least so many different articles.
func noteRefrains(bodies []printed, found []map[int]bool, keys map[uint64][]place, least int) {
	for _, places := range keys {
		if len(places) < least || !different(bodies, places, least) {
			continue
		}
		for _, at := range places {
			if at.paragraph >= bodies[at.article].opening() {
				found[at.article][at.paragraph] = true
			}
		}
	}
}

// different tells whether at least n of the articles at the places have nothing
// else in common.
func different(bodies []printed, places []place, n int) bool {
	var apart []printed
	for _, at := range places {
		b := bodies[at.article]
		if !slices.ContainsFunc(apart, b.like) {
			apart = append(apart, b)
		}
		if len(apart) >= n {
			return true
		}
	}
	return false
}

// like tells whether two articles have something in common.
func (b printed) like(c printed) bool {
	return set.Share(b.title, c.title) > titlesAlike || dice(b.rare, c.rare) >= strange
}

// dice is the part of all elements of two sorted sets that is in both
// (Sørensen and Dice).
func dice[E cmp.Ordered](a, b []E) float64 {
	return float64(2*set.Common(a, b)) / float64(max(len(a)+len(b), 1))
}

// rarities finds the words of each article by which it is like few others. The
// paragraphs that stand in several articles do not count.
func rarities(bodies []printed, same, filled map[uint64][]place) {
	in := map[language.Term]int{}
	for n, b := range bodies {
		for _, p := range b.paragraphs {
			if len(same[p.key]) == 1 && len(filled[p.frame]) <= 1 {
				b.rare = language.AppendStems(b.rare, p.words)
			}
		}
		bodies[n].rare = set.Of(append(b.rare, b.title...))
		for _, t := range bodies[n].rare {
			in[t]++
		}
	}
	for n := range bodies {
		bodies[n].rare = slices.DeleteFunc(bodies[n].rare, func(t language.Term) bool {
			return in[t] > max(fewArticles, len(bodies)/4)
		})
	}
}

// printed reads an article.
func (l *learner) printed(i Item) printed {
	b := printed{title: set.Of(language.Stems(l.Read(nil, i.Title)))}
	for p := range strings.SplitSeq(i.Text, "\n\n") {
		words := l.Read(nil, p)
		l.learn(words)
		b.paragraphs = append(b.paragraphs, paragraph{text: p, words: words, key: joined(forms(nil, words))})
	}
	return b
}

// box notes a box about the author, which ends an article.
func (b printed) box(found map[int]bool) {
	for n, p := range b.paragraphs {
		if n > 0 && len(b.paragraphs)-n <= longestBox && author.MatchString(p.text) {
			for ; n < len(b.paragraphs); n++ {
				found[n] = true
			}
		}
	}
}

// longestBox is how many paragraphs a box about the author has at most.
const longestBox = 3

// framed is the least number of words of a paragraph, beside names, dates and
// numbers, that make a pattern.
const framed = 6

// frame is a paragraph without its names, dates and numbers, as one number. It is
// none for one that states an amount, which is news, or has few other words.
func (l *learner) frame(p paragraph) (key uint64, ok bool) {
	names := l.names(p.words)
	var rest []language.Term
	for _, w := range p.words {
		if _, name := slices.BinarySearch(names, w.Form()); !name && !variable(w) {
			rest = append(rest, w.Form())
		}
	}
	return joined(rest), len(rest) >= framed && 2*len(rest) >= len(p.words) && !strings.ContainsAny(p.text, "£$€%")
}
