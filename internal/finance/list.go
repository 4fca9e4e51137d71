package finance

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"catchup/internal/script"
)

// List joins names as British English does: "Devon, Kent and London". Where a
// name has an "and" of its own the last one gets a comma before its "and";
// where one has a comma, semicolons part them.
func List(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	comma, and := separators(names)
	apart := make([]string, len(names))
	for i, name := range names {
		apart[i] = isolated(name)
	}
	return strings.Join(apart[:last], comma) + and + apart[last]
}

// isolated is words of which those from right to left stand as one whole among
// others.
func isolated(words string) string {
	if script.Isolated(words) {
		return words
	}
	return script.Isolate(words)
}

// separators are what stands between names and before the last.
func separators(names []string) (comma, and string) {
	all := strings.Join(names, "|")
	switch {
	case strings.Contains(all, ","):
		return "; ", "; and "
	case strings.Contains(all, " and "):
		return ", ", ", and "
	}
	return ", ", " and "
}

// Count is a number of things: "1 story", "1,200 articles".
func Count(n int, noun string) string {
	return Figure(decimal.NewFromInt(int64(n)), 0) + " " + Pick(n == 1, noun, Plural(noun))
}

// SpeltCount is a number of things in a sentence: "two stories", "14 articles".
func SpeltCount(n int, noun string) string {
	return Numbered(Spelt(Counted(n, "")), noun, Plural(noun)).Plain()
}

// OpeningCount is a number of things that begins a sentence: "Five systems", "In all,
// 135 systems".
func OpeningCount(n int, noun string) string {
	words := Count(n, noun)
	if figure, things, _ := strings.Cut(words, " "); InWords(n, figure) != figure {
		return Capital(InWords(n, figure)) + " " + things
	}
	return "In all, " + words
}

// OpeningPart is some of a number of things that begins a sentence: "Four of the seven
// systems".
func OpeningPart(n, all int, noun string) string {
	part, _, _ := strings.Cut(OpeningCount(n, noun), " "+Pick(n == 1, noun, Plural(noun)))
	whole := Count(all, noun)
	if figure, things, _ := strings.Cut(whole, " "); all < inFigures {
		whole = InWords(all, figure) + " " + things
	}
	return part + " of the " + whole
}

// Capital begins words with a capital letter.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// Uncapital begins a word with a small letter, unless it is all capitals.
func Uncapital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if second, _ := utf8.DecodeRuneInString(text[size:]); unicode.IsUpper(second) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}

// The puts an article before a region that takes one: "the South West".
func The(region string) string {
	first, _, _ := strings.Cut(region, " ")
	if slices.Contains([]string{"North", "South", "East", "West", "Midlands"}, first) {
		return "the " + region
	}
	return region
}

// numerals are the numbers that prose spells out.
var numerals = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// inFigures is from which number on prose writes figures.
const inFigures = 10

// Spelt shows a count as prose does: to nine in words, else in figures.
func Spelt(q Quantity) Part {
	if q.Known && q.Num.IsInteger() && q.Int() >= 0 && q.Int() < inFigures {
		return Show(q, numerals[q.Int()])
	}
	return Show(q, Prose(q))
}

// Numbered is a count with its noun: "1 system", "nine systems" as shown.
func Numbered(n Part, one, many string) Sentence {
	return Say("% %", n, Text(Pick(n.Quantity.Num.Equal(decimal.NewFromInt(1)), one, many)))
}

// SpeltOrNone is a count in prose where it stands alone: "none", "five", "14".
func SpeltOrNone(n Quantity) Part {
	if n.Int() == 0 {
		return Show(n, "none")
	}
	return Spelt(n)
}

// Opening is a count that begins a sentence, which no figure does: "None", "Five",
// "Twenty-five", "In all, 135".
func Opening(n Quantity) Part {
	part := SpeltOrNone(n)
	if words := InWords(n.Int(), part.Text); words != "" && unicode.IsLetter(rune(words[0])) {
		part.Text = Capital(words)
	} else {
		part.Text = "In all, " + part.Text
	}
	return part
}

// tens are the words for twenty, thirty and so on.
var tens = [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}

// teens are the words for the numbers from ten to nineteen.
var teens = [...]string{"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}

// InWords is a count below a hundred in words, "twenty-five"; other counts as
// they are shown.
func InWords(n int, shown string) string {
	switch {
	case n <= 0 || n > 99:
		return shown
	case n < len(numerals):
		return numerals[n]
	case n < 20:
		return teens[n-10]
	case n%10 == 0:
		return tens[n/10-2]
	}
	return tens[n/10-2] + "-" + numerals[n%10]
}
