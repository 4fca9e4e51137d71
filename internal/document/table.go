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
// columns are shown on paper and left out of the mail, which says so. Where there
// is no room for all others, those that are Spare are left out first, that with
// the greatest number before the others; zero is not spare. The words of a Remark
// column are sentences about the rows; where they have no room beside the figures
// they stand below their row.
type Column struct {
	Head    string  `json:"head"`
	Numeric bool    `json:"numeric,omitempty"`
	Weight  float64 `json:"weight"`
	Wide    bool    `json:"wide,omitempty"`
	Spare   int     `json:"spare,omitempty"`
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
	// Spark is a small line that is drawn in place of Shown, which says it in words.
	Spark *Sparkline `json:"spark,omitempty"`
}
