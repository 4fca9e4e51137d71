package rendertest

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/table"
)

// giant is the edition of a week in which everything happened: thirty stories,
// some with long headings, a table of 14 columns, one of 60 rows, every kind of
// chart, and 40 sources.
func giant() *document.Document {
	d := empty("giant", "Giant Week")
	d.Sources = sources(40)
	w := writer{d}
	d.Introduction = []document.Paragraph{document.Say("Thirty sample stories, two large tables and every kind of chart there is.")}
	d.Blocks = append(d.Blocks, document.Heading{Level: 2, Text: "This week’s stories"})
	for i := range 30 {
		d.Blocks = append(d.Blocks, giantStory(i))
	}
	d.Blocks = append(d.Blocks, document.Heading{Level: 2, Text: "Also this week"}, also(12))
	d.Blocks = append(d.Blocks, document.Heading{Level: 2, Text: "Month by month"}, document.Say("What the sample bodies spent in each month, and in all."))
	d.Blocks = append(d.Blocks, w.grid("Spending in each month of 2023-24", months, bodies, 14))
	d.Blocks = append(d.Blocks, document.Heading{Level: 2, Text: "Every body of the sample"}, w.grid("Plan, outturn and variance", []string{"Body", "Plan", "Outturn", "Variance", "Variance last year"}, bodies, 60))
	d.Blocks = append(d.Blocks, document.Heading{Level: 2, Text: "In charts"})
	for _, c := range w.charts(bodies) {
		d.Blocks = append(d.Blocks, document.Say("What the chart below shows is told in this sentence of the sample."), c)
	}
	d.Blocks = append(d.Blocks, document.Note{Text: document.Say("A sample note: brackets are deficits, and a figure without a cell does not exist.")})
	return d
}

var months = []string{"Body", "April", "May", "June", "July", "August", "September", "October", "November", "December", "January", "February", "March", "Total"}

var bodies = []string{
	"Northern Sample System", "Bath and North East Samplesetshire, Swindle and Willshire",
	"Sample Trust of the East", "Llanfairpwllgwyngyll Sample Board", "Humber and North Yorksample Integrated Care Board",
	"South Sample", "Coventry and Samplewickshire", "The Isle of Sample", "Kent and Sampleway", "Mid and South Samplex",
}

// giantStory is story number i, from short to long.
func giantStory(i int) document.Story {
	heading := fmt.Sprintf("Sample story %d: wards reopen", i+1)
	if i%5 == 0 {
		heading = fmt.Sprintf("Sample story %d, of an inquiry into the late opening of a hospital whose plans were changed three times before the first stone was laid", i+1)
	}
	var texts []string
	for j := range 1 + i%4 {
		texts = append(texts, strings.Repeat(fmt.Sprintf("In 2023-24 a sample body spent £%d.5m more than planned, its board was told. ", 3*i+j+1), 2+j%2))
	}
	s := story(i, heading, texts...)
	s.Lead = i == 0
	s.Remarks = []document.Paragraph{document.Say("Reported first by The Sample Gazette.")}
	for j := range i % 3 {
		s.Articles = append(s.Articles, document.Article{
			Kind: []string{"", "opinion"}[j%2], Outlet: "Sample Record", Title: fmt.Sprintf("What story %d means", i+1), Author: "Sam Poe",
			Link: fmt.Sprintf("https://sample-record.example/%d/%d", i, j), Published: issued.AddDate(0, 0, -j),
		})
	}
	return s
}

func also(n int) document.List {
	var l document.List
	for i := range n {
		l.Items = append(l.Items, document.Paragraph{
			{Text: fmt.Sprintf("Sample body %d publishes its accounts", i+1), Link: fmt.Sprintf("https://sample-record.example/also/%d", i)},
			{Text: " (Sample Record, 12 June)"},
		})
	}
	return l
}

// sources are so many sources of sample figures.
func sources(n int) []document.Source {
	all := make([]document.Source, n)
	for i := range all {
		all[i] = document.Source{
			Title: fmt.Sprintf("Sample accounts, part %d (illustrative)", i+1), Licence: "CC0",
			Link:    fmt.Sprintf("https://data.example/sample/%d", i+1),
			Reading: table.Reading{Source: "accounts", Place: fmt.Sprintf("sample/accounts_%d.csv", i+1), At: issued},
		}
	}
	return all
}

