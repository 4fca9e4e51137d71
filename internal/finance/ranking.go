package finance

import (
	"cmp"
	"fmt"
	"slices"

	"catchup/internal/document"
	"catchup/internal/table"
)

var rankingKind = Kind{
	Name: "ranking",
	Does: "a ranking by one measure, with ties, and who moved since the period before",
	Row:  "score",
	Fields: []Field{
		{Name: "body", Kinds: text, Does: "the organisation's name"},
		{Name: "score", Kinds: numeric, Does: "what they are ranked by"},
		{Name: "before", Kinds: numeric, Optional: true, Does: "the same measure of the period before, where it stands in the same row"},
		{Name: "year", Kinds: year, Optional: true, Does: "the financial year"},
		{Name: "month", Kinds: month, Optional: true, Does: "the month of the financial year"},
		{Name: "vintage", Kinds: text, Optional: true, Does: "draft, provisional, final, audited or restated"},
	},
	Takes:  []Option{TakesCompare, TakesMonth, TakesVintage, TakesAbout, TakesThresholds, TakesMateriality, TakesTop, TakesTotal, TakesChart},
	Orders: []string{"highest", "lowest"},
	Says: []Saying{
		{"first", "who is first, and who follows", []string{"first", "score", "followers"}},
		{"moved", "how many changed places, and who rose and fell furthest", []string{"moved", "all", "since"}},
		{"place", "where the organisations under about stand", nil},
		{"growth", "how much all grew since the period before, against the thresholds as promises", []string{"growth", "since"}},
	},
	Chart: document.Bar,
	make:  makeRanking,
}

// ranking is a measure of bodies, by their places.
type ranking struct {
	*work
	now     snapshot
	then    string // the period before, in words; empty if there is none
	measure string
	tell    telling
	rows    []ranked
}

// ranked is a body with its place, now and before.
type ranked struct {
	record
	score, before Quantity
	at, was       place
	place, old    Quantity // the places as numbers
}

func makeRanking(w *work) (*Result, error) {
	shots, err := w.snapshots(2)
	if err != nil {
		return nil, err
	}
	r := &ranking{work: w, now: shots[len(shots)-1], measure: w.main.measure("score")}
	before := make([]Quantity, len(r.now.records))
	switch {
	case w.main.has("before"):
		r.then, before = w.main.measure("before"), r.now.measured("before")
	case len(shots) == 2:
		r.then = shots[0].String()
		for i, old := range r.now.records {
			before[i] = shots[0].of(old.body).measured("score")
		}
	}
	r.rank(r.now.measured("score"), before)
	return r.result(), nil
}

// rank gives the bodies their places and puts them in that order, ties by
// name, the unknown last.
func (r *ranking) rank(scores, before []Quantity) {
	order := map[string]func(a, b Quantity) int{"highest": descending, "lowest": ascending}[r.Order]
	now, then := ranks(scores, order), ranks(before, order)
	for i, one := range r.now.records {
		row := ranked{record: one, score: scores[i], before: before[i], at: now[i], was: then[i]}
		row.place = now[i].quantity(scores[i], "place among %d by %s, %s first", len(Known(scores)), r.measure, r.Order)
		row.old = then[i].quantity(before[i], "place among %d by %s, %s first", len(Known(before)), r.measure, r.Order)
		r.rows = append(r.rows, row)
	}
	r.tell = r.tells(r.measure, scores)
	slices.SortStableFunc(r.rows, func(a, b ranked) int { return order(a.score, b.score) })
}

// counted are the bodies with a place.
func (r *ranking) counted() Quantity {
	return Counted(len(r.placed()), r.many+" with a place", scoresOf(r.rows)...).About(r.now.all(r.work))
}

// placed are the rows with a place.
func (r *ranking) placed() []ranked {
	return slices.DeleteFunc(slices.Clone(r.rows), func(row ranked) bool { return row.at.rank == 0 })
}

