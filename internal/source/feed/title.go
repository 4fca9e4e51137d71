package feed

import (
	"regexp"
	"strings"

	"catchup/internal/markup"
)

// titleWords is how many words of a text stand in for its title.
const titleWords = 10

// beginning is how much of a text, in bytes, its first words are looked for in.
const beginning = 20_000

// firstWords is the beginning of the first text that has words, for use as a
// title: its first sentence, or its first few words.
func firstWords(texts ...string) string {
	for _, text := range texts {
		text = text[:min(len(text), beginning)]
		words := strings.Fields(markup.Plain(blocks.ReplaceAllString(text, " $0")))
		for i := range min(len(words), titleWords) {
			if strings.HasSuffix(words[i], ".") && i >= 3 {
				return strings.TrimSuffix(strings.Join(words[:i+1], " "), ".")
			}
		}
		if len(words) > titleWords {
			return strings.Join(words[:titleWords], " ") + " …"
		}
		if len(words) > 0 {
			return strings.Join(words, " ")
		}
	}
	return ""
}

// blocks matches tags that separate words.
var blocks = regexp.MustCompile(`(?i)<(p|br|div|li|h[1-6]|td)\b`)
