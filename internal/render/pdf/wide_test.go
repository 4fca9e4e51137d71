package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"catchup/internal/document"
)

// TestWideTables sets tables upright, across and in parts. None of their cells is
// lost, none is broken but between words, and the file passes.
func TestWideTables(t *testing.T) {
	for name, one := range map[string]struct {
		columns       int
		across, parts int
		says          string
	}{
		"upright":       {5, 0, 1, ""},
		"twelve months": {13, 1, 1, "on the wide page that follows"},
		"in parts":      {19, 0, 3, "columns 8–13 of 20"},
		"many columns":  {34, 2, 3, "columns 2–12 of 35"},
	} {
		t.Run(name, func(t *testing.T) {
			r, d := renderer(t), with(t, months(9, one.columns), document.Say("Some words of sample prose."))
			pages := laid(t, r, d)
			examine(t, r.styles.paper, pages)
			across := 0
			for _, page := range pages {
				if page[len(page)-1].across {
					across++
				}
			}
			if across != one.across {
				t.Errorf("%d pages lie across, want %d", across, one.across)
			}
			file := render(t, d)
			said := passes(t, file)
			if n := strings.Count(opened(t, file), "/S /Table\n"); n != one.parts {
				t.Errorf("the structure has %d tables, want %d", n, one.parts)
			}
			text := run(t, file, "pdftotext", "-layout", "FILE", "-")
			if !strings.Contains(text, one.says) {
				t.Errorf("%q is not in\n%s", one.says, text)
			}
			for _, row := range months(9, one.columns).Rows {
				for _, c := range row.Cells {
					if !strings.Contains(strings.Join(strings.Fields(text), " "), c.Shown) || !strings.Contains(said, c.Shown) {
						t.Errorf("the cell %q is not in the file", c.Shown)
					}
				}
			}
			if sizes := strings.Count(run(t, file, "pdfinfo", "-l", "9", "FILE"), "841.89 x 595.28"); sizes != across {
				t.Errorf("%d pages are as wide as they should be, want %d", sizes, across)
			}
		})
	}
}

// TestGoesOn says that a table goes on where its head stands again.
func TestGoesOn(t *testing.T) {
	pages := laid(t, renderer(t), with(t, outturn(60)))
	for n, page := range pages[1:] {
		var words []string
		for _, one := range page[0].texts {
			words = append(words, one.words)
		}
		if got := strings.ReplaceAll(strings.Join(words, ""), nbsp, " "); !page[0].again || !strings.Contains(got, "2023-24 (£m), continued") || !strings.Contains(got, "Illustrative") {
			t.Errorf("page %d begins with %q", n+2, got)
		}
	}
}

// TestHeads breaks heads of columns neither before a bracket or a unit nor within
// a short bracket.
func TestHeads(t *testing.T) {
	for head, want := range map[string]string{
		"Variance to plan (£m)":              "Variance to plan~(£m)",
		"Change over 12 months (% of plan)":  "Change over 12~months~(%~of~plan)",
		"Change (of which capital and pay)":  "Change~(of which capital and pay)",
		"System":                             "System",
		"":                                   "",
		"2023-24 £m":                         "2023-24~£m",
		"Plan (£m) and outturn for 3 months": "Plan~(£m) and outturn for 3~months",
	} {
		if got := strings.ReplaceAll(glued(head), nbsp, "~"); got != want {
			t.Errorf("%q is set as %q, want %q", head, got, want)
		}
	}
}

// TestColumnsByContent gives every column its share: figures stand on one line,
// and are as wide as each other where there is room.
func TestColumnsByContent(t *testing.T) {
	r := renderer(t)
	s := setter{ctx: t.Context(), doc: &document.Document{}, styles: r.styles, faces: r.faces, lost: map[rune]bool{}, missing: newMissing()}
	ts := s.tables()
	table := months(3, 4)
	claims := ts.claims(table)
	scale, fits := ts.scaleFor(claims, s.typeWidth)
	if scale != 1 || !fits {
		t.Fatalf("the scale is %v, %v", scale, fits)
	}
	var widths []string
	for _, c := range ts.newGrid(claims, scale, s.typeWidth).columns[1:] {
		widths = append(widths, fmt.Sprintf("%.3f", c.width))
	}
	if len(slices.Compact(widths)) != 1 {
		t.Errorf("the columns of figures are %v wide", widths)
	}
	if got, want := level([]claim{{least: 1, best: 2}, {least: 1, best: 9}, {least: 1, best: 1}}, 5), 4.0; got != want {
		t.Errorf("each may have %v more, want %v", got, want)
	}
}
