package language

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"catchup/internal/set"

	"github.com/shopspring/decimal"
)

// Faithful tells whether a text, for instance of a language model, says only
// what its sources say. It must be plain prose of at least two sentences, of at
// most the sentences and the words allowed, and each number, name and quotation
// in it must stand in one of the sources. Where the sources have a date in square
// brackets behind a word of time, the text has it there too, or in its place. The
// error says what is wrong; it is nil if nothing is.
func Faithful(text string, sources []string, sentences, words int) error {
	w := witness{text: straight(strings.Join(sources, "\n\n"))}
	if err := inBounds(w.withoutDates(text), sentences, words); err != nil {
		return err
	}
	for _, of := range []func(string) error{w.dates, w.quotations, w.figures, w.numerals, w.names} {
		if err := of(straight(text)); err != nil {
			return err
		}
	}
	return nil
}

// fewestSentences is the least that such a text has.
const fewestSentences = 2

// dressing is what plain prose does not have: markup, links, lists.
var dressing = regexp.MustCompile(`(?m)[<>{}\[\]*_#|` + "`" + `]|https?:|www\.|^\s*(?:[-•]|\d+\.)\s`)

// inBounds checks that a text is plain prose of the length allowed.
func inBounds(text string, sentences, words int) error {
	if strings.TrimSpace(text) == "" {
		return fmt.Errorf("it is empty")
	}
	if found := dressing.FindString(text); found != "" {
		return fmt.Errorf("it is not plain prose: %q", strings.TrimSpace(found))
	}
	if n := len(sentencesOf(text)); n < fewestSentences || n > max(sentences, fewestSentences) {
		return fmt.Errorf("it has %d sentences, not %d to %d", n, fewestSentences, sentences)
	}
	if n := len(strings.Fields(text)); n > words {
		return fmt.Errorf("it has %d words, more than %d", n, words)
	}
	return nil
}

// sentencesOf are the sentences of all paragraphs.
func sentencesOf(text string) (all []string) {
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		all = append(all, Sentences(strings.Join(strings.Fields(paragraph), " "))...)
	}
	return all
}

// straight writes all kinds of quotation marks, dashes and spaces in one way.
func straight(text string) string { return straightener.Replace(text) }

var straightener = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'", "–", "-", "—", "-", "\u00a0", " ", "\u202f", " ")

// witness is the text of the sources.
type witness struct{ text string }

// quoted is what stands in double quotation marks, or in single ones around
// several words.
var quoted = regexp.MustCompile(`"([^"]+)"|(?:^|[\s(])'([^']+ [^']+)'(?:$|[\s,.;:)?!])`)

// quotations checks that each quotation stands in the sources word for word.
func (w witness) quotations(text string) error {
	if strings.Count(text, `"`)%2 != 0 {
		return fmt.Errorf("a quotation does not end")
	}
	said := quotesOf(w.text)
	for _, q := range quotesOf(text) {
		if !slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, q) }) {
			return fmt.Errorf("no source has the quotation “%s”", q)
		}
	}
	return nil
}

// quotesOf are the quotations of a text without the mark that ends them.
func quotesOf(text string) (all []string) {
	for _, q := range quoted.FindAllStringSubmatch(text, -1) {
		all = append(all, strings.Trim(strings.Join(strings.Fields(q[1]+q[2]), " "), ",.;:?! "))
	}
	return all
}

// few bounds small counts. A count below it may name its things in other words
// than the source ("25 of 42 systems", "25 boards"), but its number must still
// stand in the source.
var few = decimal.NewFromInt(1000)

// figures checks that each figure stands in the sources: as large, in the same
// unit, and as exact.
func (w witness) figures(text string) error {
	var known []Figure
	for _, s := range sentencesOf(w.text) {
		known = append(known, Figures(s)...)
	}
	for _, s := range sentencesOf(text) {
		for _, f := range Figures(s) {
			little := f.Kind == Count && f.High.LessThan(few)
			if !little && !slices.ContainsFunc(known, f.same) {
				return fmt.Errorf("no source has the figure “%s”", f.Said(s))
			}
		}
	}
	return nil
}

// same tells whether two figures state the same.
func (f Figure) same(g Figure) bool {
	return f.Kind == g.Kind && f.Value.Equal(g.Value) && f.High.Equal(g.High) && f.Hedge == g.Hedge && f.Per == g.Per &&
		(f.Unit == g.Unit || f.Kind == Count)
}

// numerals checks the numbers that are no figures, such as dates, in digits or
// in words: each must stand in a source, written in the same way.
func (w witness) numerals(text string) error {
	known := map[string]bool{}
	for _, t := range tokensOf(w.text) {
		known[t.lower] = true
	}
	for _, t := range tokensOf(text) {
		_, inWords := spelt[t.lower]
		numeral := strings.ContainsFunc(t.text, unicode.IsDigit) || inWords && t.lower != "one" || multiples[t.lower]
		if numeral && !known[t.lower] {
			return fmt.Errorf("no source has the number “%s”", t.text)
		}
	}
	return nil
}

// multiples are words that hold a number.
var multiples = set.Words("hundred hundreds thousand thousands million millions billion billions trillion dozen dozens double doubled triple tripled twice thrice half halved")

// names checks the words with a capital. Each must stand in a source, and two
// side by side must stand so there too. The first word of a sentence has a
// capital anyway: it may be any word of the sources, or one without a meaning of
// its own.
func (w witness) names(text string) error {
	known := bookOf(w.text)
	for _, s := range sentencesOf(text) {
		var before string // the name that stands right before
		for i, t := range tokensOf(s) {
			name := bareName(t.text)
			switch {
			case !t.word || !t.capital():
				before = ""
				continue
			case i == opener(s) && !known.forms[name]:
				if !known.lower[strings.ToLower(name)] && stemOf(t.lower) != "" && !leaners[t.lower] {
					return fmt.Errorf("no source has the word “%s”", t.text)
				}
				name = ""
			case !known.forms[name]:
				return fmt.Errorf("no source has the name “%s”", t.text)
			case before != "" && !known.pairs[before+" "+name]:
				return fmt.Errorf("no source has the name “%s %s”", before, t.text)
			}
			before = name
		}
	}
	return nil
}

// opener is the place of a sentence's first word among its tokens.
func opener(sentence string) int {
	return slices.IndexFunc(tokensOf(sentence), func(t token) bool { return t.word })
}

// book is the words of the sources: as they are written, in small letters, and
// in pairs side by side.
type book struct{ forms, lower, pairs map[string]bool }

func bookOf(text string) book {
	b := book{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	before := ""
	for _, t := range tokensOf(text) {
		name := bareName(t.text)
		b.forms[name], b.lower[strings.ToLower(name)], b.pairs[before+" "+name] = true, true, true
		before = name
	}
	return b
}

// bareName is a name without its genitive.
func bareName(name string) string { return strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "'") }
