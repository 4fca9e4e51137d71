package statement

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/set"
)

// first are the words by which somebody speaks of himself, herself or the body
// that he or she speaks for. “I” is looked for apart from them.
var first = set.Words("we our ours us my me mine myself ourselves we’re we’ve we’ll we’d we're we've we'll we'd i’m i've")

// ownIn are the places of such words in a framed sentence.
func ownIn(framed string) (at []int) {
	for i := 0; i < len(framed); {
		end := wordEnd(framed, i)
		if end == i {
			i++
			continue
		}
		if isOwn(framed, i, end) {
			at = append(at, i)
		}
		i = end
	}
	return at
}

// isOwn tells whether the word at the bytes is such a word, and no part of a name:
// “Our Future”, “Henry I”.
func isOwn(s string, from, to int) bool {
	word := s[from:to]
	if len(word) > len("ourselves") || !strings.ContainsRune("iIwWoOuUmM", rune(word[0])) {
		return false
	}
	if bare, _, _ := strings.Cut(strings.ReplaceAll(word, "’", "'"), "'"); bare == "I" {
		return !numeral(s, from, to)
	}
	bare, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(word), "’", "'"), "'")
	if !first[bare] || bare == "us" && uncapitalised(s) || word == strings.ToUpper(word) {
		return false
	}
	return unicode.IsLower(rune(word[0])) || startsText(s[:from]) && !capitalNext(s[to:])
}

// uncapitalised tells whether a text is written without capitals: “us” may be a
// country then, and any word a name.
func uncapitalised(s string) bool { return !strings.ContainsFunc(s, unicode.IsUpper) }

// numeral tells whether the “I” at the bytes is a number: “Phase I”, “Henry I”.
func numeral(s string, from, to int) bool {
	before := strings.TrimRight(s[:from], " ")
	word := before[strings.LastIndexByte(before, ' ')+1:]
	r, _ := utf8.DecodeRuneInString(word)
	if to < len(s) && strings.ContainsRune("./-&)", rune(s[to])) {
		return true
	}
	return unicode.IsUpper(r) && wordly(lastRune(word)) && !says[strings.ToLower(word)] && strings.ContainsRune(before, ' ') || ordinals[word]
}

// ordinals are words behind which a number stands.
var ordinals = set.Words("phase type part level grade stage class category schedule volume chapter group Phase Type Part Level Grade Stage Class Category Schedule Volume Chapter Group World")

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// startsText tells whether nothing but marks stands in the text, or a sentence ends
// with it.
func startsText(before string) bool {
	before = strings.TrimRight(before, " ‘“\"'(")
	return before == "" || strings.ContainsRune(".!?:”", lastRune(before))
}

// capitalNext tells whether the next word begins with a capital, as in a name. “I”
// is none.
func capitalNext(after string) bool {
	after = strings.TrimLeft(after, " ")
	r, size := utf8.DecodeRuneInString(after)
	return unicode.IsUpper(r) && size < len(after) && wordly(rune(after[size]))
}

// ownWords tells whether the passage has words of its author in the first person:
// outside quotation marks, and not within what a speaker is said to say.
func (p passage) ownWords(a attribution) bool {
	if p.adrift && !a.found() && spoken.MatchString(p.framed) {
		return true
	}
	for _, at := range ownIn(p.framed) {
		if !a.found() || at >= a.clause[0] && at < a.clause[1] || listens(p.framed, at, a.clause[1]) {
			return true
		}
		if at < a.clause[0] && !ends(p.framed[a.clause[1]:]) {
			return true
		}
	}
	return false
}

// spoken matches words that are hardly used but in speech. They count only where
// quotation marks tell nothing.
var spoken = regexp.MustCompile(`(?:^|[^\pL])(?:i|[Yy]ou|[Yy]our)(?:[^\pL]|$)`)

// listens tells whether the word at a byte is the one that is spoken to: “told us”,
// “said to our reporter”.
func listens(framed string, at, verb int) bool {
	word := strings.ToLower(framed[at:wordEnd(framed, at)])
	between := strings.Trim(framed[min(verb, at):at], " ")
	return at > verb && (between == "" && word != "we" && word != "i" || between == "to")
}

// longestTail is how many bytes stand behind a speaker who is named at the end.
const longestTail = 60

// ends tells whether no more than an aside follows: “Lee Marsh said” “on Monday.”
func ends(after string) bool { return len(after) <= longestTail && !strings.Contains(after, "“”") }
