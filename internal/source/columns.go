package source

import (
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// Unify finds the columns of rows in which each cell came with its own kind,
// and gives each cell the kind of its column. A column has the kind of all its
// known cells, and is text if they differ. Each cell must have its Text.
func Unify(names []string, rows [][]table.Value) []table.Column {
	columns := make([]table.Column, len(names))
	for i, name := range names {
		columns[i] = table.Column{Name: name, Kind: kindOf(rows, i)}
		for _, row := range rows {
			row[i] = unified(row[i], columns[i].Kind)
		}
	}
	return columns
}

// kindOf is the kind of all known cells of the i-th column, text if they
// differ.
func kindOf(rows [][]table.Value, i int) table.Kind {
	var kinds []table.Kind
	for _, row := range rows {
		if row[i].Known && !slices.Contains(kinds, row[i].Kind) {
			kinds = append(kinds, row[i].Kind)
		}
	}
	if len(kinds) == 1 {
		return kinds[0]
	}
	return table.Text
}

// unified is a cell with the kind of its column.
func unified(v table.Value, kind table.Kind) table.Value {
	v.Kind = kind
	switch {
	case kind == table.Text:
		v.Num, v.Time = decimal.Decimal{}, time.Time{}
	case v.Known:
		v.Text = ""
	}
	return v
}
