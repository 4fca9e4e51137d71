package language

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"catchup/internal/set"
)

// added matches a date in square brackets, which an edition has added to an
// article, and the words of time before it.
var added = regexp.MustCompile(`((?:\S+ )?\S+) \[([^\[\]]+)\]`)

// floating matches words of time that mean another day on every day.
var floating = regexp.MustCompile(`(?i)\b(?:today|tonight|tomorrow|yesterday)\b`)

// withoutDates is a text without the dates in square brackets that the sources
// have.
func (w witness) withoutDates(text string) string {
	for _, found := range added.FindAllStringSubmatch(w.text, -1) {
		text = strings.ReplaceAll(text, " ["+found[2]+"]", "")
	}
	return text
}

// dates checks that what has a date in square brackets in the sources has it in the
// text too, in the same sentence, and that no word of time is the text's own.
func (w witness) dates(text string) error {
	for _, word := range floating.FindAllString(text, -1) {
		if !strings.Contains(strings.ToLower(w.text), strings.ToLower(word)) {
			return fmt.Errorf("no source has the word “%s”", word)
		}
	}
	dates := w.dated()
	for _, s := range sentencesOf(text) {
		for _, word := range slices.Sorted(maps.Keys(dates)) {
			if says(s, word) && !anyIn(s, dates[word]) {
				return fmt.Errorf("“%s” has lost its date, [%s]", word, strings.Join(dates[word], "] or ["))
			}
		}
	}
	return nil
}

// dated are the dates that stand behind each word of time in the sources.
func (w witness) dated() map[string][]string {
	all := map[string][]string{}
	for _, found := range added.FindAllStringSubmatch(w.text, -1) {
		word := strings.ToLower(found[1])
		if strings.HasPrefix(found[2], "and ") { // how many entries of a list are left out
			continue
		}
		first, last, two := strings.Cut(word, " ")
		last = bareName(last)
		if two && !trailing[last] {
			word = last
		} else if two {
			word = first + " " + last
		}
		all[word] = append(all[word], found[2])
	}
	return all
}

// trailing are words of time that say nothing without the word before them: "last
// week".
var trailing = set.Words("week weekend month year night morning lunchtime afternoon evening time ago")

// says tells whether a sentence has the words.
func says(sentence, words string) bool {
	return regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(words) + `\b`).MatchString(sentence)
}

// anyIn tells whether one of the words stands in a sentence.
func anyIn(sentence string, words []string) bool {
	for _, w := range words {
		if strings.Contains(sentence, w) {
			return true
		}
	}
	return false
}
