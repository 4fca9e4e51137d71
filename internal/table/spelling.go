package table

import (
	"strings"
	"unicode"
)

// parts are the words of a name: its letters and digits in small letters,
// divided by all else, with "and" for "&".
func parts(name string) []string {
	name = strings.ReplaceAll(strings.ToLower(name), "&", " and ")
	return strings.FieldsFunc(strings.NewReplacer("'", "", "’", "").Replace(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// Folded is the same for two names that are probably one: they differ in
// capitals, spaces, punctuation or "&" alone.
func Folded(name string) string { return folded(name) }

// folded is the same for all spellings of a name: its words, joined, with a
// space only between two numbers.
func folded(name string) string {
	var b strings.Builder
	for _, part := range parts(name) {
		if s := b.String(); s != "" && digit(s[len(s)-1]) && digit(part[0]) {
			b.WriteByte(' ')
		}
		b.WriteString(part)
	}
	return b.String()
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// spellings are the names in a column. Two that differ in capitals, spaces,
// punctuation or "&" alone are probably one, and warned of.
type spellings struct {
	chosen  map[string]string // by the settings, from what is folded
	first   map[string]Value  // by what is folded
	written map[string]string // by how it is written
}

// manyNames is how many names a column may have: with more of them it holds
// something else.
const manyNames = 10_000

func newSpellings(same map[string][]string) *spellings {
	s := &spellings{chosen: map[string]string{}, first: map[string]Value{}, written: map[string]string{}}
	own := map[string]int{}
	for name := range same {
		own[folded(name)]++
	}
	for name, others := range same {
		for _, spelling := range append([]string{name}, others...) {
			if own[folded(spelling)] < 2 { // else each of them stands for itself
				s.chosen[folded(spelling)] = name
			}
		}
	}
	return s
}

// one is the spelling that stands for the name: the one that the settings
// choose, or else its own. All values of one spelling share their text.
func (s *spellings) one(v *Value, column Column, b *Builder) string {
	if name, ok := s.written[v.Text]; ok {
		return name
	}
	v.Text = strings.Clone(v.Text)
	key := folded(v.Text)
	name, ok := s.chosen[key]
	if !ok {
		name = v.Text
		s.compare(key, *v, column, b)
	}
	if len(s.written) < manyNames {
		s.written[v.Text] = name
	}
	return name
}

// compare warns of a name that was spelt in another way before.
func (s *spellings) compare(key string, v Value, column Column, b *Builder) {
	before, ok := s.first[key]
	switch {
	case ok && before.Text != v.Text && key != "":
		b.warn("%s: %q is spelt %q in row %d; “same” in the settings of the column makes them one",
			column.At(v.From), v.Text, before.Text, before.From.Row)
	case !ok && len(s.first) < manyNames:
		s.first[key] = v
	}
}
