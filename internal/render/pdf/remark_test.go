package pdf

import (
	"strings"
	"testing"

	"catchup/internal/document"
)

// remarked is a table of columns of figures with a remark on its second row.
func remarked(columns int) document.Table {
	t := months(5, columns)
	t.Columns = append(t.Columns, document.Column{Head: "Commentary", Remark: true})
	for i := range t.Rows {
		words := "–"
		if i == 1 {
			words = "A sample remark that says in so many words why this line is where it is. — Ann Hill, 4 July"
		}
		t.Rows[i].Cells = append(t.Rows[i].Cells, cell(words))
	}
	return t
}

// TestRemarks sets what is said of a row in a column of its own where that has
// room on an upright page, and else below the row.
func TestRemarks(t *testing.T) {
	for name, one := range map[string]struct {
		columns int
		beside  bool
	}{
		"few figures":   {4, true},
		"many figures":  {8, false},
		"more than fit": {16, false},
	} {
		t.Run(name, func(t *testing.T) {
			r, d := renderer(t), with(t, remarked(one.columns))
			examine(t, r.styles.paper, laid(t, r, d))
			file := render(t, d)
			said := strings.Join(strings.Fields(passes(t, file)), " ")
			if !strings.Contains(said, "A sample remark that says in so many words why this line is where it is. — Ann Hill, 4 July") {
				t.Errorf("the remark is not in the file:\n%s", said)
			}
			if got := strings.Contains(said, "Commentary"); got != one.beside {
				t.Errorf("the remark has a column of its own: %v, want %v", got, one.beside)
			}
			if got := strings.Contains(opened(t, file), "/ColSpan"); got == one.beside {
				t.Errorf("the remark goes over all columns: %v, want %v", got, !one.beside)
			}
		})
	}
}
