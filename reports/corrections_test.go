package reports

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/table"
)

// figure is a number in pounds, shown in millions, of a key of one table.
func figure(id, key string, pounds int64, rule string, rows ...int) document.Figure {
	f := document.Figure{
		ID: id, Key: "Systems against plan · " + key, Rule: rule,
		Num: decimal.NewFromInt(pounds), Kind: table.Money, Unit: "GBP",
		Shown: decimal.NewFromInt(pounds).Shift(-6).StringFixed(1),
	}
	for _, row := range rows {
		f.Cells = append(f.Cells, document.Place{Row: row, Column: "E"})
	}
	return f
}

// edition is a document of figures, printed by one table in the unit.
func edition(number int, unit string, figures ...document.Figure) *document.Document {
	set := document.Table{Unit: unit}
	for _, f := range figures {
		set.Rows = append(set.Rows, document.Row{Cells: []document.Cell{{Shown: f.Shown, Figure: f.ID}}})
	}
	return &document.Document{
		Number: number, Edition: "weekly/2024-06-07", Issued: time.Date(2024, 5, 17, 16, 0, 0, 0, time.UTC).AddDate(0, 0, 7*number),
		Blocks: document.Blocks{set}, Figures: figures,
	}
}

// corrected is what stands above the table of the document, a line for each
// block and item; the figures of spans follow in angle brackets.
func corrected(d *document.Document) []string {
	var lines []string
	add := func(p document.Paragraph) {
		line := p.Plain()
		for _, span := range p {
			if f := d.Figure(span.Figure); f != nil {
				line += fmt.Sprintf(" <%s %s>", f.ID, f.Num)
			}
		}
		lines = append(lines, line)
	}
	for _, block := range d.Blocks[:len(d.Blocks)-1] {
		switch b := block.(type) {
		case document.Heading:
			lines = append(lines, "# "+b.Text)
		case document.List:
			for _, item := range b.Items {
				add(item)
			}
		case document.Paragraph:
			add(b)
		}
	}
	return lines
}

