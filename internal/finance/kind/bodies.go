package kind

import (
	"catchup/internal/finance"
)

// Bodies counts the bodies of which a table has figures, out of all. It words
// how many of them did something, so that every kind counts the bodies that were
// summed, and none in other words.
type Bodies struct {
	N         finance.Quantity
	all       int
	with      string
	one, many string
}

// Bodies are those whose quantities are known, out of all, under the name of
// all together.
func (w *Work) Bodies(qs []finance.Quantity, all int, with, of string) Bodies {
	n := finance.Counted(len(finance.Known(qs)), w.Many+" "+with, qs...).About(of)
	return w.Counted(n, all, with)
}

// Counted are bodies that have been counted, out of all.
func (w *Work) Counted(n finance.Quantity, all int, with string) Bodies {
	return Bodies{n, all, " " + with, w.One, w.Many}
}

// Lacking is how many have no figures.
func (b Bodies) Lacking() int { return b.all - b.N.Int() }

// suffix says that only some have figures, if that is so.
func (b Bodies) suffix() string { return finance.Pick(b.Lacking() > 0, b.with, "") }

// Label is the cell that names the total: "All 41 systems with figures".
func (b Bodies) Label() Cell { return Written(b.N, finance.Capital(b.All(b.N).Plain())) }

// said are the bodies in a sentence, the number as it is shown.
func (b Bodies) said(n finance.Part) finance.Sentence {
	return finance.Numbered(n, b.one, b.many).Then(finance.Text(b.suffix()))
}

// Spelt are the bodies in a sentence, few of them in words: "four systems".
func (b Bodies) Spelt() finance.Sentence { return b.said(finance.Spelt(b.N)) }

// inFigures shows a count in figures, but for one, which is a word.
func inFigures(n finance.Quantity) finance.Part {
	if n.Int() == 1 {
		return finance.Spelt(n)
	}
	return finance.Show(n, finance.Prose(n))
}

// All are all bodies with figures, the number in figures: "all 42 systems",
// "both systems", "the only system", "the one system with figures".
func (b Bodies) All(n finance.Quantity) finance.Sentence { return b.every(n, inFigures) }

// AllSpelt are all bodies with figures, few of them in words: "all four
// systems".
func (b Bodies) AllSpelt() finance.Sentence { return b.every(b.N, finance.Spelt) }

// every names all bodies by the number that is shown for them.
func (b Bodies) every(n finance.Quantity, show func(finance.Quantity) finance.Part) finance.Sentence {
	switch {
	case b.N.Int() == 0:
		return b.said(finance.Show(n, "no"))
	case b.N.Int() == 1 && b.Lacking() == 0:
		return finance.Say("the %", b.said(finance.Show(n, "only")))
	case b.N.Int() == 1:
		return finance.Say("the %", b.said(finance.Show(n, "one")))
	case b.N.Int() == 2:
		return b.said(finance.Show(n, "both"))
	}
	return finance.Say("all %", b.said(show(n)))
}

// Deed is what bodies did: one of them, or several. Not is what one did that did
// not do it. Parts tells that the part of them is said in words too.
type Deed struct {
	One, Many, Not finance.Text
	Parts          bool
}

// Did says how many of the bodies did something: "Twenty-five of the 42 systems –
// more than half – missed their plans", "None of the three systems missed its plan",
// "Both systems missed their plans", "The only system met its plan".
func (b Bodies) Did(n finance.Quantity, d Deed) finance.Sentence {
	all := b.Spelt()
	switch some := n.Int(); {
	case b.N.Int() == 1:
		one := finance.Text(b.one + b.suffix())
		return finance.Say("The % % %", finance.Show(n, finance.Pick(b.Lacking() == 0, "only", "one")), one, finance.Either(some == 0, d.Not, d.One))
	case some == 0:
		return finance.Say("% of the % %", finance.Show(n, finance.Pick(b.N.Int() == 2, "Neither", "None")), all, d.One)
	case some == b.N.Int():
		return finance.Opened(b.AllSpelt()).Then(finance.Say(" %", d.Many))
	default:
		part := finance.Sentence(nil)
		if d.Parts {
			part = finance.Portion(n, b.N)
		}
		return finance.Say("% of the %%%", finance.Opening(n), all, finance.Aside(part), finance.Either(some == 1, d.One, d.Many))
	}
}

// Outside notes those that are in no total, if there are any.
func (b Bodies) Outside(what string) []string {
	if b.Lacking() == 0 {
		return nil
	}
	return []string{finance.OpeningCount(b.Lacking(), b.one) + " without " + what + ": not in the total."}
}