func scoresOf(rows []ranked) []Quantity {
	qs := make([]Quantity, len(rows))
	for i, row := range rows {
		qs[i] = row.score
	}
	return Known(qs)
}

// rise is by how many places a body moved up; unknown where it was not ranked
// in both periods.
func (row ranked) rise() Quantity { return row.old.Minus(row.place).As("places risen") }

func (r *ranking) result() *Result {
	res := &Result{
		Caption: r.now.String(),
		Columns: []Column{{Head: "Rank", Numeric: true}, {Head: Capital(r.one)}, {Head: r.main.head("score"), Numeric: true}},
		Ordered: r.Order + " " + r.measure + " first",
		Notes:   r.notes(),
		Said:    r.said(),
		Chart:   r.chart(),
		Foot:    r.foot(),
	}
	if r.then != "" {
		res.Columns = append(res.Columns, Column{Head: "Rank, " + r.then, Numeric: true, Wide: true}, Column{Head: "Moved"})
	}
	for _, row := range r.rows {
		res.Rows = append(res.Rows, Row{Cells: r.cells(row)})
	}
	if len(r.placed()) > 0 {
		res.Total = r.total()
	}
	return res
}

// total counts the bodies with a place and those that moved, and sums what is
// money.
func (r *ranking) total() *Row {
	sum := words("–")
	if r.rows[0].score.Kind == table.Money {
		sum = number(SumKnown(scoresOf(r.rows)).About(r.now.all(r.work)))
	}
	row := r.line(told(r.counted(), "All "+Count(r.counted().Int(), r.one)), sum)
	if movers := r.movers(); r.then != "" && movers.Known {
		row.Cells[4] = told(movers, prose(movers)+" moved")
	}
	row.Rank = document.Total
	return &row
}

// line is a row without a rank.
func (r *ranking) line(label, figure Cell) Row {
	cells := []Cell{words("–"), label, figure}
	if r.then != "" {
		cells = append(cells, words("–"), words("–"))
	}
	return Row{Cells: cells}
}

// foot is the growth of all, beside what was promised.
func (r *ranking) foot() []Row {
	grown := r.grown()
	if !grown.Known {
		return nil
	}
	rows := []Row{r.line(words("Growth since "+r.then), number(grown))}
	for _, p := range r.promises(grown) {
		rows = append(rows, r.line(words(Capital(p.What)), number(p)), r.line(words("Growth less "+p.What+", "+Points), number(grown.Minus(p))))
	}
	return rows
}

func (r *ranking) cells(row ranked) []Cell {
	cells := []Cell{told(row.place, row.at.String()), words(row.body), number(row.score)}
	if r.then != "" {
		cells = append(cells, told(row.old, row.was.String()), row.moved())
	}
	return cells
}

// moved reads "up 3", "down 1", "same", or "new" of a body that had no place.
func (row ranked) moved() Cell {
	rise := row.rise()
	switch {
	case row.at.rank == 0:
		return words("–")
	case !rise.Known:
		return words("new")
	case rise.Num.IsPositive():
		return told(rise, "up "+prose(rise))
	case rise.Num.IsNegative():
		return told(rise, "down "+Figure(rise.Num.Abs(), 0))
	}
	return told(rise, "same")
}

func (r *ranking) notes() []string {
	notes := []string{fmt.Sprintf("Ranked by %s, %s first, on unrounded figures; equal ones share a rank (=) and the next rank counts them.", r.measure, r.Order)}
	if missing := r.missing(r.now.names(), r.now.measured("score"), r.measure); missing != "" {
		notes = append(notes, missing)
	}
	return notes
}

// chart draws the scores in the order of the ranks.
func (r *ranking) chart() *Chart {
	var names []string
	for _, row := range r.placed() {
		names = append(names, row.body)
	}
	return r.bars(cmp.Or(Capital(r.measure), "Score")+r.now.in(), r.measure, names, scoresOf(r.rows), r.first())
}
