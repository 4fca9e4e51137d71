package statement

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// longest is how many characters of a sentence are told at most. What has more is
// no sentence, and nobody would read it.
const longest = 600

// fewestWords is the least number of words of a sentence that is no fragment.
const fewestWords = 6

// fragment is what is said of a sentence with fewer.
const fragment = "it is a fragment"

// stamped matches a line of a live blog: it begins with a time of day, and says
// what only somebody who follows understands.
var stamped = regexp.MustCompile(`^\d{1,2}[.:]\d{2}(?: ?[ap]m)?[:.]? +[“‘"\p{Lu}]`)

// fault is why a sentence may not be told by its form; empty if it may.
func fault(sentence string) string {
	if len(sentence) > longest && utf8.RuneCountInString(sentence) > longest {
		return fmt.Sprintf("it has more than %d characters", longest)
	}
	if asks(sentence) {
		return "it asks something of whoever reads it"
	}
	return ""
}

// weakness is why a sentence is a poor one by its form; empty if it is not.
func weakness(sentence string) string {
	switch {
	case len(strings.Fields(sentence)) < fewestWords, verbless(sentence):
		return fragment
	case !whole(sentence):
		return "it is no whole statement"
	case stamped.MatchString(sentence):
		return "it is a line of a live report"
	case turns(sentence):
		return "it turns to whoever reads it"
	}
	return ""
}

// mostVerbless is the most words of a sentence in which a verb is looked for.
const mostVerbless = 12

// verbless tells whether a short sentence begins with "a", so that its verb would end in
// "s" or be irregular, and has no such word: "A threat to the recovery of the town."
func verbless(sentence string) bool {
	words := wordsOf(sentence)
	if len(words) == 0 || len(words) > mostVerbless || words[0].low != "a" && words[0].low != "an" {
		return false
	}
	return !slices.ContainsFunc(words, func(w word) bool {
		return forms[w.low] != noVerb || !w.owned && !w.capital && (strings.HasSuffix(w.low, "s") || strings.HasSuffix(w.low, "ed"))
	})
}

// whole tells whether a sentence is a whole statement: it ends with a stop, it is
// not a question, and it is not cut off.
func whole(sentence string) bool {
	s := strings.TrimRight(sentence, closingMarks)
	return (strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!")) && !strings.HasSuffix(s, "..")
}

// closingMarks are the marks that may stand behind the stop of a sentence.
const closingMarks = `'"’”)]`
