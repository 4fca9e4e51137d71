package item

import (
	"slices"
	"strings"

	"catchup/internal/language"
	"catchup/internal/prose"
	"catchup/internal/set"
)

// article is an item whose words have been read, to be compared with others.
type article struct {
	masthead
	item       *Item
	id, page   string          // Identity of its ID and of its link
	title      []language.Term // stems, sorted
	titleNames []language.Term
	wording    []language.Word // of the title, in order
	facts      []language.Term // all names and numbers of title and text, sorted
	lines      []line          // its sentences
	titleDays  []language.Term
	words      int
	forms      []language.Term // all words of title and text, sorted
}

// line is a sentence.
type line struct {
	words  int
	runs   []uint64 // of two words, sorted; numbers are not told apart
	opens  []uint64 // in the first sentence: of four words, in order
	names  []language.Term
	exact  uint64          // the same for the same words
	itself bool            // it speaks of the article itself
	stands bool            // the outlet prints it under articles with different titles
	counts []language.Term // numbers
	days   []language.Term // weekdays and months
}

// likeLine is the part of the runs of the shorter of two sentences that the
// longer one has, if they say the same.
const likeLine = 0.6

// A sentence that is much shorter than another one is the same, but cut off, if
// it has so many words and this part of its runs stands in the other.
const (
	longLine = 8
	cutLine  = 0.9
)

// same tells whether two sentences say the same, but for numbers. Sentences of
// one pattern with different names do not.
func (l line) same(m line) bool {
	if l.stands || m.stands || exchanged(l.names, m.names) {
		return false
	}
	if shorter, longer := min(l.words, m.words), max(l.words, m.words); 2*shorter < longer-1 {
		return shorter >= longLine && l.like(m) >= cutLine // it is cut off
	}
	return l.like(m) >= likeLine
}

// like is the part of the runs of the shorter sentence that both have.
func (l line) like(m line) float64 { return set.Share(l.runs, m.runs) }

// opening is the names in the title and in the first sentence.
func (r *article) opening() []language.Term {
	if len(r.lines) == 0 {
		return r.titleNames
	}
	return append(slices.Clone(r.titleNames), r.lines[0].names...)
}

// learner reads articles, and learns from all of them which words are names.
type learner struct {
	*language.Lexicon
	looks map[language.Term]*looks
}

// looks is how often a word stands in the texts: in small letters, with a capital
// within a sentence, and with a capital anywhere.
type looks struct{ small, within, capital int }

// articlesOf reads the articles.
func articlesOf(items []Item) []*article {
	l := &learner{language.NewLexicon(), map[language.Term]*looks{}}
	texts := make([][][]language.Word, len(items))
	all := make([]*article, len(items))
	for n := range items {
		all[n] = &article{masthead: items[n].masthead(), item: &items[n], id: Identity(items[n].ID), page: Identity(items[n].Link)}
		for paragraph := range strings.SplitSeq(items[n].Text, "\n\n") {
			for _, sentence := range language.Sentences(paragraph) {
				words := l.Read(nil, sentence)
				l.learn(words)
				texts[n] = append(texts[n], words)
				all[n].lines = append(all[n].lines, line{words: len(words), itself: prose.OnItself(sentence)})
			}
		}
	}
	for n, one := range all {
		l.compare(one, texts[n])
	}
	return all
}

// learn counts how the words of a sentence look.
func (l *learner) learn(words []language.Word) {
	for i, w := range words {
		seen := l.looks[w.Form()]
		if seen == nil {
			seen = &looks{}
			l.looks[w.Form()] = seen
		}
		switch {
		case !w.Capital():
			seen.small++
		case i > 0:
			seen.within++
			fallthrough
		default:
			seen.capital++
		}
	}
}

