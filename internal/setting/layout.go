package setting

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"catchup/internal/check"
)

// encoded finds the first byte of a file that is not UTF-8. YAML of another
// encoding is read if it begins with its byte order mark.
func encoded(file string, data []byte) (check.Problem, bool) {
	if utf8.Valid(data) || bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return check.Problem{}, false
	}
	good := 0
	for r, size := utf8.DecodeRune(data); r != utf8.RuneError || size > 1; r, size = utf8.DecodeRune(data[good:]) {
		good += size
	}
	before := data[:good]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return check.Problem{
		Pos:     check.Pos{File: file, Line: line, Column: column},
		Message: fmt.Sprintf("this character is not UTF-8: the byte %02X, in Windows-1252 %q", data[good], latin(data[good])),
		Hint:    "save the file as UTF-8",
	}, true
}

// latin is a byte as Windows-1252 shows it, as far as that differs from Latin-1
// by the signs that people type.
func latin(b byte) rune {
	typed := map[byte]rune{0x80: '€', 0x85: '…', 0x91: '‘', 0x92: '’', 0x93: '“', 0x94: '”', 0x96: '–', 0x97: '—'}
	if r, ok := typed[b]; ok {
		return r
	}
	return rune(b)
}

// fault is a mistake in the layout of a file, where it was made.
type fault struct {
	line, column  int // from 1
	message, hint string
}

const missingSpace = "put a space after the colon"

// layout reads a file that is not YAML line by line, as far as is needed to
// find the line that was mistyped. What yaml.v3 says of it is about the place
// where reading became impossible, often lines below.
type layout struct {
	levels []int  // the columns, from 0, at which the groups begin that are open
	full   bool   // the line before has a value, so what is deeper is a mistake
	block  int    // the indent above which lines are text, or -1: after | or >
	last   fault  // what is said of the quote or bracket that was opened last
	open   *fault // the same while it is not closed
	closer byte   // what ends the quote or the bracket that is open
	depth  int    // how many brackets are open
	paired bool   // in brackets, a colon stands since the last comma
	found  *fault
}

// misplaced returns the first mistake of a file that the layout shows, nil if
// there is none.
func misplaced(data []byte) *fault {
	l := layout{block: -1}
	lines := strings.Split(string(data), "\n")
	for i, line := range lines {
		if l.line(i+1, strings.TrimRight(line, "\r")); l.found != nil {
			break
		}
	}
	f := cmp.Or(l.found, l.open)
	if f != nil { // so far in bytes
		f.column = utf8.RuneCountInString(lines[f.line-1][:f.column-1]) + 1
	}
	return f
}

func (l *layout) note(line, column int, hint, format string, args ...any) {
	if l.found == nil {
		l.found = &fault{line, column + 1, fmt.Sprintf(format, args...), hint}
	}
}

