package story

import (
	"encoding/base64"
	"regexp"
	"slices"

	"catchup/internal/item"
	"catchup/internal/language"
	"catchup/internal/set"
)

// Imprint is what articles said, so that their sentences are known again when
// they come once more: marks of the words that stood beside each other, and of
// the names and numbers. It is sorted. A mark has 18 bits, which are three letters
// in base64; that one of a text is in the imprint of another by chance happens
// once in some hundred times, and is harmless, since a sentence has many.
type Imprint []uint32

// mostMarks bounds an imprint. What is said later in its articles is not known
// again.
const mostMarks = 4000

// ImprintOf is the imprint of the articles.
func ImprintOf(items []item.Item) Imprint {
	l := newLibrary(items)
	m := newMarker(l.Lexicon)
	var all Imprint
	for _, a := range l.articles {
		for _, s := range a.sentences {
			pairs, names := m.of(s.words)
			all = append(append(all, pairs...), names...)
		}
	}
	return set.Of(all[:min(len(all), mostMarks)])
}

// String is the imprint in letters.
func (i Imprint) String() string {
	letters := make([]byte, 0, 3*len(i))
	for _, mark := range i {
		letters = append(letters, alphabet[mark>>12&63], alphabet[mark>>6&63], alphabet[mark&63])
	}
	return string(letters)
}

// alphabet is that of base64 for addresses.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// ReadImprint reads what String wrote; anything else is an imprint of nothing.
func ReadImprint(letters string) Imprint {
	bytes, err := base64.RawURLEncoding.DecodeString(letters + "AAA"[:(4-len(letters)%4)%4])
	if err != nil || len(letters)%3 != 0 {
		return nil
	}
	all := make(Imprint, len(letters)/3)
	for n := range all {
		for bit := 18 * n; bit < 18*n+18; bit++ {
			all[n] = all[n]<<1 | uint32(bytes[bit/8]>>(7-bit%8)&1)
		}
	}
	return all
}

// marker makes marks of words. It has a hash for each term, which is the same in
// every lexicon.
type marker struct {
	hashes []uint32
	denies []bool // the term is a word that turns the next one into its opposite
}

func newMarker(l *language.Lexicon) marker {
	texts := l.Texts()
	m := marker{make([]uint32, len(texts)), make([]bool, len(texts))}
	for i, text := range texts {
		m.hashes[i], m.denies[i] = hashOf(text), denies.MatchString(text)
	}
	return m
}

// hashOf is FNV-1a.
func hashOf(text string) uint32 {
	h := uint32(2166136261)
	for i := range len(text) {
		h = (h ^ uint32(text[i])) * 16777619
	}
	return h
}

// denies matches a word that turns the next one into its opposite.
var denies = regexp.MustCompile(`^(?:not|no|never|nor|neither|without|none|cannot|.*n['’]t)$`)

// of are the marks of a sentence: of each two words with a meaning that follow each
// other, and of each name and number.
func (m marker) of(words []language.Word) (pairs, names []uint32) {
	last, denied := uint32(0), uint32(0)
	for _, w := range words {
		if m.denies[w.Form()] {
			denied = 1
		}
		if w.Stem == language.Silent {
			continue
		}
		now := m.hashes[w.Stem] + denied
		if last != 0 {
			pairs = append(pairs, short(last*16777619^now))
		}
		last, denied = now, 0
	}
	for i, w := range words {
		if w.Number() || w.Count() || i > 0 && w.Capital() && w.Stem != language.Silent {
			names = append(names, short(m.hashes[w.Form()]))
		}
	}
	return pairs, names
}

// short is a mark of 18 bits.
func short(h uint32) uint32 { return (h ^ h>>18) & (1<<18 - 1) }

// hasAll tells whether the imprint has all the marks.
func (i Imprint) hasAll(marks []uint32) bool {
	return !slices.ContainsFunc(marks, func(m uint32) bool {
		_, found := slices.BinarySearch(i, m)
		return !found
	})
}
