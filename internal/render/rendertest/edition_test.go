package rendertest

import (
	"testing"

	"catchup/internal/document"
)

// TestChartsHaveTheirShape holds the charts of all editions to the shape of
// their kinds: what has another one is set as a table, and is no test of charts.
func TestChartsHaveTheirShape(t *testing.T) {
	kinds := map[document.ChartKind]bool{}
	for _, e := range Editions(t) {
		for _, b := range e.Document.Blocks {
			if c, ok := b.(document.Chart); ok {
				kinds[c.Kind] = true
				if err := c.Check(); err != nil {
					t.Errorf("%s, %s: %v", e.Name, c.Title, err)
				}
			}
		}
	}
	for _, kind := range document.ChartKinds() {
		if !kinds[kind] {
			t.Errorf("no edition has a chart of the kind %s", kind)
		}
	}
}
