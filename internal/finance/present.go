package finance

import (
	"cmp"
	"fmt"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/table"
)

// present bounds the rows, shows the quantities and completes the notes.
func (w *work) present(r *Result) {
	hidden := w.bound(r)
	if !w.Total {
		r.Total = nil
	}
	w.show(r)
	if w.left > 0 {
		r.Notes = append(r.Notes, fmt.Sprintf("%s of the source without %s: left out.", Count(w.left, "row"), w.keys()))
	}
	if !w.across(r) || !w.down(r, hidden) {
		r.Notes = append(r.Notes, "Figures may not add because of rounding.")
	}
}

// bound keeps as many bodies as the report shows, with their sub-rows, and
// returns the rows that are not shown.
func (w *work) bound(r *Result) []Row {
	bodies, cut := 0, len(r.Rows)
	for i, row := range r.Rows {
		if row.Rank != document.Body {
			continue
		}
		if bodies++; w.Rows > 0 && bodies == w.Rows+1 {
			cut = i
		}
	}
	hidden := r.Rows[cut:]
	r.Rows = r.Rows[:cut]
	if len(hidden) > 0 {
		note := fmt.Sprintf("%d of %s shown, %s.", w.Rows, Count(bodies, w.one), r.Ordered)
		r.Notes = append([]string{note}, r.Notes...)
	}
	return hidden
}

// keys names what a row must have.
func (w *work) keys() string {
	keys := []string{"a name"}
	if w.main.has("year") {
		keys = append(keys, "a year")
	}
	if w.main.has("month") {
		keys = append(keys, "a month")
	}
	last := len(keys) - 1
	if last == 0 {
		return keys[0]
	}
	return List(keys[:last]) + " or " + keys[last]
}

// show shows the quantities that have no words of their own.
func (w *work) show(r *Result) {
	for _, row := range r.All() {
		for i := range row.Cells {
			w.showCell(&row.Cells[i], r.Columns[i].Style)
		}
	}
	if r.Chart != nil {
		w.showChart(r.Chart)
	}
}

// showChart shows the points of a chart and names their unit.
func (w *work) showChart(c *Chart) {
	style := w.style(c.Style)
	c.Style = &style
	for _, s := range c.Series {
		for i := range s.Points {
			w.showCell(&s.Points[i], c.Style)
			c.Unit = cmp.Or(c.Unit, style.unit(*s.Points[i].Quantity))
		}
	}
}

// unit is the unit a quantity is shown in, where it stands apart from it.
func (s Style) unit(q Quantity) string {
	switch {
	case q.Kind == table.Money:
		return s.Unit.String()
	case q.Unit == Points, q.Kind == table.Number:
		return q.Unit
	}
	return "" // a percentage carries its sign
}

func (w *work) showCell(c *Cell, style *Style) {
	if c.Shown == "" && c.Quantity != nil {
		c.Shown = w.style(style).shown(*c.Quantity)
	}
}

// style is how a column shows its numbers.
func (w *work) style(own *Style) Style {
	if own != nil {
		return *own
	}
	return Style{w.Unit, w.Decimals}
}

// shown prints a quantity for a table.
func (s Style) shown(q Quantity) string {
	switch {
	case !q.Known:
		return unknown(q)
	case q.Kind == table.Share && q.Unit != Points:
		return Percent(q.Num, s.Decimals)
	}
	return Figure(s.scaled(q), s.decimals(q))
}

// scaled is the number in the unit it is shown in, unrounded.
func (s Style) scaled(q Quantity) decimal.Decimal {
	switch q.Kind {
	case table.Money:
		return s.Unit.in(q.Num)
	case table.Share:
		return q.Num.Shift(2)
	}
	return q.Num
}

// decimals are those of the style, none for whole numbers of things.
func (s Style) decimals(q Quantity) int {
	if q.Kind == table.Number && q.Num.IsInteger() {
		return 0
	}
	return s.Decimals
}

// rounded is the number as it is printed.
func (s Style) rounded(q Quantity) decimal.Decimal {
	return s.scaled(q).Round(int32(s.decimals(q)))
}

// All are the rows with the total.
func (r *Result) All() []Row {
	if r.Total == nil {
		return r.Rows
	}
	return append(r.Rows[:len(r.Rows):len(r.Rows)], *r.Total)
}

// across tells whether in every printed row the parts make the whole.
func (w *work) across(r *Result) bool {
	for _, adds := range r.Sums {
		for _, row := range r.All() {
			sum, known := decimal.Zero, true
			for _, i := range adds.Parts {
				n, ok := w.printed(r, row, i)
				sum, known = sum.Add(n), known && ok
			}
			if whole, ok := w.printed(r, row, adds.Whole); ok && known && !whole.Equal(sum) {
				return false
			}
		}
	}
	return true
}

// down tells whether the printed rows make the printed total, in the columns
// that add and of which nothing is hidden.
func (w *work) down(r *Result, hidden []Row) bool {
	for i, column := range r.Columns {
		if r.Total == nil || !column.Adds {
			continue
		}
		total, ok := w.printed(r, *r.Total, i)
		sum, all := w.column(r, i, hidden)
		if ok && all && !sum.Equal(total) {
			return false
		}
	}
	return true
}

// column sums what is printed of a column's bodies; not all, if some of it is
// hidden.
func (w *work) column(r *Result, i int, hidden []Row) (sum decimal.Decimal, all bool) {
	for _, row := range hidden {
		if q := row.Cells[i].Quantity; row.Rank == document.Body && q != nil && q.Known {
			return sum, false
		}
	}
	for _, row := range r.Rows {
		if row.Rank == document.Body {
			n, _ := w.printed(r, row, i)
			sum = sum.Add(n)
		}
	}
	return sum, true
}

// printed is a cell's number as it is printed, if it has one.
func (w *work) printed(r *Result, row Row, i int) (decimal.Decimal, bool) {
	q := row.Cells[i].Quantity
	if q == nil || !q.Known {
		return decimal.Zero, false
	}
	return w.style(r.Columns[i].Style).rounded(*q), true
}
