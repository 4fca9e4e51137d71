package reference

import (
	"slices"
	"strings"
)

// near is how many words from the beginning of a sentence a word that points back
// is taken to point out of the sentence.
const near = 5

// leans tells whether only the sentence right before explains the present one.
func (r *scanner) leans() bool {
	first := r.first()
	if first == len(r.words) {
		return false
	}
	if r.connects(first) || r.lacksNoun(first) || r.dates(first) || r.turns(first) {
		return true
	}
	for i := first; i < len(r.words); i++ {
		if !r.words[i].quoted && r.pointsBack(i, first) {
			return true
		}
	}
	return false
}

// connects tells whether a sentence begins with what joins it to the one before.
func (r *scanner) connects(first int) bool {
	switch low := r.words[first].low; {
	case r.excepted(first):
		return false
	case leaners[low], adverbs[low] && r.words[first].comma:
		return true
	case r.says(first, "back", "in") && first+2 < len(r.words):
		return r.words[first+2].capital() && !silent[r.words[first+2].low] && !r.calendar(first+2)
	}
	if slices.ContainsFunc(paused[r.words[first].low], func(p []string) bool { return r.says(first, p...) && r.words[first+len(p)-1].comma }) {
		return true
	}
	return slices.ContainsFunc(phrases[r.words[first].low], func(p []string) bool {
		after := first + len(p)
		return r.says(first, p...) && !(after < len(r.words) && p[0] == "a" && r.joins(after, "as")) && !(p[len(p)-1] == "this" && (r.is(after, timely) || r.says(after+1, "of"))) && !(nouns[p[len(p)-1]] && r.is(after, governing)) &&
			!(p[len(p)-1] == "same" && r.joins(after, "as"))
	})
}

// excepted tells whether a sentence that begins with such a word stands all the
// same: "This week", "Both Leeds and York", "It was announced that".
func (r *scanner) excepted(first int) bool {
	next := first + 1
	switch r.words[first].low {
	case "this":
		return r.is(next, timely)
	case "those":
		return r.is(next, described)
	case "both":
		return r.joins(next, "and")
	case "either":
		return r.joins(next, "or")
	case "neither":
		return r.joins(next, "nor")
	case "so":
		return r.is(next, degrees)
	case "instead":
		return r.is(next, setOfOf)
	case "further":
		return r.says(next, "education")
	case "it":
		return r.impersonal(first)
	}
	return false
}

// joins tells whether a word that joins two stands soon after a place.
func (r *scanner) joins(at int, joint string) bool {
	for i := at + 1; i < min(at+near, len(r.words)); i++ {
		if r.words[i].low == joint {
			return true
		}
	}
	return false
}

// impersonal tells whether the "it" at a place stands for what follows: "It is
// feared that", "It took a year to".
func (r *scanner) impersonal(at int) bool {
	i, shortened := at+1, r.words[at].text != "It" && r.words[at].text != "it"
	for r.is(i, auxiliaries) || r.is(i, manner) || r.is(i, articles) {
		i++
	}
	if i == at+1 && !shortened && !r.is(i, appears) || !r.is(i, judged) && !r.is(i, appears) {
		return false
	}
	supposed := r.is(i, supposes)
	for i++; i < len(r.words); i++ {
		if r.is(i, clauses) {
			return !supposed || !r.says(i, "to")
		}
	}
	return false
}

