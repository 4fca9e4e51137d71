package xlsx

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
)

// putCover begins the first sheet: which edition this is, and what must stand
// above everything.
func (b *book) putCover() {
	s := sheet{b, cover}
	s.layOut()
	s.title(b.doc.Title)
	s.say(1, 2, b.doc.Tagline, look{colour: b.palette.Ink})
	s.say(1, 3, b.doc.Dateline(), look{colour: b.palette.Muted})
	s.widths(coverWidths)
	s.remarks(5, b.doc.Notices, coverWidths)
	for i := range b.doc.Notices {
		s.dress(1, 5+i, look{bold: true, colour: b.palette.Watch, wrapped: true})
	}
}

// coverWidths are those of the columns of the first sheet, in characters.
var coverWidths = []int{34, 60}

// putFindings goes on with what matters most, each with a link to the sheet of its
// part, and returns the row below it.
func (b *book) putFindings() (row int) {
	s, row := sheet{b, cover}, 6+len(b.doc.Notices)
	n := b.doc.Blocks.Opened()
	if n < 2 {
		return row
	}
	title, _ := b.doc.Blocks[n-2].(document.Heading)
	list, _ := b.doc.Blocks[n-1].(document.List)
	var words []string
	for _, item := range list.Items {
		words = append(words, item.Plain())
	}
	s.say(1, row, title.Text, look{head: true})
	s.remarks(row+1, words, coverWidths)
	for i, item := range list.Items {
		s.dress(1, row+1+i, look{colour: b.palette.Ink, wrapped: true})
		if len(item) > 0 && b.parts[item[0].Story] != "" {
			name := b.parts[item[0].Story]
			s.note(b.file.SetCellHyperLink(cover, at(1, row+1+i), reference(name, 1, 1), "Location"))
		}
	}
	return row + len(words) + 2
}

// putContents ends the first sheet with a list of the others.
func (b *book) putContents() {
	s, row := sheet{b, cover}, b.putFindings()
	s.say(1, row, "Sheet", look{head: true})
	s.say(2, row, "What it holds", look{head: true})
	for _, e := range b.sheets {
		row++
		s.say(1, row, e.sheet, look{colour: b.palette.Accent})
		s.note(b.file.SetCellHyperLink(cover, at(1, row), reference(e.sheet, 1, 1), "Location"))
		s.say(2, row, e.title, look{colour: b.palette.Ink})
	}
}

// heads sets the heads of a list and the widths of its columns.
func (s sheet) heads(all ...head) {
	for i, h := range all {
		s.say(i+1, headRow, h.words, look{head: true})
		s.width(i+1, h.width)
	}
	s.freeze(2, headRow+1)
}

type head struct {
	words string
	width int
}

// line sets words side by side.
func (s sheet) line(row int, words ...string) {
	for i, w := range words {
		s.say(i+1, row, w, look{colour: s.palette.Ink})
	}
}

// putSources lists what the document rests on.
func (b *book) putSources() {
	s := b.add("Sources", "What the edition rests on")
	s.title("Sources")
	s.heads(head{"Source", 40}, head{"File or address", 44}, head{"Part", 24}, head{"Read", 22}, head{"As at", 16},
		head{"Licence", 28}, head{"SHA-256", 60}, head{"Link", 40})
	for i, source := range b.doc.Sources {
		row, r := headRow+1+i, source.Reading
		link := document.SafeLink(source.Link)
		s.line(row, source.Title, r.Place, r.Part, b.told(r.At), day(r.AsOf), source.Licence, r.Digest, link)
		if link != "" && len(link) < longestLink {
			s.note(b.file.SetCellHyperLink(s.name, at(8, row), link, "External"))
		}
	}
}

// longestLink is what spreadsheets take as the address of a link.
const longestLink = 2080

// told is a moment in the zone of the edition.
func (b *book) told(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(b.doc.Issued.Location()).Format("2 January 2006, 15:04")
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 January 2006")
}

// mostListed is how many figures are listed whatever they are. Beyond it only
// those that were computed are listed, as many again: the others stand in one
// cell of a source as they are, and a list of so many is read by nobody.
const mostListed = 20_000

