package story

import (
	"regexp"
	"slices"
	"strings"
)

// The number of words that a heading may have.
const (
	shortest = 3
	longest  = 8
)

// heading is what a title says as the heading of a story. A title that is short
// enough is taken whole, else it is cut to at most eight words at a natural joint.
func heading(title string) string { return cut(bare(title)) }

// says tells whether a title says what has happened: it has three words, is no
// question, and no feed has cut it.
func says(title string) bool {
	return len(strings.Fields(title)) >= shortest && !strings.HasSuffix(title, "?") && !bait.MatchString(title) &&
		!strings.HasSuffix(title, "…") && !strings.HasSuffix(title, "..")
}

var (
	// lure matches words behind a title that shall make people click.
	lure = regexp.MustCompile(`(?i)[,:;]?\s+(?:[–—-]\s+)?(?:(?:and )?here[’']s (?:why|how|what)\b.*|(?:and )?this is (?:why|how|what)\b.*|what you need to know|` +
		`everything (?:you need to|we) know.*|all you need to know.*|what (?:it means|happens next|we know).*|and it[’']s .*|you won[’']t believe.*|(?:in|with) pictures|live updates?)$`)
	// bait matches the beginning of a title that does not say what it is about.
	bait = regexp.MustCompile(`(?i)^(?:here[’']s|this is (?:why|how|what)|you won[’']t|you[’']ll never|what you need|everything you|\d+ (?:things|reasons|ways)|the (?:real|surprising) (?:reason|truth)|why|how|what)\b`)
	// joints match the beginning of an afterthought in a title, of a clause, and of
	// a phrase.
	joints = []*regexp.Regexp{
		regexp.MustCompile(` [–—-] `),
		regexp.MustCompile(`(?i)[,:;]? (?:as|after|amid|despite|but|and|while|because|before|since|during) |[:;,] `),
		regexp.MustCompile(`(?i) (?:by|for|in|on|at|from|with) `),
	}
	// bound matches a word that must not be cut off, because without it the words
	// before it would be untrue.
	bound = regexp.MustCompile(`(?i)\b(?:not|no|never|unless|if|without|until|except|only|den(?:y|ies|ied)|reject(?:s|ed)?)\b`)
	// more matches what goes on with a list of numbers: "on 24" "and 25 March".
	more = regexp.MustCompile(`^,? (?:and|or|to) \d`)
)

// bare is a title without a lure and the mark at its end.
func bare(title string) string {
	if s := lure.ReplaceAllString(title, ""); len(strings.Fields(s)) >= shortest {
		title = s
	}
	return strings.TrimRight(strings.TrimSpace(title), ".!")
}

// cut ends a long title at the last joint that leaves three to eight words. A
// title that has no joint, or would become untrue, stays whole.
func cut(title string) string {
	if len(strings.Fields(title)) <= longest {
		return title
	}
	for _, joint := range joints {
		for _, at := range slices.Backward(joint.FindAllStringIndex(title, -1)) {
			head, tail := title[:at[0]], title[at[0]:]
			if n := len(strings.Fields(head)); n >= shortest && n <= longest && !bound.MatchString(tail) && !more.MatchString(tail) {
				return head
			}
		}
	}
	return title
}
