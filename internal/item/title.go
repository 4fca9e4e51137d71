package item

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/table"
)

// clean takes off the titles what is no part of them: labels, the name of the
// outlet, its sections, the author's name, pictographs. A title in capitals is
// written as a sentence is, and each begins with a capital. What was read off is
// kept as the item's Label.
//
// It is done once, for all that comes after: grouping, headings and lists use
// the same title.
func (s *Sifted) clean() {
	for i := range s.Kept {
		s.Kept[i].Title = withoutPictographs(s.Kept[i].Title)
		s.unlabel(&s.Kept[i])
	}
	for range mostLabels {
		habits, changed := habitsOf(s.Kept), false
		for i := range s.Kept {
			one := &s.Kept[i]
			if rest := habits[one.publisher()].strip(one.Title, one.Author); rest != one.Title {
				one.Title, changed = rest, true
				s.unlabel(one)
			}
		}
		if !changed {
			break
		}
	}
	spelling := spelling{items: s.Kept}
	for i := range s.Kept {
		one := &s.Kept[i]
		if inCapitalsThroughout(one.Title) {
			one.Title = spelling.sentence(*one)
		}
		one.Title = capital(one.Title)
	}
}

// unlabel takes the labels off an item's title.
func (s *Sifted) unlabel(i *Item) {
	rest, found := unlabelled(i.Title)
	i.Title = rest
	for _, label := range found {
		if i.Label != "" {
			i.Label += ", "
		}
		i.Label += label
	}
}

// withoutPictographs is a title without the pictographs at its ends. Those inside
// may stand for a word.
func withoutPictographs(title string) string {
	rest := strings.TrimFunc(title, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.So, r) && !strings.ContainsRune("©®™°\ufffd", r) || unicode.Is(unicode.Sk, r) ||
			r == '\ufe0f' || r == '\u200d' || strings.ContainsRune("*~_", r)
	})
	if !table.Shows(rest) {
		return title
	}
	return rest
}

// capital is a title whose first word begins with a capital, unless it is written
// in a way of its own: "iPlayer".
func capital(title string) string {
	first, _, _ := strings.Cut(title, " ")
	r, size := utf8.DecodeRuneInString(title)
	if !unicode.IsLower(r) || strings.ContainsFunc(first, unicode.IsUpper) || strings.Contains(first, "://") {
		return title
	}
	return string(unicode.ToUpper(r)) + title[size:]
}
