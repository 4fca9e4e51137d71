package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/set"
)

// mark is what may end a sentence: stops, and the closing marks behind them.
type mark struct {
	from  int // of the first stop
	cut   int // where the sentence would end
	end   int // behind the closing marks
	next  int // of the next word, or of the quotation mark before it
	stops string
}

// markAt reads the mark at i. Its end is 0 if there is none, or if neither a
// space follows nor a sentence that is glued to it.
func markAt(s string, i int) mark {
	m := mark{from: i}
	at := stopsFrom(s, i)
	if at == i {
		return mark{}
	}
	m.stops = s[i:at]
	at = notesFrom(s, i, closersFrom(s, at))
	m.end, m.next = at, at+spaces(s[at:])
	if m.next == m.end && m.next < len(s) && !glued(s, i, at) {
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
	if closed := closersFrom(s, after); !own || next >= len(s) || closed > after {
		m.cut = closed
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

// notes are the signs that refer to a footnote.
const notes = "¹²³⁴⁵⁶⁷⁸⁹⁰†‡"

// longestNote is the most bytes of a reference in square brackets.
const longestNote = 24

// notesFrom is the end of the references to notes at i, behind the stop at from:
// "end.³ The", "end.[12] The", "end.3 The".
func notesFrom(s string, from, i int) int {
	for i < len(s) && s[i] != ' ' {
		switch closer := strings.IndexByte(s[i:min(len(s), i+longestNote)], ']'); {
		case s[i] == '[' && closer > 0:
			i += closer + 1
		case s[i] >= utf8.RuneSelf && strings.HasPrefix(strings.TrimLeft(s[i:], notes), " "):
			return i + strings.IndexByte(s[i:], ' ')
		default:
			return i + bareNote(s, from, i)
		}
	}
	return i
}

// bareNote is the length of a note's number that stands right behind the stop of
// a word, as it does where a page is copied without its raised digits.
func bareNote(s string, from, i int) int {
	n := len(s[i:]) - len(strings.TrimLeft(s[i:], "0123456789"))
	next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(s[i+n:], " "))
	word := lastWord(s[:from])
	if n == 0 || n > 2 || word == "" || !strings.HasPrefix(s[i+n:], " ") || !unicode.IsUpper(next) || digit(word, len(word)-1) || abbreviationOf(word) != whole {
		return 0
	}
	return n
}

// glued tells whether a sentence begins at next although no space parts it from
// the stop at from: "end.The next". Web addresses, names of files and initials
// look like that too: "Booking.com", "J.Hill".
func glued(s string, from, next int) bool {
	rest := strings.TrimLeft(s[next:], "“‘")
	first, size := utf8.DecodeRuneInString(rest)
	if !unicode.IsUpper(first) {
		return false
	}
	chunk := s[strings.LastIndexByte(s[:from], ' ')+1 : from]
	before := chunk[strings.LastIndexFunc(chunk, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	after := rest[:endOfName(rest, 0)]
	small, _ := utf8.DecodeRuneInString(before)
	second, _ := utf8.DecodeRuneInString(after[size:])
	switch {
	case strings.ContainsAny(chunk, `/@\_`), isAddress(rest[len(after):]):
		return false
	case starters[strings.ToLower(after)]:
		return len(before) > 1 || len(after) > 1 && strings.ContainsAny(chunk, "0123456789")
	}
	return len(before) > 1 && unicode.IsLower(small) && unicode.IsLower(second) && !domains[strings.ToLower(after)]
}

// isAddress tells whether what follows a word makes it part of a web address.
func isAddress(rest string) bool {
	after, dotted := strings.CutPrefix(rest, ".")
	first, _ := utf8.DecodeRuneInString(after)
	return dotted && unicode.IsLower(first)
}

// domains end the names of web sites.
var domains = set.Words("com net org co uk gov edu info io tv")
