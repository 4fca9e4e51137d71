package rendertest

import (
	"fmt"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
)

// measures are the lines of the summary of the board's edition.
var measures = []string{
	"Waits over four hours", "Waits over 18 weeks", "Referrals seen within two weeks", "Beds that are occupied", "Falls with harm", "Pressure ulcers",
	"Complaints answered in time", "Staff in post", "Sickness absence", "Agency spending", "Appraisals done", "Mandatory training done",
	"Ambulance handovers over an hour", "Discharges before noon", "Readmissions within 30 days", "Diagnostic tests within six weeks", "Infections", "Serious incidents",
	"Invoices paid within 30 days", "Recommended by those who were cared for, in answers to the sample survey",
}

// board is the edition of a board: a summary of twenty measures with small lines,
// control charts of few and of many points, and a line with a target and events.
func board() *document.Document {
	d := empty("board", "Board Measures")
	d.Sources = sources(2)
	w := writer{d}
	d.Introduction = []document.Paragraph{document.Say("Twenty sample measures, with what is more than usual variation.")}
	d.Blocks = document.Blocks{
		document.Heading{Level: 2, Text: "All measures"}, w.summary(),
		document.Heading{Level: 2, Text: "Measures one by one"}, w.control("Waits over four hours", 60, 26), w.control("Falls with harm", 24, 24), w.control("Infections", 7, 7),
		document.Heading{Level: 2, Text: "Over time"}, w.capped("Agency spending by month"),
	}
	return d
}

// summary has a row for each measure.
func (w writer) summary() document.Table {
	t := document.Table{Caption: "Summary of the measures", Illustrative: true, Notes: []string{"Sample figures. The broken line of a trend is the target, and its mark that of the last month."}}
	for i, head := range []string{"Measure", "Latest", "Target", "Variation", "Assurance", "Mean", "Limits", "Trend of 24 months"} {
		t.Columns = append(t.Columns, document.Column{Head: head, Numeric: i == 1 || i == 2 || i == 5, Weight: 1, Spare: []int{0, 0, 3, 0, 1, 4, 5, 2}[i]})
	}
	variation := []document.Cell{
		{Shown: "common cause", Tone: document.Common}, {Shown: "improving", Tone: document.Improving}, {Shown: "concerning", Tone: document.Concerning}, {Shown: "neither", Tone: document.Neither},
	}
	assurance := []document.Cell{
		{Shown: "hit and miss", Tone: document.Common}, {Shown: "passing", Tone: document.Passing}, {Shown: "failing", Tone: document.Failing}, {Shown: "–"},
	}
	for i, name := range measures {
		marks := variation[i*3%4]
		spark := document.Cell{Shown: "24 months to May 2024, " + marks.Shown, Spark: sparkline(i, marks.Tone)}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{
			{Shown: name}, w.number(int64(310+i*131%700), i, "B"), w.number(int64(280+i*97%700), i, "C"), marks, assurance[i*7%4],
			w.number(int64(300+i*113%700), i, "D"), {Shown: fmt.Sprintf("%d to %d", 20+i*7%60, 41+i*11%60)}, spark,
		}})
	}
	return t
}

// sparkline is a line of 24 points with a gap; some are flat, some short.
func sparkline(n int, last document.Tone) *document.Sparkline {
	s := &document.Sparkline{Last: last, Level: decimal.NewNullDecimal(decimal.NewFromInt(int64(40 + n)))}
	for i := range 24 {
		p := decimal.NewNullDecimal(decimal.New(int64(300+(i*i*37+i*n*91)%(240+n*9)+i*(n-10)), -1))
		p.Valid = i != n && (n != 13 || i > 20)
		if n == 7 {
			p.Decimal = decimal.NewFromInt(47)
		}
		s.Points = append(s.Points, p)
	}
	return s
}

// past names so many months before the edition, the latest last.
func past(n int) []string {
	var names []string
	for i := range n {
		names = append(names, issued.AddDate(0, i-n, 1-issued.Day()).Format("Jan 2006"))
	}
	return names
}

// control is a chart of so many months, in which a mark of each kind stands. Limits
// are worked out anew after so many of them.
func (w writer) control(title string, n, long int) document.Chart {
	c := w.line(document.Control, title, past(n), "Waits")
	c.Thresholds = []document.Threshold{{Name: "Target", Num: decimal.NewFromInt(40), Shown: "40.0"}}
	c.Signs = []document.Cell{{Shown: "Improving variation", Tone: document.Improving}, {Shown: "Hit and miss", Tone: document.Common}}
	marks := map[int]document.Tone{5: document.Concerning, 13: document.Neither, n - 2: document.Improving, n - 1: document.Improving}
	for i := range n {
		c.Series[0].Points[i] = w.point(int64(500+i*53%90-i/long*120), i)
		c.Series[0].Points[i].Tone = marks[i]
	}
	c.Series[0].Points[3] = document.Point{Shown: "not available"}
	for from := 0; from < n; from += long {
		middle := int64(545 - from/long*120)
		l := document.Limits{From: from, To: min(from+long, n) - 1, Lower: w.point(middle-80, 0), Centre: w.point(middle, 0), Upper: w.point(middle+80, 0)}
		l.Trial = l.To-l.From < 11
		if from > 0 {
			l.Reason = "the sample is counted in another way"
		}
		c.Limits = append(c.Limits, l)
	}
	if n > 10 {
		c.Events = []document.Event{{At: 6, Words: "a sample strike"}, {At: n / 2, Words: "the sample ward moved"}, {At: n/2 + 1, Words: "a sample law began"}}
	}
	return c
}

// capped is two lines with a target and an event.
func (w writer) capped(title string) document.Chart {
	c := w.line(document.Line, title, past(12), "Agency", "Bank")
	c.Thresholds = []document.Threshold{{Name: "Cap", Num: decimal.NewFromInt(15), Shown: "15.0"}}
	c.Events = []document.Event{{At: 7, Words: "the sample cap was set"}}
	return c
}
