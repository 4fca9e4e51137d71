package render_test

import (
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/html"
	"catchup/internal/render/pdf"
	"catchup/internal/render/text"
	"catchup/internal/render/xlsx"
	"catchup/internal/tooltest"
	"catchup/templates"
)

// BenchmarkMeasures sets a summary of 200 measures, each with a small line of 60
// months, in every form; and in another run control charts of ten of them. The time
// is that of the processor, since others may use it too.
func BenchmarkMeasures(b *testing.B) {
	looks, err := templates.Open("")
	if err != nil {
		b.Fatal(err)
	}
	faces := lettered(b, looks)
	for _, r := range []edition.Renderer{html.NewMail(looks, faces), html.NewWeb(looks, faces), text.Renderer{}, pdf.New(looks, faces, slog.New(slog.DiscardHandler)), xlsx.New(looks)} {
		for name, blocks := range map[string]document.Blocks{"200 lines": {measured(200, 60)}, "10 charts": charted(10, 60)} {
			d := &document.Document{Title: "A sample", Lang: "en-GB", Number: 1, Covers: "May 2024", Edition: "sample/2024-06-14", Issued: time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC), Blocks: blocks}
			b.Run(r.Form()+" of "+name, func(b *testing.B) {
				before := tooltest.Worked(b)
				for b.Loop() {
					set(b, r, d)
				}
				b.ReportMetric(float64((tooltest.Worked(b)-before).Microseconds())/1000/float64(b.N), "cpu-ms/op")
			})
		}
	}
}

// measured is a summary of so many measures over so many months.
func measured(rows, months int) document.Table {
	t := document.Table{Caption: "Sample measures", Columns: []document.Column{
		{Head: "Measure", Weight: 3}, {Head: "Latest", Numeric: true, Weight: 1}, {Head: "Target", Numeric: true, Weight: 1, Spare: 2}, {Head: "Variation", Weight: 2},
		{Head: "Assurance", Weight: 2, Spare: 1}, {Head: "Mean", Numeric: true, Weight: 1, Spare: 3}, {Head: "Limits", Weight: 2, Spare: 4}, {Head: "Trend", Weight: 2}}}
	for i := range rows {
		line := &document.Sparkline{Last: document.Improving, Level: decimal.NewNullDecimal(decimal.NewFromInt(40))}
		for j := range months {
			line.Points = append(line.Points, decimal.NewNullDecimal(decimal.New(int64(300+j*i*37%240), -1)))
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{
			{Shown: fmt.Sprintf("Sample measure %d, which has a name", i+1)}, {Shown: "31.0"}, {Shown: "28.0"}, {Shown: "improving", Tone: document.Improving},
			{Shown: "hit and miss", Tone: document.Common}, {Shown: "42.0"}, {Shown: "29.0 to 55.0"}, {Shown: "60 months, improving", Spark: line},
		}})
	}
	return t
}

// charted are so many control charts of so many months.
func charted(charts, months int) document.Blocks {
	var all document.Blocks
	at := func(tenths int64) document.Point {
		n := decimal.New(tenths, -1)
		return document.Point{Num: n, Known: true, Shown: n.String()}
	}
	for i := range charts {
		c := document.Chart{Kind: document.Control, Axis: document.Ordered, Title: fmt.Sprintf("Sample measure %d", i+1), Alt: "It is a sample.", Series: []document.Series{{Name: "Waits"}}}
		for j := range months {
			c.Labels = append(c.Labels, time.Date(2019, time.Month(1+j), 1, 0, 0, 0, 0, time.UTC).Format("Jan 2006"))
			c.Series[0].Points = append(c.Series[0].Points, at(int64(300+j*(i+3)*37%240)))
		}
		c.Limits = []document.Limits{{To: months - 1, Lower: at(290), Centre: at(420), Upper: at(550)}}
		all = append(all, c)
	}
	return all
}
