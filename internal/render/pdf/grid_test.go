package pdf

import (
	"strings"
	"testing"

	"catchup/internal/document"
)

// A name that is one endless word is broken; the figures beside it stand whole.
func TestLongWordsLeaveFiguresWhole(t *testing.T) {
	figure := "(123,456.7)"
	table := document.Table{Caption: "Variance", Unit: "£m",
		Columns: []document.Column{{Head: "System", Weight: 3}, {Head: "Plan", Numeric: true, Weight: 1}, {Head: "Outturn", Numeric: true, Weight: 1}},
		Rows:    []document.Row{{Cells: []document.Cell{{Shown: strings.Repeat("Lincolnshire", 25)}, {Shown: figure}, {Shown: figure}}}},
	}
	d := sample(t)
	d.Blocks = document.Blocks{table}
	r := renderer(t)
	pages := laid(t, r, d)
	examine(t, r.styles.paper, pages)
	whole := 0
	for _, page := range pages {
		for _, l := range page {
			for _, one := range l.texts {
				if strings.TrimSpace(one.words) == figure {
					whole++
				}
			}
		}
	}
	if whole != 2 {
		t.Errorf("%d of the 2 figures stand whole", whole)
	}
}
