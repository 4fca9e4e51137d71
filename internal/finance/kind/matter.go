package kind

import (
	"catchup/internal/finance"
)

// Matter says how much a sentence matters beside those of other sections, so that
// the edition can open with what matters most. A sentence without one is a detail
// of its section.
type Matter struct {
	As Finding
	// About is the quantity that the sentence is told for. No two findings of an
	// edition are about one quantity.
	About finance.Quantity
	// Size is what is weighed: if it is unknown, About.
	Size finance.Quantity
	// Of is what the size is weighed against, in the same kind of number: the plan,
	// the total, all bodies. Of several the largest counts; none is no size.
	Of []finance.Quantity
	// Doublings is how unlikely it is by chance that one series has it, in halvings of
	// its probability: 3 is 1 in 8. Zero if nothing is said of that.
	Doublings float64
}

// Finding is what a finding is, in a word for whoever asks why it is told.
type Finding string

// The kinds of finding. FoundCrossed is a threshold that is crossed, FoundClass how
// many are of a class, FoundUnusual a value outside of its usual range, and
// FoundShifted a run of values which says that their usual range has moved.
const (
	FoundVariance      Finding = "variance"
	FoundCrossed       Finding = "threshold crossed"
	FoundClass         Finding = "class"
	FoundConcentration Finding = "concentration"
	FoundForecast      Finding = "forecast"
	FoundDriver        Finding = "drivers"
	FoundRecord        Finding = "record"
	FoundUnusual       Finding = "unexpected value"
	FoundShifted       Finding = "trend change"
	FoundPace          Finding = "pace to a goal"
)

// RareSignal is how unlikely a signal of a control chart is without a cause, in
// halvings of its probability: 3 in 1,000 lie outside of three standard deviations
// (W. A. Shewhart, Economic Control of Quality of Manufactured Product, 1931), and
// seven in a row on one side of the centre are about as rare.
const RareSignal = 8

// Weighed is the quantity that is weighed.
func (m Matter) Weighed() finance.Quantity {
	if m.Size.Known {
		return m.Size
	}
	return m.About
}
