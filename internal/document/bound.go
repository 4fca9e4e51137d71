package document

import (
	"regexp"
	"strings"
)

// noBreak is a space at which no line ends.
const noBreak = "\u00a0"

// months are the names of months, as an expression.
const months = `(?:January|February|March|April|May|June|July|August|September|October|November|December)`

// together matches what a line must not end within: days, months of a year,
// amounts in words, and the numbers of tables and charts.
var together = regexp.MustCompile(`\b[0-9]{1,2} ` + months + `(?: [0-9]{4})?\b` +
	`|\b` + months + ` [0-9]{4}\b` +
	`|[0-9]\)? (?:thousand|million|billion|trillion|bn|per cent)\b` +
	`|\b(?:Table|Figure|No\.) [0-9]+`)

// Bound is the words for a page of lines: the spaces within days and amounts, such
// as "12 June 2024" and "£3 million", are ones at which no line ends. Whoever sets
// words in lines calls it; the document itself has plain spaces, so that its text can
// be searched.
func Bound(words string) string {
	if !strings.ContainsAny(words, "0123456789") || !strings.Contains(words, " ") {
		return words
	}
	return together.ReplaceAllStringFunc(words, func(found string) string { return strings.ReplaceAll(found, " ", noBreak) })
}

// Unbound is the words with plain spaces.
func Unbound(words string) string { return strings.ReplaceAll(words, noBreak, " ") }
