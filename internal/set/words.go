package set

import "strings"

// Words is the set of the words of a text that stand between spaces.
func Words(text string) map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(text) {
		words[w] = true
	}
	return words
}
