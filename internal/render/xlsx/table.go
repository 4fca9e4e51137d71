package xlsx

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/table"
)

// headRow is the row of a table's heads; its title stands in the first.
const headRow = 3

// putTable gives a table its sheet: title, heads, rows, notes.
func (b *book) putTable(t document.Table) {
	s := b.add(b.names.take(t.Caption), t.Title())
	s.title(t.Title())
	widths, heads := make([]int, len(t.Columns)), make([]string, len(t.Columns))
	for i, c := range t.Columns {
		s.say(i+1, headRow, c.Head, look{head: true, right: c.Numeric, indent: indent(i > 0 && !c.Numeric)})
		widths[i], heads[i] = longestWord(c.Head), c.Head
	}
	row := headRow
	for i, r := range t.Rows {
		if i%often == 0 && b.ctx.Err() != nil {
			break
		}
		row++
		for i, c := range r.Cells[:min(len(r.Cells), len(t.Columns))] {
			if c.Spark != nil {
				s.say(i+1, row, c.Shown, look{colour: s.palette.Ink, format: unseen})
				widths[i] = max(widths[i], document.MostBlocks+2)
				continue
			}
			s.putCell(i+1, row, c, power(t.Unit), s.lookOf(r, t.Columns[i], i))
			widths[i] = max(widths[i], utf8.RuneCountInString(c.Words())+2)
		}
	}
	s.widths(widths)
	s.headHeight(heads, widths)
	s.remarks(row+2, t.Notes, widths)
	s.freeze(2, headRow+1)
	for i := range t.Columns {
		s.putSparks(t, i)
	}
}

// title sets the first line of a sheet.
func (s sheet) title(words string) {
	s.say(1, 1, words, look{bold: true, size: 13, colour: s.palette.AccentDark})
}

// lookOf is how the cells of a row are set in a column, the first of all at
// index 0.
func (s sheet) lookOf(r document.Row, c document.Column, i int) look {
	apart := i > 0 && !c.Numeric || i == 0 && r.Rank == document.Sub
	return look{colour: s.palette.Ink, right: c.Numeric, total: r.Rank == document.Total, indent: indent(apart), wrapped: c.Remark}
}

// indent is the indent of words after figures, and of a sub-row under its row.
func indent(apart bool) int {
	if apart {
		return 1
	}
	return 0
}

// putCell puts a figure or a word into a cell, and remembers where a figure
// stands.
func (s sheet) putCell(column, row int, c document.Cell, power int32, l look) {
	l.colour = s.palette.Tone(c.Tone)
	if n, ok := s.number(c, power); ok {
		s.count(column, row, n.under(c.Tone), l)
	} else {
		s.say(column, row, c.Words(), l)
	}
	if c.Figure != "" {
		s.printed[c.Figure] = append(s.printed[c.Figure], reference(s.name, column, row))
	}
}

// number is the cell's figure, or its value, as a number.
func (b *book) number(c document.Cell, power int32) (number, bool) {
	v := c.Value
	if f := b.figures[c.Figure]; f != nil && c.Figure != "" {
		return marked(c, f.Num, power)
	}
	switch {
	case !v.Known:
		return number{}, false
	case v.Kind.Numeric():
		return marked(c, v.Num, power)
	case v.Kind == table.Date:
		return moment(c.Shown, v.Time, "2 January 2006", "d mmmm yyyy")
	case v.Kind == table.Time:
		return moment(c.Shown, v.Time.In(b.doc.Issued.Location()), "2 January 2006, 15:04", `d mmmm yyyy", "hh:mm`)
	}
	return number{}, false
}

// marked is the number of a cell, in a format that shows the marks of its
// publisher behind it.
func marked(c document.Cell, num decimal.Decimal, power int32) (number, bool) {
	marks := c.Value.Aside.Beside("")
	n, ok := typed(strings.TrimSuffix(c.Shown, marks), num, power)
	if !ok || marks == "" {
		return n, ok
	}
	var literal strings.Builder // each sign for itself: some programs misread brackets within quotes
	for _, sign := range marks {
		literal.WriteString(`\` + string(sign))
	}
	sections := strings.Split(n.format, ";")
	for i := range sections {
		sections[i] += literal.String()
	}
	n.format = strings.Join(sections, ";")
	return n, ok
}

// moment is a time as a day number, if it is shown in the form.
func moment(shown string, t time.Time, form, format string) (number, bool) {
	if t.Format(form) != shown {
		return number{}, false
	}
	wall := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	seconds := decimal.NewFromInt(int64(wall.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)) / time.Second))
	return number{seconds.DivRound(decimal.NewFromInt(24*60*60), 10), format}, true
}

func longestWord(words string) int {
	longest := 0
	for word := range strings.FieldsSeq(words) {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	return longest
}

// putChart gives the data of a chart a sheet, with its finding, its signs and its
// notes below.
func (b *book) putChart(c document.Chart) {
	t, notes := c.Data(), []string{c.Alt}
	for _, sign := range c.Signs {
		notes = append(notes, sign.Words())
	}
	t.Notes = append(notes, t.Notes...)
	b.putTable(t)
}
