package language

import "regexp"

// itself matches a sentence in which an article speaks of its own making.
var itself = regexp.MustCompile(`(?i)^\W*(?:(?:this|the|our|an earlier version of (?:this|the)) (?:article|story|page|post|report|piece|text|headline|version|item)(?: of this (?:article|story|report))? ` +
	`(?:(?:has|had) (?:now |since )?been|was|is being|will be|is) (?:\w+ )?(?:updated|amended|edited|changed|corrected|republished|revised|expanded|developing|breaking)\b|` +
	`(?:last |first )?(?:updated|amended|published|republished)\b(?: (?:on|at)\b|:|\W*\d)|` +
	`(?:more (?:details|on this story) (?:to follow|soon|as we get it)|more (?:follows|to follow|soon)|(?:refresh|check back|come back|return) .{0,40}(?:updates?|version|details|latest)))`)

// OnItself tells whether a sentence speaks of the article that it stands in and
// of nothing else: "This story has been updated."
func OnItself(sentence string) bool { return itself.MatchString(sentence) }
