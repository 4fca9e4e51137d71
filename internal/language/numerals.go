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

// bytesOfToken is about how long a token is with the space before it.
const bytesOfToken = 5

// tokensOf splits a sentence into its tokens.
func tokensOf(sentence string) []token {
	tokens, gap := make([]token, 0, len(sentence)/bytesOfToken+1), true
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
			if digit(sentence, t.end-1) {
				t.end -= codeBefore(sentence[i:t.end])
			}
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

// codeBefore counts the bytes of a name that are the number behind a currency:
// the 2 of "EUR2".
func codeBefore(name string) int {
	code := strings.TrimRight(name, "0123456789")
	if currencies[code] != "" {
		return len(name) - len(code)
	}
	return 0
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
	n = all.scale(all.withPart(n))
	if m := all.speltAt(n.next + 1); all.is(n.next-1, "hundred") && all.is(n.next, "and") && m.next > 0 && !all.is(i-1, "between") {
		n.value, n.next = n.value.Add(m.value), m.next
		return all.scale(n)
	}
	return n
}

// withPart adds the part behind a whole number: 3½, "3 1/2", "three and a half",
// "two-and-three-quarter".
func (all tokens) withPart(n numeral) numeral {
	at := n.next
	if part := vulgar[all.at(at).text]; !part.IsZero() {
		n.value, n.next = n.value.Add(part), at+1
		return n
	}
	if top, bottom := all.at(at), all.at(at+2); top.digits && bottom.digits && all.is(at+1, "/") && !n.spelt && len(top.text) == 1 && len(bottom.text) == 1 && top.text < bottom.text {
		n.value, n.next = n.value.Add(all.digitsAt(at).value.DivRound(all.digitsAt(at+2).value, places)), at+3
		return n
	}
	at += all.hyphens(at)
	if !all.is(at, "and") {
		return n
	}
	at += 1 + all.hyphens(at+1)
	if part, next := all.partAt(at); next > 0 && !all.is(next, "of") {
		n.value, n.next = n.value.Add(part), next
	}
	return n
}

// scale multiplies a numeral by the scales behind it: "2 hundred thousand".
func (all tokens) scale(n numeral) numeral {
	for {
		at := n.next
		if all.is(at, "-") && !all.at(at).gap && !all.at(at+1).gap {
			at++
		}
		t := all.at(at)
		power, ok := scales[t.lower]
		short := len(t.lower) <= 3
		if !ok || short && t.gap && len(t.lower) == 1 || short && n.spelt {
			return n
		}
		n.value, n.scaled, n.next = n.value.Shift(power), true, at+1
	}
}

// scales are powers of ten.
var scales = map[string]int32{
	"k": 3, "m": 6, "mn": 6, "mln": 6, "bn": 9, "bln": 9, "tn": 12, "trn": 12, "lakh": 5, "crore": 7,
	"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
}

// digitsAt reads a number in digits. A number with several points is none.
func (all tokens) digitsAt(i int) numeral {
	t := all.at(i)
	if part := vulgar[t.text]; !part.IsZero() {
		return numeral{value: part, next: i + 1}
	}
	if !t.digits {
		return numeral{}
	}
	value, err := decimal.NewFromString(strings.ReplaceAll(t.text, ",", ""))
	if err != nil {
		return numeral{} // "4.2.1"
	}
	return numeral{value: value, comma: strings.Contains(t.text, ","), next: i + 1}
}

// spaced reads a number in digits with spaces between its thousands, "1 230 000".
func (all tokens) spaced(i int) numeral {
	text, next := all.at(i).text, i+1
	for t := all.at(next); t.digits && len(t.text) == 3; t = all.at(next) {
		text, next = text+t.text, next+1
	}
	value, err := decimal.NewFromString(text)
	if next < i+3 || err != nil {
		return numeral{}
	}
	return all.scale(numeral{value: value, next: next})
}

// speltAt reads "six" and "forty-two". Before a scale it reads "a" and parts too:
// "half a million".
func (all tokens) speltAt(i int) numeral {
	if n := all.partOfScale(i); n.next > 0 {
		return n
	}
	n, ok := spelt[all.at(i).lower]
	switch {
	case ok && n >= 20 && all.is(i+1, "-") && spelt[all.at(i+2).lower] > 0 && spelt[all.at(i+2).lower] < 10:
		return numeral{value: decimal.NewFromInt(n + spelt[all.at(i+2).lower]), spelt: true, next: i + 3}
	case ok:
		return numeral{value: decimal.NewFromInt(n), spelt: true, next: i + 1}
	case all.is(i, "a") && scales[all.at(i+1).lower] > 0 && len(all.at(i+1).lower) > 2:
		return numeral{value: decimal.NewFromInt(1), spelt: true, next: i + 1}
	}
	return numeral{}
}

// partOfScale reads the part of a scale before the scale: "half a million", "three
// quarters of a billion", "half-a-million".
func (all tokens) partOfScale(i int) numeral {
	part, at := all.partAt(i)
	if at == 0 {
		return numeral{}
	}
	at += all.hyphens(at)
	if all.is(at, "of") {
		at++
	}
	if !all.is(at, "a") {
		return numeral{}
	}
	at += 1 + all.hyphens(at+1)
	if scales[all.at(at).lower] == 0 {
		return numeral{}
	}
	return numeral{value: part, spelt: true, next: at}
}

// spelt are the numbers that have a word.
var spelt = map[string]int64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}
