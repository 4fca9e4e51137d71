package document

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

// points are numbers as they are shown; "" is not known.
func points(shown ...string) []Point {
	var list []Point
	for _, words := range shown {
		n, err := decimal.NewFromString(strings.TrimSuffix(words, "%"))
		list = append(list, Point{Num: n, Known: err == nil, Shown: words})
	}
	return list
}

// TestShapes has charts that their data can carry, and ones that they cannot.
func TestShapes(t *testing.T) {
	years := []string{"2021-22", "2022-23", "2023-24"}
	parts := []string{"Acute", "Mental", "Other"}
	of := func(shown ...string) Series { return Series{Name: "A series", Points: points(shown...)} }
	told := of("10", "20", "30")
	told.Whole = decimal.NewFromInt(60)
	less := told
	less.Whole = decimal.NewFromInt(80)
	many := make([]Series, 7)
	for name, c := range map[string]struct {
		chart Chart
		why   string // part of the reason; none if it can be drawn
	}{
		"no points":           {Chart{Kind: Slope}, ""},
		"no kind":             {Chart{Labels: parts, Series: []Series{of("1", "2", "3")}}, ""},
		"another kind":        {Chart{Kind: "pie", Labels: parts, Series: []Series{of("1", "2", "3")}}, `no chart called "pie"`},
		"bars":                {Chart{Kind: Bar, Labels: parts, Series: many[:6]}, ""},
		"too many bars":       {Chart{Kind: Bar, Labels: parts, Series: many}, "6 numbers in a row, not 7"},
		"too many dots":       {Chart{Kind: Dot, Labels: parts, Series: many}, "6 numbers in a row, not 7"},
		"a line":              {Chart{Kind: Line, Axis: Ordered, Labels: years, Series: []Series{of("1", "2", "3")}}, ""},
		"a line with a gap":   {Chart{Kind: Line, Axis: Ordered, Labels: years, Places: []int64{1, 2, 5}, Series: []Series{of("1", "2", "3")}}, ""},
		"a line backwards":    {Chart{Kind: Line, Axis: Ordered, Labels: years, Places: []int64{1, 5, 2}, Series: []Series{of("1", "2", "3")}}, "in their order"},
		"a line with a place": {Chart{Kind: Line, Axis: Ordered, Labels: years, Places: []int64{1}, Series: []Series{of("1", "2", "3")}}, "in their order"},
		"a line of names":     {Chart{Kind: Line, Labels: parts, Series: []Series{of("1", "2", "3")}}, "no order"},
		"sparks of names":     {Chart{Kind: Spark, Labels: parts, Series: []Series{of("1", "2", "3")}}, "no order"},
		"a slope":             {Chart{Kind: Slope, Axis: Ordered, Labels: years[:2], Series: []Series{of("1", "2")}}, ""},
		"a slope of three":    {Chart{Kind: Slope, Axis: Ordered, Labels: years, Series: []Series{of("1", "2", "3")}}, "here are 3"},
		"a slope of one":      {Chart{Kind: Slope, Axis: Ordered, Labels: years[:1], Series: []Series{of("1")}}, "here are 1"},
		"a slope of names":    {Chart{Kind: Slope, Labels: parts[:2], Series: []Series{of("1", "2")}}, "no order"},
		"shares":              {Chart{Kind: Share, Labels: parts, Series: []Series{of("51.6%", "44.5%", "3.9%"), of("52%", "44%", "4%")}}, ""},
		"transposed shares":   {Chart{Kind: Share, Labels: years[:2], Series: []Series{of("51.6%", "52%"), of("44.5%", "44%"), of("3.9%", "4%")}}, "come to 103.6, not to 100"},
		"rounded shares":      {Chart{Kind: Share, Labels: parts, Series: []Series{of("33%", "33%", "33%")}}, ""},
		"an unknown part":     {Chart{Kind: Share, Labels: parts, Series: []Series{of("60%", "30%", "")}}, ""},
		"far more than all":   {Chart{Kind: Share, Labels: parts, Series: []Series{of("80%", "30%", "")}}, "come to 110, not to 100"},
		"less than all":       {Chart{Kind: Share, Labels: parts, Series: []Series{of("40%", "30%", "10%")}}, "come to 80, not to 100"},
		"a negative part":     {Chart{Kind: Share, Labels: parts, Series: []Series{of("-1", "30", "10")}}, "below zero"},
		"counts of one":       {Chart{Kind: Share, Labels: parts, Series: []Series{of("18", "3", "20")}}, ""},
		"counts of two":       {Chart{Kind: Share, Labels: parts, Series: []Series{of("18", "3", "20"), of("1", "2", "3")}}, "not known what the parts"},
		"counts of a whole":   {Chart{Kind: Share, Labels: parts, Series: []Series{told, told}}, ""},
		"less than a whole":   {Chart{Kind: Share, Labels: parts, Series: []Series{told, less}}, "come to 60, not to 80"},
		"a bridge":            {Chart{Kind: Bridge, Labels: parts, Series: []Series{of("10", "-3", "7")}}, ""},
		"a bridge of two":     {Chart{Kind: Bridge, Labels: parts, Series: []Series{of("10", "", "7"), of("", "-3", "")}}, ""},
		"a bridge with a gap": {Chart{Kind: Bridge, Labels: parts, Series: []Series{of("10", "", "70")}}, ""},
		"a bridge astray":     {Chart{Kind: Bridge, Labels: parts, Series: []Series{of("10", "-3", "9")}}, "lead to 7, not to 9"},
		"a control":           {controlled(Limits{To: 1}, Limits{From: 2, To: 2}), ""},
		"a control of names":  {Chart{Kind: Control, Labels: years, Series: []Series{of("1", "2", "3")}}, "names have none"},
		"a control of two":    {Chart{Kind: Control, Axis: Ordered, Labels: years, Series: []Series{of("1", "2", "3"), of("1", "2", "3")}}, "here are 2"},
		"no first limits":     {controlled(Limits{From: 1, To: 2}), "points without limits"},
		"no last limits":      {controlled(Limits{To: 1}), "points without limits"},
		"limits between gaps": {controlled(Limits{To: 1}, Limits{From: 3, To: 3}), "do not stand after each other"},
		"overlapping limits":  {controlled(Limits{To: 1}, Limits{From: 1, To: 2}), "do not stand after each other"},
		"limits backwards":    {controlled(Limits{From: 1, To: 0}), "do not stand after each other"},
		"a mean outside":      {controlled(Limits{To: 2, Lower: points("3")[0], Centre: points("2")[0]}), "between its limits"},
		"a line with events":  {Chart{Kind: Line, Axis: Ordered, Labels: years, Series: []Series{of("1", "2", "3")}, Events: []Event{{At: 2}}}, ""},
		"an event too late":   {Chart{Kind: Line, Axis: Ordered, Labels: years, Series: []Series{of("1", "2", "3")}, Events: []Event{{At: 3, Words: "A move"}}}, "“A move” lies at none"},
		"events backwards":    {Chart{Kind: Line, Axis: Ordered, Labels: years, Series: []Series{of("1", "2", "3")}, Events: []Event{{At: 2}, {At: 1}}}, "in their order"},
		"bars with events":    {Chart{Kind: Bar, Labels: years, Series: []Series{of("1", "2", "3")}, Events: []Event{{At: 2}}}, "no line of time"},
		"a bridge to nowhere": {Chart{Kind: Bridge, Labels: parts[:1], Series: []Series{of("10")}}, "one to end with"},
	} {
		why := c.chart.Check()
		if c.why == "" && why != nil || c.why != "" && (why == nil || !strings.Contains(why.Error(), c.why)) {
			t.Errorf("%s: %v, want %q", name, why, c.why)
		}
	}
}

