package statement

import "regexp"

// denial matches words with which somebody replies to a claim.
var denial = regexp.MustCompile(`(?i)\b(?:den(?:ies|ied|ying)|reject(?:s|ed|ing)|dismiss(?:es|ed|ing)|disput(?:es|ed|ing)|refut(?:es|ed|ing)|rebutt?(?:s|ed)|` +
	`defend(?:s|ed|ing)|insist(?:s|ed|ing)|counter(?:s|ed)|contradict(?:s|ed)|responded|repli(?:es|ed)|hits? back|hitting back|in (?:response|reply)|` +
	`apologi[sz](?:es|ed)|st(?:oo|an)ds? by|untrue|not true|no evidence|no truth|misleading|inaccurate|unfounded|baseless|regret(?:s|ted)|accept(?:s|ed) (?:that|some)|declined to comment)\b`)

// Denies tells whether somebody replies to a claim with the statement: denies it,
// defends what was done, or regrets it.
func (s Statement) Denies() bool { return s.Voice != Reported && denial.MatchString(s.Text) }
