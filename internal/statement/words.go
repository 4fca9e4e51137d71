package statement

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word of a sentence, in lower case and without a genitive, and where
// it stands in bytes, with its genitive.
type word struct {
	low      string
	from, to int
	capital  bool
	owned    bool // it is a genitive
}

// wordsOf are the words of a sentence. Hyphens join.
func wordsOf(s string) []word {
	all := make([]word, 0, len(s)/5+1)
	for from := 0; from < len(s); {
		size := wordAt(s[from:])
		if size == 0 {
			_, size = utf8.DecodeRuneInString(s[from:])
			from += size
			continue
		}
		all = append(all, wordOf(s[from:from+size], from))
		from += size
	}
	return all
}

// wordAt is the length of the word that a text begins with, 0 for none. Hyphens
// and apostrophes within it belong to it.
func wordAt(s string) int {
	end := 0
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end = i + utf8.RuneLen(r)
		case i == end && end > 0 && strings.ContainsRune("’'-", r):
		default:
			return end
		}
	}
	return end
}

func wordOf(s string, from int) word {
	first, _ := utf8.DecodeRuneInString(s)
	w := word{low: strings.ToLower(s), from: from, to: from + len(s), capital: unicode.IsUpper(first)}
	for _, mark := range []string{"’s", "'s"} {
		if core, found := strings.CutSuffix(w.low, mark); found {
			w.low, w.owned = core, true
		}
	}
	return w
}

// numbers are the small numbers in words.
var numbers = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

// number is the number that a word is.
func (w word) number() (n int, ok bool) {
	if n, ok = numbers[w.low]; ok {
		return n, true
	}
	if !w.counts() {
		return 0, false
	}
	n, err := strconv.Atoi(w.low)
	return n, err == nil && n < 1000
}

// counts tells whether a word begins with a figure.
func (w word) counts() bool { return w.low != "" && w.low[0] >= '0' && w.low[0] <= '9' }

// ordinal is the number of a day of a month, "9" or "9th".
func (w word) ordinal() (n int, ok bool) {
	if !w.counts() {
		return 0, false
	}
	n, err := strconv.Atoi(strings.TrimRight(w.low, "stndrh"))
	return n, err == nil && n > 0
}
