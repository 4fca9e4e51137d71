package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"catchup/internal/document"
)

// TestWideTables sets tables upright, across and in parts. None of their cells is
// lost, none is broken but between words, and the file passes.
//
//test:serial
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
	if got, want := level([]float64{1, 8, 0}, 5), 4.0; got != want {
		t.Errorf("each may have %v more, want %v", got, want)
	}
}

// TestAcrossWithItsChart sets a table across together with the chart before it, if
// both fit on one page, and in parts upright if it would stand there nearly alone.
//
//test:serial
func TestAcrossWithItsChart(t *testing.T) {
	chart := bars("A sample chart", "A", "1.0", "B", "2.5", "C", "3.0")
	for name, one := range map[string]struct {
		blocks  document.Blocks
		across  int
		drawn   bool // the chart is on the page across
		pointed string
	}{
		"together":  {document.Blocks{chart, months(4, 13)}, 1, true, ", with its chart, on the wide page"},
		"too high":  {document.Blocks{chart, months(26, 13)}, 1, false, " on the wide page"},
		"no chart":  {document.Blocks{months(9, 13)}, 1, false, " on the wide page"},
		"few rows":  {document.Blocks{months(3, 13)}, 0, false, "columns 2–7 of 14"},
		"no table":  {document.Blocks{chart}, 0, false, ""},
		"not wide":  {document.Blocks{chart, months(4, 5)}, 0, false, ""},
		"all apart": {document.Blocks{chart, document.Say("Some words."), months(9, 13)}, 1, false, " on the wide page"},
	} {
		d := with(t, one.blocks...)
		across, drawn, charts := 0, false, 0
		pages := laid(t, renderer(t), d)
		examine(t, renderer(t).styles.paper, pages)
		for _, page := range pages {
			lies := page[len(page)-1].across
			if lies {
				across++
			}
			for _, l := range page {
				if l.of.part == chartStrip && l.figure != nil {
					charts++
					drawn = drawn || lies
				}
			}
		}
		_, wants := one.blocks[0].(document.Chart)
		if across != one.across || drawn != one.drawn || (charts > 0) != wants {
			t.Errorf("%s: %d pages across, the chart among them: %v, in %d strips", name, across, drawn, charts)
		}
		file := render(t, d)
		passes(t, file)
		words := strings.Join(strings.Fields(run(t, file, "pdftotext", "-layout", "FILE", "-")), " ")
		if !strings.Contains(words, one.pointed) || strings.Contains(words, "with its chart") != one.drawn {
			t.Errorf("%s: it does not say %q:\n%s", name, one.pointed, words)
		}
	}
}

// TestCellsBeforeHeads gives what room there is to cells first: a head that is
// broken costs lines once.
func TestCellsBeforeHeads(t *testing.T) {
	claims := []claim{{least: 20, best: 75, run: 80}, {column: column{numeric: true}, least: 10, best: 40, run: 15}}
	columns := make([]column, 2)
	for room, want := range map[float64][2]float64{95: {75, 17}, 110: {75, 32}, 123: {80, 40}, 30: {18, 9}} {
		place(columns, claims, room-3, 75, 3)
		if got := [2]float64{columns[0].width, columns[1].width}; math.Abs(got[0]-want[0]) > slack || math.Abs(got[1]-want[1]) > slack {
			t.Errorf("in %v they are %v wide, want %v", room, got, want)
		}
	}
}

// TestParts parts a table: each part begins with the names of the rows, says which
// columns it has, and has its share of them; remarks stand in the first, notes under
// the last.
func TestParts(t *testing.T) {
	whole := stretch{Table: months(2, 5), claims: make([]claim, 6), remarks: []string{"", "a sample", ""}}
	for i := range whole.claims {
		whole.claims[i].least = float64(i)
	}
	for i, p := range whole.parted(1, 4) {
		columns := [][]int{{0, 1}, {0, 2}, {0, 3}, {0, 4, 5}}[i]
		if says := []string{"column 2 of 6", "column 3 of 6", "column 4 of 6", "columns 5–6 of 6"}[i]; p.says != says {
			t.Errorf("part %d says %q, want %q", i, p.says, says)
		}
		for place, column := range columns {
			if p.Columns[place].Head != whole.Columns[column].Head || p.claims[place].least != float64(column) {
				t.Errorf("part %d has %+v and %+v in column %d", i, p.Columns[place], p.claims[place], place)
			}
			for j, row := range p.Rows {
				if row.Cells[place].Shown != whole.Rows[j].Cells[column].Shown || row.Rank != whole.Rows[j].Rank {
					t.Errorf("part %d has %+v in row %d", i, row, j)
				}
			}
		}
		if len(p.Columns) != len(columns) || len(p.claims) != len(columns) || (len(p.remarks) > 0) != (i == 0) || (len(p.Notes) > 0) != (i == 3) {
			t.Errorf("part %d has %d columns, remarks %q and notes %q", i, len(p.Columns), p.remarks, p.Notes)
		}
	}
}

