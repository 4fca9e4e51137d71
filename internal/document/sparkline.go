package document

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/shopspring/decimal"
)

// Sparkline is a small line in a cell, on a scale of its own. Its points lie at
// equal distances, the latest last. One that is not valid is not known: it is a
// gap, never zero.
type Sparkline struct {
	Points []decimal.NullDecimal `json:"points"`
	// Level is where the target or the mean lies, if there is one.
	Level decimal.NullDecimal `json:"level,omitzero"`
	Last  Tone                `json:"last,omitempty"` // of the last point that is known
}

// MostBlocks is how many points of a small line stand in forms that draw nothing.
const MostBlocks = 12

// eighths are the blocks from the lowest to the highest, and noBlock is what
// stands for a point that is not known.
const (
	eighths = "▁▂▃▄▅▆▇█"
	noBlock = '·'
)

// Blocks is the line in characters, one for each of the last MostBlocks points:
// "▂▃▃·▅█". Points that are all alike stand in the middle.
func (s Sparkline) Blocks() string {
	heights, blocks := []rune(eighths), []rune{}
	points := s.Points[max(0, len(s.Points)-MostBlocks):]
	low, high := extent(points)
	for _, p := range points {
		share := 0.5
		if high > low {
			share = (p.Decimal.InexactFloat64() - low) / (high - low)
		}
		if !p.Valid {
			blocks = append(blocks, noBlock)
			continue
		}
		blocks = append(blocks, heights[int(math.Round(share*float64(len(heights)-1)))])
	}
	return string(blocks)
}

// extent is the least and the greatest of the points that are known.
func extent(points []decimal.NullDecimal) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, p := range points {
		if p.Valid {
			low, high = min(low, p.Decimal.InexactFloat64()), max(high, p.Decimal.InexactFloat64())
		}
	}
	return low, high
}

// InBlocks is the table for forms that draw nothing: small lines are shown as
// blocks. The head of their column says so if some have more points than that.
func (t Table) InBlocks() Table {
	columns, rows := slices.Clone(t.Columns), slices.Clone(t.Rows)
	sparked := func(c Cell) bool { return c.Spark != nil }
	for i, r := range rows {
		if !slices.ContainsFunc(r.Cells, sparked) {
			continue
		}
		rows[i].Cells = slices.Clone(r.Cells)
		for j, c := range r.Cells {
			if !sparked(c) {
				continue
			}
			rows[i].Cells[j].Shown = cmp.Or(c.Spark.Blocks(), c.Shown)
			if j < len(columns) && len(c.Spark.Points) > MostBlocks {
				columns[j].Head = t.Columns[j].Head + lastOnes
			}
		}
	}
	t.Columns, t.Rows = columns, rows
	return t
}

// lastOnes says behind a head that its lines have their last points alone.
var lastOnes = fmt.Sprintf(", last %d", MostBlocks)
