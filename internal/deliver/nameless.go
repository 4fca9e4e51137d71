package deliver

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An address as servers repeat it in their replies.
var repeated = regexp.MustCompile(`[^\s<>"'(),;:\[\]]+@[^\s<>"'(),;:\[\]]*[^\s<>"'(),;:\[\].]`)

// shortestMailbox is how many bytes a mailbox has at least that is looked for
// alone: a shorter one may be a word.
const shortestMailbox = 3

// nameless is what a server said without the addresses in it, all but our own,
// and without the mailbox of the reader whom it is about. The ledger and the log
// keep it.
func nameless(words, of, own string) string {
	words = repeated.ReplaceAllStringFunc(words, func(address string) string {
		if strings.EqualFold(address, own) {
			return address
		}
		return "…"
	})
	mailbox, _, _ := strings.Cut(of, "@")
	if len(mailbox) < shortestMailbox {
		return words
	}
	return without(words, mailbox)
}

// without is the text with the word replaced wherever it stands alone, in upper or
// lower case.
func without(text, word string) string {
	found, err := regexp.Compile(`(?i)` + regexp.QuoteMeta(word))
	if err != nil { // it is no valid text, and stands in none
		return text
	}
	var out strings.Builder
	done := 0
	for _, at := range found.FindAllStringIndex(text, -1) {
		before, _ := utf8.DecodeLastRuneInString(text[:at[0]])
		after, _ := utf8.DecodeRuneInString(text[at[1]:])
		if !inWord(before) && !inWord(after) {
			out.WriteString(text[done:at[0]] + "…")
			done = at[1]
		}
	}
	return out.String() + text[done:]
}

func inWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