// compare fills what the article is compared by.
func (l *learner) compare(one *article, texts [][]language.Word) {
	title := l.Read(nil, one.item.Title)
	one.title, one.titleNames = set.Of(language.Stems(title)), l.names(title)
	one.forms, one.wording = forms(one.forms, title), title
	one.facts = append(numbersIn(title), one.titleNames...)
	_, one.titleDays = variables(title)
	for i, words := range texts {
		one.words += len(words)
		one.lines[i].runs, one.lines[i].names, one.lines[i].exact = runs(words), l.names(words), joined(forms(nil, words))
		one.facts = append(append(one.facts, one.lines[i].names...), numbersIn(words)...)
		if i == 0 {
			one.lines[i].opens = opens(words)
			one.lines[i].counts, one.lines[i].days = variables(words)
		}
		one.forms = forms(one.forms, words)
	}
	one.forms, one.facts = set.Of(one.forms), set.Of(one.facts)
}

func forms(to []language.Term, words []language.Word) []language.Term {
	for _, w := range words {
		to = append(to, w.Form())
	}
	return to
}

// names are the words with a capital that the texts do not also write in small
// letters, but for numbers, weekdays and months.
func (l *learner) names(words []language.Word) (found []language.Term) {
	for _, w := range words {
		seen := l.looks[w.Form()]
		if !w.Capital() || variable(w) || w.Stem == language.Silent || seen == nil {
			continue
		}
		if seen.within > seen.small || seen.small == 0 && seen.capital > 0 {
			found = append(found, w.Form())
		}
	}
	return set.Of(found)
}

// runs are the pairs of words that follow each other, each as one number. All
// numbers, weekdays and months are one word.
func runs(words []language.Word) []uint64 {
	if len(words) == 1 {
		return []uint64{masked(words[0])}
	}
	var all []uint64
	for i := range len(words) - 1 {
		all = append(all, masked(words[i])<<32|masked(words[i+1]))
	}
	return set.Of(all)
}

// opens are the runs of four words with a meaning, each as one number.
func opens(words []language.Word) (all []uint64) {
	words = slices.DeleteFunc(slices.Clone(words), func(w language.Word) bool { return w.Stem == language.Silent })
	for i := range max(1, len(words)-3) {
		var h uint64
		for _, w := range words[i:min(i+4, len(words))] {
			h = (h ^ masked(w)) * 1099511628211
		}
		all = append(all, h)
	}
	return all
}

// variables are the numbers, and the weekdays and months.
func variables(words []language.Word) (counts, days []language.Term) {
	for _, w := range words {
		switch {
		case w.Calendar():
			days = append(days, w.Form())
		case variable(w):
			counts = append(counts, w.Form())
		}
	}
	return set.Of(counts), set.Of(days)
}

// variable tells whether the word is a number, a weekday or a month: what is
// another one in each report of the same pattern, and names nobody.
func variable(w language.Word) bool { return w.Number() || w.Count() || w.Calendar() }

func masked(w language.Word) uint64 {
	if variable(w) {
		return 1<<32 - 1
	}
	return uint64(uint32(w.Form()))
}

// setStandingAside marks the sentences that an outlet prints under several
// articles with different titles. They do not show that two articles are one.
func setStandingAside(articles []*article) {
	type printed struct {
		outlet string
		line   uint64
	}
	in := map[printed][]*article{}
	for _, a := range articles {
		for _, l := range a.lines {
			key := printed{a.item.publisher(), joined(l.runs)}
			in[key] = append(in[key], a)
		}
	}
	for _, a := range articles {
		for i, l := range a.lines {
			if under := in[printed{a.item.publisher(), joined(l.runs)}]; len(under) >= refrain && unlike(under) {
				a.lines[i].stands = true
			}
		}
	}
}

// fewEnough is how many titles are compared at most.
const fewEnough = 50

// unlike tells whether several of the articles have titles of which no two are
// alike.
func unlike(articles []*article) bool {
	var apart []*article
	for _, a := range articles[:min(len(articles), fewEnough)] {
		if !slices.ContainsFunc(apart, func(b *article) bool { return set.Share(a.title, b.title) >= titlesAlike }) {
			apart = append(apart, a)
		}
		if len(apart) >= refrain {
			return true
		}
	}
	return false
}
