package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences splits a paragraph into its sentences by the rules of British prose.
// A sentence is taken word for word, without the space around it. A quotation of
// several sentences is split too.
func Sentences(paragraph string) []string {
	s := splitter{text: paragraph, small: !strings.ContainsFunc(paragraph, unicode.IsUpper), item: enumeratorOf(paragraph)}
	for i := s.candidate(0); i < len(paragraph); i = s.candidate(i) {
		cut, next := s.boundary(i)
		if cut >= 0 {
			s.end(cut)
		}
		i = next
	}
	s.end(len(paragraph))
	return s.found
}

// splitter is a paragraph that is being split. Offsets count bytes.
type splitter struct {
	text  string
	small bool       // the text has no capital, so a small letter may begin a sentence
	start int        // where the present sentence begins
	item  enumerator // the mark that it begins with
	found []string
}

// end makes a sentence of the text up to an offset.
func (s *splitter) end(at int) {
	if sentence := strings.TrimSpace(s.text[s.start:at]); sentence != "" {
		s.found = append(s.found, sentence)
	}
	s.start, s.item = at, enumeratorOf(strings.TrimLeft(s.text[at:], " "))
}

// candidate is the first byte from i on at which a sentence may end: a stop, the
// first byte of "…", or a space in a list.
func (s *splitter) candidate(i int) int {
	for ; i < len(s.text); i++ {
		switch s.text[i] {
		case '.', '!', '?', "…"[0]:
			return i
		case ' ':
			if s.item.length > 0 {
				return i
			}
		}
	}
	return i
}

// boundary looks at the candidate at i. It returns where the sentence ends, -1
// if it goes on, and where to read next.
func (s *splitter) boundary(i int) (cut, next int) {
	if s.text[i] == ' ' {
		if s.item.comesBefore(s.text[i+1:]) {
			return i + 1, i + 1
		}
		return -1, i + 1
	}
	m := markAt(s.text, i)
	switch {
	case m.end == 0:
		return -1, i + 1
	case m.next == len(s.text) || !s.ends(m):
		return -1, m.end
	}
	return m.cut, m.next
}

// opening are the marks that may stand before the first word of a sentence.
const opening = `'"‘“([•⁃`

// ends tells whether the present sentence ends with the mark.
func (s *splitter) ends(m mark) bool {
	next := strings.TrimLeft(s.text[m.next:], opening)
	quoted := len(next) < len(s.text)-m.next
	said := s.text[s.start:m.from]
	if next == "" || strings.HasSuffix(said, "[") || strings.HasSuffix(said, "(") || startsSmall(next) && !s.small || isItem(s.text[s.start:m.end]) {
		return false
	}
	if strings.ContainsAny(s.text[m.from:m.end], `'"’”`) && attributes(next) || inBrackets(said, s.text[m.from:]) {
		return false
	}
	switch m.stops {
	case ".":
		return endsAfter(said, next) && !(s.small && isTitle(lastWord(said)))
	case ". . .", "...", "…":
		return quoted || FirstWord(next) != "I" && !strings.HasPrefix(next, "I’") && !strings.HasPrefix(next, "I'")
	case "!", "?":
		name := strings.ToLower(lastWord(said))
		return quoted || !shouts[name] || len(strings.Fields(said)) == 1 || starters[strings.ToLower(FirstWord(next))]
	}
	return true
}

// longestAside is the most bytes that a bracket still has behind a stop in it.
const longestAside = 120

// inBrackets tells whether a bracket that opens within a sentence is open at its end,
// and closes soon behind it: "(see app. B)". Its stops end nothing.
func inBrackets(said, rest string) bool {
	open := strings.LastIndexByte(said, '(')
	if open <= 0 || strings.TrimSpace(said[:open]) == "" || strings.IndexByte(said[open:], ')') >= 0 {
		return false
	}
	closed := strings.IndexAny(rest[:min(len(rest), longestAside)], "()")
	return closed > 0 && rest[closed] == ')' && startsSmall(strings.TrimLeft(rest[closed+1:], " ,;"))
}

// startsSmall tells whether a text begins with a small letter, as no sentence
// does unless it begins with a name such as eBay.
func startsSmall(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[size:])
	return unicode.IsLower(first) && !unicode.IsUpper(second)
}

// attributes tells whether the text behind a quotation names the speaker within
// five words: “Why now?” Dr James asked. A speaker with an article has a small
// letter there, so “Why now?” The board said no is two sentences.
func attributes(next string) bool {
	if first := FirstWord(next); first != "I" && starters[strings.ToLower(first)] && abbreviationOf(first) != before {
		return false
	}
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
		if w == "" || strings.ContainsAny(w, ".,") && abbreviationOf(strings.Trim(w, ".")) != before {
			return false
		}
	}
	return false
}

// endsAfter tells whether a full stop ends a sentence, by the text before it
// (said) and the text behind it (next).
func endsAfter(said, next string) bool {
	word := lastWord(said)
	kind := abbreviationOf(word)
	if kind == whole || kind == before {
		return kind == whole
	}
	first := FirstWord(next)
	follows := strings.ToLower(first)
	starts := starters[follows] || strings.HasPrefix(next, "£")
	switch kind {
	case numbering:
		return !isNumber(first) && !(word == "c" && strings.HasPrefix(next, "£"))
	case calendar:
		return !digit(next, 0) && !monthSet[follows] && !setsTime(said)
	case hour:
		return !zones[follows] && !weekdays[follows] && !monthSet[follows] && abbreviationOf(first) != calendar && !setsTime(said)
	case region:
		return starts || strings.HasSuffix(strings.TrimSuffix(said, word), ", ") && !startsWithDash(next)
	case initial:
		opener := len(strings.TrimPrefix(strings.TrimSpace(said), "The ")) == len(word) && !startsSmall(afterWord(next)) // "The U.S. Is Ready" is a title
		return starts && !opener || isLabel(said, word)
	}
	return starts
}

func startsWithDash(s string) bool {
	return strings.HasPrefix(s, "—") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "-")
}

// isNumber tells whether a word is a number in digits, or a Roman one of several
// letters.
func isNumber(word string) bool {
	return digit(word, 0) || len(word) > 1 && strings.Trim(word, "IVXLC") == ""
}

// brief is the most words that a phrase of time has.
const brief = 5

// setsTime tells whether the sentence so far is only a phrase of time: "At 5
// a.m."
func setsTime(said string) bool {
	said = strings.TrimLeft(said, opening+" ")
	return Preposition(FirstWord(said)) && len(strings.Fields(said)) <= brief
}

// Preposition tells whether a word stands before a time or a place: "At", "since".
func Preposition(word string) bool { return prepositions[strings.ToLower(word)] }

// FirstWord is the first word of a text, without the marks around it.
func FirstWord(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		s = s[:i]
	}
	return strings.Trim(s, ",.;:’'")
}

// afterWord is what follows the first word of a text.
func afterWord(s string) string {
	i := strings.IndexFunc(s, unicode.IsSpace)
	return strings.TrimLeftFunc(s[max(i, 0):], unicode.IsSpace)
}

// lastWord is the last word of a text, without opening marks.
func lastWord(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("–—/", r) })
	if i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		s = s[i+size:]
	}
	return strings.TrimLeft(s, opening)
}
