package reports

import (
	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/catalogue"
	"catchup/internal/finance/finding"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
	"catchup/internal/table"
)

// Finance is a section with a computed table and the sentences under it. What
// each kind of table needs and takes stands in docs/reports.md.
type Finance struct {
	// Title is the heading and the table's caption.
	Title string `yaml:"title,required"`
	// Kind is the kind of table, such as plan-outturn.
	Kind string `yaml:"kind,required"`
	// From is the source.
	From string `yaml:"from,required"`
	// Columns name the source's column for each field of the kind, as in body: system.
	Columns map[string]string `yaml:"columns,required"`
	// With is a second source, for kinds that set one against the other.
	With *With `yaml:"with"`
	// Called is what one organisation is called in sentences; if absent, it is
	// called by the name of its column.
	Called string `yaml:"called"`
	// About names the organisations that sentences speak of.
	About []string `yaml:"about"`
	// Compare are up to six years, oldest first: the last is the one told of.
	// If absent, they are the last two of the source.
	Compare []period.YearName `yaml:"compare"`
	// Years are the years kept, as in 2015-16..2023-24; if absent, all.
	Years finance.Span `yaml:"years"`
	// Month is the month of the year that is told of, as in M6, or the quarter, Q2;
	// if absent, the last of the source.
	Month period.PartName `yaml:"month"`
	// Vintage is the count shown of a year, as in 2022-23: final. A year not
	// named shows the latest of draft, provisional, final, audited, restated.
	Vintage map[string]string `yaml:"vintage"`
	// Tolerance is how far below its plan an outturn may be and still meet it;
	// if absent, £0.05m, or 1% of the median amount where £0.05m would be more
	// than 5% of it.
	Tolerance *finance.Amount `yaml:"tolerance"`
	// Thresholds are lines that a measure may cross.
	Thresholds []Threshold `yaml:"thresholds"`
	// Materiality is what a change must come to for its sentence to be written:
	// a sum of money or a share.
	Materiality finance.Bound `yaml:"materiality"`
	// Reduction is a uniform cut to reckon with, as in 10%.
	Reduction finance.Bound `yaml:"reduction"`
	// Statuses say which words of a status column are told of.
	Statuses kind.Statuses `yaml:"statuses"`
	// Amounts says what the amounts of months are: year-to-date, or in-month; if
	// absent, year-to-date.
	Amounts string `yaml:"amounts"`
	// Spending tells that the amounts are spending, of which more than planned
	// is adverse; else they are positions, a deficit negative. The sign of the
	// source's columns says the same, and more, for all sections.
	Spending bool `yaml:"spending"`
	// Places are how far down a ranking one is still among the top, the widest
	// first, as in [15, 5].
	Places []int `yaml:"places"`
	// RAG rates in red, amber and green by bounds of the report's own.
	RAG finance.RAG `yaml:"rag"`
	// Good tells which values of measures are good news: up, down or neither, which is
	// the usual. A column may say it of each measure.
	Good string `yaml:"good"`
	// Target is what the values should come to, of measures without one of their own:
	// a share, a sum of money or a number.
	Target finance.Bound `yaml:"target"`
	// Screening leaves differences between values that are much larger than others out
	// of the limits of control charts: on or off.
	Screening string `yaml:"screening" default:"on"`
	// Limits say where the limits of control charts begin anew, and which values they
	// rest on.
	Limits []Limits `yaml:"limits"`
	// Unit is how the table shows money: £, £k, £m or £bn.
	Unit finance.Unit `yaml:"unit" default:"£m"`
	// Decimals are the decimals of the table's figures, 0 to 3; percentages have
	// one at least.
	Decimals int `yaml:"decimals" default:"1"`
	// Rounding is plain, or largest-remainder, which makes printed parts add.
	Rounding string `yaml:"rounding" default:"plain"`
	// Show is how much of the table is shown.
	Show Show `yaml:"show"`
	// Say names the sentences that are said; if absent, all of the kind.
	Say []string `yaml:"say"`
	// Words are other words for sentences, by their names, with the figures as
	// {placeholders}.
	Words map[string]string `yaml:"words"`
	// Notes are further lines under the table.
	Notes []string `yaml:"notes"`

	flat bool // whether its columns stand beside its other settings
}

// With is the second source of a finance section.
type With struct {
	// From is the source.
	From string `yaml:"from,required"`
	// Columns name the source's column for each field.
	Columns map[string]string `yaml:"columns,required"`
}

