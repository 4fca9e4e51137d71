package language

import (
	"slices"
	"strings"

	"catchup/internal/set"
)

// Leans tells whether a sentence is not understood without the one before it:
// it begins with "he" or "however".
func Leans(sentence string) bool {
	s := strings.TrimLeft(sentence, opening)
	first, _, _ := strings.Cut(s, " ")
	return leaners[strings.ToLower(strings.Trim(first, ",.’'"))] || slices.ContainsFunc(leanings, func(phrase string) bool {
		return len(s) >= len(phrase) && strings.EqualFold(s[:len(phrase)], phrase)
	})
}

// leanings are phrases at the beginning of a sentence that leans on the one
// before it.
var leanings = []string{"in other words", "since then", "the former", "the latter", "he’s ", "she’s ", "it’s ", "they’re ", "that’s "}

// leaners are words at the beginning of such a sentence.
var leaners = set.Words("he she it they we you his her hers its their theirs this that these those such both neither either another others " +
	"however meanwhile but and or so then instead nor yet still")
