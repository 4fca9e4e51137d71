package prose

import (
	"catchup/internal/language"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// months matches the name of a month in a dateline, in full or in short.
const months = `(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*`

// Parts of the patterns below. A place may have a county, a state or a country
// behind it, or a second place; a body is an agency.
const (
	weekday   = `(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)`
	aDay      = `(?:` + weekday + `,? )?(?i:\d{1,2}(?:st|nd|rd|th)? ` + months + `\.?|` + months + `\.? \d{1,2}(?:st|nd|rd|th)?)(?:,? \d{4})?`
	aPlace    = `\p{Lu}[\p{L}.’'-]*(?: (?:\p{Lu}[\p{L}.’'-]*|upon|on|in|le|de|the|of|and|under|by)){0,3}`
	somewhere = aPlace + `(?:(?:, ?| ?/ ?| and )` + aPlace + `){0,2}`
	aBody     = `\((?:\p{Lu}[\p{L}&.’'-]*(?: (?:\p{Lu}[\p{L}&.’'-]*|of|and|the)){0,4}(?:/[\p{L} ]+)?)\)|/[\p{L} -]{2,30}/`
	dash      = ` ?(?:--?|[–—―|]|:) ?`
)

var (
	// dateline matches a line that gives the date.
	dateline = regexp.MustCompile(`(?i)^(?:published |posted |updated )?(?:on )?(?:` + weekday + `,? )?(?:\d{1,2}(?:st|nd|rd|th)? ` +
		months + `|` + months + ` \d{1,2}),? \d{4}[,0-9: apm()A-Z+-]*$`)
	// dated matches how a report begins that names a place with a day or an agency,
	// or one of these: "LEEDS, June 10 (Agency) – ", "(Agency) - ".
	dated = regexp.MustCompile(`^(?:` + somewhere + `(?:,? |, ?| ?\| ?|--))?(?:` + aDay + `(?: ?\| ?| )?(?:` + aBody + `)?|(?:` + aBody + `))` + dash + `["“‘'\p{Lu}\d£$€]`)
	// placed matches one that names a place alone, in capitals or not: "LONDON — ".
	placed = regexp.MustCompile(`^` + somewhere + `(?: --? | ?[–—―]) ?["“‘'\p{Lu}\d£$€]`)
	// certain matches a day or a place in capitals in front of an agency.
	certain = regexp.MustCompile(`\d|^[^\p{Ll}]*\(`)
	// dashed matches a dash that parts two parts of a sentence.
	dashed = regexp.MustCompile(` (?:--?|[–—―]) |[—―]`)
)

// longestDate is how many bytes a line has at most that gives the date.
const longestDate = 80

// longestFront is how many bytes stand in front of a report at most.
const longestFront = 100

// longestPlace is how many bytes a place alone has at most.
const longestPlace = 34

// deepest is how many blocks stand in front of a place with an agency at most.
const deepest = 2

// withoutPlace is a line without the place, the day and the agency in front of a
// report. A place alone, or a day alone, is one only in front of the whole article:
// a day further down is of a list of what happened when. There is none if a second
// dash shows that the words behind the first are put in.
func (s *stripping) withoutPlace(line string) string {
	if front := line[:min(len(line), longestFront)]; len(s.kept) > deepest || !strings.ContainsAny(front, "-–—―:|") {
		return line
	}
	at := dated.FindString(line)
	switch {
	case len(s.kept) > 0 && at != "" && unicode.IsDigit(rune(at[0])):
		return line
	case len(s.kept) == 0 && at == "":
		at = placed.FindString(line[:min(len(line), longestPlace)])
	}
	if at == "" || language.Preposition(language.FirstWord(at)) || !certain.MatchString(at) && putIn(line[len(at):]) {
		return line
	}
	at = at[:len(at)-lastSize(at)] // without the first character of the text
	s.around = append(s.around, at)
	return line[len(at):]
}

// putIn tells whether the first sentence of a text has a dash.
func putIn(text string) bool {
	sentences := language.Sentences(text)
	return len(sentences) > 0 && dashed.MatchString(sentences[0])
}

// lastSize is how many bytes the last character of a text has.
func lastSize(text string) int {
	_, size := utf8.DecodeLastRuneInString(text)
	return size
}