// controlled is a chart of three points with those limits.
func controlled(limits ...Limits) Chart {
	return Chart{Kind: Control, Axis: Ordered, Labels: []string{"May", "June", "July"}, Series: []Series{{Points: points("1", "2", "3")}}, Limits: limits}
}

// TestKeptCharts reads charts of other programs: one of a wrong shape is set as
// its table, which says why, and a line of an older program, which wrote no axis,
// is drawn.
func TestKeptCharts(t *testing.T) {
	const kept = `[
{"chart":{"kind":"share","title":"Shares","alt":"Acute leads.","labels":["2022-23","2023-24"],"series":[
 {"name":"Acute","points":[{"num":"51.6","known":true,"shown":"51.6%"},{"num":"52","known":true,"shown":"52.0%"}]},
 {"name":"Other","points":[{"num":"3.9","known":true,"shown":"3.9%"},{"num":"4","known":true,"shown":"4.0%"}]}]}},
{"chart":{"kind":"line","title":"A line","alt":"It rose.","labels":["2022-23","2023-24"],"series":[
 {"name":"Acute","points":[{"num":"1","known":true,"shown":"1"},{"num":"2","known":true,"shown":"2"}]}]}}]`
	var d Document
	if err := json.Unmarshal([]byte(kept), &d.Blocks); err != nil {
		t.Fatal(err)
	}
	fit := Budget{Part: 1000, Whole: 1000}.Fit(&d)
	table, ok := fit.Blocks[0].(Table)
	want := "Here are the numbers without a chart: the parts of Acute come to 103.6, not to 100."
	if !ok || len(table.Rows) != 2 || table.Rows[0].Cells[1].Shown != "51.6%" || table.Notes[len(table.Notes)-1] != want {
		t.Errorf("a transposed share becomes %+v", fit.Blocks[0])
	}
	if _, ok := fit.Blocks[1].(Chart); !ok {
		t.Errorf("an older line becomes %+v", fit.Blocks[1])
	}
}
