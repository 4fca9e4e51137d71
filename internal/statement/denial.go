package statement

import (
	"slices"
	"strings"
	"unicode"
)

// denials are words with which somebody replies to a claim, and denialPhrases
// several of them together.
var (
	denials = setOf("denies denied denying rejects rejected rejecting dismisses dismissed dismissing disputes disputed disputing " +
		"refutes refuted refuting rebuts rebutted defends defended defending insists insisted insisting counters countered " +
		"contradicts contradicted responded replies replied apologises apologised apologizes apologized regrets regretted " +
		"untrue misleading inaccurate unfounded baseless")
	denialPhrases = []string{
		"hit back", "hits back", "hitting back", "in response", "in reply", "stood by", "stand by", "stands by", "not true", "no evidence", "no truth",
		"accepts that", "accepts some ", "accepted that", "accepted some ", "declined to comment",
	}
)

// Denies tells whether somebody replies to a claim with the statement: denies it,
// defends what was done, or regrets it.
func (s Statement) Denies() bool {
	if s.Voice == Reported {
		return false
	}
	text := strings.ToLower(s.Text)
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if denials[word] {
			return true
		}
	}
	return slices.ContainsFunc(denialPhrases, func(p string) bool { return strings.Contains(text, p) })
}
