package document

import "catchup/internal/table"

// Table is a table for reading. Unit stands once, in the caption ("£m").
// Illustrative tables are called so beside their caption.
type Table struct {
	Caption      string   `json:"caption"`
	Unit         string   `json:"unit,omitempty"`
	Illustrative bool     `json:"illustrative,omitempty"`
	Columns      []Column `json:"columns"`
	Rows         []Row    `json:"rows"`
	Notes        []string `json:"notes,omitempty"` // "as at" day, source, status, signs
	Cuts         []Cut    `json:"cuts,omitempty"`  // what is left out of it
}

// Column is the head of a column. Numbers are aligned to the right. Weight is
// the share of the width that it needs (1 is a figure of six characters). Wide
// columns are shown on paper and left out of the mail, which says so. The words of
// a Remark column are sentences about the rows; where they have no room beside the
// figures they stand below their row.
type Column struct {
	Head    string  `json:"head"`
	Numeric bool    `json:"numeric,omitempty"`
	Weight  float64 `json:"weight"`
	Wide    bool    `json:"wide,omitempty"`
	Remark  bool    `json:"remark,omitempty"`
}

// Row is one line of a table, a cell for each column.
type Row struct {
	Cells []Cell `json:"cells"`
	Rank  Rank   `json:"rank,omitempty"`
}

// Rank says how a row belongs to the sum.
type Rank string

// A Body row is an ordinary line, a Sub row a part of the line above it, a
// Total row the sum of the ordinary ones; it never stands alone on a page.
const (
	Body  Rank = ""
	Sub   Rank = "sub"
	Total Rank = "total"
)

// Cell is one figure or word: the value for machines, Shown for people. Shown
// is never empty; a cell without a value says why ("not available", "–").
type Cell struct {
	Value table.Value `json:"value,omitzero"`
	Shown string      `json:"shown"`
	Tone  Tone        `json:"tone,omitempty"`
	// Figure is the ID of the document's figure that Shown prints.
	Figure string `json:"figure,omitempty"`
}

// Tone says whether a cell is good or bad news. The words of the cell and a
// symbol say it too; colour is never the only sign.
type Tone string

// Good is at or better than plan, Bad worse; Watch needs an eye.
const (
	Plain Tone = ""
	Good  Tone = "good"
	Watch Tone = "watch"
	Bad   Tone = "bad"
)

// Shape is the symbol beside the words of a cell with a tone.
func (t Tone) Shape() string {
	switch t {
	case Good:
		return "▲"
	case Watch:
		return "◆"
	case Bad:
		return "▼"
	default:
		return ""
	}
}
