package finding

import (
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
)

// last is the last reading of a history, unknown if there is none.
func last(h kind.History) finance.Dated {
	if len(h.Series) == 0 {
		return finance.Dated{}
	}
	return h.Series[len(h.Series)-1]
}

// extreme reads "Income of all four wards came to £12m in June 2024, the highest since
// January 2024."
func extreme(h kind.History) Candidate {
	now := last(h)
	if !now.Known {
		return Candidate{}
	}
	rank := finance.Extreme(h.Series)
	if h.Sense == finance.Overspends || finance.IsVariance(h.Measure) || h.Sense.Balances(h.Quantities()) {
		rank = finance.ExtremeSize(h.Series)
	}
	if rank == nil {
		return Candidate{}
	}
	before := h.Series[len(h.Series)-2].Quantity
	return Candidate{
		// Said when the last value is the highest or the lowest for some time.
		Sentence: finance.Say("%, %.", reading(h), rank),
		Matter: kind.Matter{As: kind.FoundRecord, About: now.Quantity, Size: now.Minus(before), Of: []finance.Quantity{before, h.Of},
			Doublings: finance.Rarity(h.Series)},
	}
}

// reading reads "Income of all four wards came to £12m in June 2024".
func reading(h kind.History) finance.Sentence {
	now := last(h)
	s := finance.Say("% came to %", whose(h), worded(h)(now.Quantity))
	if now.When != (finance.When{}) {
		s = finance.Say("% in %", s, dated(now.When))
	}
	return s
}

// bare are names of measures that say nothing of what they measure.
var bare = []string{"actual", "actuals", "amount", "value", "figure", "total"}

// nameless tells whether a measure has no name of its own: it is called by a bare word,
// or its column by its year.
func nameless(measure string) bool {
	return slices.Contains(bare, measure) || measure != "" && measure[0] >= '0' && measure[0] <= '9'
}

// whose begins a sentence with what a history is of: "Income of all four wards", and
// where the measure has no name of its own "All four wards together", "Agency staff".
func whose(h kind.History) finance.Sentence {
	switch {
	case !nameless(h.Measure):
		return finance.Say("% of %", finance.Text(finance.Capital(h.Measure)), h.Whose)
	case h.One:
		return finance.Opened(h.Whose)
	}
	return finance.Say("% together", finance.Opened(h.Whose))
}

// dated names a period in a sentence: "2023-24", "June 2024", "Q2 of 2024-25".
func dated(w finance.When) finance.Sentence {
	switch {
	case w.Part.None():
		return finance.Say("%", w)
	case w.Year.None():
		return finance.Say("%", finance.Text(w.Name()))
	case w.Part.Months() == w.Part.Number:
		return finance.Say("%", finance.Text(period.When(w).LastDay().Format("January 2006")))
	}
	return finance.Say("% of %", finance.Text(w.Name()), finance.Text(w.Year.String()))
}

// worded is how the numbers of a history are told.
func worded(h kind.History) finance.Wording {
	return h.Sense.Phrasing(h.Measure, h.Quantities())
}
