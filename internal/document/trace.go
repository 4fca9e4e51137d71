package document

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"catchup/internal/table"
)

// fewCells is how many cells a trace names one by one.
const fewCells = 3

// Tracing tells a reader where the cells behind the document's figures are told;
// it is empty if there are no figures, or if the whole is nowhere that has them.
func (d *Document) Tracing(w Whole) Paragraph {
	const where = "Where each figure comes from, cell by cell, is told "
	switch {
	case len(d.Figures) == 0:
		return nil
	case w.Page != "":
		return Paragraph{{Text: where}, {Text: "on the web", Link: w.Page}, {Text: "."}}
	case slices.Contains(w.Attached, "xlsx"):
		return Say(where + "in the attached workbook.")
	}
	return nil
}

// Origin is the cell at the place, with the reading it was read in.
func (d *Document) Origin(p Place) table.Origin {
	o := table.Origin{Row: p.Row, Column: p.Column, Last: p.Last}
	if p.Source >= 0 && p.Source < len(d.Sources) {
		o.Reading = &d.Sources[p.Source].Reading
	}
	return o
}

// Trace is the provenance of a figure in few words, "f12: outturn − plan;
// outturn.csv H12, F12".
func (d *Document) Trace(f *Figure) string {
	return f.ID + ": " + joined("; ", f.Rule, d.From(f))
}

// From names the cells of a figure in few words, each file once: "outturn.csv
// H12, F12".
func (d *Document) From(f *Figure) string {
	cells := f.Cells
	if len(cells) > fewCells {
		return fmt.Sprintf("%d cells of %s", d.count(cells), strings.Join(d.files(cells), " and "))
	}
	var words string
	for i, p := range cells {
		o := d.Origin(p)
		switch {
		case i == 0:
			words = fileOf(o) + " "
		case p.Source != cells[i-1].Source:
			words += "; " + fileOf(o) + " "
		default:
			words += ", "
		}
		words += Reference(o)
	}
	return words
}

// count is how many cells there are in all runs.
func (d *Document) count(cells []Place) (n int) {
	for _, p := range cells {
		n += d.Origin(p).Count()
	}
	return n
}

// Files are the names of the files that the figure's cells stand in, each once.
func (d *Document) Files(f *Figure) []string { return d.files(f.Cells) }

// files lists the files of the cells, each once.
func (d *Document) files(cells []Place) []string {
	var names []string
	seen := map[int]bool{}
	for _, p := range cells {
		if !seen[p.Source] {
			seen[p.Source] = true
			names = append(names, fileOf(d.Origin(p)))
		}
	}
	return names
}

// fileOf is the last part of the name of the file or address that a cell
// stands in.
func fileOf(o table.Origin) string {
	if o.Reading == nil {
		return "an unknown source"
	}
	place := o.Reading.Place
	if u, err := url.Parse(place); err == nil && u.Path != "" {
		place = u.Path
	}
	return path.Base(place)
}

var letters = regexp.MustCompile(`^[A-Z]{1,3}$`)

// Reference names a cell as the file's own program does: "H12" in a file of
// rows, "Sheet 1!H12" in a workbook, "row 12, plan" where columns have names
// alone. A run of cells is "H12:H480", or "rows 12–480, plan".
func Reference(o table.Origin) string {
	rows := fmt.Sprintf("row %d", o.Row)
	cells := fmt.Sprintf("%s%d", o.Column, o.Row)
	if o.Last != 0 {
		rows = fmt.Sprintf("rows %d–%d", o.Row, o.Last)
		cells += fmt.Sprintf(":%s%d", o.Column, o.Last)
	}
	plain := letters.MatchString(o.Column)
	switch {
	case o.Column == "":
		return rows
	case plain && workbook(o.Reading):
		return o.Reading.Part + "!" + cells
	case plain && o.Reading != nil && o.Reading.Part == "":
		return cells
	}
	return rows + ", " + o.Column
}

// workbook tells whether the reading is of a sheet.
func workbook(r *table.Reading) bool {
	return r != nil && r.Part != "" && strings.Contains(strings.ToLower(r.Place), ".xls")
}
