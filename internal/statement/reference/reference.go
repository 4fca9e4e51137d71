// Package reference finds what a sentence points back to: a pronoun, "the trust",
// "such", "the latter", a surname, an abbreviation, a number without its noun. It
// goes by rules and lists of words, does no I/O and knows no clock.
package reference

import (
	"slices"
	"strings"
)

// Reference is what a sentence points back to. Leans tells that only the sentence
// right before it explains it. Needs are what must have been said before it, at
// whatever place. Announces tells that it says nothing itself, but announces what
// another sentence says: "There was one problem."
type Reference struct {
	Leans     bool
	Announces bool
	Needs     []Need
}

// Need is what must have been said before a sentence: a word, or any of the words
// of its kind.
type Need struct {
	Word string // "Hill", "trust"
	Kind Kind
}

// Sentence is a sentence of an article, and what of it stands outside quotation
// marks.
type Sentence struct{ Text, Outside string }

// Read finds what the sentences of an article point back to, one reference for
// each. The article's title may be empty.
func Read(title string, sentences []Sentence) []Reference {
	r := scanner{known: names{}, longer: names{}, small: true}
	r.introduce(wordsOf(nil, title))
	clear(r.longer) // a title may have capitals throughout
	whole := r.whole(sentences)
	r.all = whole
	all := make([]Reference, len(sentences))
	for i, s := range sentences {
		r.words = whole[i]
		all[i].Needs = r.needs(i == 0)
		if s.Outside != s.Text {
			r.words = wordsOf(nil, s.Outside)
		}
		all[i].Leans, all[i].Announces = r.leans(), r.announces()
		if all[i].Leans && i > 0 && r.byPerson() {
			r.words = whole[i-1]
			all[i].Announces = all[i].Announces || !r.somebody(len(r.words), true)
		}
	}
	return all
}

// bytesOfWord is how many bytes a word has at least in most sentences, with the space
// behind it.
const bytesOfWord = 5

// whole are the words of the sentences. It learns what names they introduce, and
// whether they have capitals.
func (r *scanner) whole(sentences []Sentence) [][]word {
	size := 0
	for _, s := range sentences {
		size += len(s.Text)/bytesOfWord + 1
	}
	all, words := make([][]word, len(sentences)), make([]word, 0, size)
	for i, s := range sentences {
		from := len(words)
		words = wordsOf(words, s.Text)
		all[i] = words[from:]
		r.introduce(all[i])
		r.small = r.small && s.Text == strings.ToLower(s.Text)
	}
	return all
}

// Met tells whether the sentences that are told before, and the heading above
// them, say all that is needed.
func Met(needs []Need, told []string, heading string) bool {
	before := make([]saying, 0, len(told)+1)
	for _, s := range told {
		before = append(before, sayingOf(s))
	}
	title := titleOf(heading)
	return !slices.ContainsFunc(needs, func(n Need) bool {
		return !slices.ContainsFunc(before, n.metBy) && !n.metByTitle(title, len(told) > 0)
	})
}

// scanner reads the sentences of one article, one after the other.
type scanner struct {
	words  []word   // of the present sentence
	all    [][]word // of each sentence
	known  names    // what the article introduces
	longer names    // the last words of other names that it has
	small  bool     // the article has no capitals, so that any word may be a name
}