func TestCorrections(t *testing.T) {
	const m = 1_000_000
	devon := func(pounds int64) document.Figure {
		return figure("f1", "Devon · 2023-24 draft · outturn", pounds, "", 2)
	}
	total := func(pounds int64, rows ...int) document.Figure {
		return figure("f9", "All systems · 2023-24 draft · outturn", pounds, "sum", rows...)
	}
	beds := func(n int64) document.Figure { return figure("f1", "Ward 7 · beds", n, "", 2) }
	at := func(d *document.Document, day int) *document.Document {
		d.Sources = []document.Source{{Reading: table.Reading{AsOf: time.Date(2024, 6, day, 0, 0, 0, 0, time.UTC)}}}
		return d
	}
	twins := []document.Figure{figure("f2", "Devon · 2023-24 draft · outturn", -46*m, "", 3), devon(-47 * m)}
	for _, c := range []struct {
		name string
		then *document.Document
		now  *document.Document
		want []string
	}{
		{name: "no edition before", now: edition(4, "£m", devon(-47*m))},
		{name: "nothing differs", then: edition(3, "£m", devon(-45*m)), now: edition(4, "£m", devon(-45*m))},
		{
			name: "a read figure differs",
			then: edition(3, "£m", devon(-45*m)), now: edition(4, "£m", devon(-47*m)),
			want: []string{"# Corrections",
				"Devon, 2023-24 (draft), outturn, £m: given as -45.0 in No. 3 of 7 June 2024; the source now says -47.0. <f1 -47000000>"},
		},
		{
			name: "what follows from it is not told again",
			then: edition(3, "£m", devon(-45*m), total(9*m, 2, 3)), now: edition(4, "£m", devon(-47*m), total(7*m, 2, 3)),
			want: []string{"# Corrections",
				"Devon, 2023-24 (draft), outturn, £m: given as -45.0 in No. 3 of 7 June 2024; the source now says -47.0. <f1 -47000000>",
				"The figures worked out from these have changed with them."},
		},
		{
			name: "a cell that is not printed",
			then: edition(3, "£m", total(9*m, 2, 3)), now: edition(4, "£m", total(7*m, 2, 3)),
			want: []string{"# Corrections",
				"All systems, 2023-24 (draft), outturn, £m: given as 9.0 in No. 3 of 7 June 2024; it now comes to 7.0. <f9 7000000>"},
		},
		{
			name: "another unit",
			then: edition(3, "£k", devon(-45*m)), now: edition(4, "£m", devon(-47*m)),
			want: []string{"# Corrections",
				"Devon, 2023-24 (draft), outturn: given as £k -45.0 in No. 3 of 7 June 2024; the source now says £m -47.0. <f1 -47000000>"},
		},
		{name: "a final count of what was a draft", then: edition(3, "£m", devon(-45*m)),
			now: edition(4, "£m", figure("f1", "Devon · 2023-24 final · outturn", -47*m, "", 2))},
		{name: "a sum of more cells", then: edition(3, "£m", total(9*m, 2)), now: edition(4, "£m", total(7*m, 2, 3))},
		{name: "less than is printed", then: edition(3, "£m", devon(-45*m)), now: edition(4, "£m", devon(-45*m-1))},
		{name: "a key of two numbers", then: edition(3, "£m", devon(-45*m)), now: edition(4, "£m", twins...)},
		{
			name: "a month", then: edition(3, "", figure("f1", "Devon · 2023-24 M6 draft · actual", 1*m, "", 2)),
			now: edition(4, "", figure("f1", "Devon · 2023-24 M6 draft · actual", 2*m, "", 2)),
			want: []string{"# Corrections",
				"Devon, 2023-24 M6 (draft), actual: given as 1.0 in No. 3 of 7 June 2024; the source now says 2.0. <f1 2000000>"},
		},
		{name: "a figure of no year may be the next week's", then: edition(3, "", beds(1*m)), now: edition(4, "", beds(2*m))},
		{name: "so says the source", then: at(edition(3, "", beds(1*m)), 7), now: at(edition(4, "", beds(2*m)), 14)},
		{
			name: "unless it speaks of the same day", then: at(edition(3, "", beds(1*m)), 7), now: at(edition(4, "", beds(2*m)), 7),
			want: []string{"# Corrections",
				"Ward 7, beds: given as 1.0 in No. 3 of 7 June 2024; the source now says 2.0. <f1 2000000>"},
		},
		{name: "what no cell holds", then: edition(3, "£m", figure("f1", "limit 2023-24", 1*m, "set in the report")),
			now: edition(4, "£m", figure("f1", "limit 2023-24", 2*m, "set in the report"))},
		{name: "no key", then: edition(3, "£m", document.Figure{ID: "f1", Shown: "1"}),
			now: edition(4, "£m", document.Figure{ID: "f1", Shown: "2", Num: decimal.NewFromInt(2)})},
	} {
		t.Run(c.name, func(t *testing.T) {
			correct(c.now, c.then, nil)
			corrected := corrected(c.now)
			if diff := cmp.Diff(c.want, corrected); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if c := c.now.Corrects; (c == nil) != (corrected == nil) || c != nil && (c.Edition != "weekly/2024-06-07" || len(c.Lines) == 0) {
				t.Errorf("the document says that it corrects %+v", c)
			}
		})
	}
}

func TestCorrectionsAreCounted(t *testing.T) {
	var then, now []document.Figure
	for i := range 13 {
		key, id := fmt.Sprintf("System %d · 2023-24 · plan", i), fmt.Sprintf("f%d", i)
		then, now = append(then, figure(id, key, 1e6, "", i)), append(now, figure(id, key, 2e6, "", i))
	}
	d := edition(4, "£m", now...)
	correct(d, edition(3, "£m", then...), nil)
	lines := corrected(d)
	if len(lines) != 12 || lines[11] != "… and 3 more." {
		t.Errorf("%d lines, the last %q", len(lines), lines[len(lines)-1])
	}
}
