package reports

import (
	"slices"

	"catchup/internal/check"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// Control is a section of control charts over any table of dated values. It is the
// finance table of kind control, with its columns and settings side by side.
type Control struct {
	// Title is the heading and the table's caption.
	Title string `yaml:"title,required"`
	// From is the source.
	From string `yaml:"from,required"`
	// Measure is the column that names the measures; if absent, there is one, called
	// as called says.
	Measure string `yaml:"measure"`
	// When is the column of the month, the quarter, the year or the day.
	When string `yaml:"when,required"`
	// Year is the column of the year, where when holds only the month.
	Year string `yaml:"year"`
	// Value is the column of the values, each of its time alone.
	Value string `yaml:"value,required"`
	// Target is what the values should come to, as in 95%, or the column that says it.
	Target string `yaml:"target"`
	// Good is up, down or neither, or the column that says it of each measure.
	Good string `yaml:"good"`
	// Unit is how money is shown, £, £k, £m or £bn, or the column that gives the units
	// of plain numbers.
	Unit string `yaml:"unit"`
	// Commentary is the column of what the accountable officer says of the measure.
	Commentary string `yaml:"commentary"`
	// Officer is the column of the officer's name.
	Officer string `yaml:"officer"`
	// Commented is the column of the day on which it was written.
	Commented string `yaml:"commented"`
	// Called is what one measure is called in sentences, or the name of the only one.
	Called string `yaml:"called"`
	// About names the measures that sentences speak of.
	About []string `yaml:"about"`
	// Amounts says what the amounts of months are: year-to-date, of which each is taken
	// from the next, or in-month; if absent, they must not look as if they ran.
	Amounts string `yaml:"amounts"`
	// Screening leaves differences between values that are much larger than others out
	// of the limits: on or off.
	Screening string `yaml:"screening" default:"on"`
	// Limits say where limits begin anew, and which values they rest on.
	Limits []Limits `yaml:"limits"`
	// Decimals are the decimals of the figures, 0 to 3.
	Decimals int `yaml:"decimals" default:"1"`
	// Show is how much of the table is shown.
	Show ControlShow `yaml:"show"`
	// Say names the sentences that are said; if absent, all of the kind.
	Say []string `yaml:"say"`
	// Words are other words for sentences, by their names, with the figures as
	// {placeholders}.
	Words map[string]string `yaml:"words"`
	// Notes are further lines under the table.
	Notes []string `yaml:"notes"`
}

// ControlShow bounds a section of control charts.
type ControlShow struct {
	// Rows is how many measures are shown, 1 to 500.
	Rows int `yaml:"rows" default:"50"`
	// Order is source, concern or name.
	Order string `yaml:"order" default:"source"`
	// Top is how many are told of in sentences of one sort, 1 to 20.
	Top int `yaml:"top" default:"3"`
	// Charts is how many charts stand under the table at most, 0 to 50: all measures
	// if they are no more, else those with a signal and those that fail their targets.
	Charts int `yaml:"charts" default:"6"`
}

// Check notes what the finance table that it stands for notes.
func (c Control) Check(at check.Place) { c.finance().Check(at) }

// controlKind is the kind of finance table that the section is.
const controlKind = "control"

// goods are the words for the direction of good news.
var goods = []string{"up", "down", "neither"}

// finance is the finance table that the section stands for.
func (c Control) finance() *Finance {
	f := &Finance{
		Title: c.Title, Kind: controlKind, From: c.From, Called: c.Called, About: c.About, Amounts: c.Amounts, Screening: c.Screening,
		Limits: c.Limits, Unit: finance.Unit{Sign: "£", Scale: "m"}, Decimals: c.Decimals, Rounding: string(kind.PlainRounding),
		Say: c.Say, Words: c.Words, Notes: c.Notes, flat: true,
		Columns: map[string]string{
			"measure": c.Measure, "when": c.When, "year": c.Year, "value": c.Value,
			"commentary": c.Commentary, "officer": c.Officer, "commented": c.Commented,
		},
		Show: Show{Rows: c.Show.Rows, Order: c.Show.Order, Top: c.Show.Top, Charts: c.Show.Charts, Total: true, Parts: true},
	}
	if slices.Contains(goods, c.Good) {
		f.Good = c.Good
	} else {
		f.Columns["good"] = c.Good
	}
	if f.Target.UnmarshalText([]byte(c.Target)) != nil {
		f.Columns["target"] = c.Target
	}
	if f.Unit.UnmarshalText([]byte(c.Unit)) != nil {
		f.Columns["unit"] = c.Unit
	}
	for field, column := range f.Columns {
		if column == "" {
			delete(f.Columns, field)
		}
	}
	return f
}

// computed is the finance table of the section, nil if it has none.
func (s Section) computed() *Finance {
	if s.Control != nil {
		return s.Control.finance()
	}
	return s.Finance
}

// Computed is the finance table of the section with the key that it stands under; nil
// if it has none.
func (s Section) Computed() (key string, f *Finance) {
	if s.Control != nil {
		return "control", s.computed()
	}
	return "finance", s.Finance
}
