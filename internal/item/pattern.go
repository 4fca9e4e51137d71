package item

import (
	"slices"

	"catchup/internal/language"
	"catchup/internal/set"
)

// patterned tells whether two articles of one outlet are reports of one pattern
// about different things: “Brent opens its library”, “Brent opens its museum”.
// Their titles differ in few words, each in its place, and those of the one stand
// nowhere in the other. If only numbers differ, then in all of the texts too, and
// no name is in both. An article that repeats a sentence of the other word for
// word is no such report.
func (r *article) patterned(of *article) bool {
	if len(r.wording) != len(of.wording) || r.repeats(of) {
		return false
	}
	words, numbers := 0, 0
	for i, a := range r.wording {
		switch b := of.wording[i]; {
		case a.Form() == b.Form(), a.Stem == b.Stem && a.Stem != language.Silent:
		case variable(a) && variable(b):
			numbers++
		case set.Has(of.forms, a.Form()), set.Has(r.forms, b.Form()):
			return false
		default:
			words++
		}
	}
	if words+numbers == 0 || 3*(words+numbers) > len(r.wording) {
		return false
	}
	return words > 0 || set.Share(r.facts, of.facts) == 0
}

// repeats tells whether a sentence of the article stands in the other, too, word
// for word.
func (r *article) repeats(of *article) bool {
	return slices.ContainsFunc(r.lines, func(l line) bool {
		return l.words > fewestWords && !l.stands && slices.ContainsFunc(of.lines, func(m line) bool { return l.exact == m.exact })
	})
}

// numbersIn are the numbers among the words.
func numbersIn(words []language.Word) (all []language.Term) {
	for _, w := range words {
		if w.Number() {
			all = append(all, w.Form())
		}
	}
	return all
}
