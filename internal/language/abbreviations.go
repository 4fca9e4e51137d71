package language

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// attributes tells whether the text behind a quotation names the speaker within
// five words: “Why now?” Dr James asked.
func attributes(next string) bool {
	for i := range 5 {
		next = strings.TrimLeftFunc(next, unicode.IsSpace)
		end := strings.IndexFunc(next, unicode.IsSpace)
		if end < 0 {
			end = len(next)
		}
		w := next[:end]
		next = next[end:]
		if verbs[strings.Trim(w, ".,:")] {
			return i > 0
		}
		if w == "" || strings.ContainsAny(w, ".,") && !titles[strings.ToLower(strings.Trim(w, "."))] {
			return false
		}
	}
	return false
}

// initials tells whether a word is one capital, or several with stops between
// them: "A", "U.S".
func initials(word string) bool {
	for {
		r, size := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(r) {
			return false
		}
		if word = word[size:]; word == "" {
			return true
		}
		if word[0] != '.' {
			return false
		}
		word = word[1:]
	}
}

// enumerator is the mark at the beginning of an item of a list: "2.", "b)",
// "• 10."
type enumerator struct {
	bullet, closer string
	letter         bool
	value          int
	length         int // in bytes; 0 if there is no mark
}

// enumeratorOf reads the mark that a text begins with.
func enumeratorOf(s string) enumerator {
	rest := strings.TrimLeft(strings.TrimLeft(s, "•⁃"), " ")
	e := enumerator{bullet: strings.TrimSpace(s[:len(s)-len(rest)])}
	id := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
	if id == "" && rest != "" && rest[0] >= 'a' && rest[0] <= 'z' {
		id, e.letter, e.value = rest[:1], true, int(rest[0])
	} else {
		e.value, _ = strconv.Atoi(id)
	}
	rest = rest[len(id):]
	e.closer = rest[:len(rest)-len(strings.TrimLeft(rest, ".)"))]
	if id == "" || len(id) > 3 || e.closer == "" || len(e.closer) > 2 {
		return enumerator{}
	}
	e.length = len(s) - len(rest) + len(e.closer)
	return e
}

// isEnumerator tells whether a text is such a mark and nothing else.
func isEnumerator(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && enumeratorOf(s).length == len(s)
}

// comesBefore tells whether a text begins with the next mark of the same list.
func (e enumerator) comesBefore(next string) bool {
	n := enumeratorOf(next)
	return n.length > 0 && n.length < len(next) && next[n.length] == ' ' &&
		n.value == e.value+1 && n.letter == e.letter && n.bullet == e.bullet && n.closer == e.closer
}

var (
	// titles stand before a name. They never end a sentence.
	titles = setOf("dr mr mrs ms mx prof rt hon brig maj cpl rev revd sir cllr gen col lt sgt supt insp capt cdr cmdr sen rep gov mt messrs vs v cf e.g i.e eg ie viz approx ca incl est")
	// counts end no sentence if a number follows.
	counts = setOf("no nos n° p pp para paras fig figs vol ch cl art sec c tel ext jan feb mar apr jun jul aug sept sep oct nov dec")
	// hours stand behind a number.
	hours = setOf("a.m p.m am pm")
	// weekdays follow a time within a sentence; prepositions stand before one.
	weekdays     = setOf("monday tuesday wednesday thursday friday saturday sunday bst gmt")
	prepositions = setOf("at by from until till around about before after since on just")
	// suffixes end a name. They end the sentence too if the next word is one of
	// the starters.
	suffixes = setOf("ltd co inc corp plc jr sr bros al ph.d phd st rd ave")
	// verbs name the speaker of a quotation.
	verbs = setOf("said says asked asks added adds wrote writes warned told replied")
	// starters often begin a sentence and are hardly ever part of a name.
	starters = setOf("the a an it its he she his her they their we our i you this that these those there here in on at by for from to with " +
		"after before since during under over and but or so yet as if when while what why how who which where no not all some most many several " +
		"both each every one two three four five another other others then now however meanwhile did does do is are was were has have will")
)
