package language

import "strings"

// speech are verbs that name the speaker of a claim.
var speech = setOf("said says added adds told warned warns argued argues claimed claims continued explained insisted noted stressed " +
	"wrote asked replied concluded admitted announced suggested believe believes think thinks recalled")

// unattributed tells whether a sentence is a claim that does not name its
// speaker. Then the sentence before it must say who speaks.
func unattributed(sentence string) bool {
	if pronounSpeaks(sentence) {
		return true
	}
	s := strings.TrimSpace(sentence)
	quoted := strings.HasPrefix(s, "“") || strings.HasPrefix(s, `"`)
	return quoted && !speaks(outsideQuotes(s))
}

// pronounSpeaks tells whether the speaker of a claim is a pronoun: ", he said",
// "” it added", "” said she".
func pronounSpeaks(sentence string) bool {
	for i := range len(sentence) {
		if sentence[i] == ' ' && endsSpeech(sentence[:i]) && byPronoun(sentence[i:]) {
			return true
		}
	}
	return false
}

// endsSpeech tells whether a text ends as a claim ends before its speaker.
func endsSpeech(s string) bool {
	return strings.HasSuffix(s, ",") || strings.HasSuffix(s, `"`) || strings.HasSuffix(s, "”") || strings.HasSuffix(s, "’")
}

// byPronoun tells whether a text begins with a pronoun and a verb of speech.
func byPronoun(s string) bool {
	first, rest := nextWord(s)
	second, rest := nextWord(rest)
	switch {
	case speech[first]:
		return second == "he" || second == "she" || second == "they"
	case first != "he" && first != "she" && first != "they" && first != "it":
		return false
	case second == "also" || second == "later":
		second, _ = nextWord(rest)
	}
	return speech[second]
}

// nextWord is the first word of a text in small letters, and the rest of the
// text.
func nextWord(s string) (word, rest string) {
	s = strings.TrimLeft(s, " ")
	end := 0
	for size, ok := letter(s, 0); ok; size, ok = letter(s, end) {
		end += size
	}
	return strings.ToLower(s[:end]), s[end:]
}

// speaks tells whether a text names the speaker of a claim.
func speaks(s string) (found bool) {
	eachWord(s, func(w string) { found = found || speech[strings.ToLower(w)] })
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
