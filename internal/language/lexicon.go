package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
)

// Term is the number that a Lexicon gives to a stem, or to a word in small
// letters.
type Term int32

// Silent is the term of a word that carries no meaning of its own: "the",
// "of", a single letter.
const Silent Term = -1

// Word is what is known of a word as it stands in a text.
type Word struct {
	// Stem is the term that words are compared by: "ward" and "wards" have the
	// same. It is Silent for a word without a meaning of its own.
	Stem  Term
	looks uint32 // the term of the word in small letters, and four bits
}

const (
	capitalBit = 1 << iota
	numberBit
	countBit
	calendarBit
	bits = iota
)

// Form is the term of the word in small letters: "ward" and "Ward" have the
// same, "wards" has another.
func (w Word) Form() Term { return Term(w.looks >> bits) }

// Root is the stem of the word, or its form if the stem is Silent.
func (w Word) Root() Term {
	if w.Stem == Silent {
		return w.Form()
	}
	return w.Stem
}

// Capital tells whether the word begins with a capital.
func (w Word) Capital() bool { return w.looks&capitalBit != 0 }

// Number tells whether the word holds a digit.
func (w Word) Number() bool { return w.looks&numberBit != 0 }

// Count tells whether the word is a number in words.
func (w Word) Count() bool { return w.looks&countBit != 0 }

// Calendar tells whether the word is a weekday or a month.
func (w Word) Calendar() bool { return w.looks&calendarBit != 0 }

// Lexicon gives each word that it reads a number, so that texts are compared by
// numbers and not by letters. Only one goroutine may use it.
//
// It is a hash table of its own, because millions of words are looked up in
// it. The table has a power of two of slots, and at most half of them are
// used. A slot holds all that is known of its word, so that a look goes to one place
// in memory. Two words count as one if they have the same hash of 64 bits; among a
// million words that happens once in 10⁷ times.
type Lexicon struct {
	words []Word      // the known ones, in the order they were entered
	texts []string    // as they were written
	slots []knownWord // by hash, which is 0 in a free one
	terms map[string]Term
}

type knownWord struct {
	hash uint64
	Word
}

// NewLexicon is a lexicon without words.
func NewLexicon() *Lexicon {
	return &Lexicon{slots: make([]knownWord, 1<<8), terms: map[string]Term{}}
}

// Size is the number of terms. They count from 0.
func (l *Lexicon) Size() int { return len(l.terms) }

// Read appends the words of a text to the words given, and returns all.
func (l *Lexicon) Read(to []Word, text string) []Word {
	EachWord(text, func(w string) { to = append(to, l.look(w)) })
	return to
}

// Spelling names each stem by the shortest word that has it. Of several words
// that are equally short it takes the first of the alphabet. The names stand by
// their terms; a term that is no stem has an empty one.
func (l *Lexicon) Spelling() []string {
	words := make([]string, l.Size())
	for i, known := range l.words {
		if known.Stem == Silent {
			continue
		}
		w := l.texts[i]
		if old := words[known.Stem]; old == "" || len(w) < len(old) || len(w) == len(old) && w < old {
			words[known.Stem] = w
		}
	}
	return words
}

// Texts are the stems and the words in small letters, by their terms.
func (l *Lexicon) Texts() []string {
	texts := make([]string, l.Size())
	for s, t := range l.terms {
		texts[t] = s
	}
	return texts
}

func (l *Lexicon) look(w string) Word {
	h := hashOf(w)
	i := l.slot(h)
	if l.slots[i].hash == h {
		return l.slots[i].Word
	}
	entered := l.enter(w)
	l.words, l.texts = append(l.words, entered), append(l.texts, strings.Clone(w))
	l.slots[i] = knownWord{h, entered}
	if 2*len(l.words) > len(l.slots) {
		l.grow()
	}
	return entered
}

// slot is where the word with the hash stands, or else the free slot for it.
func (l *Lexicon) slot(h uint64) uint64 {
	last := uint64(len(l.slots) - 1)
	for i := h & last; ; i = (i + 1) & last {
		if at := l.slots[i].hash; at == 0 || at == h {
			return i
		}
	}
}

func (l *Lexicon) grow() {
	old := l.slots
	l.slots = make([]knownWord, 4*len(old))
	for _, k := range old {
		if k.hash != 0 {
			l.slots[l.slot(k.hash)] = k
		}
	}
}

// hashOf is FNV-1a. Its upper half is mixed into the lower one, because the low
// bits choose the slot. It is never 0.
func hashOf(w string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	return max(h^h>>32, 1)
}

func (l *Lexicon) enter(text string) Word {
	form := strings.ToLower(text)
	w := Word{Stem: Silent, looks: uint32(l.term(form)) << bits}
	if s := stemOf(form); s != "" {
		w.Stem = l.term(s)
	}
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsUpper(first) {
		w.looks |= capitalBit
	}
	if strings.ContainsAny(text, "0123456789") {
		w.looks |= numberBit
	}
	if _, ok := spelt[form]; ok {
		w.looks |= countBit
	}
	if weekdays[form] || monthSet[form] {
		w.looks |= calendarBit
	}
	return w
}

func (l *Lexicon) term(s string) Term {
	t, ok := l.terms[s]
	if !ok {
		t = Term(len(l.terms))
		l.terms[s] = t
	}
	return t
}

// stemOf is the stem of a word in small letters. It is empty for a word without
// a meaning of its own.
func stemOf(w string) string {
	w = strings.TrimSuffix(strings.ReplaceAll(w, "’", "'"), "'s")
	if english.IsStopWord(w) || utf8.RuneCountInString(w) < 2 && !strings.ContainsAny(w, "0123456789") {
		return ""
	}
	return english.Stem(w, false)
}

// EachWord calls give with each word of a text, in order. A word is letters,
// which a mark may join ("co-op", "A&E", "U.S"), or a number with its currency
// and scale ("£1.2bn", "40%").
func EachWord(text string, give func(string)) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		switch {
		case unicode.IsLetter(r):
			end = endOfLetters(text, i)
			give(text[i:end])
		case digit(text, i), strings.ContainsRune("£$€", r) && digit(text, end):
			end = endOfNumber(text, end)
			give(text[i:end])
		}
		i = end
	}
}

func digit(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

// letter tells whether a letter stands at i, and how long it is.
func letter(s string, i int) (size int, ok bool) {
	if i >= len(s) {
		return 0, false
	}
	if c := s[i]; c < utf8.RuneSelf {
		return 1, 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	return size, unicode.IsLetter(r)
}

func endOfLetters(s string, i int) int {
	for {
		size, ok := letter(s, i)
		for ; ok; size, ok = letter(s, i) {
			i += size
		}
		joint := jointAt(s, i)
		if _, ok := letter(s, i+joint); joint == 0 || !ok {
			return i
		}
		i += joint
	}
}

// jointAt is the length of the mark at i that joins letters to one word.
func jointAt(s string, i int) int {
	switch {
	case i >= len(s):
		return 0
	case strings.IndexByte("'&.-", s[i]) >= 0:
		return 1
	case strings.HasPrefix(s[i:], "’"):
		return len("’")
	}
	return 0
}

// endOfNumber is where the number ends whose digits go on at i.
func endOfNumber(s string, i int) int {
	for digit(s, i) || i < len(s) && (s[i] == '.' || s[i] == ',') && digit(s, i+1) {
		i++
	}
	for _, scale := range []string{"%", "bn", "tn", "m", "k"} {
		if strings.HasPrefix(s[i:], scale) {
			if _, more := letter(s, i+len(scale)); !more {
				return i + len(scale)
			}
		}
	}
	return i
}
