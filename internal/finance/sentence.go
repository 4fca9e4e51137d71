package finance

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// Part is a run of words or, with a Quantity, a number as it is shown. A
// hedge ("more than half") is a number too.
type Part struct {
	Text     string
	Quantity *Quantity
}

// Sentence is one or more sentences, in parts. Every number in it is a
// Quantity.
type Sentence []Part

// Plain is the sentence without its parts.
func (s Sentence) Plain() string {
	var b strings.Builder
	for _, p := range s {
		b.WriteString(p.Text)
	}
	return b.String()
}

// words are the sentence without its numbers, whose commas part thousands.
func (s Sentence) words() string {
	return slices.DeleteFunc(slices.Clone(s), func(p Part) bool { return p.Quantity != nil }).Plain()
}

// Phrase is what Say puts in the place of a %: Text, a Part, a Sentence, or a
// Quantity as prose shows it.
type Phrase interface{ phrase() Sentence }

// Text is words without a number. A name from right to left is isolated in them.
type Text string

func (t Text) phrase() Sentence     { return Sentence{Part{Text: isolated(string(t))}} }
func (p Part) phrase() Sentence     { return Sentence{p} }
func (s Sentence) phrase() Sentence { return s }
func (q Quantity) phrase() Sentence { return Sentence{Show(q, Prose(q))} }

// Say puts each phrase in the place of a %. The pattern is written out where it
// is said, with as many % as there are phrases: TestPatternsTakeTheirPhrases
// reads the source and holds every call to it.
func Say(pattern string, phrases ...Phrase) Sentence {
	var s Sentence
	for i, words := range strings.Split(pattern, "%") {
		if i > 0 {
			s = s.Then(phrases[i-1])
		}
		s = s.Then(Text(words))
	}
	return s
}

// Then appends a phrase; words join words.
func (s Sentence) Then(more Phrase) Sentence {
	for _, p := range more.phrase() {
		s = append(s, p).joined()
	}
	return s
}

// joined makes the last part one with the words before it, if both are words.
func (s Sentence) joined() Sentence {
	last := len(s) - 1
	switch {
	case s[last].Quantity != nil:
	case s[last].Text == "":
		return s[:last]
	case last > 0 && s[last-1].Quantity == nil:
		s = slices.Clone(s[:last+1])
		s[last-1].Text += s[last].Text
		return s[:last]
	}
	return s
}

// Paragraph puts sentences one after the other, the empty ones left out.
func Paragraph(sentences ...Sentence) Sentence {
	var all Sentence
	for _, s := range sentences {
		if len(s) == 0 {
			continue
		}
		if len(all) > 0 {
			all = all.Then(Text(" "))
		}
		all = all.Then(s)
	}
	return all
}

// Opened is a sentence that begins with a capital letter.
func Opened(s Sentence) Sentence {
	s = slices.Clone(s)
	if len(s) > 0 {
		s[0].Text = Capital(s[0].Text)
	}
	return s
}

// Listed joins sentences as List joins names.
func Listed(items []Sentence) Sentence {
	names := make([]string, len(items))
	for i, item := range items {
		names[i] = item.words()
	}
	comma, and := separators(names)
	var all Sentence
	for i, item := range items {
		switch {
		case i > 0 && i == len(items)-1:
			all = all.Then(Text(and))
		case i > 0:
			all = all.Then(Text(comma))
		}
		all = all.Then(item)
	}
	return all
}

// Show is a quantity shown in these words.
func Show(q Quantity, as string) Part { return Part{as, &q} }

// Prose is how a sentence shows a quantity. The words around a sum of money
// say on which side of nothing it is.
func Prose(q Quantity) string {
	switch {
	case !q.Known:
		return unknownWord(q)
	case q.Kind == table.Money && q.Rule == asSet:
		return ExactMoney(q.Num, Sign(q.Unit))
	case q.Kind == table.Money:
		return money(q.Num, Sign(q.Unit))
	case q.Unit == Points:
		return points(q.Num)
	case q.Kind == table.Share:
		return inWords(Percent(q.Num, 1))
	case q.Num.IsInteger():
		return Figure(q.Num, 0)
	}
	return inWords(Figure(q.Num, 1))
}

// points is the size of a difference of shares: "3 percentage points", "0.8
// percentage points".
func points(n decimal.Decimal) string {
	size := strings.TrimSuffix(Figure(n.Shift(2).Abs(), 1), ".0")
	return inWords(size) + " percentage " + Pick(size == "1", "point", "points")
}

// unknownWord is the word that stands for an unknown quantity.
func unknownWord(q Quantity) string {
	if word := strings.TrimSpace(q.Word); word != "" {
		return word
	}
	return "not available"
}

// Reason is why a quantity is unknown, in words: "confidential", "not available".
func Reason(q Quantity) string {
	if q.Aside != nil && q.Aside.Why != "" {
		return q.Aside.Why
	}
	return unknownWord(q)
}

// Either picks the words for one or for many, or for one of two other cases.
func Either(one bool, singular, plural Text) Text { return Pick(one, singular, plural) }

// Pick is the first if it holds, else the second.
func Pick[T any](holds bool, first, second T) T {
	if holds {
		return first
	}
	return second
}
