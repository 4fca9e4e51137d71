package item

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/language"
	"catchup/internal/set"
)

// inCapitalsThroughout tells whether a title shouts: nearly all its letters are
// capitals, and not only because it is made of abbreviations.
func inCapitalsThroughout(title string) bool {
	upper, lower, long := 0, 0, false
	for _, w := range strings.Fields(title) {
		n := 0
		for _, r := range w {
			switch {
			case unicode.IsUpper(r):
				upper++
				n++
			case unicode.IsLower(r):
				lower++
			}
		}
		long = long || n >= 5
	}
	return long && upper > 9*lower && len(strings.Fields(title)) > 1
}

// spelling knows how words are written, by the texts of items. The words of all
// items are read only when they are needed.
type spelling struct {
	items []Item
	all   map[string]form
}

// form is how often a word is written small and with a capital inside sentences,
// and how it is written with one. Anywhere is a form with a capital behind its
// first letter: "NHS".
type form struct {
	small, great int
	capital      string
	anywhere     string
}

// word matches the words of a title.
var word = regexp.MustCompile(`[\p{L}\p{N}&]+(?:[’'.-][\p{L}\p{N}]+)*`)

// sentence writes the title of an item as its own text does, or the texts of the
// others. What none of them writes is written small, unless it looks like an
// abbreviation.
func (s *spelling) sentence(i Item) string {
	own, before, end := map[string]form{}, "", 0
	note(own, i.Text)
	var b strings.Builder
	for n, at := range word.FindAllStringIndex(i.Title, -1) {
		small := strings.ToLower(i.Title[at[0]:at[1]])
		said := s.write(own, i.Text, before, small)
		if n == 0 || beforeSentence.MatchString(i.Title[:at[0]]) {
			said = capital(said)
		}
		b.WriteString(i.Title[end:at[0]] + said)
		before, end = small, at[1]
	}
	return b.String() + i.Title[end:]
}

// beforeSentence matches the end of a title behind which a sentence begins: a stop, or a
// quotation behind a colon.
var beforeSentence = regexp.MustCompile(`(?:[.!?][”’"']?\s+[“‘"']?|: ?[“‘"'])$`)

// write is how a word is written; before is the word before it.
func (s *spelling) write(own map[string]form, text, before, small string) string {
	base, genitive := small, ""
	if b, found := strings.CutSuffix(strings.ReplaceAll(small, "’", "'"), "'s"); found {
		base, genitive = b, small[len(b):]
	}
	f, known := own[base]
	switch {
	case f.anywhere != "":
		return f.anywhere + genitive
	case f.great > 0 && (f.small == 0 || pair(text, before, f.capital)):
		return f.capital + genitive
	case known && f.small > 0:
		return small
	}
	if s.all == nil {
		s.all = map[string]form{}
		for _, i := range s.items {
			note(s.all, i.Text)
		}
	}
	switch f := s.all[base]; {
	case f.anywhere != "":
		return f.anywhere + genitive
	case f.great > f.small:
		return f.capital + genitive
	case f.small > 0:
		return small
	case abbreviation(base):
		return strings.ToUpper(base) + genitive
	case proper[base]:
		return capital(base) + genitive
	}
	return small
}

// pair tells whether a text has a name of two words: the word before, with a
// capital, and the capital form.
func pair(text, before, capitalised string) bool {
	return before != "" && strings.Contains(text, capital(before)+" "+capitalised)
}

// note counts the forms of the words of a text. The first word of a sentence
// always has a capital, so it tells nothing but for capitals inside it.
func note(forms map[string]form, text string) {
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		for _, sentence := range language.Sentences(paragraph) {
			for i, w := range word.FindAllString(sentence, -1) {
				w = strings.TrimSuffix(strings.TrimSuffix(w, "’s"), "'s")
				small := strings.ToLower(w)
				f := forms[small]
				_, size := utf8.DecodeRuneInString(w)
				switch {
				case strings.ContainsFunc(w[size:], unicode.IsUpper):
					f.anywhere = w
				case i == 0:
				case w == small:
					f.small++
				default:
					f.great, f.capital = f.great+1, w
				}
				forms[small] = f
			}
		}
	}
}

// abbreviation tells whether a word looks like one: it has no vowel, or is one of
// the common ones that do.
func abbreviation(small string) bool {
	return !strings.ContainsAny(small, "aeiouy") && strings.ContainsFunc(small, unicode.IsLetter) && !strings.ContainsAny(small, "0123456789") || abbreviations[small]
}

var abbreviations = set.Words("uk eu usa un bma icb icbs ai a&e obr nao ico icu icus eea imf opec nato unicef aids hiv ira iq ofsted bame mri itv unison")

// proper are common words that are always written with a capital.
var proper = set.Words("monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december " +
	"england scotland wales ireland britain london europe european british english scottish welsh irish america american france germany china russia ukraine " +
	"whitehall westminster holyrood senedd labour tory tories commons lords brexit christmas easter i")
