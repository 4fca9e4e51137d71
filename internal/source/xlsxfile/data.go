package xlsxfile

import (
	"context"
	"strings"

	"catchup/internal/table"
)

// fill adds the rows of data to the grid.
func (s Spec) fill(ctx context.Context, r *rows, grid *table.Grid) error {
	for ctx.Err() == nil {
		cells, ok, err := r.next()
		switch first := firstFilled(cells); {
		case err != nil:
			return err
		case !ok:
			s.missed(r, grid)
			return nil
		case r.n < s.First || first == "":
			continue
		case s.Stop != "" && hasPrefixFold(first, s.Stop):
			return nil
		}
		beyond(r.n, cells, grid)
		if err := grid.Add(r.n, cells); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// missed warns that no row has ended the data as the settings say: rows below
// the data may have been taken for data.
func (s Spec) missed(r *rows, grid *table.Grid) {
	if s.Stop != "" {
		grid.Warn(r.n, "the sheet ends here, and no row begins with %q", s.Stop)
	}
}

// beyond warns of a cell that has no name above it.
func beyond(row int, cells []string, grid *table.Grid) {
	if last := lastIndex(cells, filled); last >= grid.Width() {
		grid.Warn(row, "what stands in column %s is left out: it is beyond the head", table.Letters(last))
	}
}

func filled(cell string) bool { return strings.TrimSpace(cell) != "" }

// firstFilled is the first text of the row, "" if there is none.
func firstFilled(cells []string) string {
	for _, cell := range cells {
		if filled(cell) {
			return strings.TrimSpace(cell)
		}
	}
	return ""
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
