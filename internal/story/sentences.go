package story

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentences splits a paragraph by the rules of British prose. Each sentence is
// a piece of the paragraph as it stands, without the space around it. Several
// sentences inside one quotation are several sentences.
func sentences(paragraph string) []string {
	var found []string
	start := 0
	for _, stop := range stops.FindAllStringIndex(paragraph, -1) {
		if stop[0] >= start && ends(paragraph, start, stop[0], stop[1]) {
			found = append(found, strings.TrimSpace(paragraph[start:stop[1]]))
			start = stop[1]
		}
	}
	if rest := strings.TrimSpace(paragraph[start:]); rest != "" {
		found = append(found, rest)
	}
	return found
}

var (
	// stops is a mark that may end a sentence, with what closes after it.
	stops = regexp.MustCompile(`(?:[.!?…]|(?: \.){2,})+['"’”)\]]*\s+`)
	// bullet is the number of an item of a list.
	bullet = regexp.MustCompile(`^[•⁃]?\s?(?:\d{1,3}|\p{L})\)?$`)
	// opening is what may stand before the first word of a sentence.
	opening = regexp.MustCompile(`^['"‘“(\[•]*`)
	token   = regexp.MustCompile(`^[^\s]+`)
	initial = regexp.MustCompile(`^\p{Lu}$|^(?:\p{Lu}\.)+\p{Lu}$`)
)

// ends tells whether the mark at [from, to) ends the sentence that begins at
// start.
func ends(s string, start, from, to int) bool {
	next := s[to:]
	next = next[len(opening.FindString(next)):]
	first, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(first) || next == "" || bullet.MatchString(s[start:from]) {
		return false
	}
	mark := strings.TrimSpace(s[from:to])
	if strings.ContainsAny(mark, "'\"’”") && attributes(next) {
		return false
	}
	if mark != "." {
		return true
	}
	return endsAfter(lastWord(s[start:from]), next)
}

// lastWord is the last word of a text, without what opens before it.
func lastWord(s string) string {
	if i := strings.LastIndexAny(s, " \u00a0–—/"); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		s = s[i+size:]
	}
	return s[len(opening.FindString(s)):]
}

// endsAfter tells whether the full stop after word ends a sentence, if next
// follows.
func endsAfter(word, next string) bool {
	lower := strings.ToLower(word)
	digit := next[0] >= '0' && next[0] <= '9'
	switch {
	case titles[lower]:
		return false
	case counts[lower]:
		return !digit
	case suffixes[lower], initial.MatchString(word):
		return starters[strings.ToLower(strings.Trim(token.FindString(next), ",.;:’'"))] || strings.HasPrefix(next, "£")
	}
	return true
}

// attributes tells whether what follows a quotation says whose it is:
// “Why now?” Dr James asked.
func attributes(next string) bool {
	words := strings.Fields(next)
	for i, w := range words[:min(len(words), 5)] {
		if verbs[strings.Trim(w, ".,:")] {
			return i > 0
		}
		if strings.ContainsAny(w, ".,") && !titles[strings.ToLower(strings.Trim(w, "."))] {
			return false
		}
	}
	return false
}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

var (
	// titles stand before a name and never end a sentence.
	titles = setOf("dr mr mrs ms mx prof rt hon rev revd sir cllr gen col lt sgt capt cdr st mt messrs vs v cf e.g i.e eg ie viz approx ca incl est")
	// counts stand before a number.
	counts = setOf("no nos n° p pp para paras fig figs vol ch art sec jan feb mar apr jun jul aug sept sep oct nov dec")
	// suffixes end a name, and a sentence if a new one plainly begins.
	suffixes = setOf("ltd co inc corp plc jr sr bros etc al a.m p.m am pm ph.d phd")
	// verbs say whose a quotation is.
	verbs = setOf("said says asked asks added adds wrote writes warned told replied")
	// starters begin sentences and hardly ever continue a name.
	starters = setOf("the a an it its he she his her they their we our i you this that these those there here in on at by for from to with " +
		"after before since during under over and but or so yet as if when while what why how who which where no not all some most many several " +
		"both each every one two three four five another other others then now however meanwhile did does do is are was were has have will")
)
