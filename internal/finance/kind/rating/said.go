package rating

import (
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// told are the classes that the report speaks of.
func (r *rating) told() []classed {
	if len(r.About) == 0 {
		return r.classes[:1]
	}
	return slices.DeleteFunc(slices.Clone(r.classes), func(c classed) bool { return !slices.Contains(r.About, c.name) })
}

func (r *rating) said() []kind.Said {
	told := r.told()
	if len(told) == 0 {
		return nil
	}
	words := kind.Placeholders{"all": finance.Spelt(told[0].n), "class": finance.Text(told[0].name), "first": finance.Spelt(told[0].among[0])}
	if len(r.bands) > 1 {
		words["second"] = finance.Sentence{finance.Spelt(told[0].among[1])}
	}
	return []kind.Said{{Name: "among", Sentence: r.among(told), Words: words}}
}

// among reads "Of the ten trusts rated outstanding, five are led by someone in
// the top 15, three in the top five."
func (r *rating) among(told []classed) finance.Sentence {
	var said []finance.Sentence
	for _, c := range told {
		if of := r.breakdown(c); len(of) > 0 {
			said = append(said, finance.Say("Of the % %, %.", finance.Numbered(finance.Spelt(c.n), r.One, r.Many), finance.Text(r.so(c)), strung(of)))
		}
	}
	return finance.Paragraph(said...)
}

// so reads "rated outstanding", "in London", "of the type Acute".
func (r *rating) so(c classed) string {
	switch r.field {
	case "region":
		return "in " + finance.The(c.name)
	case "type":
		return "of the type " + c.name
	}
	return "rated " + finance.Uncapital(c.name)
}

// breakdown are the parts of the sentence, one for each band; classes of which
// there are none are not told.
func (r *rating) breakdown(c classed) []finance.Sentence {
	var of []finance.Sentence
	for i, band := range r.bands {
		n := finance.Spelt(c.among[i])
		if c.among[i].Num.IsZero() {
			n.Text = "none"
		}
		switch {
		case r.Second.Has("class") && c.among[i].Num.IsZero():
		case len(of) == 0:
			of = append(of, finance.Say("% % %", n, finance.Text(r.deed(c.among[i].Int() <= 1)), band.words))
		default:
			of = append(of, finance.Say("% %", n, band.words))
		}
	}
	return of
}

// deed reads "are", "is led by someone", "are classed".
func (r *rating) deed(one bool) string {
	be := finance.Pick(one, "is", "are")
	switch {
	case r.Second.Has("class"):
		return be + " classed"
	case r.Second.Has("leader"):
		return be + " led by someone"
	}
	return be
}

// strung puts parts of a sentence one after the other, between commas.
func strung(parts []finance.Sentence) finance.Sentence {
	s := parts[0]
	for _, p := range parts[1:] {
		s = finance.Say("%, %", s, p)
	}
	return s
}
