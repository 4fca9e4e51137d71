package language

import (
	"strings"

	"catchup/internal/set"

	"github.com/shopspring/decimal"
)

// FigureKind is what a figure is a figure of.
type FigureKind string

// The kinds of figures.
const (
	Money         FigureKind = "money"
	Percent       FigureKind = "percent"
	Points        FigureKind = "percentage_points"
	Ratio         FigureKind = "ratio"    // "one in seven", "64 out of 146"
	Fraction      FigureKind = "fraction" // "half", "three-quarters"
	Count         FigureKind = "count"
	Duration      FigureKind = "duration"
	FinancialYear FigureKind = "fiscal_year" // a name, never an amount
)

// Figure is a number that a sentence states. Nothing is computed with it: it
// serves to find and to order the statements of the sources.
type Figure struct {
	Kind FigureKind
	// Text is the figure as written, the bytes [Start, End) of the sentence.
	Text       string
	Start, End int
	// Value is the amount in full (1200000 for "1.2m"); a percentage as
	// written (2.5), a ratio or a fraction to four places. Zero for a year.
	Value decimal.Decimal
	// High is the upper end of a range, "£1m to £2m"; else equal to Value.
	High decimal.Decimal
	// Unit is the ISO 4217 code of money, what a count counts, the unit of a
	// duration ("year"), else empty.
	Unit string
	// Hedge is how exact the sentence says the figure is: "~" about, "<~" nearly, ">~" just
	// over, ">" more than, ">=" at least, "<" less than, "<=" up to; empty if
	// it says nothing of it.
	Hedge string
	// Per is the time that money is paid for ("year"), Over the span that it is
	// spread over ("2 year"); else empty.
	Per, Over string
}

// Figures finds the figures of a sentence in order. Dates, times and names
// that hold a number are no figures: No. 10, Covid-19, Band 5, the third
// quarter of 2023.
func Figures(sentence string) []Figure {
	s := &scan{text: sentence, tokens: tokensOf(sentence)}
	for i := 0; i < len(s.tokens); {
		i = max(s.read(i), i+1)
	}
	return s.found
}

// scan is a sentence that is searched for figures.
type scan struct {
	text   string
	tokens tokens
	found  []Figure
}

// read reads what begins at token i and returns where to read next. Numbers that
// are no figures, such as dates and names, are tried first.
func (s *scan) read(i int) int {
	if t := s.tokens.at(i); t.word && !openers[t.lower] {
		return i
	}
	for _, take := range []func(int) int{s.date, s.year, s.name, s.share, s.money, s.amount} {
		if next := take(i); next > i {
			return next
		}
	}
	return i
}

// openers are the words that a number, a date or a sum may begin with, in small
// letters.
var openers = openingWords()

func openingWords() map[string]bool {
	words := set.Words("a half quarter minus negative")
	for w := range spelt {
		words[w] = true
	}
	for w := range monthSet {
		words[w] = true
	}
	for _, codes := range []map[string]string{currencies, dollars} {
		for w := range codes {
			words[strings.ToLower(w)] = true
		}
	}
	return words
}

// tokens are those of a sentence.
type tokens []token

// at is the token at i, an empty one outside the sentence.
func (all tokens) at(i int) token {
	if i < 0 || i >= len(all) {
		return token{}
	}
	return all[i]
}

// is tells whether the tokens from i on are these in small letters.
func (all tokens) is(i int, words ...string) bool {
	for k, w := range words {
		if all.at(i+k).lower != w {
			return false
		}
	}
	return true
}

// add notes the figure that the tokens [from, to) state.
func (s *scan) add(from, to int, f Figure) {
	f.Start, f.End = s.tokens.at(from).start, s.tokens.at(to-1).end
	f.Text = s.text[f.Start:f.End]
	if f.High.IsZero() {
		f.High = f.Value
	}
	if !s.spreads(f) {
		f.Hedge = s.hedge(from, to)
	}
	s.found = append(s.found, f)
}

// spreads tells whether a figure is the span of time over which the sum before
// it is spread: there "over two years" does not mean more than two.
func (s *scan) spreads(f Figure) bool {
	n := len(s.found)
	return f.Kind == Duration && n > 0 && s.found[n-1].Over == f.Value.String()+" "+f.Unit
}

// hedge is how exact the words around the tokens [from, to) call the figure.
func (s *scan) hedge(from, to int) string {
	if s.tokens.is(to, "-", "plus") || s.tokens.is(to, "+") || s.tokens.is(to, "or", "more") {
		return ">="
	}
	if s.tokens.is(to, "or", "so") {
		return "~"
	}
	for from > 0 && (s.tokens.is(from-1, "a") || s.tokens.is(from-1, "an") || s.tokens.is(from-1, "the")) {
		from--
	}
	for n := longestHedge; n > 0; n-- {
		if h := hedges[s.phrase(from-n, from)]; h != "" {
			return h
		}
	}
	return ""
}

// phrase is the tokens [from, to) in small letters.
func (s *scan) phrase(from, to int) (words string) {
	for i := from; i < to; i++ {
		words += s.tokens.at(i).lower + " "
	}
	return words
}

// Said is the figure as it is written in its sentence, with the words right
// before it that say how exact it is: "around £2bn".
func (f Figure) Said(sentence string) string {
	before, hedge := sentence[:f.Start], ""
	for from, n := len(before), 0; n < longestHedge && from > 0; n++ {
		from = strings.LastIndexByte(strings.TrimRight(before[:from], " "), ' ') + 1
		if hedges[strings.ToLower(before[from:])] != "" {
			hedge = before[from:]
		}
	}
	return hedge + f.Text
}

// longestHedge is the most words that a hedge has.
const longestHedge = 3

// hedges are the words before a figure that say how exact it is, each with a
// space behind it.
var hedges = map[string]string{
	"almost ": "<~", "nearly ": "<~", "just under ": "<~", "close to ": "<~", "just below ": "<~", "approaching ": "<~",
	"about ": "~", "around ": "~", "roughly ": "~", "approximately ": "~", "some ": "~", "circa ": "~", "estimated ": "~", "approx ": "~",
	"just over ": ">~", "slightly more than ": ">~", "just more than ": ">~", "just above ": ">~",
	"more than ": ">", "over ": ">", "above ": ">", "greater than ": ">", "exceeding ": ">", "upwards of ": ">",
	"at least ": ">=", "no less than ": ">=", "no fewer than ": ">=", "a minimum of ": ">=", "as little as ": ">=", "as few as ": ">=", "as low as ": ">=",
	"less than ": "<", "fewer than ": "<", "under ": "<", "below ": "<",
	"up to ": "<=", "as much as ": "<=", "as many as ": "<=", "as high as ": "<=", "at most ": "<=", "no more than ": "<=", "a maximum of ": "<=",
}
