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

// Numerals are the numbers that prose spells out.
var Numerals = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// Spelt shows a count as prose does: to ten in words, else in figures.
func Spelt(q Quantity) Part {
	if q.Known && q.Num.IsInteger() && q.Int() >= 0 && q.Int() < len(Numerals) {
		return Show(q, Numerals[q.Int()])
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

// Opening is a count that begins a sentence: "None", "Five", "14".
func Opening(n Quantity) Part {
	part := SpeltOrNone(n)
	part.Text = Capital(part.Text)
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
	case n < len(Numerals):
		return Numerals[n]
	case n < 20:
		return teens[n-10]
	case n%10 == 0:
		return tens[n/10-2]
	}
	return tens[n/10-2] + "-" + Numerals[n%10]
}
