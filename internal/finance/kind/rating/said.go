package rating

import (
	"slices"
	"strings"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// spokenOf are the classes that the report speaks of.
func (r *rating) spokenOf() []classed {
	if len(r.About) == 0 {
		return r.classes[:1]
	}
	return kind.Keep(r.classes, func(c classed) bool { return slices.Contains(r.About, c.name) })
}

func (r *rating) said() []kind.Said {
	classes := r.spokenOf()
	if len(classes) == 0 {
		return nil
	}
	c := classes[0]
	words := kind.Placeholders{"all": finance.Spelt(c.n), "class": finance.Text(c.name), "first": finance.Spelt(c.among[0])}
	if len(r.bands) > 1 {
		words["second"] = finance.Spelt(c.among[1])
	}
	return []kind.Said{{Name: "among", Sentence: r.among(classes), Words: words}}
}

// among reads "Of the ten trusts rated outstanding, five are led by someone in
// the top 15, three in the top five."
func (r *rating) among(classes []classed) finance.Sentence {
	return finance.Paragraph(kind.Each(classes, func(c classed) finance.Sentence {
		if c.n.Int() == 1 {
			return r.single(c)
		}
		of := r.breakdown(c)
		if of == nil {
			return nil
		}
		// Said of each class of several that the report is about, or else of the first.
		return finance.Say("Of the % %%.", finance.Numbered(finance.Spelt(c.n), r.One, r.Many), finance.Text(r.so(c)), of)
	})...)
}

// single reads "The only trust rated outstanding is led by someone in the top five",
// of the narrowest band that it is in.
func (r *rating) single(c classed) finance.Sentence {
	deed, in := r.deed(true), r.bands[0]
	switch narrowest := r.narrowest(c); {
	case narrowest >= 0:
		in = r.bands[narrowest]
	case r.Second.Has("class"):
		return nil
	default:
		deed = strings.Replace(deed, "is", "is not", 1)
	}
	// Said of a class of one that the report is about.
	return finance.Say("The % % % % %.", finance.Show(c.n, "only"), finance.Text(r.One), finance.Text(r.so(c)), finance.Text(deed), in.words)
}

// narrowest is the last band that somebody of the class is in, −1 if there is none.
func (r *rating) narrowest(c classed) int {
	for i, n := range slices.Backward(c.among) {
		if !n.Num.IsZero() {
			return i
		}
	}
	return -1
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

// breakdown are the parts of the sentence, one for each band, each after a comma;
// classes of which there are none are not told.
func (r *rating) breakdown(c classed) finance.Sentence {
	var of finance.Sentence
	for i, band := range r.bands {
		n := finance.SpeltOrNone(c.among[i])
		switch {
		case r.Second.Has("class") && c.among[i].Num.IsZero():
		case of == nil:
			of = finance.Say(", % % %", n, finance.Text(r.deed(c.among[i].Int() <= 1)), band.words)
		default:
			of = finance.Say("%, % %", of, n, band.words)
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
