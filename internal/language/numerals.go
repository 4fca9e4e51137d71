package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// token is a word, a number in digits or a mark of a sentence.
type token struct {
	text, lower string
	start, end  int  // bytes in the sentence
	gap         bool // space stands before it
	digits      bool // a number in digits: "1,200.5"
	word        bool // it begins with a letter: "patients", "M25"
}

// tokensOf splits a sentence into its tokens.
func tokensOf(sentence string) (tokens []token) {
	gap := true
	for i := 0; i < len(sentence); {
		r, size := utf8.DecodeRuneInString(sentence[i:])
		t := token{start: i, end: i + size, gap: gap}
		switch {
		case unicode.IsSpace(r):
			gap = true
			i += size
			continue
		case digit(sentence, i):
			t.digits, t.end = true, endOfDigits(sentence, i)
		case unicode.IsLetter(r):
			t.word, t.end = true, endOfName(sentence, i)
		}
		t.text = sentence[t.start:t.end]
		t.lower = strings.ToLower(t.text)
		tokens = append(tokens, t)
		gap, i = false, t.end
	}
	return tokens
}

// endOfDigits is the end of the number in digits that begins at i. A comma is
// part of it if three digits follow, a point if any do.
func endOfDigits(s string, i int) int {
	for {
		for digit(s, i) {
			i++
		}
		thousands := strings.HasPrefix(s[i:], ",") && digit(s, i+1) && digit(s, i+2) && digit(s, i+3) && !digit(s, i+4)
		if !thousands && !(strings.HasPrefix(s[i:], ".") && digit(s, i+1)) {
			return i
		}
		i++
	}
}

// endOfName is the end of the letters and digits that begin at i.
func endOfName(s string, i int) int {
	for i < len(s) {
		size, ok := letter(s, i)
		if !ok && !digit(s, i) {
			break
		}
		i += max(size, 1)
	}
	return i
}

// capital tells whether a token begins with a capital.
func (t token) capital() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return unicode.IsUpper(r)
}

// acronym tells whether a token begins with two capitals: NHS, ICSs.
func (t token) acronym() bool {
	_, size := utf8.DecodeRuneInString(t.text)
	second, _ := utf8.DecodeRuneInString(t.text[size:])
	return t.capital() && unicode.IsUpper(second)
}

// numeral is a number in digits or words with its scale.
type numeral struct {
	value  decimal.Decimal
	spelt  bool // in words: "six million"
	scaled bool // with a scale: "7.6m"
	comma  bool // "1,200"
	next   int  // the token after it; 0 if there is no numeral
}

// numeral reads the number that begins at token i.
func (all tokens) numeral(i int) numeral {
	n := all.digitsAt(i)
	if n.next == 0 {
		n = all.speltAt(i)
	}
	if n.next == 0 {
		return n
	}
	for _, more := range [][]string{{"and", "a", "half"}, {"-", "and", "-", "a", "-", "half"}} {
		if all.is(n.next, more...) {
			n.value, n.next = n.value.Add(half), n.next+len(more)
		}
	}
	return all.scale(n)
}

var half = decimal.New(5, -1)

// scale multiplies a numeral by the scales behind it: "2 hundred thousand".
func (all tokens) scale(n numeral) numeral {
	for {
		at := n.next
		if all.is(at, "-") && !all.at(at).gap && !all.at(at+1).gap {
			at++
		}
		t := all.at(at)
		power, ok := scales[t.lower]
		short := len(t.lower) <= 2
		if !ok || short && t.gap && t.lower != "bn" && t.lower != "tn" || short && n.spelt {
			return n
		}
		n.value, n.scaled, n.next = n.value.Shift(power), true, at+1
	}
}

// scales are powers of ten.
var scales = map[string]int32{
	"k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12,
	"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
}

// digitsAt reads a number in digits. A number with several points is none.
func (all tokens) digitsAt(i int) numeral {
	t := all.at(i)
	if !t.digits {
		return numeral{}
	}
	value, err := decimal.NewFromString(strings.ReplaceAll(t.text, ",", ""))
	if err != nil {
		return numeral{} // "4.2.1"
	}
	return numeral{value: value, comma: strings.Contains(t.text, ","), next: i + 1}
}

// speltAt reads "six" and "forty-two". Before a scale it reads "a" and "half a"
// too: "half a million".
func (all tokens) speltAt(i int) numeral {
	n, ok := spelt[all.at(i).lower]
	switch {
	case ok && n >= 20 && all.is(i+1, "-") && spelt[all.at(i+2).lower] > 0 && spelt[all.at(i+2).lower] < 10:
		return numeral{value: decimal.NewFromInt(n + spelt[all.at(i+2).lower]), spelt: true, next: i + 3}
	case ok:
		return numeral{value: decimal.NewFromInt(n), spelt: true, next: i + 1}
	case all.is(i, "half", "a") && scales[all.at(i+2).lower] > 2:
		return numeral{value: half, spelt: true, next: i + 2}
	case all.is(i, "a") && scales[all.at(i+1).lower] > 0 && len(all.at(i+1).lower) > 2:
		return numeral{value: decimal.NewFromInt(1), spelt: true, next: i + 1}
	}
	return numeral{}
}

// spelt are the numbers that have a word.
var spelt = map[string]int64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}
