package pdf

import (
	"fmt"
	"testing"
	"time"

	"catchup/internal/document"
	"catchup/internal/table"
)

func say(words ...string) []document.Paragraph {
	var list []document.Paragraph
	for i, w := range words {
		list = append(list, document.Paragraph{{Text: w, Link: fmt.Sprintf("https://example.org/story/%d", i)}})
	}
	return list
}

func article(t testing.TB, outlet string, day int) document.Article {
	return document.Article{
		Outlet: outlet, Title: "An article", Link: "https://example.org/" + outlet,
		Published: time.Date(2024, 6, day, 9, 0, 0, 0, empty(t).Issued.Location()),
	}
}

// sample is an edition with every kind of block in it.
func sample(t testing.TB) *document.Document {
	d := empty(t)
	d.Notices = []string{
		"The plan and outturn figures in this edition are illustrative. They were made for this sample and describe no real system.",
		"The source “desk” could not be reached, so its articles are missing.",
	}
	d.Introduction = say("Five stories and one table: deficits, drug prices, a new hospital programme that is later than it was, and what forty-two systems have to spend.")
	d.Forwarded = document.Paragraph{
		{Text: "Was this forwarded to you? "}, {Text: "Ask for your own copy", Link: "mailto:catchup@example.org?subject=subscribe"}, {Text: "."},
	}
	d.Blocks = document.Blocks{
		document.Heading{Level: 2, Text: "This week’s stories"},
		document.Story{
			Heading: "Systems end the year £1.4bn over plan — and start the next with less room", Lead: true,
			Paragraphs: say(
				"Integrated care systems ended 2023-24 with a combined overspend of £1.4 billion against plan, NHS England told its board on Wednesday. Thirty of the 42 systems reported a deficit, up from 24 a year before.",
				"The board paper says industrial action cost “around £1.7bn”, of which £1.2bn was funded. Pay awards, drugs and continuing healthcare explain most of the rest; efficiency plans delivered £7.2bn, 4% more than the year before."),
			Articles: []document.Article{article(t, "Health Board Weekly", 12), article(t, "The Ledger", 13), {Outlet: "Finance Desk"}},
		},
		document.Story{
			Heading:    "Trusts asked to publish theatre hours",
			Paragraphs: say("Every acute trust is to publish how many hours its theatres are used from September. The aim is 85% of planned time, against 78% now."),
			Articles:   []document.Article{article(t, "The Ledger", 11)},
		},
		document.Story{
			Heading:    "Maternity rebuild slips to 2031 after survey finds concrete at risk in a hospital with an uncommonly long name",
			Paragraphs: []document.Paragraph{{{Text: "The trust said "}, {Text: "no ward will close", Strong: true}, {Text: ", but the outline case of £312m is £48m above the one approved in 2022."}, {Text: " Dŵr Cymru’s café wasn’t asked.", Link: "https://example.org/x"}}},
			Articles:   []document.Article{article(t, "Estates Today", 10), article(t, "Health Board Weekly", 10)},
		},
		document.Heading{Level: 2, Text: "Also this week"},
		document.List{Items: []document.Paragraph{
			{{Text: "Waiting list falls for the third month running", Link: "https://example.org/a"}, {Text: " (Health Board Weekly)"}},
			{{Text: "Regulator fines supplier £2.3m over late invoices and asks every trust in the region to check whether it was charged twice for the same delivery", Link: "https://example.org/b"}},
			{{Text: "Plain words without a link"}},
		}},
		document.Heading{Level: 2, Text: "Plan against outturn"},
		document.Paragraph{{Text: "Thirty of 42 systems missed their plan in 2023-24, "}, {Text: "up from 24", Strong: true}, {Text: ". Three were within £0.05m of it."}},
		outturn(12),
		document.Heading{Level: 3, Text: "A smaller part"},
		document.Note{Text: document.Paragraph{{Text: "Surplus is positive and deficit negative; brackets show a deficit. Allocations are under the "}, {Text: "Open Government Licence", Link: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"}, {Text: "."}}},
		allocations(42),
	}
	at := d.Issued
	d.Sources = []document.Source{
		{Title: "NHS England: ICB allocations 2023/24 to 2024/25", Licence: "Open Government Licence v3.0", Link: "https://www.england.nhs.uk/allocations/", Reading: table.Reading{At: at}},
		{Title: "Plan and outturn of 42 systems (illustrative)", Licence: "CC0", Reading: table.Reading{At: at, AsOf: time.Date(2024, 3, 31, 0, 0, 0, 0, time.UTC)}},
	}
	d.Leaving = document.Paragraph{{Text: "You get this because you asked for it. "}, {Text: "Leave", Link: "mailto:catchup@example.org?subject=leave"}, {Text: " at any time."}}
	return d
}

func cell(s string) document.Cell { return document.Cell{Shown: s} }

// outturn is a table of plan against outturn with n rows and a total.
func outturn(n int) document.Table {
	t := document.Table{
		Caption: "Plan and outturn by system, 2023-24", Unit: "£m", Illustrative: true,
		Columns: []document.Column{
			{Head: "System", Weight: 4}, {Head: "Plan", Numeric: true, Weight: 1}, {Head: "Outturn", Numeric: true, Weight: 1},
			{Head: "Variance to plan", Numeric: true, Weight: 1.2}, {Head: "Variance %", Numeric: true, Weight: 1, Wide: true}, {Head: "Class", Weight: 2},
		},
		Notes: []string{"As at 31 March 2024, draft accounts. Source: plan and outturn of 42 systems (illustrative).", "Variance is outturn less plan; brackets are adverse."},
	}
	for i := range n {
		row := document.Row{Cells: []document.Cell{
			cell(fmt.Sprintf("System %d of the North and West", i+1)), cell("0.0"), cell(fmt.Sprintf("(%d.%d)", 10+i*7, i%10)),
			{Shown: fmt.Sprintf("(%d.%d)", 10+i*7, i%10), Tone: document.Bad}, cell("(1.2%)"), {Shown: "missed plan", Tone: document.Bad},
		}}
		switch i % 5 {
		case 1:
			row.Cells[2], row.Cells[3] = cell("1,234.5"), document.Cell{Shown: "3.4", Tone: document.Good}
			row.Cells[5] = document.Cell{Shown: "met plan", Tone: document.Good}
		case 2:
			row.Cells[0] = cell("of which: providers")
			row.Rank = document.Sub
		case 3:
			row.Cells[0] = cell("Bristol, North Somerset and South Gloucestershire Integrated Care System with a name that goes on over the line")
			row.Cells[5] = document.Cell{Shown: "within tolerance", Tone: document.Watch}
		case 4:
			row.Cells[3] = cell("not available")
		}
		t.Rows = append(t.Rows, row)
	}
	t.Rows = append(t.Rows, document.Row{Rank: document.Total, Cells: []document.Cell{
		cell("All systems"), cell("12.0"), cell("(1,402.6)"), {Shown: "(1,414.6)", Tone: document.Bad}, cell("(0.9%)"), cell("30 of 42 missed"),
	}})
	return t
}

// allocations is a table with n rows, no tones and no total.
func allocations(n int) document.Table {
	t := document.Table{Caption: "What each board has to spend", Unit: "£m", Columns: []document.Column{
		{Head: "Integrated care board", Weight: 4}, {Head: "Region", Weight: 2}, {Head: "2023-24", Numeric: true, Weight: 1},
		{Head: "2024-25", Numeric: true, Weight: 1}, {Head: "Growth", Numeric: true, Weight: 1},
	}}
	for i := range n {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{
			cell(fmt.Sprintf("NHS Board No. %d Integrated Care Board", i+1)), cell("North East and Yorkshire"),
			cell(fmt.Sprintf("%d,%03d.1", i+1, i)), cell(fmt.Sprintf("%d,%03d.7", i+1, 2*i)), cell("4.1%"),
		}})
	}
	return t
}
