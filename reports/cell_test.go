package reports

import (
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// TestPoints shows a difference of shares as points, since 2% of a share is
// another number.
func TestPoints(t *testing.T) {
	v := table.Value{Kind: table.Share, Known: true, Num: decimal.New(-2, -2)}
	for points, want := range map[bool]string{true: "(2.0) points", false: "(2.0%)"} {
		if got := (figures{decimals: 1, points: points}).cell(v, table.Share).Shown; got != want {
			t.Errorf("points: %v, shown as %q, want %q", points, got, want)
		}
	}
}
