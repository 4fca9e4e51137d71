package story

import (
	"regexp"
	"strings"
)

// speech are the verbs by which a claim is laid to somebody.
const speech = `(?:said|says|added|adds|told|warned|warns|argued|argues|claimed|claims|continued|explained|insisted|noted|stressed|wrote|asked|replied|concluded|admitted|announced|suggested|believes?|thinks?|recalled)`

var (
	// pronounSpeaks is an attribution that does not name its speaker: ", he
	// said", "” it added".
	pronounSpeaks = regexp.MustCompile(`(?i)[,.?!]?[”"’,]\s+(?:(?:he|she|they|it)\s+(?:also\s+|later\s+)?` + speech + `\b|` + speech + `\s+(?:he|she|they)\b)`)
	// speaks is any attribution.
	speaks = regexp.MustCompile(`(?i)\b(?:` + speech + `|according to)\b`)
)

// unattributed tells whether a sentence is a claim whose speaker it does not
// name: another sentence, the one before it, must say who speaks.
func unattributed(sentence string) bool {
	if pronounSpeaks.MatchString(sentence) {
		return true
	}
	s := strings.TrimSpace(sentence)
	quoted := strings.HasPrefix(s, "“") || strings.HasPrefix(s, `"`)
	return quoted && !speaks.MatchString(outsideQuotes(s))
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
