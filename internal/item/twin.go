package item

import (
	"net/url"
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
	abroad := map[string][]int{} // by outlet, those in another language
	english := make([]bool, len(s.Kept))
	for i, one := range s.Kept {
		if english[i] = inEnglish(one.Title + " " + one.Text); !english[i] {
			abroad[one.publisher()] = append(abroad[one.publisher()], i)
		}
	}
	gone := map[int]bool{}
	for n, one := range s.Kept {
		if !english[n] {
			continue
		}
		for _, i := range abroad[one.publisher()] {
			if other := s.Kept[i]; !gone[i] && areTwins(one, other) {
				gone[i] = true
				s.Out = append(s.Out, Out{other, "it stands in English too, as “" + one.Title + "”"})
			}
		}
	}
	if len(gone) == 0 {
		return
	}
	var kept []Item
	for i, one := range s.Kept {
		if !gone[i] {
			kept = append(kept, one)
		}
	}
	s.Kept = kept
}

func areTwins(a, b Item) bool {
	if a.Published.Sub(b.Published).Abs() > twinsWithin {
		return false
	}
	if a.Link != b.Link && tongueless(a.Link) != "" && tongueless(a.Link) == tongueless(b.Link) {
		return true
	}
	figures := figuresOf(a.Text)
	return len(figures) > 0 && slices.Equal(figures, figuresOf(b.Text)) && strings.Count(a.Text, "\n\n") == strings.Count(b.Text, "\n\n")
}

// tongue matches a language in an address: "cy.gov.example", "/cymraeg/", "?lang=fr".
var tongue = regexp.MustCompile(`(?i)(^|[/.=_-])(?:en|eng|english|saesneg|cy|cym|cymraeg|welsh|fr|francais|french|de|deutsch|german|es|espanol|spanish|ga|gaeilge|irish|gd|gaidhlig|gaelic|pl|polish|en-gb|cy-gb)($|[/.?&_-])`)

// tongueless is an address without the languages in it, empty for one that names
// none.
func tongueless(link string) string {
	u, err := url.Parse(link)
	if err != nil || link == "" {
		return ""
	}
	address := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.Path, "/") + "?" + u.RawQuery
	rest := tongue.ReplaceAllString(address, "$1$2")
	if rest == address {
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
