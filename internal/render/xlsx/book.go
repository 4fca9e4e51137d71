package xlsx

import (
	"cmp"
	"context"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"

	"catchup/internal/document"
	"catchup/internal/script"
	"catchup/templates"
)

// book is a workbook while it is made. err is its first error; what is done
// after that does not matter.
type book struct {
	ctx     context.Context
	file    *excelize.File
	doc     *document.Document
	palette templates.Palette
	names   names
	figures map[string]*document.Figure // of the document, by their IDs
	styles  map[look]int
	sheets  []entry             // in order, without the cover
	under   string              // the heading of the part that is being set
	parts   map[string]string   // the first sheet of each part, by its heading
	printed map[string][]string // by the IDs of figures: where they stand, "'Outturn'!D5"
	err     error
}

// entry is a line of the contents.
type entry struct{ sheet, title string }

// look is how a cell is set. Format is a number format; one that is empty is
// for words.
type look struct {
	format  string
	colour  templates.Colour
	size    float64
	indent  int
	bold    bool
	head    bool
	total   bool
	right   bool
	wrapped bool
}

// cover is the name of the first sheet.
const cover = "Edition"

func newBook(ctx context.Context, d *document.Document, p templates.Palette) *book {
	b := &book{
		ctx: ctx, file: excelize.NewFile(), doc: d, palette: p, names: newNames(), figures: d.FiguresByID(),
		styles: map[look]int{}, printed: map[string][]string{}, parts: map[string]string{},
	}
	b.note(b.file.SetSheetName("Sheet1", cover))
	return b
}

func (b *book) note(err error) { b.err = cmp.Or(b.err, err) }

// add begins a sheet under a name that comes near the title.
func (b *book) add(name, title string) sheet {
	b.sheets = append(b.sheets, entry{name, title})
	b.parts[b.under] = cmp.Or(b.parts[b.under], name)
	_, err := b.file.NewSheet(name)
	b.note(err)
	s := sheet{b, name}
	s.layOut()
	return s
}

// sheet is a sheet of the book. Rows and columns count from 1.
type sheet struct {
	*book
	name string
}

// layOut makes the sheet fit the width of paper when it is printed.
func (s sheet) layOut() {
	landscape, a4, wide, high, fit := "landscape", 9, 1, 0, true
	s.note(s.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &high,
	}))
	if script.RTL(s.doc.Lang) {
		s.lean()
	}
	s.note(s.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

// lean makes the columns of the sheet begin at the right.
func (s sheet) lean() {
	leftward := true
	s.note(s.file.SetSheetView(s.name, 0, &excelize.ViewOptions{RightToLeft: &leftward}))
}

// often is after how many rows of a sheet the context is looked at. What it cuts
// off does not matter: the workbook is not made then.
const often = 1000

// at is the name of a cell, "B4".
func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row) // fails below 1 alone
	return name
}

// say writes words to a cell. The cell has the type text, so that no words can
// become a formula.
func (s sheet) say(column, row int, words string, l look) {
	s.note(s.file.SetCellStr(s.name, at(column, row), plain(words)))
	s.dress(column, row, l)
}

// count writes a number to a cell, with all its digits.
func (s sheet) count(column, row int, n number, l look) {
	l.format = n.format
	s.note(s.file.SetCellDefault(s.name, at(column, row), n.num.String()))
	s.dress(column, row, l)
}

// dress sets the style of a cell.
func (s sheet) dress(column, row int, l look) {
	style, err := s.style(l)
	s.note(err)
	s.note(s.file.SetCellStyle(s.name, at(column, row), at(column, row), style))
}

// freeze keeps the rows above and the columns left of a cell visible.
func (s sheet) freeze(column, row int) {
	s.note(s.file.SetPanes(s.name, &excelize.Panes{
		Freeze: true, XSplit: column - 1, YSplit: row - 1, TopLeftCell: at(column, row), ActivePane: pane(column),
	}))
}

func pane(column int) string {
	if column > 1 {
		return "bottomRight"
	}
	return "bottomLeft"
}

// width makes a column wide enough for n characters, within bounds.
func (s sheet) width(column, n int) { s.wide(column, column, bounded(n)) }

// widths makes columns from the first on wide enough, those beside each other
// of one width at once: excelize looks through all that are set each time.
func (s sheet) widths(all []int) {
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && bounded(all[to]) == bounded(all[from]) {
			to++
		}
		s.wide(from+1, to, bounded(all[from]))
		from = to
	}
}

// bounded is the width of a column for n characters.
func bounded(n int) float64 { return float64(min(max(n, 8), 60)) + 2 }

func (s sheet) wide(from, to int, width float64) {
	first, err := excelize.ColumnNumberToName(from)
	s.note(err)
	last, err := excelize.ColumnNumberToName(to)
	s.note(err)
	s.note(s.file.SetColWidth(s.name, first, last, width))
}

// style is the number of the look in the file.
func (b *book) style(l look) (int, error) {
	if id, ok := b.styles[l]; ok {
		return id, nil
	}
	id, err := b.file.NewStyle(b.drawn(l))
	b.styles[l] = id
	return id, err
}

func (b *book) drawn(l look) *excelize.Style {
	s := &excelize.Style{
		Font:      &excelize.Font{Family: "Arial", Size: max(l.size, 10), Bold: l.bold || l.head || l.total, Color: string(l.colour)},
		Alignment: &excelize.Alignment{Vertical: "center", Indent: l.indent, WrapText: l.wrapped || l.head},
	}
	switch {
	case l.right:
		s.Alignment.Horizontal = "right"
	case l.indent > 0:
		s.Alignment.Horizontal = "left" // programs indent nothing that is not told its side
	}
	if l.wrapped {
		s.Alignment.Vertical = "top"
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	if l.head {
		s.Font.Color = string(b.palette.Paper)
		s.Alignment.Vertical = "bottom"
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{string(b.palette.AccentDark)}}
	}
	if l.total {
		s.Border = []excelize.Border{{Type: "top", Style: 1, Color: string(b.palette.Ink)}}
	}
	return s
}

// plain drops characters that no cell can hold.
func plain(words string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == '\uFFFE', r == '\uFFFF':
			return -1
		}
		return r
	}, strings.ToValidUTF8(words, "\uFFFD")))
}
