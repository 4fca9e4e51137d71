package finance

import (
	"fmt"
	"strings"

	"catchup/internal/check"
	"catchup/internal/period"
	"catchup/internal/table"
)

// Columns names the columns of a table that hold the parts of its rows: Body
// and Vintage are text, Year is a financial year, Plan and Actual are money of
// one currency. Vintage may be empty.
type Columns struct {
	Body, Year, Plan, Actual, Vintage string
}

// record is a row of the table, read by its columns.
type record struct {
	count
	body         string
	plan, actual table.Value
}

// places are the positions of the columns.
type places struct{ body, year, plan, actual, vintage int }

// read reads the rows, those without a name or a year left out with a warning.
func (at places) read(t *table.Table) (records []record, warnings []string) {
	for _, row := range t.Rows {
		r, fault := at.record(row)
		if fault != "" {
			warnings = append(warnings, fault)
			continue
		}
		records = append(records, r)
	}
	return records, warnings
}

// find finds the columns. Plan and outturn must be in one currency.
func (c Columns) find(t *table.Table) (at places, currency string, err error) {
	at.vintage = -1
	for _, part := range []struct {
		place *int
		name  string
		kind  table.Kind
	}{
		{&at.body, c.Body, table.Text},
		{&at.year, c.Year, table.Year},
		{&at.plan, c.Plan, table.Money},
		{&at.actual, c.Actual, table.Money},
		{&at.vintage, c.Vintage, table.Text},
	} {
		if part.name == "" && part.place == &at.vintage {
			continue
		}
		if *part.place, err = column(t, part.name, part.kind); err != nil {
			return at, "", err
		}
	}
	plan, actual := t.Columns[at.plan].Unit, t.Columns[at.actual].Unit
	if plan != actual {
		return at, "", fmt.Errorf("the plan is in %s and the outturn in %s", plan, actual)
	}
	return at, plan, nil
}

// column finds a column and holds it to its kind.
func column(t *table.Table, name string, kind table.Kind) (int, error) {
	i := t.Index(name)
	if i < 0 {
		return 0, fmt.Errorf("there is no column %q (%s)", name, check.DidYouMean(name, t.Names()))
	}
	if t.Columns[i].Kind != kind {
		return 0, fmt.Errorf("the column %q is of kind %s and must be %s", name, t.Columns[i].Kind, kind)
	}
	return i, nil
}

// record reads one row, or says why it cannot be counted.
func (at places) record(row []table.Value) (r record, fault string) {
	body, year := row[at.body], row[at.year]
	name := strings.TrimSpace(body.Text)
	if !body.Known || name == "" {
		return r, fmt.Sprintf("%s: a row without a name is left out", body.From)
	}
	if !year.Known {
		return r, fmt.Sprintf("%s: a row of %q without a year is left out", year.From, name)
	}
	r = record{body: name, plan: row[at.plan], actual: row[at.actual]}
	r.year = period.FinancialYear(year.Num.IntPart())
	if at.vintage >= 0 {
		r.vintage = strings.ToLower(strings.TrimSpace(row[at.vintage].Text))
	}
	return r, ""
}
