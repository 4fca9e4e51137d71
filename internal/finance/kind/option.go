package kind

import (
	"time"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/period"
)

// Options say how a table is made. Which of them a kind takes stands in Kinds;
// the others are left empty.
type Options struct {
	Columns     map[string]string               // the source's column of each field
	With        map[string]string               // and the second source's
	Called      string                          // what one body is called, "system"; empty takes the column's name
	Years       []period.FinancialYear          // the years compared, oldest first; none are the last two
	Span        finance.Run                     // the years kept, where a kind tells of a run of them
	Month       period.Part                     // the month or quarter told of; none is the last
	Vintages    map[period.FinancialYear]string // the vintage shown of a year; else the latest
	About       []string                        // the bodies that sentences speak of
	Tolerance   decimal.Decimal                 // how far below plan still meets it
	Lessens     bool                            // whether it is less where the amounts are small beside it
	Thresholds  []Threshold
	Materiality finance.Bound   // what weighs less is not said
	Reduction   decimal.Decimal // a uniform cut, as a share
	Statuses    Statuses
	Good        string        // which values of a measure are good news: "up", "down", "neither"; "" for neither
	Target      finance.Bound // of the measures that have none of their own
	Unscreened  bool          // whether no moving range is too large to count for limits
	Locks       []Lock        // where limits of measures begin anew, or stop moving
	Charts      int           // how many charts of single measures stand under the table
	Amounts     Amounts
	Spending    bool  // whether the amounts are spending, of which more is adverse
	Places      []int // how far down a ranking is still among the top
	RAG         finance.RAG
	Top         int // how many are named of many
	Order       string
	Rows        int // how many are shown; 0 for all
	Total       bool
	Parts       bool               // whether sub-rows stand under their row
	Chart       document.ChartKind // the form in which it is drawn; "" for no chart
	Rounding    Rounding
	Unit        finance.Unit // how the table shows money
	Decimals    int
	Say         []string          // the sentences said; none means all
	Words       map[string]string // the operator's own words for sentences
	Comments    []Comment         // what was written of its rows for this edition
	Issued      time.Time         // the day of the edition
	Events      []Event           // what happened, for charts along time
}

// Threshold is a line that a measure may cross: a level that it should not
// fall below or, as a Reserve, what is set aside to cover it if it is negative.
type Threshold struct {
	Name    string
	At      finance.Bound
	Reserve bool
}

// Lock is a stretch of time for whose points limits of a control chart are worked
// out: from one moment, the first if empty, until another one, the last before the
// next Lock if empty. They hold from there on. Without a Measure it is of all.
type Lock struct{ Measure, From, Until, Reason string }

// Amounts says what the amounts of months are.
type Amounts string

// YearToDate amounts run from the first month on, InMonth ones are of one
// month alone.
const (
	YearToDate Amounts = "year-to-date"
	InMonth    Amounts = "in-month"
)

// Rounding is how printed parts stand to their printed total.
type Rounding string

// Plain rounds each number for itself; LargestRemainder gives the printed parts
// of a column the sum that is printed under them.
const (
	PlainRounding    Rounding = "plain"
	LargestRemainder Rounding = "largest-remainder"
)
