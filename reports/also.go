package reports

import (
	"slices"
	"strings"

	"catchup/internal/language"
)

// tells is the story among those that are told that says all that the title of a
// candidate says, nil if there is none. What has a voice of its own is not looked
// for: it is named for who speaks.
func (sel *selection) tells(c *candidate) *candidate {
	if len(c.Items) == 0 || !c.Kind.OfFact() {
		return nil
	}
	title := c.Face().Title
	at := slices.IndexFunc(sel.told, func(t *candidate) bool { return t != c && t.repeats(title) })
	if at < 0 {
		return nil
	}
	return sel.told[at]
}

// repeats tells whether the heading or one of the sentences of a told story says
// what a title says.
func (c *candidate) repeats(title string) bool {
	if says(c.heading(), title) {
		return true
	}
	for _, p := range c.paragraphs() {
		if slices.ContainsFunc(language.Sentences(p.Plain()), func(s string) bool { return says(s, title) }) {
			return true
		}
	}
	return false
}

// fewestStems is the least number of words with a meaning of their own of a title
// that can be known again in a sentence.
const fewestStems = 3

// says tells whether a sentence has all words of a title that have a meaning of
// their own, but for one of more than four, with all its names and numbers, and
// denies what the title denies.
func says(sentence, title string) bool {
	lexicon := language.NewLexicon()
	said := map[language.Term]bool{}
	for _, t := range language.Stems(lexicon.Read(nil, sentence)) {
		said[t] = true
	}
	stems, missing := 0, 0
	for i, w := range lexicon.Read(nil, title) {
		if w.Stem == language.Silent {
			continue
		}
		stems++
		if said[w.Stem] {
			continue
		}
		if missing++; w.Number() || w.Count() || i == 0 || w.Capital() {
			return false
		}
	}
	return stems >= fewestStems && missing <= min(1, stems/5) && denies(sentence) == denies(title)
}

// denies tells whether a text has a word that turns what it says.
func denies(text string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(text)), func(w string) bool {
		w = strings.Trim(w, ".,;:“”‘’\"'()")
		return denials[w] || strings.HasSuffix(w, "n’t") || strings.HasSuffix(w, "n't")
	})
}

var denials = map[string]bool{
	"not": true, "no": true, "never": true, "without": true, "nobody": true, "deny": true, "denies": true, "denied": true, "reject": true, "rejects": true, "rejected": true,
	"cancelled": true, "scrapped": true, "averted": true, "halts": true, "halted": true, "against": true, "fails": true, "failed": true,
}
