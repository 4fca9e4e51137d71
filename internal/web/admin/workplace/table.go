package workplace

import (
	"slices"

	"catchup/internal/document"
	"catchup/internal/editor"
)

// totalLine is the name under which the row of all is commented.
const totalLine = "Total"

// tables sets out the tables below the headings of finance sections.
func (w *Work) tables(d *document.Document, finance []string) {
	heading := ""
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Heading:
			heading = b.Text
		case document.Table:
			if slices.Contains(finance, heading) {
				w.Tables = append(w.Tables, w.table(heading, b))
				heading = "" // a section has one table of lines
			}
		}
	}
}

// table sets out the lines of the table of a finance section with their comments.
func (w *Work) table(section string, t document.Table) Table {
	out := Table{Key: "table " + section, Title: section}
	_, remarks := t.Unremarked()
	last := -1 // the row of all is the last total
	for i, r := range t.Rows {
		if r.Rank == document.Total {
			last = i
		}
	}
	for i, r := range t.Rows {
		line := Line{Name: r.Cells[0].Words()}
		if i == last {
			line.Name = totalLine
		}
		if remarks != nil {
			line.Remark = remarks[i]
		}
		if at := w.comment(section, line.Name); at >= 0 {
			c := w.File.Sheet.Commentary[at]
			line.Commented, line.Edited = true, c.Edited
		}
		if line.Name != "" && !slices.ContainsFunc(out.Lines, func(l Line) bool { return l.Name == line.Name }) {
			out.Lines = append(out.Lines, line)
		}
	}
	return out
}

// comment is the place in the file of the comment on a line; -1 for none.
func (w *Work) comment(section, line string) int {
	return slices.IndexFunc(w.File.Sheet.Commentary, func(c editor.Comment) bool { return c.Is(section, line) })
}

// said is what the file says of a line, as a form has it.
func (w *Work) said(section, line string) Comment {
	at := w.comment(section, line)
	if at < 0 {
		return Comment{Line: line}
	}
	c := w.File.Sheet.Commentary[at]
	return Comment{Line: line, Words: c.Words, By: c.By, On: c.Day()}
}

// Choose has the form of a table stand at one of its lines, with what the file says
// of it.
func (w *Work) Choose(title, line string) {
	for i := range w.Tables {
		t := &w.Tables[i]
		if t.Title == title && slices.ContainsFunc(t.Lines, func(l Line) bool { return l.Name == line }) {
			t.Open, t.Chosen = true, w.said(t.Title, line)
		}
	}
}
