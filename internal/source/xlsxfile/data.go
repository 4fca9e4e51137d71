package xlsxfile

import (
	"strings"

	"catchup/internal/table"
)

// fill adds the rows of data to the grid. It ends when the context of the book
// does.
func (s Spec) fill(r *rows, grid *table.Grid) error {
	r.width = grid.Width()
	for {
		cells, ok, err := r.next()
		switch {
		case err != nil:
			return err
		case !ok:
			s.missed(r, grid)
			return nil
		case r.n < s.First || cells == nil || r.first < 0:
			continue
		case s.Stop != "" && hasPrefixFold(r.begins, s.Stop):
			return nil
		}
		if r.last >= grid.Width() {
			grid.Warn(r.n, "what stands in column %s is left out: it is beyond the head", table.Letters(r.last))
		}
		if err := grid.Add(r.n, cells); err != nil {
			return err
		}
	}
}

// missed warns that no row has ended the data as the settings say: rows below
// the data may have been taken for data.
func (s Spec) missed(r *rows, grid *table.Grid) {
	if s.Stop != "" {
		grid.Warn(r.n, "the sheet ends here, and no row begins with %q", s.Stop)
	}
}

func filled(cell string) bool { return strings.TrimSpace(cell) != "" }

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
