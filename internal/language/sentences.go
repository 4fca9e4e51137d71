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
	for i := 0; i < len(paragraph); {
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

// boundary looks at the character at i. It returns where the sentence ends, -1
// if it goes on, and where to read next.
func (s *splitter) boundary(i int) (cut, next int) {
	switch c := s.text[i]; {
	case c == ' ' && s.item.length > 0 && s.item.comesBefore(s.text[i+1:]):
		return i + 1, i + 1
	case c < utf8.RuneSelf && c != '.' && c != '!' && c != '?':
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

// mark is what may end a sentence: stops, and the closing marks behind them.
type mark struct {
	from  int // of the first stop
	cut   int // where the sentence would end
	end   int // behind the closing marks
	next  int // of the next word, or of the quotation mark before it
	stops string
}

// markAt reads the mark at i. Its end is 0 if there is none, or if no space
// follows.
func markAt(s string, i int) mark {
	m := mark{from: i}
	at := stopsFrom(s, i)
	if at == i {
		return mark{}
	}
	m.stops = s[i:at]
	at = closersFrom(s, at)
	m.end, m.next = at, at+spaces(s[at:])
	if m.next == m.end && m.next < len(s) {
		return mark{}
	}
	if at := strayCloser(s, m.next); at > 0 {
		m.end, m.next = at, at+spaces(s[at:])
	}
	m.cut = m.end
	if dots := spacedDots(s, m.end); dots > 0 {
		m = m.withDots(s, dots)
	}
	return m
}

// withDots adds dots with spaces between them to the mark: ". . ." If the
// sentence had a stop already, "word. . . . Next", the dots belong to the next
// one.
func (m mark) withDots(s string, dots int) mark {
	after := m.end + dots
	next := closersFrom(s, after)
	next += spaces(s[next:])
	own := m.stops == "." && strings.Count(s[m.end:after], ".") == 3 && (m.from == 0 || s[m.from-1] != ' ')
	if !own || next >= len(s) {
		m.cut = closersFrom(s, after)
	}
	m.stops += s[m.end:after]
	m.end, m.next = after, next
	return m
}

// stopsFrom is the end of the stops that begin at i.
func stopsFrom(s string, i int) int {
	for i < len(s) {
		switch {
		case s[i] == '.' || s[i] == '!' || s[i] == '?':
			i++
		case strings.HasPrefix(s[i:], "…"):
			i += len("…")
		default:
			return i
		}
	}
	return i
}

// closers are the marks that may stand behind a stop.
const closers = `'"’”)]`

func closersFrom(s string, i int) int {
	return len(s) - len(strings.TrimLeft(s[i:], closers))
}

// strayCloser is the end of a closing quotation mark at i with space on both
// sides, as careless sources write it; 0 if there is none.
func strayCloser(s string, i int) int {
	end := closersFrom(s, i)
	alone := end > i && (end == len(s) || spaces(s[end:]) > 0)
	if !alone || s[i] == '\'' || s[i] == '"' && strings.Count(s[:i], `"`)%2 == 0 {
		return 0
	}
	return end
}

// spacedDots is the length of the dots from i on that each have a space before
// them.
func spacedDots(s string, i int) (n int) {
	for strings.HasPrefix(s[i+n:], " .") {
		n += 2
	}
	if strings.HasPrefix(s[i+n:], ".") {
		return 0
	}
	return n
}

func spaces(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

// opening are the marks that may stand before the first word of a sentence.
const opening = `'"‘“([•⁃`

// ends tells whether the present sentence ends with the mark.
func (s *splitter) ends(m mark) bool {
	next := strings.TrimLeft(s.text[m.next:], opening)
	quoted := len(next) < len(s.text)-m.next
	first, _ := utf8.DecodeRuneInString(next)
	if next == "" || strings.HasSuffix(s.text[:m.from], "[") || unicode.IsLower(first) && !s.small || isEnumerator(s.text[s.start:m.end]) {
		return false
	}
	if strings.ContainsAny(s.text[m.from:m.end], `'"’”`) && attributes(next) {
		return false
	}
	switch m.stops {
	case ".":
		return endsAfter(s.text[s.start:m.from], next)
	case ". . .", "...", "…":
		return quoted || firstWord(next) != "I" && !strings.HasPrefix(next, "I’") && !strings.HasPrefix(next, "I'")
	}
	return true
}

// endsAfter tells whether a full stop ends a sentence, by the text before it
// (said) and the text behind it (next).
func endsAfter(said, next string) bool {
	word := lastWord(said)
	lower, follows := strings.ToLower(word), strings.ToLower(firstWord(next))
	switch {
	case titles[lower]:
		return false
	case counts[lower]:
		return !digit(next, 0)
	case hours[lower]:
		return !weekdays[follows] && !setsTime(said)
	case suffixes[lower], initials(word):
		return starters[follows] || strings.HasPrefix(next, "£")
	}
	return true
}

// brief is the most words that a phrase of time has.
const brief = 5

// setsTime tells whether the sentence so far is only a phrase of time: "At 5
// a.m."
func setsTime(said string) bool {
	said = strings.TrimLeft(said, opening+" ")
	return prepositions[strings.ToLower(firstWord(said))] && len(strings.Fields(said)) <= brief
}

// firstWord is the first word of a text, without the marks around it.
func firstWord(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		s = s[:i]
	}
	return strings.Trim(s, ",.;:’'")
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
