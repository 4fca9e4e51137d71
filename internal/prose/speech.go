package prose

import (
	"strings"

	"catchup/internal/language"
	"catchup/internal/set"
)

// speech are verbs that name the speaker of a claim.
var speech = set.Words("said says added adds told warned warns argued argues claimed claims continued explained insisted noted stressed " +
	"wrote asked replied concluded admitted announced suggested believe believes think thinks recalled")

// speaks tells whether a text names the speaker of a claim.
func speaks(s string) (found bool) {
	language.EachWord(s, func(w string) { found = found || speech[strings.ToLower(w)] })
	return found || strings.Contains(strings.ToLower(s), "according to")
}

// outsideQuotes is a sentence without what it quotes.
func outsideQuotes(s string) string {
	var b strings.Builder
	depth := false
	for _, r := range s {
		switch {
		case r == '“':
			depth = true
		case r == '”':
			depth = false
		case r == '"':
			depth = !depth
		case !depth:
			b.WriteRune(r)
		}
	}
	return b.String()
}
