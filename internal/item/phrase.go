package item

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/set"
)

// A phrase is written as its words, in small letters. Alternatives are parted by
// bars; a word with a question mark behind it may be missing; "*" is any word, and
// "..." up to three; "^" is the beginning of a sentence and "$" its end. "#" is a
// number, "£#" a sum below a million, and "?" the mark of a question. The first word
// of a phrase is one that must stand there.
//
// A cue is several phrases with semicolons between them. It is one piece of
// evidence, however many of them are found.
type cue struct {
	kind  Kind
	force force
	list  string
}

// force is how much a piece of evidence counts for.
type force int

// Weak evidence needs more beside it. What asks is weak as well, and speaks to a
// reader: "book your place". Strong evidence counts twice, and sure evidence
// decides alone.
const (
	weak force = iota
	asks
	strong
	sure
)

// pattern is a phrase that has been read. Each step has the words that may stand
// there.
type pattern struct {
	cue   int
	steps []step
}

type step struct {
	words    []string
	optional bool
	any      int // how many words of any kind may stand here instead
}

// phrasebook finds the phrases of many cues by their first words.
type phrasebook struct {
	cues []cue
	by   map[string][]pattern
}

func newPhrasebook(cues []cue) *phrasebook {
	b := &phrasebook{cues: cues, by: map[string][]pattern{}}
	for i, l := range cues {
		for words := range strings.SplitSeq(l.list, ";") {
			if p := patternOf(words); len(p) > 0 {
				for _, first := range p[0].words {
					b.by[first] = append(b.by[first], pattern{i, p})
				}
			}
		}
	}
	return b
}

// patternOf reads a phrase.
func patternOf(words string) (p []step) {
	for w := range strings.FieldsSeq(words) {
		switch {
		case w == "*":
			p = append(p, step{any: 1})
		case w == "...":
			p = append(p, step{any: 3, optional: true})
		case w == "?":
			p = append(p, step{words: []string{"?"}})
		default:
			bare, optional := strings.CutSuffix(w, "?")
			p = append(p, step{words: strings.Split(bare, "|"), optional: optional})
		}
	}
	return p
}

// found is a phrase in a text: its cue, and its words there.
type found struct {
	cue  int
	said string
}

// find is the first phrase of each cue that stands in one of the sentences.
func (b *phrasebook) find(sentences []utterance) (all []found) {
	seen := make([]bool, len(b.cues))
	for _, s := range sentences {
		for at, t := range s.tokens {
			for _, p := range b.by[t.word] {
				if seen[p.cue] {
					continue
				}
				if end := matches(p.steps, s.tokens, at); end > 0 {
					seen[p.cue] = true
					all = append(all, found{p.cue, s.text[s.tokens[at].from:s.tokens[end-1].to]})
				}
			}
		}
	}
	return all
}

// matches is where the phrase ends that begins at a token, 0 if it does not stand
// there.
func matches(p []step, tokens []token, at int) (end int) {
	switch {
	case len(p) == 0:
		return at
	case p[0].optional:
		if end = matches(p[1:], tokens, at); end > 0 {
			return end
		}
	}
	if at == len(tokens) {
		return 0
	}
	if p[0].any > 0 {
		for n := 1; n <= p[0].any && at+n <= len(tokens); n++ {
			if end = matches(p[1:], tokens, at+n); end > 0 {
				return end
			}
		}
		return 0
	}
	if slices.Contains(p[0].words, tokens[at].word) {
		return matches(p[1:], tokens, at+1)
	}
	return 0
}

// utterance is a sentence in which an article speaks for itself, and its words.
type utterance struct {
	text   string
	tokens []token
}

func utter(text string) utterance { return utterance{text, tokensOf(text)} }

// token is a word of a sentence as phrases know it, and where it stands.
type token struct {
	word     string
	from, to int
}

// tokensOf are the words of a sentence between its beginning and its end.
func tokensOf(s string) []token {
	tokens := []token{{"^", 0, 0}}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '?':
			tokens = append(tokens, token{"?", i, i + size})
		case unicode.IsLetter(r):
			end := i + size + strings.IndexFunc(s[i+size:]+" ", func(r rune) bool {
				return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("’'-&", r)
			})
			word := strings.ToLower(strings.ReplaceAll(strings.TrimRight(s[i:end], "’'-&"), "’", "'"))
			if word == "i" && (r != 'I' || ordinal(s[:i])) { // a small i is a word of Welsh
				word = "#"
			}
			tokens = append(tokens, token{word, i, min(end, len(s))})
			i = end
			continue
		case unicode.IsDigit(r), r == '£':
			end := i + size + strings.IndexFunc(s[i+size:]+" ", func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune(".,:", r) })
			end = i + len(strings.TrimRight(s[i:min(end, len(s))], ".,:"))
			tokens = append(tokens, token{number(s, i, end), i, end})
			i = end
			continue
		}
		i += size
	}
	return append(tokens, token{"$", len(s), len(s)})
}

// ordinal tells whether an I behind these words is a number: "Henry I", "Part I".
func ordinal(before string) bool {
	words := strings.Fields(before)
	return len(words) > 0 && strings.HasSuffix(before, " ") && numbered[words[len(words)-1]]
}

// numbered are words that Roman numbers stand behind.
var numbered = set.Words("Henry Charles Elizabeth James George William Edward Richard Mary Paul John Francis Napoleon Peter Nicholas Albert War Part Type Phase " +
	"Class Grade Category Title Chapter Volume Article Stage Level Schedule Act Section Appendix Group Annex Tier Table Figure Band")

// number is a number as phrases know it: "#", or "£#" for a sum without a scale.
func number(s string, from, end int) string {
	next, _ := utf8.DecodeRuneInString(s[min(end, len(s)):])
	switch {
	case !strings.HasPrefix(s[from:], "£"):
		return "#"
	case unicode.IsLetter(next):
		return "£#m"
	}
	return "£#"
}
