package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/set"
)

// role is what a quotation mark does, by what stands beside it.
type role byte

const (
	neither role = iota // an apostrophe, feet or inches
	opens
	closes
)

// mark is a quotation mark; one of no size is none.
type mark struct {
	size   int
	family family
	role   role
	curly  bool
}

// pair are the marks around a quotation that opens with this one.
func (m mark) pair() (open, close string) {
	switch {
	case m.curly && m.family == double:
		return "“", "”"
	case m.curly:
		return "‘", "’"
	case m.family == double:
		return `"`, `"`
	}
	return "'", "'"
}

// markAt is the quotation mark at a byte of a text.
func markAt(s string, at int) mark {
	m := mark{curly: true, size: len("“")}
	if at >= len(s) {
		return mark{}
	}
	switch c := s[at]; {
	case c == '"':
		m = mark{size: 1, family: double}
	case c == '\'':
		m = mark{size: 1, family: single}
	case c != 0xe2:
		return mark{}
	case strings.HasPrefix(s[at:], "“"), strings.HasPrefix(s[at:], "”"):
		m.family = double
	case strings.HasPrefix(s[at:], "‘"), strings.HasPrefix(s[at:], "’"):
		m.family = single
	default:
		return mark{}
	}
	m.role = m.roleOf(s, at)
	return m
}

// roleOf tells what the mark at a byte does.
func (m mark) roleOf(s string, at int) role {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at+m.size:])
	free, joined := at == 0 || freeBefore(before), at+m.size < len(s) && !unicode.IsSpace(after)
	switch {
	case m.family == single && elides(s[at+m.size:], free):
		return neither
	case m.family == single && !free && (wordly(before) && wordly(after) || before == '.' && genitive(s[at+m.size:])):
		return neither
	case free && joined:
		return opens
	case m.family == double && strings.HasPrefix(s[at:], "“") && joined:
		return opens
	case free && (m.family == single || !m.curly):
		return neither
	case strings.HasPrefix(s[at:], "“"):
		return opens
	case m.family == double && !m.curly && joined && wordly(before) && wordly(after):
		return neither
	}
	return closes
}

// adrift tells whether marks in a text stand apart from the words on both sides, as
// programs write them that take texts to pieces. Nobody can tell which of its marks
// open a quotation.
func adrift(text string) bool {
	for _, mark := range []string{" ' ", ` " `} {
		if at := strings.Index(text, mark); at > 0 && !measures(text[:at]) {
			return true
		}
	}
	return strings.HasPrefix(text, "' ") || strings.HasPrefix(text, `" `)
}

// adriftMarks are the places of the quotation marks in a sentence whose marks may
// stand apart from their words. A mark behind an s may be an apostrophe: it is one if
// the marks pair without it, and not with it.
func adriftMarks(s string) (at []int) {
	if at = marksIn(s, true); len(at)%2 == 1 {
		return marksIn(s, false)
	}
	return at
}

// marksIn are the places of the marks in a sentence, with those behind an s that
// open nothing or without.
func marksIn(s string, possessive bool) (at []int) {
	for i := range len(s) {
		m := markAt(s, i)
		before := strings.TrimRight(s[:i], " ")
		open := len(at)%2 == 1
		apart := m.role == neither && (i == 0 || s[i-1] == ' ') && (i+m.size == len(s) || s[i+m.size] == ' ')
		switch {
		case m.size == 0:
		case m.family == double && !measures(s[:i]), m.role == opens, m.role == closes && (stopped(before) || open && !strings.HasSuffix(before, "s")),
			apart && (possessive || open || !strings.HasSuffix(before, "s")):
			at = append(at, i)
		}
	}
	return at
}

// freeBefore tells whether a mark behind the character may open a quotation.
func freeBefore(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("([{—–-/“‘\"", r)
}

// wordly tells whether a character is part of a word or a number.
func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// genitive tells whether the text behind a mark is the s of a genitive, “the U.N.’s”.
func genitive(after string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimPrefix(after, "s"))
	return strings.HasPrefix(after, "s") && !wordly(r)
}

// clipped are words that begin with an apostrophe, “’tis”.
var clipped = set.Words("tis twas twere twill em n ello appen ere un")

// shortened are words that begin with an apostrophe if they have no capital.
var shortened = set.Words("til till cause cos bout round neath")

// elides tells whether the mark before a text is the apostrophe of a word that
// begins with it: “’tis”, “the ’90s”, “the class of ’24”.
func elides(after string, free bool) bool {
	if !free {
		return false
	}
	end := 0
	for end < len(after) && (after[end]|0x20 >= 'a' && after[end]|0x20 <= 'z' || after[end] >= '0' && after[end] <= '9') {
		end++
	}
	word := after[:end]
	switch {
	case end == 0 || end > 5:
		return false
	case clipped[strings.ToLower(word)], shortened[word]:
		return true
	case end >= 2 && isDigits(word[:2]):
		return len(word) == 2 && !quotedLater(after) || word[2:] == "s"
	}
	return false
}

// quotedLater tells whether a single mark behind a stop closes a quotation in the
// text.
func quotedLater(text string) bool {
	for _, end := range []string{".’", ",’", "!’", "?’", ".'", ",'", "!'", "?'"} {
		if strings.Contains(text, end) {
			return true
		}
	}
	return false
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// stopped tells whether a text ends with a stop or a comma, as a quotation does.
func stopped(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".,;:!?…”\"", r)
}

// measures tells whether a mark behind the text stands for inches.
func measures(before string) bool { return before != "" && isDigits(before[len(before)-1:]) }

// feet tells whether the text ends with feet and inches, “6' 2”.
func feet(before string) bool {
	rest := strings.TrimRight(before, "0123456789")
	if rest == before {
		return false
	}
	rest = strings.TrimSuffix(strings.TrimSuffix(strings.TrimRight(rest, " "), "'"), "’")
	return len(rest) < len(before) && measures(rest) && rest != strings.TrimRight(before, "0123456789 ")
}
