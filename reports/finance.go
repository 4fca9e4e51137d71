package reports

import (
	"slices"

	"catchup/internal/check"
	"catchup/internal/finance"
	"catchup/internal/period"
)

// PlanOutturn is the kind of finance table that sets plan against outturn by
// organisation for one or more years.
const PlanOutturn = "plan-outturn"

// Finance is a section with a computed table and the sentences under it.
type Finance struct {
	Title     string                 `yaml:"title,required"`            // the heading and the table's caption
	Kind      string                 `yaml:"kind,required"`             // the kind of table: plan-outturn
	From      string                 `yaml:"from,required"`             // the source
	Columns   FinanceColumns         `yaml:"columns,required"`          // which of the source's columns is what
	Called    string                 `yaml:"called"`                    // what one organisation is called in sentences; if absent, the name of the body's column
	Compare   []period.FinancialYear `yaml:"compare"`                   // the years, the one told of last; if absent, the last two of the source
	Vintage   map[string]string      `yaml:"vintage"`                   // the vintage shown of a year, "2022-23: final"; if absent, the latest of draft, provisional, final, audited, restated
	Tolerance finance.Amount         `yaml:"tolerance" default:"0.05m"` // a variance no worse than this is no missed plan
	Unit      finance.Unit           `yaml:"unit" default:"£m"`         // how the table shows money: £, £k, £m or £bn
	Decimals  int                    `yaml:"decimals" default:"1"`      // the decimals of the table's figures, 0 to 3
	Show      Show                   `yaml:"show"`                      // how much of the table is shown
	Say       []string               `yaml:"say"`                       // the sentences: missed, classes, total; if absent, all of them
	Notes     []string               `yaml:"notes"`                     // further lines under the table
}

// FinanceColumns maps the columns of a source to their parts in the table.
type FinanceColumns struct {
	Body    string `yaml:"body,required"`   // the organisation's name, a text column
	Year    string `yaml:"year,required"`   // the financial year, a year column
	Plan    string `yaml:"plan,required"`   // the plan, a money column
	Actual  string `yaml:"actual,required"` // the outturn, a money column
	Vintage string `yaml:"vintage"`         // which count it is: draft, provisional, final, audited or restated
}

// Show bounds a finance table.
type Show struct {
	Rows  int    `yaml:"rows" default:"10"`     // how many organisations are shown, 1 to 500; totals are of all of them
	Order string `yaml:"order" default:"worst"` // worst, best or name
	Total bool   `yaml:"total" default:"true"`  // whether a row sums all organisations
}

// The orders of a finance table.
var orders = []string{"worst", "best", "name"}

// Check notes unknown words and numbers outside their bounds.
func (f Finance) Check(at check.Place) {
	oneOf(at.Key("kind"), f.Kind, []string{PlanOutturn})
	oneOf(at.Key("show").Key("order"), f.Show.Order, orders)
	within(at.Key("show").Key("rows"), f.Show.Rows, 1, 500)
	within(at.Key("decimals"), f.Decimals, 0, 3)
	for i, say := range f.Say {
		oneOf(at.Key("say").Item(i), say, finance.Sayings)
	}
	for year := range f.Vintage {
		if _, err := period.ParseFinancialYear(year); err != nil {
			at.Key("vintage").Key(year).Note("", "%v", err)
		}
	}
}

// oneOf notes a word that is not among the known ones. An empty word is left
// to whoever requires it.
func oneOf(at check.Place, word string, known []string) {
	if word != "" && !slices.Contains(known, word) {
		at.Note(check.DidYouMean(word, known), "%q is not known", word)
	}
}
