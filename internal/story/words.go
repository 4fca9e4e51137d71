package story

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
)

// word is a run of letters, or a number with its currency and scale.
var word = regexp.MustCompile(`[£$€]?\d+(?:[.,]\d+)*(?:%|bn|tn|m|k)?|\p{L}+(?:[’'&.-]\p{L}+)*`)

// words are the words of a text as they stand.
func words(text string) []string { return word.FindAllString(text, -1) }

// stemmer gives what a word is compared by, empty for a word that says
// nothing. It remembers the words it has seen, so it belongs to one goroutine.
type stemmer map[string]string

func (m stemmer) stem(w string) string {
	s, seen := m[w]
	if !seen {
		s = stem(w)
		m[w] = s
	}
	return s
}

// stems are the stems of a text in order.
func (m stemmer) stems(text string) []string {
	var all []string
	for _, w := range words(text) {
		if s := m.stem(w); s != "" {
			all = append(all, s)
		}
	}
	return all
}

func stem(w string) string {
	w = strings.ToLower(strings.ReplaceAll(w, "’", "'"))
	w = strings.TrimSuffix(w, "'s")
	if english.IsStopWord(w) || utf8.RuneCountInString(w) < 2 {
		return ""
	}
	return english.Stem(w, false)
}

// marks are the names and numbers of a text: what two accounts of one thing
// agree on. A capital at the beginning of a sentence makes no name.
func marks(text string) map[string]bool {
	found := map[string]bool{}
	for _, paragraph := range strings.Split(text, "\n\n") {
		for _, s := range sentences(paragraph) {
			for i, w := range words(s) {
				if number(w) || i > 0 && capital(w) {
					found[strings.ToLower(w)] = true
				}
			}
		}
	}
	return found
}

func number(w string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(w, "%bntmk"))
	return unicode.IsDigit(r)
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
