package finance

import (
	"regexp"
	"slices"
	"strings"
)

// irregular are the plurals that have no rule.
var irregular = map[string]string{
	"person": "people", "child": "children", "man": "men", "woman": "women", "half": "halves",
	"series": "series", "staff": "staff", "premises": "premises", "headquarters": "headquarters", "species": "species",
	"criterion": "criteria", "analysis": "analyses", "basis": "bases", "diagnosis": "diagnoses",
}

// Plural is the plural of an English noun: systems, bodies, branches, local
// authorities, heads of service, ICBs.
func Plural(noun string) string {
	if head, rest, of := strings.Cut(noun, " of "); of {
		return Plural(head) + " of " + rest
	}
	before, last := "", noun
	if i := strings.LastIndexByte(noun, ' '); i >= 0 {
		before, last = noun[:i+1], noun[i+1:]
	}
	if many, ok := irregular[strings.ToLower(last)]; ok {
		return before + last[:1] + many[1:]
	}
	if abbreviates(last) {
		return before + last + "s"
	}
	return before + regular(last)
}

// regular is the plural of a noun of the regular kinds.
func regular(noun string) string {
	stem, y := strings.CutSuffix(noun, "y")
	switch {
	case y && !strings.ContainsAny(stem[max(0, len(stem)-1):], "aeiou"):
		return stem + "ies"
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "x"), strings.HasSuffix(noun, "z"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "sh"):
		return noun + "es"
	}
	return noun + "s"
}

// abbreviates tells whether a word ends in a capital, as ICB and PbR do.
func abbreviates(word string) bool {
	last := word[max(0, len(word)-1):]
	return last != "" && strings.ToUpper(last) == last && strings.ToLower(last) != last
}

// Singular is the noun of which words are plainly the plural, "trust" of
// "trusts"; empty if they are none.
func Singular(words string) string {
	at := strings.LastIndexByte(words, ' ') + 1
	before, last := words[:at], words[at:]
	for one, many := range irregular {
		if last == many && one != many {
			return before + one
		}
	}
	if _, kept := irregular[last]; kept || strings.ToLower(last) != last || len(last) < 4 || singular.MatchString(last) {
		return ""
	}
	for _, end := range []struct{ many, one string }{{"ies", "y"}, {"ches", "ch"}, {"shes", "sh"}, {"xes", "x"}, {"sses", "ss"}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(last, end.many); ok {
			return before + stem + end.one
		}
	}
	return ""
}

// singular are the endings of words in s that are no plurals.
var singular = regexp.MustCompile(`([suio]s|as)$`)

// Noun makes a noun of the name of a column: "org_name" is "org", "icb" is
// "ICB", "Trust name" is "trust". It is empty if the name is none: a letter, a
// code, a word such as "name".
func Noun(column string) string {
	words := strings.Fields(strings.NewReplacer("_", " ", "-", " ", ".", " ").Replace(column))
	for len(words) > 0 && slices.Contains(labels, strings.ToLower(words[len(words)-1])) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 || strings.ContainsAny(strings.Join(words, ""), "0123456789") {
		return ""
	}
	for i, word := range words {
		switch {
		case len(word) == 1:
			return ""
		case short[strings.ToLower(word)] != "":
			words[i] = short[strings.ToLower(word)]
		case !vowel.MatchString(word):
			words[i] = strings.ToUpper(word)
		default:
			words[i] = Uncapital(word)
		}
	}
	return strings.Join(words, " ")
}

// labels are words of a column's name that say that it names something, not
// what.
var labels = []string{"name", "names", "code", "codes", "id", "ref", "key", "label", "title", "description", "desc", "text", "value", "col", "column", "field", "unnamed"}

// short are the abbreviations that could be read as words, and those that stand
// for a word.
var short = map[string]string{
	"icb": "ICB", "ics": "ICS", "icp": "ICP", "ae": "A&E", "la": "local authority", "lad": "local authority", "org": "organisation", "organization": "organisation",
	"dept": "department", "dir": "directorate", "prov": "provider", "cat": "category", "auth": "authority",
}

var vowel = regexp.MustCompile(`(?i)[aeiouy]`)