var (
	indent   = regexp.MustCompile(`^[ \t]*`)
	dashes   = regexp.MustCompile(`^(?:- +)*`)
	named    = regexp.MustCompile(`^(?:"[^"]*"|'[^']*'|[^\s"'\[\]{}#&*!|>@%,:-][^:"'\[\]{}#]*):(?:\s+|$)`)
	unspaced = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*:[^\s/]`)
	joined   = regexp.MustCompile(`^-[A-Za-z{"'\[]`)
	anchored = regexp.MustCompile(`^&\S+\s*`)
	folded   = regexp.MustCompile(`^[|>][-+0-9]*\s*(?:#.*)?$`)
)

// line reads one line.
func (l *layout) line(n int, text string) {
	if l.open != nil {
		l.value(n, 0, text)
		return
	}
	margin := len(indent.FindString(text))
	rest := text[margin:]
	switch {
	case rest == "" || rest[0] == '#' || rest == "---" && margin == 0:
		return
	case l.block >= 0 && len(text)-len(strings.TrimLeft(text, " ")) > l.block:
		return
	}
	l.block = -1
	if tab := strings.IndexByte(text[:margin], '\t'); tab >= 0 {
		l.note(n, tab, "indent with spaces", "a tab stands in the indent")
		return
	}
	l.entry(n, margin, rest)
}

// entry reads a line that begins a key, an item, or goes on with a text.
func (l *layout) entry(n, margin int, rest string) {
	begin := margin + len(dashes.FindString(rest))
	key := named.FindString(rest[begin-margin:])
	if unspaced.MatchString(rest[begin-margin:]) && key == "" {
		l.note(n, begin+strings.IndexByte(rest[begin-margin:], ':')+1, missingSpace, "no space follows the colon")
		return
	}
	if key == "" && begin == margin && rest != "-" {
		l.further(n, margin, rest)
		return
	}
	if l.align(n, margin); l.found != nil {
		return
	}
	for at := range begin - margin {
		if rest[at] != ' ' && at > 0 {
			l.levels = append(l.levels, margin+at)
		}
	}
	if begin > margin && key != "" {
		l.levels = append(l.levels, begin)
	}
	key += anchored.FindString(rest[begin-margin+len(key):])
	value := rest[begin-margin+len(key):]
	l.full = value != "" && value[0] != '#' && !folded.MatchString(value) && rest != "-"
	if folded.MatchString(value) {
		l.block = l.levels[len(l.levels)-1]
	}
	if l.full {
		l.value(n, begin+len(key), value)
	}
}

// further reads a line that begins neither a key nor an item: a text that goes
// on, deeper than its key.
func (l *layout) further(n, margin int, rest string) {
	deeper := len(l.levels) == 0 || margin > l.levels[len(l.levels)-1]
	switch {
	case joined.MatchString(rest):
		l.note(n, margin+1, "put a space after the dash", "no space follows the dash")
	case !deeper && strings.IndexByte("[{\"'", rest[0]) < 0:
		l.note(n, margin, "write a colon after a key, and a dash before an item", "this line has neither a colon nor a dash")
	default:
		l.value(n, margin, rest)
	}
}

// align compares the indent of a key or an item with those that are open.
func (l *layout) align(n, margin int) {
	top := -1
	if len(l.levels) > 0 {
		top = l.levels[len(l.levels)-1]
	}
	switch {
	case margin > top && l.full:
		l.note(n, margin, "put it under the line above, or indent it as what it belongs to", "this is deeper than the line above, which has a value")
	case margin > top:
		l.levels = append(l.levels, margin)
	default:
		known := slices.Clone(l.levels)
		for len(l.levels) > 0 && l.levels[len(l.levels)-1] > margin {
			l.levels = l.levels[:len(l.levels)-1]
		}
		if len(l.levels) == 0 || l.levels[len(l.levels)-1] != margin {
			l.note(n, margin, "indent it as its neighbours are", "this is indented by %d, and what is above it by %s", margin, listed(known))
		}
	}
}

// listed writes numbers as in "2, 4 or 6".
func listed(numbers []int) string {
	words := strings.Trim(strings.Join(strings.Fields(fmt.Sprint(numbers)), ", "), "[]")
	if i := strings.LastIndex(words, ", "); i >= 0 {
		words = words[:i] + " or " + words[i+2:]
	}
	return words
}

// value reads a value, or a line of a quote or of brackets that an earlier line
// has opened.
func (l *layout) value(n, column int, text string) {
	if l.open == nil && text != "" && strings.IndexByte(`"'[{`, text[0]) < 0 {
		l.plain(n, column, text)
		return
	}
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case l.closer != 0: // in a quote
			i += l.quoted(n, column+i, text[i:])
		case c == '#' && (i == 0 || text[i-1] == ' '):
			return
		case (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(" [{,:", text[i-1]) >= 0):
			l.closer = c
			l.opened(n, column+i, "the quote that begins here is not closed", `close it; write '' for an apostrophe in single quotes, and \" for a quote in double ones`)
		case c == ':' && l.depth > 0 && strings.HasPrefix(text[i+1:], " "):
			if l.paired {
				l.unparted(n, column+i)
				return
			}
			l.paired = true
		case c == ',':
			l.paired = false
		case c == '[' || c == '{':
			l.depth++
			l.paired = false
			l.opened(n, column+i, "the bracket that begins here is not closed", "close it")
		case (c == ']' || c == '}') && l.depth > 0:
			l.depth--
			l.paired = true
			l.closed()
		case l.depth == 0 && c != ' ':
			l.ended(n, column+i)
			return
		}
	}
}

// plain reads a value without quotes.
func (l *layout) plain(n, column int, text string) {
	value, _, _ := strings.Cut(text, " #")
	if strings.IndexByte("@`%", value[0]) >= 0 {
		l.note(n, column, "put the value in quotes", "a value cannot begin with %c", value[0])
	}
	if colon := strings.Index(value, ": "); colon >= 0 {
		l.note(n, column+colon, "put the value in quotes", "a colon and a space stand in the value")
	}
}

// quoted reads one character in a quote, and returns how many more belong to
// it.
func (l *layout) quoted(n, column int, text string) int {
	switch {
	case l.closer == '"' && text[0] == '\\' && len(text) > 1,
		l.closer == '\'' && strings.HasPrefix(text, "''"):
		return 1
	case text[0] == l.closer:
		l.closer = 0
		l.closed()
	}
	return 0
}

// unparted notes two keys in brackets without a comma between them. On a line
// below the bracket, more likely the bracket is not closed.
func (l *layout) unparted(n, column int) {
	if l.open.line < n {
		l.note(l.open.line, l.open.column-1, "close it", "the bracket that begins here is not closed, or a comma is missing above line %d", n)
		return
	}
	l.note(n, column, "put a comma between the two", "a second colon stands here without a comma before it")
}

// ended notes that a value goes on behind its quote or bracket. If that began
// on a line above, it is there that one is missing.
func (l *layout) ended(n, column int) {
	if l.last.line < n {
		l.note(l.last.line, l.last.column-1, "close it on its line", "what begins here ends only in line %d", n)
		return
	}
	l.note(n, column, "put the whole value in quotes; write '' for an apostrophe in single ones", "the value has ended before this")
}

// opened remembers where the outermost quote or bracket began.
func (l *layout) opened(n, column int, message, hint string) {
	if l.open == nil {
		l.last = fault{n, column + 1, message, hint}
		l.open = &l.last
	}
}

func (l *layout) closed() {
	if l.depth == 0 && l.closer == 0 {
		l.open = nil
	}
}
