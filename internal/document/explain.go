package document

import (
	"strings"
	"time"
)

// SourceTrace is one reading of a source.
type SourceTrace struct {
	Name   string    `json:"name"` // in the settings
	Title  string    `json:"title"`
	Place  string    `json:"place"` // the file, address or database
	Part   string    `json:"part,omitempty"`
	Read   time.Time `json:"read_at"`
	Digest string    `json:"sha256"` // of what was read
	Shaped []string  `json:"shaped,omitempty"`
}

// FigureTrace is a figure, the places it is printed at, and its cells.
type FigureTrace struct {
	ID    string      `json:"id"`
	Key   string      `json:"key,omitempty"`
	Shown string      `json:"shown"`
	Exact string      `json:"exact"` // in Unit, with all its digits
	Kind  string      `json:"kind"`
	Unit  string      `json:"unit,omitempty"`
	Rule  string      `json:"rule,omitempty"` // empty for a figure as it was read
	Where []string    `json:"where"`
	Cells []CellTrace `json:"cells"`
}

// CellTrace is a cell of the source of that name, or a run of cells down to the
// row Last. Stood is its exact value in Unit, where the
// edition prints it as a figure of its own.
type CellTrace struct {
	Source string `json:"source"`
	Row    int    `json:"row"`
	Column string `json:"column"`
	Last   int    `json:"last,omitempty"`
	Cell   string `json:"cell"` // "Sheet 1!H12"
	Stood  string `json:"stood,omitempty"`
	Unit   string `json:"unit,omitempty"`
}

// Grouped is the value that stood in the cell with its thousands set apart,
// empty if the edition does not print it.
func (c CellTrace) Grouped() string {
	if c.Stood == "" {
		return ""
	}
	return Grouped(c.Stood)
}

// Grouped sets the thousands of a number apart: "-102,100,000.5".
func Grouped(number string) string {
	digits, fraction, _ := strings.Cut(strings.TrimPrefix(number, "-"), ".")
	sign := number[:len(number)-len(strings.TrimPrefix(number, "-"))]
	var parts []string
	for len(digits) > 3 {
		parts = append([]string{digits[len(digits)-3:]}, parts...)
		digits = digits[:len(digits)-3]
	}
	whole := sign + strings.Join(append([]string{digits}, parts...), ",")
	if fraction != "" {
		return whole + "." + fraction
	}
	return whole
}

// TraceFigures tells where figures of the document come from, and of which
// sources their cells are, in the order of the document.
func (d *Document) TraceFigures(figures []Figure) (all []FigureTrace, from []SourceTrace) {
	t := newTracer(d)
	for _, f := range figures {
		all = append(all, t.trace(f))
	}
	return all, t.sources(figures)
}

// tracer traces the figures of a document.
type tracer struct {
	doc   *Document
	where map[string][]string
	stood map[Place]Figure
}

func newTracer(d *Document) tracer {
	t := tracer{d, map[string][]string{}, map[Place]Figure{}}
	known := map[[2]string]bool{}
	for _, p := range d.Prints() {
		if one := [2]string{p.Figure, p.Where}; !known[one] {
			known[one] = true
			t.where[p.Figure] = append(t.where[p.Figure], p.Where)
		}
	}
	for _, f := range d.Figures {
		if f.Rule == "" && len(f.Cells) == 1 {
			t.stood[f.Cells[0]] = f
		}
	}
	return t
}

func (t tracer) trace(f Figure) FigureTrace {
	traced := FigureTrace{
		ID: f.ID, Key: f.Key, Shown: f.Shown, Exact: f.Num.String(), Kind: string(f.Kind), Unit: f.Unit, Rule: f.Rule,
		Where: t.where[f.ID],
	}
	for _, p := range f.Cells {
		traced.Cells = append(traced.Cells, t.cell(p))
	}
	return traced
}

func (t tracer) cell(p Place) CellTrace {
	o := t.doc.Origin(p)
	c := CellTrace{Row: p.Row, Column: p.Column, Last: p.Last, Cell: Reference(o)}
	if f, ok := t.stood[p]; ok {
		c.Stood, c.Unit = f.Num.String(), f.Unit
	}
	if o.Reading != nil {
		c.Source = o.Reading.Source
	}
	return c
}

// sources are those of the figures' cells, in the order of the
func (t tracer) sources(figures []Figure) (all []SourceTrace) {
	used := map[int]bool{}
	for _, f := range figures {
		for _, p := range f.Cells {
			used[p.Source] = true
		}
	}
	for i, s := range t.doc.Sources {
		if r := s.Reading; used[i] {
			all = append(all, SourceTrace{r.Source, s.Title, r.Place, r.Part, r.At.UTC(), r.Digest, s.Shaped})
		}
	}
	return all
}
