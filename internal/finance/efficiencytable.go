package finance

import (
	"errors"
	"fmt"

	"catchup/internal/document"
)

// errNoStage is the error of a source that gives targets alone.
var errNoStage = errors.New("a column must be named for what is identified, or for what is delivered")

// result sets the targets with what came of them, each with its share.
func (v *savings) result() *Result {
	r := &Result{
		Caption: v.when.String(),
		Columns: v.columns(),
		Ordered: map[string]string{"worst": "furthest below target first", "best": "furthest above target first", "name": "by name"}[v.Order],
		Notes:   v.notes(),
	}
	for _, s := range v.rows {
		r.Rows = append(r.Rows, v.row(words(s.body), s, document.Body))
	}
	if v.known.Int() == 0 {
		return r
	}
	label := told(v.known, "All "+Count(v.known.Int(), v.one)+either(len(v.rows) > v.known.Int(), " with figures", ""))
	total := v.row(label, v.total, document.Total)
	r.Total, r.Foot, r.Said, r.Chart = &total, v.foot(len(r.Columns)), v.said(), v.chart()
	return r
}

func (v *savings) columns() []Column {
	columns := []Column{{Head: Capital(v.one)}, {Head: "Target", Numeric: true, Adds: true}}
	for _, stage := range v.stages() {
		columns = append(columns, Column{Head: Capital(stage), Numeric: true, Adds: true}, Column{Head: "% of target", Numeric: true, Wide: true})
	}
	columns = append(columns, Column{Head: "Against target", Numeric: true, Adds: true})
	if v.recurs() {
		columns = append(columns, Column{Head: "Recurrent", Numeric: true, Wide: true, Adds: true}, Column{Head: "% of delivered", Numeric: true, Wide: true})
	}
	if v.RAG.Set() {
		columns = append(columns, Column{Head: "Rating"})
	}
	return columns
}

// recurs tells whether the source says what of the delivered recurs.
func (v *savings) recurs() bool { return v.main.has("recurrent") && v.main.has("delivered") }

func (v *savings) row(label Cell, s saving, rank document.Rank) Row {
	row := Row{Cells: []Cell{label, number(s.target)}, Rank: rank}
	for _, stage := range v.stages() {
		row.Cells = append(row.Cells, number(s.fields()[stage]), number(s.of(stage)))
	}
	row.Cells = append(row.Cells, number(s.short))
	if v.recurs() {
		row.Cells = append(row.Cells, number(s.recurrent), number(s.recurring()))
	}
	if v.RAG.Set() {
		row.Cells = append(row.Cells, v.RAG.rate(s.short, s.short.Over(s.target)))
	}
	return row
}

// foot counts those short of their targets.
func (v *savings) foot(columns int) []Row {
	row := Row{Cells: []Cell{told(v.behind, fmt.Sprintf("%s of %s short of target", prose(v.behind), prose(v.known)))}, Rank: document.Total}
	for len(row.Cells) < columns {
		row.Cells = append(row.Cells, words("–"))
	}
	return []Row{row}
}

// notes say how the table is to be read.
func (v *savings) notes() []string {
	stages := v.stages()
	notes := []string{fmt.Sprintf("Against target is what is %s minus the target: in brackets it falls short.", stages[len(stages)-1])}
	if v.RAG.Set() {
		notes = append(notes, v.RAG.note("the sum against target", "the sum against target as a share of it"))
	}
	if n := len(v.rows) - v.known.Int(); n > 0 {
		notes = append(notes, fmt.Sprintf("%s without all figures: not in the total.", Count(n, v.one)))
	}
	return notes
}

// chart draws by how much each is off its target.
func (v *savings) chart() *Chart {
	names, off := make([]string, len(v.rows)), make([]Quantity, len(v.rows))
	for i, s := range v.rows {
		names[i], off[i] = s.body, s.short
	}
	return v.bars("Efficiencies against target", "Against target", names, off, paragraph(v.progress(), v.shortfall()))
}
