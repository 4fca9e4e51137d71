package kind

import (
	"slices"
	"strings"

	"catchup/internal/check"
)

// Statuses say which words of a status column are told of.
type Statuses struct {
	// Counted are the statuses that are counted, as in [deficit].
	Counted []string `yaml:"counted"`
	// As says in the past tense what those counted did, as in forecast a
	// deficit; if absent, they had the status of that name.
	As string `yaml:"as"`
	// Open are the statuses that may yet become one of those, as in [under review].
	Open []string `yaml:"open"`
}

// Check notes words that would be a figure of their own, and a status that is
// both counted and open.
func (s Statuses) Check(at check.Place) {
	if own := ownFigure.FindString(s.As); own != "" {
		at.Key("as").Note("", "%q would be a figure of its own", own)
	}
	for i, status := range s.Open {
		if HoldsWord(s.Counted, status) {
			at.Key("open").Item(i).Note("", "%q is counted already", status)
		}
	}
}

// Did says what those with a counted status did: "forecast a deficit".
func (s Statuses) Did() string {
	if s.As != "" {
		return s.As
	}
	return "had the status " + Quoted(s.Counted)
}

// HoldsWord tells whether a word is among others, whatever its case.
func HoldsWord(words []string, word string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, word) })
}

// Quoted joins words of the source: “deficit” or “large deficit”.
func Quoted(words []string) string {
	return strings.Join(Each(words, func(w string) string { return "“" + w + "”" }), " or ")
}
