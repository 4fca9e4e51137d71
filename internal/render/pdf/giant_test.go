package pdf

import (
	"fmt"
	"strings"
	"testing"

	"catchup/internal/document"
)

// months is a sample table of n rows and a total, with so many columns of figures.
func months(rows, columns int) document.Table {
	t := document.Table{
		Caption: "Plan by month, sample figures", Unit: "£m", Illustrative: true,
		Columns: []document.Column{{Head: "System", Weight: 3}},
		Notes:   []string{"Sample figures, made for this test.", "Brackets are deficits."},
	}
	for i := range columns {
		head := []string{"Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Total (£m)"}[i%13]
		t.Columns = append(t.Columns, document.Column{Head: head, Numeric: true, Weight: 1})
	}
	for i := range rows {
		row := document.Row{Cells: []document.Cell{cell(fmt.Sprintf("Sample system %d of the Long Valley", i+1))}}
		for j := range columns {
			row.Cells = append(row.Cells, cell([]string{"%d.%d", "(%d.%d)"}[(i+j)%2]))
			row.Cells[j+1].Shown = fmt.Sprintf(row.Cells[j+1].Shown, (i*37+j*11)%190, j%10)
		}
		t.Rows = append(t.Rows, row)
	}
	total := document.Row{Rank: document.Total, Cells: []document.Cell{cell("All sample systems")}}
	for j := range columns {
		total.Cells = append(total.Cells, cell(fmt.Sprintf("1,%03d.4", j*31)))
	}
	t.Rows = append(t.Rows, total)
	return t
}

// giant is a sample week with much of everything.
func giant(t testing.TB) *document.Document {
	d := sample(t)
	words := "The sample board was told that the plan had been met, and that the next one asks for more. "
	d.Blocks = append(d.Blocks, document.Heading{Level: 2, Text: "More sample stories"})
	for i := range 14 {
		d.Blocks = append(d.Blocks, document.Story{
			Heading: fmt.Sprintf("Sample story number %d of the week", i+1), Lead: i == 5,
			Paragraphs: say(strings.Repeat(words, 1+i%4), strings.Repeat(words, 1+i%3)),
			Articles:   []document.Article{article(t, "The Sample Ledger", 10+i%5), article(t, "Sample Board Weekly", 11)}[:1+i%2],
		})
	}
	d.Blocks = append(d.Blocks, document.Heading{Level: 2, Text: "The year by month"}, document.Say(words), months(12, 13),
		document.Say(strings.Repeat(words, 3)), document.Heading{Level: 2, Text: "Everything by system"}, months(15, 20), document.Say(strings.Repeat(words, 5)))
	for _, c := range drawings() {
		d.Blocks = append(d.Blocks, document.Heading{Level: 3, Text: "A sample chart"}, document.Say(strings.Repeat(words, 2)), c)
	}
	list := document.List{}
	for i := range 9 {
		list.Items = append(list.Items, document.Say(fmt.Sprintf("Sample item %d. ", i+1)+strings.Repeat(words, i%3)))
	}
	d.Blocks = append(d.Blocks, document.Heading{Level: 2, Text: "In short"}, list, outturn(15), allocations(70), months(40, 13), list)
	return d
}