// TestSizesOfTables makes the type of a table as small as it has to be, in quarters of
// a point and never below 7.5 of 9, and smaller than needs be only to have all cells on
// one line, in 8 or more.
func TestSizesOfTables(t *testing.T) {
	ts := setterOf(t).tables()
	five := func(least, best float64) []claim {
		all := make([]claim, 5)
		for i := range all {
			all[i] = claim{least: least, best: best}
		}
		return all
	}
	const gutters = 4 * gutter
	for _, c := range []struct {
		claims     []claim
		room, size float64
		fits       bool
	}{
		{five(20, 20), 100 + gutters, 9, true},
		{five(20, 20), (100 + gutters) * 8.6 / 9, 8.5, true},
		{five(20, 20), (100 + gutters) * 7.8 / 9, 7.75, true},
		{five(20, 20), (100 + gutters) * 7.51 / 9, 7.5, true},
		{five(20, 20), (100 + gutters) * 7.49 / 9, 7.5, false},
		{five(15, 20), (100 + gutters) * 8.1 / 9, 8, true},
		{five(15, 20), (100 + gutters) * 7.9 / 9, 9, true},
		{five(15, 80), (400 + gutters) * 8.5 / 9, 9, true},
	} {
		scale, fits := ts.scaleFor(c.claims, c.room)
		if size := scale * ts.s.cell.size; math.Abs(size-c.size) > slack || fits != c.fits {
			t.Errorf("columns of %.0f to %.0f in %.1f have type of %.2f and fit: %v; want %.2f, %v", c.claims[0].least, c.claims[0].best, c.room, size, fits, c.size, c.fits)
		}
	}
}

// TestPartsAreOfOneSize sets tables in parts, of which the first has longer figures:
// the type of all parts is that of the one which needs the smallest.
func TestPartsAreOfOneSize(t *testing.T) {
	differ := 0
	for n := 13; n <= 20; n++ {
		table := months(9, n)
		for i := range table.Rows {
			for j := 1; j < 6; j++ {
				table.Rows[i].Cells[j].Shown = "(1,234,567.8)"
			}
		}
		ts := setterOf(t).tables()
		placed := ts.placed(table)
		if placed.across {
			continue
		}
		var scales []float64
		for _, p := range placed.parts {
			scale, _ := ts.scaleFor(p.claims, ts.s.typeWidth)
			scales = append(scales, scale)
		}
		least := slices.Min(scales)
		if scales[len(scales)-1] > least {
			differ++
		}
		for _, page := range laid(t, renderer(t), with(t, table)) {
			for _, l := range page {
				if l.of.part == tableRow && math.Abs(l.texts[0].style.size-9*least) > slack {
					t.Fatalf("%d columns: a row has type of %v, the parts need %v of 9", n, l.texts[0].style.size, scales)
				}
			}
		}
	}
	if differ == 0 {
		t.Error("no table has parts that need type of different sizes")
	}
}

// TestShortCellsAreBrokenBeforeATableLiesAcross sets tables of more and more columns
// with “not available” in them: where that no longer fits on one line, the cells are
// broken in two before the table leaves its upright page.
func TestShortCellsAreBrokenBeforeATableLiesAcross(t *testing.T) {
	ts := setterOf(t).tables()
	broken := 0
	for n := 3; n <= 12; n++ {
		table := months(4, n)
		for i := range n {
			table.Rows[i%4].Cells[i+1].Shown = "not available"
		}
		whole := ts.fits(ts.claims(table), ts.s.typeWidth)
		tight := ts.fits(tightened(ts.claims(table)), ts.s.typeWidth)
		placed := ts.placed(table)
		if upright := !placed.across && len(placed.parts) == 1; upright != tight {
			t.Errorf("%d columns stand upright as a whole: %v, want %v", n, upright, tight)
		}
		if tight && !whole {
			broken++
		}
	}
	if broken == 0 {
		t.Error("no table has to have its cells broken")
	}
}
