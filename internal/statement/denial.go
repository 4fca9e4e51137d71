package statement

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"catchup/internal/set"
)

// denials are words with which somebody replies to a claim, and denialPhrases
// several of them together.
var (
	denials = set.Words("deny denies denied denying rejects rejected rejecting dismisses dismissed dismissing disputes disputed disputing " +
		"refutes refuted refuting rebuts rebutted defends defended defending insists insisted insisting counters countered " +
		"contradicts contradicted responded replies replied apologises apologised apologizes apologized regrets regretted " +
		"untrue nonsense misleading inaccurate unfounded baseless")
	denialPhrases = []string{
		"hit back", "hits back", "hitting back", "in response", "in reply", "stood by", "stand by", "stands by", "not true", "no evidence", "no truth",
		"accepts that", "accepts some ", "accepted that", "accepted some ",
		"dispute the ", "dispute that ", "dispute its ", "dispute their ", "will appeal", "would appeal", "to appeal",
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

// silence matches a sentence that says of somebody only that no reply was to be had.
var silence = regexp.MustCompile(`^([^;:“”"]{3,80}?) (?:has |have |had )?(?:also )?(?:(?:declined|refused) to comment|(?:made|offered|gave|had) no comment|(?:would|did) not comment|` +
	`(?:did|has|have|had) not (?:immediately )?(?:respond|repl)(?:y|ied|ed)?|could not (?:immediately )?be reached)\b`)

// silentIn is who gave no reply, by what a sentence says: “The council declined to
// comment.” is all that an outlet can tell of the other side.
func silentIn(sentence string) string {
	if !strings.Contains(sentence, " comment") && !strings.Contains(sentence, " not ") {
		return ""
	}
	if found := silence.FindStringSubmatch(sentence); found != nil {
		return found[1]
	}
	return ""
}