// listable are the figures that the book lists.
func (b *book) listable() []document.Figure {
	all := b.doc.Figures
	if len(all) <= mostListed {
		return all
	}
	all = slices.DeleteFunc(slices.Clone(all), func(f document.Figure) bool { return f.Rule == "" && len(f.Cells) == 1 })
	return all[:min(len(all), mostListed)]
}

// putFigures lists the figures with their cells, a line for each of their
// sources, and says if there are more.
func (b *book) putFigures() {
	if len(b.doc.Figures) == 0 {
		return
	}
	s := b.add("Figures", "Every figure, and the cells it comes from")
	s.title("Figures")
	s.heads(head{"Figure", 8}, head{"Where it stands", 44}, head{"Shown", 14}, head{"Exactly", 18}, head{"Unit", 10},
		head{"Rule", 44}, head{"Cells", 40}, head{"File or address", 44}, head{"Read", 22}, head{"SHA-256", 60}, head{"Name", 60})
	where, row := b.places(), headRow
	listed := b.listable()
	for i, f := range listed {
		if i%often == 0 && b.ctx.Err() != nil {
			break
		}
		for _, of := range bySource(f.Cells) {
			row++
			b.putFigure(s, row, f, strings.Join(where[f.ID], "; "), of)
		}
	}
	if more := len(b.doc.Figures) - len(listed); more > 0 {
		cut := document.Cut{Left: more, Of: len(b.doc.Figures), Things: "figures", What: "edition"}
		s.say(1, 2, cut.Say(b.doc.Whole.Beside("xlsx")).Plain(), look{colour: b.palette.Muted})
	}
	s.note(b.file.AutoFilter(s.name, fmt.Sprintf("A%d:K%d", headRow, max(row, headRow+1)), nil))
}

func (b *book) putFigure(s sheet, row int, f document.Figure, where string, cells []document.Place) {
	words := []string{f.ID, where, f.Shown, "", f.Unit, f.Rule, "", "", "", "", f.Key}
	if len(cells) > 0 {
		if r := b.doc.Origin(cells[0]).Reading; r != nil {
			words[6], words[7], words[8], words[9] = b.listed(cells), r.Place, b.told(r.At), r.Digest
		}
	}
	s.line(row, words...)
	s.count(4, row, number{f.Num, exact(f.Num)}, look{colour: b.palette.Ink, right: true})
}

// exact is a format with as many decimals as the number has.
func exact(num decimal.Decimal) string {
	if places := -num.Exponent(); places > 0 {
		return "#,##0." + strings.Repeat("0", min(int(places), 15))
	}
	return "#,##0"
}

// places is where each figure is printed: the cells of this book, and in words
// the sentences of the document.
func (b *book) places() map[string][]string {
	all := map[string][]string{}
	for id, cells := range b.printed {
		all[id] = slices.Clone(cells)
	}
	known := map[[2]string]bool{}
	for _, p := range b.doc.Prints() {
		if one := [2]string{p.Figure, p.Where}; p.InWords && !known[one] {
			known[one] = true
			all[p.Figure] = append(all[p.Figure], p.Where)
		}
	}
	return all
}

// bySource divides cells by their source, in order. No cells make one empty
// part.
func bySource(cells []document.Place) [][]document.Place {
	parts, of := [][]document.Place{}, map[int]int{}
	for _, p := range cells {
		i, ok := of[p.Source]
		if !ok {
			i = len(parts)
			of[p.Source], parts = i, append(parts, nil)
		}
		parts[i] = append(parts[i], p)
	}
	if len(parts) == 0 {
		return [][]document.Place{nil}
	}
	return parts
}

// longestList is how many characters a list of cells may have: a cell of a
// workbook holds 32,767.
const longestList = 32_000

// listed names the cells of one source.
func (b *book) listed(cells []document.Place) string {
	var list strings.Builder
	for i, p := range cells {
		if list.Len() > longestList {
			fmt.Fprintf(&list, " and %d more", len(cells)-i)
			break
		}
		if i > 0 {
			list.WriteString(", ")
		}
		list.WriteString(document.Reference(b.doc.Origin(p)))
	}
	return list.String()
}