// charts are one of each kind, of the names.
func (w writer) charts(names []string) []document.Chart {
	years := []string{"2019-20", "2020-21", "2021-22", "2022-23", "2023-24"}
	return []document.Chart{
		w.chart(document.Bar, "Variance by body", names, "2023-24"),
		w.line(document.Line, "Spending by year", years, "Hospitals", "Ambulances"),
		w.line(document.Spark, "Spending of each body", years, names...),
		w.slope("Before and after the sample", names),
		w.share("What the money went on", years, "Hospitals", "Primary care", "Mental health", "Everything else"),
		w.bridge("From plan to outturn"),
		w.dots("Savings against what is needed", names),
		w.control("Sample waits by month", 30, 18),
	}
}

// chart has a point for each label of each series, of which one is not known.
func (w writer) chart(kind document.ChartKind, title string, labels []string, series ...string) document.Chart {
	c := document.Chart{Kind: kind, Title: title, Unit: "£m", Illustrative: true, Alt: "A sample finding with its numbers stands here.", Labels: labels}
	for i, name := range series {
		s := document.Series{Name: name}
		for j := range labels {
			s.Points = append(s.Points, w.point(int64((j*37+i*53)%400-100), j))
		}
		s.Points[len(labels)-2] = document.Point{Shown: "not available"}
		c.Series = append(c.Series, s)
	}
	return c
}

// line is a chart whose labels follow each other.
func (w writer) line(kind document.ChartKind, title string, labels []string, series ...string) document.Chart {
	c := w.chart(kind, title, labels, series...)
	c.Axis = document.Ordered
	return c
}

// slope has a line of each name from one year to the next.
func (w writer) slope(title string, names []string) document.Chart {
	c := document.Chart{Kind: document.Slope, Title: title, Unit: "£m", Illustrative: true, Alt: "A sample finding with its numbers stands here.", Axis: document.Ordered, Labels: []string{"2022-23", "2023-24"}}
	for i, name := range names {
		c.Series = append(c.Series, document.Series{Name: name, Highlight: i < 2, Points: []document.Point{w.point(int64(i*61%200), i), w.point(int64(i*83%240), i)}})
	}
	return c
}

func (w writer) point(tenths int64, row int) document.Point {
	c := w.number(tenths, row+2, "B")
	return document.Point{Num: c.Value.Num, Known: true, Shown: c.Shown, Figure: c.Figure}
}

// share is a chart of parts, each series a whole of 100%.
func (w writer) share(title string, wholes []string, parts ...string) document.Chart {
	c := document.Chart{Kind: document.Share, Title: title, Unit: "%", Illustrative: true, Alt: "Hospitals take the largest share in the sample.", Labels: parts}
	for i, whole := range wholes {
		s, rest := document.Series{Name: whole}, int64(1000)
		for j := range parts {
			part := rest/2 + int64(i*10)
			if j == len(parts)-1 {
				part = rest
			}
			rest -= part
			num := decimal.New(part, -1)
			s.Points = append(s.Points, document.Point{Num: num, Known: true, Shown: num.StringFixed(1) + "%", Figure: w.figure(num.StringFixed(1)+"%", num, "", i+2, "C")})
		}
		c.Series = append(c.Series, s)
	}
	return c
}

// bridge leads from a level by steps to another.
func (w writer) bridge(title string) document.Chart {
	c := document.Chart{Kind: document.Bridge, Title: title, Unit: "£m", Illustrative: true, Alt: "Pay is the largest step of the sample."}
	c.Labels = []string{"Plan", "Pay awards of the sample", "Drugs", "Savings that were not made", "Outturn"}
	s := document.Series{Name: "Recurrent"}
	for i, tenths := range []int64{-200, -450, -120, 310, -460} {
		s.Points = append(s.Points, w.point(tenths, i))
	}
	c.Series = []document.Series{s}
	return c
}

// dots are points against two thresholds.
func (w writer) dots(title string, names []string) document.Chart {
	c := w.chart(document.Dot, title, names, "Delivered")
	for i, name := range []string{"Target", "Floor"} {
		num := decimal.NewFromInt(int64(25 - 15*i))
		c.Thresholds = append(c.Thresholds, document.Threshold{Name: name, Num: num, Shown: num.String()})
	}
	return c
}
