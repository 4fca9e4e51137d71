package item

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// twinsWithin is the time within which an outlet prints an article in two
// languages.
const twinsWithin = 24 * time.Hour

// twins leaves out an article that stands beside it in English too: the same
// outlet has printed both within a day, one is in English and the other is not,
// and their addresses differ by the language alone, or else they have as many
// paragraphs and the same figures.
func (s *Sifted) twins() {
	english := map[twinMark][]Item{} // by their marks, oldest first
	abroad := make([]bool, len(s.Kept))
	for i, one := range s.Kept {
		if abroad[i] = !inEnglish(one.Title + " " + one.Text); abroad[i] {
			continue
		}
		for _, m := range one.twinMarks() {
			english[m] = append(english[m], one)
		}
	}
	var kept []Item
	for i, one := range s.Kept {
		if title := one.twinIn(english); abroad[i] && title != "" {
			s.Out = append(s.Out, Out{one, "it stands in English too, as “" + title + "”"})
		} else {
			kept = append(kept, one)
		}
	}
	s.Kept = kept
}

// twinMark is what only the twins of an article share with it: its address without
// a language, or its figures in so many paragraphs.
type twinMark struct{ outlet, address, figures string }

func (i Item) twinMarks() (marks []twinMark) {
	if address := tongueless(i.Link); address != "" {
		marks = append(marks, twinMark{outlet: i.publisher(), address: address})
	}
	if figures := figuresOf(i.Text); len(figures) > 0 {
		marks = append(marks, twinMark{outlet: i.publisher(), figures: fmt.Sprint(strings.Count(i.Text, "\n\n"), figures)})
	}
	return marks
}

// twinIn is the title of the article's twin among others, which stand by their
// marks, oldest first; empty if it has none. What has its very link is a version of
// the article, and no twin by that link.
func (i Item) twinIn(others map[twinMark][]Item) string {
	from, until := i.Published.Add(-twinsWithin), i.Published.Add(twinsWithin)
	for _, mark := range i.twinMarks() {
		marked := others[mark]
		at, _ := slices.BinarySearchFunc(marked, from, func(o Item, at time.Time) int { return o.Published.Compare(at) })
		for ; at < len(marked) && !marked[at].Published.After(until); at++ {
			if mark.address == "" || marked[at].Link != i.Link {
				return marked[at].Title
			}
		}
	}
	return ""
}

// tongue matches a language in an address: "cy.gov.example", "/cymraeg/", "?lang=fr".
var tongue = regexp.MustCompile(`(?i)(^|[/.=_-])(?:en|eng|english|saesneg|cy|cym|cymraeg|welsh|fr|francais|french|de|deutsch|german|es|espanol|spanish|ga|gaeilge|irish|gd|gaidhlig|gaelic|pl|polish|en-gb|cy-gb)($|[/.?&_-])`)

// tongueless is an address without the languages in it, empty for one that names
// none.
func tongueless(link string) string {
	page := strings.ToLower(Page(link))
	rest := tongue.ReplaceAllString(page, "$1$2")
	if rest == page {
		return ""
	}
	return rest
}

// figuresOf are the numbers of a text in order, as they are written.
func figuresOf(text string) (all []string) {
	for _, word := range strings.Fields(text) {
		if strings.ContainsFunc(word, unicode.IsDigit) {
			all = append(all, strings.TrimFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }))
		}
	}
	slices.Sort(all)
	return all
}

// fewWords is below how many words a text is taken for English: nobody could
// tell.
const fewWords = 8

// inEnglish tells whether a text is in English: at least one word in twelve is
// among the commonest of English that other languages of feeds do not have.
func inEnglish(text string) bool {
	words, common := 0, 0
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		words++
		if slices.Contains(commonest, strings.Trim(word, "“”‘’\"'.,;:!?()")) {
			common++
		}
	}
	return words < fewWords || 12*common >= words
}

var commonest = []string{"the", "of", "and", "to", "that", "is", "was", "for", "with", "by", "from", "it", "are", "has", "have", "be", "as", "its", "this", "will", "not", "were", "their", "said", "which"}
