package rehearsal

import (
	"fmt"
	"strings"

	"catchup/internal/document"
)

// tally is how much of each kind a document tells.
type tally struct{ stories, tables, charts int }

// count notes how much a document tells; of several, the most. Links are of all.
func (p *Part) count(d *document.Document) {
	var t tally
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Story:
			t.stories++
		case document.Table:
			t.tables += min(len(b.Rows), 1) // one without rows tells nothing
		case document.Chart:
			t.charts++
		}
	}
	p.told = tally{max(p.told.stories, t.stories), max(p.told.tables, t.tables), max(p.told.charts, t.charts)}
	p.Links = append(p.Links, d.Links()...)
}

// String is "5 stories, 2 tables".
func (t tally) String() string {
	var all []string
	for _, part := range []struct {
		n         int
		one, many string
	}{{t.stories, "story", "stories"}, {t.tables, "table", "tables"}, {t.charts, "chart", "charts"}} {
		switch {
		case part.n == 1:
			all = append(all, "1 "+part.one)
		case part.n > 1:
			all = append(all, fmt.Sprintf("%d %s", part.n, part.many))
		}
	}
	if len(all) == 0 {
		return "no story and no table"
	}
	return strings.Join(all, ", ")
}

func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
