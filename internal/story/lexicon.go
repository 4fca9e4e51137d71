package story

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
)

// term is the number of a stem, or of a word in small letters, in a lexicon.
type term int32

// silent is the term of a word that says nothing: "the", "of", a lone letter.
const silent term = -1

// word is what is known of a word as it stands in a text.
type word struct {
	stem  term   // what it is compared by, silent if it says nothing
	looks uint32 // the term of its small letters, and two bits
}

const (
	capitalBit = 1 << iota
	numberBit
	bits = iota
)

// form is the word in small letters.
func (w word) form() term    { return term(w.looks >> bits) }
func (w word) capital() bool { return w.looks&capitalBit != 0 }
func (w word) number() bool  { return w.looks&numberBit != 0 }

// lexicon numbers the words of the articles in the order they are met, so that
// texts are compared by number. It belongs to one goroutine. Millions of words
// are looked up in it, most of them over and over: it is an open hash table of
// its own, a power of two long and at most half full. Words are told apart by 64
// bits of hash; that two of a million share them is less likely than 1 in 10⁷.
type lexicon struct {
	known []knownWord
	texts []string // as they stand, by their places in known
	slots []uint32 // by hash: the place in known counted from 1, 0 if free
	terms map[string]term
}

type knownWord struct {
	hash uint64
	word
}

func newLexicon() *lexicon {
	return &lexicon{slots: make([]uint32, 1<<8), terms: map[string]term{}}
}

// size is the number of terms; they run from 0.
func (l *lexicon) size() int { return len(l.terms) }

// read appends the words of a text to those given.
func (l *lexicon) read(to []word, text string) []word {
	eachWord(text, func(w string) { to = append(to, l.look(w)) })
	return to
}

func (l *lexicon) look(w string) word {
	h := hashOf(w)
	i := l.slot(h)
	if at := l.slots[i]; at > 0 {
		return l.known[at-1].word
	}
	entered := l.enter(w)
	l.known, l.texts = append(l.known, knownWord{h, entered}), append(l.texts, strings.Clone(w))
	l.slots[i] = uint32(len(l.known))
	if 2*len(l.known) > len(l.slots) {
		l.grow()
	}
	return entered
}

// slot is where the word of the hash stands, or a free place for it.
func (l *lexicon) slot(h uint64) uint64 {
	last := uint64(len(l.slots) - 1)
	for i := h & last; ; i = (i + 1) & last {
		if at := l.slots[i]; at == 0 || l.known[at-1].hash == h {
			return i
		}
	}
}

func (l *lexicon) grow() {
	l.slots = make([]uint32, 4*len(l.slots))
	for at, k := range l.known {
		l.slots[l.slot(k.hash)] = uint32(at + 1)
	}
}

// hashOf is FNV-1a, mixed once more as its low bits decide.
func hashOf(w string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	return h ^ h>>32
}

func (l *lexicon) enter(text string) word {
	form := strings.ToLower(text)
	w := word{stem: silent, looks: uint32(l.term(form)) << bits}
	if s := stemOf(form); s != "" {
		w.stem = l.term(s)
	}
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsUpper(first) {
		w.looks |= capitalBit
	}
	if strings.ContainsAny(text, "0123456789") {
		w.looks |= numberBit
	}
	return w
}

func (l *lexicon) term(s string) term {
	t, ok := l.terms[s]
	if !ok {
		t = term(len(l.terms))
		l.terms[s] = t
	}
	return t
}

// stemOf gives what a word in small letters is compared by, empty for a word
// that says nothing.
func stemOf(w string) string {
	w = strings.TrimSuffix(strings.ReplaceAll(w, "’", "'"), "'s")
	if english.IsStopWord(w) || utf8.RuneCountInString(w) < 2 && !strings.ContainsAny(w, "0123456789") {
		return ""
	}
	return english.Stem(w, false)
}

// eachWord gives the words of a text in order: runs of letters that may be
// joined within ("co-op", "A&E", "U.S"), and numbers with their currency and
// scale ("£1.2bn", "40%").
func eachWord(text string, give func(string)) {
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