// Threshold is a line with a name, such as a control total.
type Threshold struct {
	// Name is what the line is called.
	Name string `yaml:"name,required"`
	// At is where it lies: a sum of money, a share or a number.
	At finance.Bound `yaml:"at,required"`
	// Reserve tells that it is a sum set aside to cover a deficit, not a level
	// that the measure should not fall below.
	Reserve bool `yaml:"reserve"`
}

// Limits are those of a control chart from a moment on.
type Limits struct {
	// Measure is the measure that they are of; if absent, of all.
	Measure string `yaml:"measure"`
	// From is the month, the year or the day from which they hold, as in 2025-04; if
	// absent, the first.
	From string `yaml:"from"`
	// Until is the last one whose value counts for them; if absent, they move with
	// each new value.
	Until string `yaml:"until"`
	// Reason is why they begin anew or stand still, in words for readers.
	Reason string `yaml:"reason,required"`
}

// Check notes limits that begin nowhere and end nowhere, and what is no time.
func (l Limits) Check(at check.Place) {
	if l.From == "" && l.Until == "" {
		at.Note("write from: 2025-04, or until: 2026-03", "limits begin at some time, or rest on values until then")
	}
	checkMoment(at.Key("from"), l.From)
	checkMoment(at.Key("until"), l.Until)
}

// checkMoment notes what is neither a month, a year nor a day.
func checkMoment(at check.Place, text string) {
	for _, k := range []table.Kind{table.Month, table.Year, table.Date} {
		if v, err := (table.Column{Kind: k}).Parse(text); text == "" || err == nil && v.Known {
			return
		}
	}
	at.Note("write it as 2025-04, 2025-26 M1, 2025-26 or 2025-04-07", "%q is neither a month, a year nor a day", text)
}

// Show bounds a finance table.
type Show struct {
	// Rows is how many organisations are shown, 1 to 500; totals are of all of them.
	Rows int `yaml:"rows" default:"10"`
	// Order is one of the kind's orders, such as worst, best or name; if
	// absent, its first.
	Order string `yaml:"order"`
	// Top is how many are named where there are many, 1 to 20.
	Top int `yaml:"top" default:"3"`
	// Total tells whether a row sums all organisations.
	Total bool `yaml:"total" default:"true"`
	// Parts tells whether sub-lines stand under their line, such as a region's
	// organisations.
	Parts bool `yaml:"parts" default:"true"`
	// Chart tells which chart stands with the table: one of its kind, such as bar
	// or slope, or none.
	Chart string `yaml:"chart"`
	// Charts is how many control charts stand under the table at most, 0 to 50: all
	// measures if they are no more, else those with a signal and those that fail
	// their targets.
	Charts int `yaml:"charts" default:"6"`
	// Highlight names up to four organisations whose lines stand out in a chart of
	// more than six; if absent, those under about, else those that changed most.
	Highlight []string `yaml:"highlight"`
}

// sources are the names of its sources.
func (f Finance) sources() []string {
	if f.With == nil {
		return []string{f.From}
	}
	return []string{f.From, f.With.From}
}

// compute makes the table from its sources, or says which of them is missing.
func (f Finance) compute(in Input) (financeTable, *Missing) {
	tables, missing := in.tables(f.sources())
	if missing != nil {
		return financeTable{}, missing
	}
	k, _ := catalogue.Named(f.Kind)
	options, err := f.options(f.years(tables[0]))
	var result *kind.Result
	options.Comments, options.Issued, options.Events = in.comments(f.Title), in.Issued, in.events
	if err == nil {
		result, err = k.Make(tables[0], tables[1:], options)
	}
	if err != nil {
		return financeTable{}, &Missing{f.From, err}
	}
	return financeTable{Finance: f, in: in, tables: tables, result: result}, nil
}

// build sets the table, and says what there is to say of it that the findings have
// not told.
func (f Finance) build(in Input, reg *register, made computed, told finding.Told) chapter {
	if made.missing != nil {
		return in.absent(f.Title, made.missing)
	}
	reg.section = f.Title
	made.reg = reg
	c := chapter{figures: true, invented: made.invented(), warnings: made.result.Warnings, commented: in.commented(f.Title, made.result)}
	c.blocks = append(c.blocks, document.Heading{Level: 2, Text: f.Title})
	paragraphs := made.paragraphs(told)
	if len(paragraphs) > 0 {
		c.brief = paragraphs[0]
		c.preview = previewed(c.brief, made.illustrative())
	}
	for _, p := range paragraphs {
		c.blocks = append(c.blocks, p)
	}
	blocks, warnings := made.blocks()
	c.blocks, c.warnings = append(c.blocks, blocks...), append(c.warnings, warnings...)
	return c
}
