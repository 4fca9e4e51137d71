package document

import (
	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// Figure is a number that the document prints, and what it rests on. Cells
// and spans name their figure by its ID.
type Figure struct {
	// ID is unique in the document: "f12".
	ID string `json:"id"`
	// Key names the same figure in other editions of the report, "Systems
	// against plan · Devon · 2023-24 final · outturn"; empty if the figure can
	// stand in this edition alone.
	Key string `json:"key,omitempty"`
	// Shown is the figure as printed.
	Shown string `json:"shown"`
	// Num is its exact value in Unit (pounds, a fraction, a count).
	Num  decimal.Decimal `json:"num"`
	Kind table.Kind      `json:"kind"`
	Unit string          `json:"unit,omitempty"`
	// Rule says how the cells made the figure: "outturn − plan"; empty for a
	// figure as it was read.
	Rule string `json:"rule,omitempty"`
	// Cells are the cells it was made from, in the order of the sources.
	Cells []Place `json:"cells"`
}

// Place is a cell of a source, or with Last a run of cells that stand below each
// other.
type Place struct {
	Source int    `json:"source"` // the index in Document.Sources
	Row    int    `json:"row"`
	Column string `json:"column"`
	Last   int    `json:"last,omitempty"` // the last row of a run, 0 for one cell
}

// FiguresByID are the figures by their IDs. Of several with one ID the first
// counts, as in Figure. Whoever asks for many figures uses it, since Figure
// looks through the whole list.
func (d *Document) FiguresByID() map[string]*Figure {
	all := make(map[string]*Figure, len(d.Figures))
	for i := range d.Figures {
		f := &d.Figures[i]
		if _, ok := all[f.ID]; !ok {
			all[f.ID] = f
		}
	}
	return all
}

// Figure returns the figure of the ID, nil if there is none.
func (d *Document) Figure(id string) *Figure {
	for i := range d.Figures {
		if d.Figures[i].ID == id {
			return &d.Figures[i]
		}
	}
	return nil
}
