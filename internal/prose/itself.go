package prose

import (
	"regexp"
	"slices"
	"strings"
)

// making matches a sentence in which an article speaks of its own making.
const making = `^\W*(?:(?:this|the|our|an earlier version of (?:this|the)) (?:article|story|page|post|report|piece|text|headline|version|item)(?: of this (?:article|story|report))? ` +
	`(?:(?:has|had) (?:now |since )?been|was|is being|will be|is) (?:\w+ )?(?:updated|amended|edited|changed|corrected|republished|revised|expanded|developing|breaking)\b|` +
	`(?:last |first )?(?:updated|amended|published|republished)\b(?: (?:on|at)\b|:|\W*\d)|` +
	`(?:more (?:details|on this story) (?:to follow|soon|as we get it)|more (?:follows|to follow|soon)|(?:refresh|check back|come back|return) .{0,40}(?:updates?|version|details|latest)))`

var itself = regexp.MustCompile(`(?i)` + making)

// OnItself tells whether a sentence speaks of the article that it stands in and
// of nothing else: "This story has been updated."
func OnItself(sentence string) bool { return itself.MatchString(sentence) }

// Parts of the patterns below: who speaks, and a day as it stands in front of a
// correction.
const (
	byEditor  = `(?:editor[’']?s[’']? note|editors[’']? note|note|update)`
	longMonth = `(?:January|February|March|April|May|June|July|August|September|October|November|December)`
	longDay   = `(?:(?:\d{1,2}(?:st|nd|rd|th)? ` + longMonth + `|` + longMonth + ` \d{1,2})(?:,? \d{4})?)`
)

var (
	// corrected matches the words in front of a correction: "Correction, 12 March: ".
	corrected = regexp.MustCompile(`(?i)^\W*(?:` + byEditor + `\W+)?(?:corrections?(?:(?: and| &) clarifications?)?|clarifications?|erratum|cywiriad)` +
		`(?:[,\s(]+(?:(?:on|published|added|posted) )?` + longDay + `\)?)?\s*(?:[:–—-]\s*(?:` + longDay + `(?:\W+|$))?|$)`)
	// amended matches a paragraph in which an article corrects itself.
	amended = regexp.MustCompile(`(?i)^\W*(?:` + byEditor + `\W+)?(?:` + longDay + `\W+)?(?:(?:in )?(?:an?|the) (?:earlier|previous|original) version of (?:this|the) (?:article|story|post|piece|page|headline)\b|` +
		`(?:in )?(?:an?|the) (?:earlier|previous|original) version of this report\b|we have (?:corrected|amended) this (?:article|story|report|post|piece|page|headline)\b|` +
		`(?:this (?:article|story|report|post|piece|headline|page)|the article|the headline(?: (?:on|of|to|above) this (?:article|story|report))?)(?: above| and (?:its )?headline)? (?:was|were|has been|have been) (?:amended|corrected)\b)`)
	// mistaken matches words that admit a mistake.
	mistaken = regexp.MustCompile(`(?i)\b(?:correct(?:s|ed|ion)?|incorrect(?:ly)?|wrong(?:ly)?|mistake(?:nly)?|errors?|erroneous(?:ly)?|misstated|misspel(?:led|t)|misnamed|misidentified|inaccura(?:te|tely|cy)|rather than|should have|to (?:say|state|make (?:it )?clear|reflect|show|specify|attribute)|` +
		`(?:earlier|previous|original) version .{0,60}\b(?:said|stated|gave|reported|named|suggested|referred|described|attributed))\b|\bnot\b`)
)

// corrections are parts of words without one of which nothing is corrected.
var corrections = []string{"orrect", "ORRECT", "larif", "LARIF", "rrat", "RRAT", "version", "mended", "ywiriad", "YWIRIAD"}

// Corrects tells whether a paragraph corrects the article that it stands in, or is
// the heading of a correction.
func Corrects(paragraph string) bool {
	return mayCorrect(paragraph) && (corrected.MatchString(paragraph) || amended.MatchString(paragraph) && mistaken.MatchString(paragraph))
}

// CorrectionHead are the words in front of a correction: "Correction, 12 March: ".
// They are all of it if it is a heading, and empty if there are none.
func CorrectionHead(paragraph string) string {
	if !mayCorrect(paragraph) {
		return ""
	}
	return corrected.FindString(paragraph)
}

func mayCorrect(paragraph string) bool {
	return slices.ContainsFunc(corrections, func(part string) bool { return strings.Contains(paragraph, part) })
}
