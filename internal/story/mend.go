package story

import (
	"regexp"
	"slices"

	"catchup/internal/language"
)

// clauseJoint matches the beginning of a clause behind another one.
var clauseJoint = regexp.MustCompile(`(?i),? (?:that|which|who|whom|whose|where|as|after|because|when|while|and|but) `)

// claimant matches what makes a sentence somebody's claim.
var claimant = regexp.MustCompile(`(?i)[“”‘"]|\b(?:sa(?:y|ys|id|ying)|claim\w*|warn\w*|accord\w*|alleg\w*|accus\w*|reported\w*|suspect\w*|may|might|could|not|no|never|den(?:y|ies|ied)|unless|if)\b`)

// mended is a title that its feed has cut, without the clause in which it is cut. What is
// left must be a clause whose every word the sentence below it has, and that sentence must
// be nobody's claim; else the title stays as it is.
func (c *corpus) mended(title, told string) string {
	if claimant.MatchString(told) {
		return title
	}
	known := language.Stems(c.Read(nil, told))
	for _, at := range slices.Backward(clauseJoint.FindAllStringIndex(title, -1)) {
		head := title[:at[0]]
		missing := func(t language.Term) bool { return !slices.Contains(known, t) }
		if clause(head) && !slices.ContainsFunc(language.Stems(c.Read(nil, head)), missing) {
			return head
		}
	}
	return title
}