// lacksNoun tells whether a sentence begins with a number or a word of quantity
// without its noun: "Four were from Leeds", "The second will open in May".
func (r *scanner) lacksNoun(first int) bool {
	i := first
	for r.is(i, roughly) && !r.is(i+1, auxiliaries) && !r.is(i+1, did) {
		i++
	}
	if r.is(i, articles) && (r.is(i+1, ordinals) || i+1 < len(r.words) && r.words[i+1].numeral()) {
		i++
	} else if !r.is(i, quantities) && !(i < len(r.words) && r.words[i].numeral()) {
		return false
	}
	if r.is(i, quantities) && i+1 < len(r.words) && r.words[i+1].numeral() {
		i++ // "All three"
	}
	if r.words[i].numeral() && !r.words[i].mark && r.is(i+1, besides) && !r.joins(i, "than") {
		return true // "Nine other schools"
	}
	if r.words[i].comma && r.is(i, ordinals) || r.says(i+1, "others") {
		return true
	}
	if r.words[i].mark || strings.Contains(r.words[i].low, ".") || r.words[i].capital() && i > first {
		return false
	}
	return r.is(i+1, auxiliaries) || r.is(i+1, did) || r.says(i+1, "of", "them") || r.says(i+1, "of", "these") || r.says(i+1, "of", "those")
}

// turns tells whether a sentence begins with a turn of what was told, "There was one
// problem:", or with a spokesman of nobody.
func (r *scanner) turns(first int) bool {
	switch {
	case r.says(first, "there") && r.is(first+1, auxiliaries):
		for i := first + 2; i < min(first+near, len(r.words)); i++ {
			if r.is(i, shells) {
				return r.words[i].mark
			}
		}
	case r.says(first, "a") && r.is(first+1, spokesmen):
		return !r.is(first+2, prepositions)
	}
	return false
}

// pointsBack tells whether the word at a place points out of its sentence.
func (r *scanner) pointsBack(i, first int) bool {
	early := i-first < near
	switch low := r.words[i].low; low {
	case "he", "she", "him", "his", "hers", "her", "himself", "herself":
		return !r.somebody(i, false) && !r.named(i, false)
	case "they", "them", "their", "theirs", "it", "its":
		return r.unbound(i, first)
	case "these", "those", "this", "that", "such":
		return r.demonstrates(i, early)
	case "latter":
		return r.says(i-1, "the") && early
	case "former":
		return r.says(i-1, "the") && early && (r.words[i].mark || r.is(i+1, auxiliaries) || r.is(i+1, did))
	case "another":
		return i-first < 2
	case "both":
		return early && !r.joins(i+1, "and") && !r.something(i)
	case "rest", "others", "remainder", "remaining":
		return r.says(i-1, "the") && early && !r.is(i+1, setOfOf)
	case "other":
		return r.says(i-1, "the") && early && !r.something(i-1)
	case "there":
		return r.place(i)
	case "then":
		return r.is(i-1, untilThen) && !r.clauseBefore(i) && !r.timeBefore(i)
	case "day", "night", "morning", "days", "weeks", "months", "years", "hours", "time":
		return !early && r.timed(i) && !r.clauseBefore(i) && !r.timeBefore(i)
	}
	return false
}

// unbound tells whether a pronoun for things or several people has nothing before
// it in its sentence, nor right behind its clause.
func (r *scanner) unbound(i, first int) bool {
	low := r.words[i].low
	switch {
	case low == "it" && (r.says(i-1, "when") && r.is(i+1, comes) || r.impersonal(i)):
		return false
	case low == "they" && r.is(i+1, speech) && !r.words[i].mark:
		return !r.speaks(i, true)
	case low == "it" && r.is(i+1, speech) && !r.words[i].mark:
		return !r.speaks(i, false)
	}
	bound := r.thing(i)
	if low[0] == 't' {
		bound = r.group(i)
	}
	return !bound && !r.named(i, true) && !(i > first && r.subject(i))
}

// place tells whether "there" is a place that its sentence does not name.
func (r *scanner) place(i int) bool {
	if r.is(i+1, auxiliaries) || r.is(i+1, exists) || r.is(i-1, auxiliaries) || r.words[i].text != r.words[i].low {
		return false
	}
	for j, w := range r.words[:i] {
		if r.small || j > 0 && w.capital() && !silent[w.low] || kindOf[w.low].body() || towns[w.low] {
			return false
		}
	}
	return true
}
