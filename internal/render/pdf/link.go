package pdf

import (
	"catchup/internal/document"
	"catchup/internal/render/pdf/tag"
)

// link is where words lead: to an http, https or mailto address, to the cell of
// a table that prints a figure, or to the heading of a block by its number, counted
// from 1.
type link struct {
	address, figure string
	block           int
}

// nowhere is where most words lead.
var nowhere link

// lead is a link to a figure or a heading that may not be set yet.
type lead struct {
	from *tag.Element
	link
}

// link is the link of a span. In a list, a figure links to the table that
// prints it, such as a figure that is corrected. In prose, which stands beside
// its table, figures have no links, since there would be too many.
func (s *setter) link(of document.Span) link {
	if i, ok := s.headed[of.Story]; ok {
		return link{block: i + 1}
	}
	if address := safe(of.Link); address != "" || s.at.part != item || !s.tabled[of.Figure] {
		return link{address: address}
	}
	return link{figure: of.Figure}
}

// tabled are the figures that tables print.
func tabled(d *document.Document) map[string]bool {
	all := map[string]bool{}
	for _, b := range d.Blocks {
		t, _ := b.(document.Table)
		for _, row := range t.Rows {
			for _, c := range row.Cells[:min(len(row.Cells), len(t.Columns))] {
				if c.Figure != "" {
					all[c.Figure] = true
				}
			}
		}
	}
	return all
}

// join leads the links to figures to their cells, and those to blocks to their
// headings.
func (s *setter) join() {
	for _, l := range s.leads {
		if l.figure != "" {
			l.from.To = s.cells[l.figure]
		} else {
			l.from.To = s.headings[l.block]
		}
	}
}

// safe is the address in plain ASCII if it is http, https or mailto, or else
// "".
func safe(address string) string { return ascii(document.SafeLink(address)) }

// ascii percent-encodes what url.URL leaves as it is.
func ascii(address string) string {
	var out []byte
	for _, b := range []byte(address) {
		if b > ' ' && b < 0x7f {
			out = append(out, b)
		} else {
			const digits = "0123456789ABCDEF"
			out = append(out, '%', digits[b>>4], digits[b&15])
		}
	}
	return string(out)
}
