package reports

import (
	"strings"
	"time"
	"unicode/utf8"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/table"
)

// figures say how the values of a table are shown. whole is for a column of
// numbers without fractions, points for one of differences of shares; times are
// in the zone.
type figures struct {
	unit     finance.Unit
	decimals int
	whole    bool
	points   bool
	zone     *time.Location
}

// cell shows a value of the kind. One that is not known shows the word that
// stood there.
func (f figures) cell(v table.Value, kind table.Kind) document.Cell {
	if !v.Known {
		return document.Cell{Value: v, Shown: unknown(v)}
	}
	return document.Cell{Value: v, Shown: v.Aside.Beside(f.shown(v, kind))}
}

func (f figures) shown(v table.Value, kind table.Kind) string {
	switch kind {
	case table.Money:
		return f.unit.Shown(v.Num, f.decimals)
	case table.Share:
		if f.points {
			return finance.Figure(v.Num.Shift(2), f.decimals) + " points"
		}
		return finance.Percent(v.Num, f.decimals)
	case table.Number:
		if f.whole {
			return finance.Figure(v.Num, 0)
		}
		return finance.Figure(v.Num, f.decimals)
	case table.Year, table.Month:
		return v.When().String()
	case table.Date:
		return v.Time.Format("2 January 2006")
	case table.Time:
		return v.Time.In(f.zone).Format("2 January 2006, 15:04")
	}
	return v.Text
}

// unknown is the word that stands for a missing value.
func unknown(v table.Value) string {
	if word := strings.TrimSpace(v.Text); word != "" {
		return word
	}
	return "not available"
}

// legend explains the marks that stand in a table, in one note or none.
func legend(rows []document.Row) []string {
	var asides []*table.Aside
	for _, row := range rows {
		for _, c := range row.Cells {
			asides = append(asides, c.Value.Aside)
		}
	}
	if told := table.Legend(asides); told != "" {
		return []string{told}
	}
	return nil
}

// words is a cell of words.
func words(text string) document.Cell {
	return document.Cell{Value: table.Value{Kind: table.Text, Known: true, Text: text}, Shown: text}
}

// weigh gives each column a share of the width by its longest cell or word of
// the head, between the width of one and of four figures.
func weigh(t *document.Table) {
	for i := range t.Columns {
		longest := 0
		for word := range strings.FieldsSeq(t.Columns[i].Head) {
			longest = max(longest, utf8.RuneCountInString(word))
		}
		for _, row := range t.Rows {
			shown := utf8.RuneCountInString(row.Cells[i].Shown)
			if row.Cells[i].Spark != nil {
				shown = document.MostBlocks
			}
			longest = max(longest, shown)
		}
		t.Columns[i].Weight = min(max(float64(longest)/6, 1), 4)
	}
}
