package finding

import (
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/finance/spc"
)

// signalled says of the last of a history that usual variation does not explain it,
// if there are enough values for limits.
func signalled(h kind.History) Candidate {
	now := last(h)
	if !now.Known {
		return Candidate{}
	}
	series := filled(finance.Unbroken(h.Series))
	chart := spc.Plot(kind.Each(series, point), nil, true)
	limits, mark := chart.Last(), chart.Marks[len(series)-1]
	if limits.Trial || !limits.Known || mark.Rule == spc.Usual {
		return Candidate{}
	}
	made := Candidate{Matter: kind.Matter{As: kind.FoundShifted, About: now.Quantity, Doublings: kind.RareSignal}}
	c := charted{h, series, limits, mark}
	switch mark.Rule {
	case spc.Outside:
		made.As, made.Sentence = kind.FoundUnusual, c.outside()
	case spc.TwoOfThree:
		made.As, made.Sentence = kind.FoundUnusual, c.near()
	case spc.Trend:
		made.Sentence = c.trend()
	case spc.OneSide:
		made.Sentence = c.side()
	}
	centre := c.of(limits.Centre, "mean")
	made.Size, made.Of = now.Minus(centre), []finance.Quantity{centre, h.Of}
	return made
}

// filled are the readings with one that is not known for each period, or run of
// periods, that is missing.
func filled(series []finance.Dated) (all []finance.Dated) {
	for i, d := range series {
		if i > 0 && !d.When.Follows(series[i-1].When) {
			all = append(all, finance.Dated{})
		}
		all = append(all, d)
	}
	return all
}

func point(d finance.Dated) spc.Point { return spc.Point{Value: d.Num, Known: d.Known} }

// charted is a history on its control chart, and the mark of its last value.
type charted struct {
	kind.History
	series []finance.Dated
	limits spc.Stretch
	mark   spc.Mark
}

// of is a line of the chart as a quantity of all values.
func (c charted) of(level decimal.Decimal, what string) finance.Quantity {
	known := finance.Known(kind.Each(c.series, func(d finance.Dated) finance.Quantity { return d.Quantity }))
	made := finance.Sum(known).About(c.Whose.Plain())
	made.Num = level
	if what == "mean" {
		return made.As(what).By("mean of %d × %s", len(known), c.Measure)
	}
	return made.As(what).By("mean of %d × %s, 2.66 mean moving ranges away", len(known), c.Measure)
}

// outside reads "Income of all four wards came to £12m in June 2024, outside the usual
// range of £3m to £9m."
func (c charted) outside() finance.Sentence {
	say := worded(c.History)
	// Said when the last value is outside of the limits that the values before it give.
	return finance.Say("%, outside the usual range of % to %.", reading(c.History),
		rounded(say(c.of(c.limits.Lower, "lower limit"))), rounded(say(c.of(c.limits.Upper, "upper limit"))))
}

// near reads "Income of Kent came to £12m in June 2024, near the edge of the usual
// range for the second time in three months."
func (c charted) near() finance.Sentence {
	// Said when two of the last three values are close to the same limit.
	return finance.Say("%, near the edge of the usual range for the % time in three %.", reading(c.History),
		finance.OrdinalSpelt(c.count("values near a limit")), finance.Text(c.periods()))
}

// trend reads "Income of all four wards has risen seven months in a row, to £12m in
// June 2024."
func (c charted) trend() finance.Sentence {
	n := c.count("values, each beyond the one before")
	n.Num = n.Num.Sub(decimal.NewFromInt(1))
	now := last(c.History)
	run := finance.Signal{Mark: c.mark}.InARow(finance.Spelt(n.By("%s less one", n.Rule)), finance.Text(c.periods()))
	// Said when seven values or more in a row rise, or fall.
	return finance.Say("% %, to % in %.", whose(c.History), run, worded(c.History)(now.Quantity), dated(now.When))
}

// side reads "Income of all four wards came to £12m in June 2024, above the mean of £8m
// for the seventh month in a row."
func (c charted) side() finance.Sentence {
	// Said when seven values or more in a row are on one side of the mean.
	return finance.Say("%, % the mean of % for the % % in a row.", reading(c.History), finance.Either(c.mark.Side > 0, "above", "below"),
		rounded(worded(c.History)(c.of(c.limits.Centre, "mean"))), finance.OrdinalSpelt(c.count("values on one side of the mean")), finance.Text(c.period()))
}

// exactEnough is how many digits of a computed level are shown.
const exactEnough = 3

// rounded shows the levels in a phrase with few digits.
func rounded(s finance.Sentence) finance.Sentence {
	s = slices.Clone(s)
	for i, p := range s {
		if p.Quantity == nil || p.Text != finance.Prose(*p.Quantity) {
			continue
		}
		near := *p.Quantity
		near.Num = near.Num.Round(exactEnough - int32(near.Num.NumDigits()) - near.Num.Exponent())
		s[i].Text = finance.Prose(near)
	}
	return s
}

// count counts the values that gave the mark.
func (c charted) count(what string) finance.Quantity {
	return finance.Counted(len(c.mark.Points), what, kind.Each(c.mark.Points, func(i int) finance.Quantity { return c.series[i].Quantity })...)
}

// period is what one value is of: "month".
func (c charted) period() string {
	if now := last(c.History); !now.Part.None() {
		return now.Part.Noun()
	}
	return "year"
}

// periods are several of them.
func (c charted) periods() string { return c.period() + "s" }
