package efficiency

import (
	"errors"
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// errNoStage is the error of a source that gives targets alone.
var errNoStage = errors.New("a column must be named for what is identified, or for what is delivered")

// result sets the targets with what came of them, each with its share.
func (v *savings) result() *kind.Result {
	r := &kind.Result{
		Caption: v.When.String(),
		Columns: v.columns(),
		Ordered: map[string]string{"worst": "furthest below target first", "best": "furthest above target first", "name": "by name"}[v.Order],
		Notes:   v.notes(),
	}
	for _, s := range v.rows {
		r.Rows = append(r.Rows, v.row(kind.Words(s.body), s, document.Body))
	}
	if v.known.Int() == 0 {
		return r
	}
	label := kind.Written(v.known, "All "+finance.Count(v.known.Int(), v.One)+finance.Pick(len(v.rows) > v.known.Int(), " with figures", ""))
	total := v.row(label, v.total, document.Total)
	r.Total, r.Foot, r.Said, r.Chart = &total, v.foot(len(r.Columns)), v.said(), v.chart()
	return r
}

func (v *savings) columns() []kind.Column {
	columns := []kind.Column{{Head: finance.Capital(v.One)}, {Head: "Target", Numeric: true, Adds: true}}
	for _, stage := range v.stages() {
		columns = append(columns, kind.Column{Head: finance.Capital(stage), Numeric: true, Adds: true}, kind.Column{Head: "% of target", Numeric: true, Wide: true})
	}
	columns = append(columns, kind.Column{Head: "Against target", Numeric: true, Adds: true})
	if v.recurs() {
		columns = append(columns, kind.Column{Head: "Recurrent", Numeric: true, Wide: true, Adds: true}, kind.Column{Head: "% of delivered", Numeric: true, Wide: true})
	}
	if v.RAG.Set() {
		columns = append(columns, kind.Column{Head: "Rating"})
	}
	return columns
}

// recurs tells whether the source says what of the delivered recurs.
func (v *savings) recurs() bool { return v.Main.Has("recurrent") && v.Main.Has("delivered") }

func (v *savings) row(label kind.Cell, s saving, rank document.Rank) kind.Row {
	row := kind.Row{Cells: []kind.Cell{label, kind.Number(s.target)}, Rank: rank}
	for _, stage := range v.stages() {
		row.Cells = append(row.Cells, kind.Number(s.fields()[stage]), kind.Number(s.of(stage)))
	}
	row.Cells = append(row.Cells, kind.Number(s.short))
	if v.recurs() {
		row.Cells = append(row.Cells, kind.Number(s.recurrent), kind.Number(s.recurring()))
	}
	if v.RAG.Set() {
		row.Cells = append(row.Cells, v.Rate(s.short, s.short.Over(s.target)))
	}
	return row
}

// foot counts those short of their targets.
func (v *savings) foot(columns int) []kind.Row {
	row := kind.Row{Cells: []kind.Cell{kind.Written(v.behind, fmt.Sprintf("%s of %s short of target", finance.Prose(v.behind), finance.Prose(v.known)))}, Rank: document.Total}
	for len(row.Cells) < columns {
		row.Cells = append(row.Cells, kind.Words("–"))
	}
	return []kind.Row{row}
}

// notes say how the table is to be read.
func (v *savings) notes() []string {
	stages := v.stages()
	notes := []string{fmt.Sprintf("Against target is what is %s minus the target: in brackets it falls short.", stages[len(stages)-1])}
	if v.RAG.Set() {
		notes = append(notes, v.RAG.Note("the sum against target", "the sum against target as a share of it"))
	}
	if n := len(v.rows) - v.known.Int(); n > 0 {
		notes = append(notes, fmt.Sprintf("%s without all figures: not in the total.", finance.Count(n, v.One)))
	}
	return notes
}

// chart draws by how much each is off its target.
func (v *savings) chart() *kind.Chart {
	names, off := make([]string, len(v.rows)), make([]finance.Quantity, len(v.rows))
	for i, s := range v.rows {
		names[i], off[i] = s.body, s.short
	}
	return v.Bars("Efficiencies against target", "Against target", names, off, finance.Paragraph(v.progress(), v.shortfall()))
}
