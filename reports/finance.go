package reports

import (
	"fmt"
	"slices"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/period"
)

// PlanOutturn is the kind of finance table that sets plan against outturn by
// organisation for one or more years.
const PlanOutturn = "plan-outturn"

// Finance is a section with a computed table and the sentences under it.
type Finance struct {
	// Title is the heading and the table's caption.
	Title string `yaml:"title,required"`
	// Kind is the kind of table: plan-outturn.
	Kind string `yaml:"kind,required"`
	// From is the source.
	From string `yaml:"from,required"`
	// Columns map the source's columns to their parts in the table.
	Columns FinanceColumns `yaml:"columns,required"`
	// Called is what one organisation is called in sentences; if absent, it is
	// called by the name of the body's column.
	Called string `yaml:"called"`
	// Compare are up to six years, oldest first: the last is the one told of.
	// If absent, they are the last two of the source.
	Compare []period.FinancialYear `yaml:"compare"`
	// Vintage is the count shown of a year, as in 2022-23: final. A year not
	// named shows the latest of draft, provisional, final, audited, restated.
	Vintage map[string]string `yaml:"vintage"`
	// Tolerance is how far below its plan an outturn may be and still meet it.
	Tolerance finance.Amount `yaml:"tolerance" default:"0.05m"`
	// Unit is how the table shows money: £, £k, £m or £bn.
	Unit finance.Unit `yaml:"unit" default:"£m"`
	// Decimals are the decimals of the table's figures, 0 to 3.
	Decimals int `yaml:"decimals" default:"1"`
	// Show is how much of the table is shown.
	Show Show `yaml:"show"`
	// Say names the sentences: missed, classes, total; if absent, all of them.
	Say []string `yaml:"say"`
	// Notes are further lines under the table.
	Notes []string `yaml:"notes"`
}

// FinanceColumns maps the columns of a source to their parts in the table.
type FinanceColumns struct {
	// Body is the organisation's name, a text column.
	Body string `yaml:"body,required"`
	// Year is the financial year, a year column.
	Year string `yaml:"year,required"`
	// Plan is the plan, a money column.
	Plan string `yaml:"plan,required"`
	// Actual is the outturn, a money column.
	Actual string `yaml:"actual,required"`
	// Vintage is which count it is: draft, provisional, final, audited or restated.
	Vintage string `yaml:"vintage"`
}

// Show bounds a finance table.
type Show struct {
	// Rows is how many organisations are shown, 1 to 500; totals are of all of them.
	Rows int `yaml:"rows" default:"10"`
	// Order is worst, best or name.
	Order string `yaml:"order" default:"worst"`
	// Total tells whether a row sums all organisations.
	Total bool `yaml:"total" default:"true"`
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
	if len(f.Compare) > 6 {
		at.Key("compare").Note("", "no more than six years can stand side by side")
	}
	for i, year := range f.Compare {
		if i > 0 && year <= f.Compare[i-1] {
			at.Key("compare").Item(i).Note("oldest first", "%s does not come after %s", year, f.Compare[i-1])
		}
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

// build computes the table, and says what there is to say of it.
func (f Finance) build(in Input) chapter {
	t, missing := in.table(f.From)
	if missing != nil {
		return in.absent(f.Title, missing)
	}
	compared, err := finance.PlanOutturn(t, f.options())
	if err == nil && finance.Sign(compared.Currency) != f.Unit.Sign {
		err = fmt.Errorf("money in %s cannot be shown in %s", compared.Currency, f.Unit)
	}
	if err != nil {
		return in.absent(f.Title, &Missing{f.From, err})
	}
	said := compared.Say(f.called(), f.Say...)
	c := chapter{notices: warn(f.Title, t), warnings: compared.Warnings, blocks: []document.Block{
		document.Heading{Level: 2, Text: illustrative(f.Title, t)},
	}}
	for _, paragraph := range said {
		c.blocks = append(c.blocks, document.Say(paragraph))
	}
	set := outturnTable{f, compared}.set()
	set.Illustrative = t.Illustrative
	set.Notes = append(set.Notes, in.credit(f.From, t)...)
	c.blocks = append(c.blocks, set)
	if len(said) > 0 {
		c.brief = said[0]
		if t.Illustrative {
			c.brief += " (These figures are illustrative.)"
		}
		c.preview = c.brief
	}
	return c
}

func (f Finance) options() finance.Options {
	vintages := map[period.FinancialYear]string{}
	for label, vintage := range f.Vintage {
		if year, err := period.ParseFinancialYear(label); err == nil { // Check has noted the others
			vintages[year] = vintage
		}
	}
	return finance.Options{
		Columns: finance.Columns{
			Body:    f.Columns.Body,
			Year:    f.Columns.Year,
			Plan:    f.Columns.Plan,
			Actual:  f.Columns.Actual,
			Vintage: f.Columns.Vintage,
		},
		Years:     f.Compare,
		Vintages:  vintages,
		Tolerance: f.Tolerance.Decimal,
	}
}

// called is what one organisation is called.
func (f Finance) called() string {
	if f.Called != "" {
		return f.Called
	}
	return f.Columns.Body
}
