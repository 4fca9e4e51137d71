package statement

import (
	"regexp"
	"strings"
)

// denial matches words with which somebody replies to a claim.
var denial = regexp.MustCompile(`(?i)\b(?:den(?:y|ies|ied|ying)|dispute (?:the|that|this|it|its|his|her|their)|reject(?:s|ed|ing)|dismiss(?:es|ed|ing)|disput(?:es|ed|ing)|refut(?:es|ed|ing)|rebutt?(?:s|ed)|` +
	`defend(?:s|ed|ing)|insist(?:s|ed|ing)|counter(?:s|ed)|contradict(?:s|ed)|responded|repli(?:es|ed)|hits? back|hitting back|in (?:response|reply)|` +
	`apologi[sz](?:es|ed)|st(?:oo|an)ds? by|untrue|not true|no evidence|no truth|misleading|inaccurate|unfounded|baseless|nonsense|regret(?:s|ted)|accept(?:s|ed) (?:that|some)|(?:will|would|to) appeal)\b`)

// Denies tells whether somebody replies to a claim with the statement: denies it,
// defends what was done, or regrets it.
func (s Statement) Denies() bool { return s.Voice != Reported && denial.MatchString(s.Text) }

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
