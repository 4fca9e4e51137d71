package chart_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/render/chart"
	"catchup/internal/render/face"
	"catchup/templates"
)

var (
	update   = flag.Bool("update", false, "rewrite the golden files")
	pictures = flag.String("pictures", "", "a folder to draw the gallery into, to be looked at")
)

// look is the room of a mail.
func look(t testing.TB) chart.Look {
	t.Helper()
	set, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	faces, err := face.Read(set.FS)
	if err != nil {
		t.Fatal(err)
	}
	return chart.Look{Width: 528, Size: 16, Regular: faces.Sans, Bold: faces.SansBold, Palette: set.Theme.Light}
}

// picture is the light picture of a drawing, with so many points for each unit.
func picture(t testing.TB, d chart.Drawing, points float64) []byte {
	t.Helper()
	paper := look(t).Palette.Paper
	both, err := chart.Pictures(d, d, chart.Tint{paper, paper}, 8, points)
	if err != nil {
		t.Fatal(err)
	}
	return both[0]
}

// series is a run of points as they are shown; "" is not known.
func series(name string, shown ...string) document.Series {
	s := document.Series{Name: name}
	for _, words := range shown {
		s.Points = append(s.Points, point(words))
	}
	return s
}

// point reads "(1.2)", and "!" before it for a bad tone, "+" for a good one.
func point(words string) document.Point {
	p := document.Point{Known: words != ""}
	switch {
	case strings.HasPrefix(words, "!"):
		p.Tone = document.Bad
	case strings.HasPrefix(words, "+"):
		p.Tone = document.Good
	}
	p.Shown = strings.TrimLeft(words, "!+")
	digits := strings.NewReplacer("(", "-", ")", "", ",", "", "£", "", "m", "", "%", "").Replace(p.Shown)
	p.Num, _ = decimal.NewFromString(digits)
	return p
}

// controlled is a control chart of so many months, with limits of stretches so
// long, a gap, and marks.
func controlled(n, long int) document.Chart {
	c := document.Chart{Kind: document.Control, Axis: document.Ordered, Series: []document.Series{{Name: "Waits"}}}
	for i := range n {
		c.Labels = append(c.Labels, time.Date(2019, time.Month(4+i), 1, 0, 0, 0, 0, time.UTC).Format("Jan 2006"))
		p := shownAt(decimal.New(int64(820+(i*i*37+i*91)%240-4*i), -1))
		switch {
		case i == 3 && n > 5:
			p = document.Point{Shown: "–"}
		case i%11 == 7:
			p.Tone = document.Concerning
		case i > 14 && i < 22:
			p.Tone = document.Improving
		case i%29 == 10:
			p.Tone = document.Neither
		}
		c.Series[0].Points = append(c.Series[0].Points, p)
	}
	c.Limits = limits(c, long)
	c.Thresholds = []document.Threshold{{Name: "Target", Num: decimal.NewFromInt(75), Shown: "75.0"}}
	c.Signs = []document.Cell{{Shown: "Improving variation", Tone: document.Improving}, {Shown: "Target missed and hit at random", Tone: document.Common}}
	if n > 20 {
		c.Events = []document.Event{{At: 2, Words: "a sample strike"}, {At: 9, Words: "the sample ward moved"}, {At: 10, Words: "a sample law began"}}
	}
	return c
}

// limits are stretches of so many points of a control chart, each a third below
// and above its mean, every other one on trial.
func limits(c document.Chart, long int) []document.Limits {
	var all []document.Limits
	for from := 0; from < len(c.Labels); from += long {
		l := document.Limits{From: from, To: min(from+long, len(c.Labels)) - 1, Trial: from/long%2 == 1}
		if from > 0 {
			l.Reason = "the sample was counted in another way"
		}
		sum, n := decimal.Zero, int64(0)
		for _, p := range c.Series[0].Points[from : l.To+1] {
			if p.Known {
				sum, n = sum.Add(p.Num), n+1
			}
		}
		if n > 1 {
			mean := sum.DivRound(decimal.NewFromInt(n), 4)
			third := mean.Abs().DivRound(decimal.NewFromInt(3), 4)
			l.Lower, l.Centre, l.Upper = shownAt(mean.Sub(third)), shownAt(mean), shownAt(mean.Add(third))
		}
		all = append(all, l)
	}
	return all
}

func shownAt(n decimal.Decimal) document.Point {
	return document.Point{Num: n, Known: true, Shown: n.StringFixed(1)}
}

func years(from, n int) []string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf("%d-%02d", from+i, (from+i+1)%100))
	}
	return list
}

// gallery is a chart of every kind and of every case that needs an eye.
func gallery() map[string]document.Chart {
	systems := []string{"Greater Manchester", "Shropshire, Telford and Wrekin", "Cheshire and Merseyside", "Devon", "Bristol, North Somerset and South Gloucestershire", "Kent and Medway", "Lancashire and South Cumbria", "Hampshire and Isle of Wight", "North East London", "Sussex"}
	return map[string]document.Chart{
		"bar-worst": {Kind: document.Bar, Labels: systems, Series: []document.Series{
			series("Variance", "!(180.0)", "!(131.7)", "!(119.4)", "!(98.2)", "!(71.7)", "!(66.0)", "!(41.3)", "!(20.5)", "!(3.1)", "!(0.2)")}},
		"bar-mixed": {Kind: document.Bar, Labels: systems[:6], Series: []document.Series{
			series("Variance", "!(30.0)", "!(12.4)", "0.0", "", "+8.1", "+60.2")}},
		"bar-plain": {Kind: document.Bar, Labels: systems[2:7], Series: []document.Series{series("Allocation", "5,123.4", "2,034.0", "1,820.9", "3,450.1", "3,399.0")}},
		"bar-two": {Kind: document.Bar, Labels: systems[:4], Series: []document.Series{
			series("2022-23", "(3.1)", "12.0", "", "8.4"), series("2023-24", "(30.4)", "(4.0)", "2.2", "9.9")}},
		"line": {Kind: document.Line, Axis: document.Ordered, Labels: years(2010, 14), Series: []document.Series{
			series("Deficit", "20.4", "24.1", "18.0", "12.2", "(3.3)", "(14.0)", "(8.1)", "(22.8)", "(41.5)", "(36.0)", "(28.7)", "", "(12.0)", "(19.9)")}},
		"line-short": {Kind: document.Line, Axis: document.Ordered, Labels: years(2018, 6), Series: []document.Series{series("Spending", "141.2", "148.9", "180.2", "176.0", "171.4", "178.5")}},
		"line-many": {Kind: document.Line, Axis: document.Ordered, Labels: []string{"Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"}, Series: []document.Series{
			series("Plan", "10.0", "20.0", "30.0", "40.0", "50.0", "60.0", "70.0", "80.0", "90.0", "100.0", "110.0", "120.0"),
			series("Actual", "8.0", "17.0", "26.1", "36.0", "43.0", "51.2", "66.0", "79.0", "91.0", "", "", ""),
			series("Forecast outturn", "", "", "", "", "", "", "", "", "91.0", "100.0", "108.0", "117.4")}},
		"share": {Kind: document.Share, Labels: []string{"Missed plan", "Within tolerance", "Met plan", "No plan agreed"}, Series: []document.Series{
			series("2023-24", "!18", "3", "+20", "1")}},
		"share-years": {Kind: document.Share, Labels: []string{"Acute", "Mental health", "Community", "Primary care", "Other"}, Series: []document.Series{
			series("2021-22", "52.1%", "14.0%", "12.6%", "18.0%", "3.3%"), series("2022-23", "53.4%", "14.2%", "11.9%", "18.5%", "2.0%"), series("2023-24", "54.9%", "14.1%", "", "18.2%", "1.1%")}},
		"bridge": {Kind: document.Bridge, Labels: []string{"Planned surplus", "Pay awards above plan", "Industrial action", "Drugs and devices", "Efficiency delivered late", "Additional funding", "Sale of land", "Reported outturn"}, Series: []document.Series{
			series("Recurrent", "12.0", "!(31.4)", "", "!(18.9)", "!(9.0)", "", "", "(34.7)"),
			series("Non-recurrent", "", "", "!(22.6)", "", "", "+29.2", "+6.0", "")}},
		"bridge-gap": {Kind: document.Bridge, Labels: []string{"Plan", "Pay", "Prices", "Volume", "Outturn"}, Series: []document.Series{series("", "50.0", "!(20.0)", "", "+5.0", "30.0")}},
		"dot": {Kind: document.Dot, Labels: systems[:6], Series: []document.Series{series("Delivered", "!61%", "!74%", "88%", "", "+97%", "+104%")},
			Thresholds: []document.Threshold{{Name: "Red below", Num: decimal.NewFromInt(75), Shown: "75%"}, {Name: "Green from", Num: decimal.NewFromInt(95), Shown: "95%"}}},
		"line-eight":     {Kind: document.Line, Axis: document.Ordered, Labels: years(2019, 5), Series: eight(false)},
		"line-highlight": {Kind: document.Line, Axis: document.Ordered, Labels: years(2019, 5), Series: eight(true)},
		"line-gap":       {Kind: document.Line, Axis: document.Ordered, Labels: []string{"2015-16", "2020-21", "2021-22", "2022-23"}, Places: []int64{2015, 2020, 2021, 2022}, Series: []document.Series{series("Share", "20.0", "17.0", "16.0", "14.0")}},
		"line-sixty":     {Kind: document.Line, Axis: document.Ordered, Labels: years(1960, 60), Series: []document.Series{series("Spending", sixty()...)}},
		"line-one":       {Kind: document.Line, Axis: document.Ordered, Labels: years(2019, 1), Series: []document.Series{series("Spending", "12.5")}},
		"line-equal":     {Kind: document.Line, Axis: document.Ordered, Labels: years(2019, 4), Series: []document.Series{series("Spending", "7.0", "7.0", "7.0", "7.0")}},
		"line-zero":      {Kind: document.Line, Axis: document.Ordered, Labels: years(2019, 4), Series: []document.Series{series("Spending", "0.0", "0.0", "0.0", "0.0")}},
		"line-negative":  {Kind: document.Line, Axis: document.Ordered, Labels: years(2019, 5), Series: []document.Series{series("Position", "(7.0)", "(3.5)", "(12.0)", "", "(9.0)")}},
		"line-target": {Kind: document.Line, Axis: document.Ordered, Labels: years(2018, 6), Series: []document.Series{series("Spending", "141.2", "148.9", "180.2", "176.0", "171.4", "178.5"), series("Plan", "140.0", "150.0", "160.0", "170.0", "180.0", "190.0")},
			Thresholds: []document.Threshold{{Name: "Cap", Num: decimal.NewFromInt(175), Shown: "175.0"}},
			Events:     []document.Event{{At: 1, Words: "the sample ward moved"}, {At: 1, Words: "a sample law began"}, {At: 4, Words: "a sample strike of two weeks, which took in all the wards of the sample hospital"}}},
		"control":       controlled(24, 24),
		"control-sixty": controlled(60, 26),
		"control-few":   controlled(5, 5),
		"control-one":   controlled(1, 1),
		"slope": {Kind: document.Slope, Axis: document.Ordered, Labels: []string{"2022-23", "2023-24"}, Series: []document.Series{
			series(systems[0], "4.1", "(3.0)"), series(systems[1], "4.0", "4.2"), series(systems[2], "(1.0)", "(2.9)"), series(systems[3], "", "6.0"), series(systems[4], "8.8", ""), series(systems[5], "3.9", "4.1")}},
		"slope-many":  {Kind: document.Slope, Axis: document.Ordered, Labels: []string{"2019-20", "2023-24"}, Series: firstAndLast(eight(false))},
		"slope-equal": {Kind: document.Slope, Axis: document.Ordered, Labels: []string{"2022-23", "2023-24"}, Series: []document.Series{series("Devon", "5.0", "5.0"), series("Sussex", "5.0", "5.0")}},
		"spark":       {Kind: document.Spark, Axis: document.Ordered, Labels: years(2019, 5), Series: append(eight(false)[3:], series(systems[4], "(3.0)", "", "4.0", "(1.0)", "2.0"), series("Late", "", "", "2.0", "", ""), series("None", "", "", "", "", ""))},
		"spark-sixty": {Kind: document.Spark, Axis: document.Ordered, Labels: years(1960, 60), Series: []document.Series{series("Spending", sixty()...), series("Level", slices.Repeat([]string{"0.0"}, 60)...)}},
		"bar-zero":    {Kind: document.Bar, Labels: systems[:3], Series: []document.Series{series("Variance", "0.0", "0.0", "0.0")}},
		"bar-one":     {Kind: document.Bar, Labels: systems[4:5], Series: []document.Series{series("Variance", "(3.2)")}},
		"bar-six": {Kind: document.Bar, Labels: systems[3:5], Series: []document.Series{
			series("2018-19", "3.1", "2.0"), series("2019-20", "3.0", "2.4"), series("2020-21", "5.5", "2.8"), series("2021-22", "4.9", "3.1"), series("2022-23", "4.4", "3.3"), series("2023-24", "4.0", "3.0")}},
		"share-six":  {Kind: document.Share, Labels: []string{"Acute", "Mental health", "Community", "Primary care", "Ambulances", "Other"}, Series: []document.Series{series("2022-23", "45.0%", "15.0%", "13.0%", "12.0%", "9.0%", "6.0%"), series("2023-24", "47.0%", "14.0%", "13.0%", "11.0%", "8.0%", "7.0%")}},
		"share-nine": {Kind: document.Share, Labels: systems[:9], Series: []document.Series{series("2023-24", "20.0%", "15.0%", "13.0%", "12.0%", "11.0%", "9.0%", "8.0%", "7.0%", "5.0%")}},
		"dot-two":    {Kind: document.Dot, Labels: systems[:4], Series: []document.Series{series("Plan", "10.0", "4.0", "(2.0)", "0.0"), series("Month 3", "8.0", "1.0", "", "(4.0)"), series("Month 6", "(8.0)", "4.1", "(12.0)", "(9.0)")}},
	}
}

// eight are more lines than there are colours.
func eight(highlight bool) []document.Series {
	list := []document.Series{
		series("Greater Manchester", "12.0", "12.4", "11.8", "12.9", "13.1"), series("Devon", "8.0", "8.1", "7.0", "5.2", "3.4"),
		series("Sussex", "9.9", "9.4", "9.8", "9.1", "9.7"), series("Kent and Medway", "10.1", "10.6", "10.4", "10.9", "10.2"),
		series("Norfolk and Waveney", "7.4", "7.2", "7.9", "7.5", "7.7"), series("Lancashire and South Cumbria", "11.1", "11.0", "11.6", "", "11.3"),
		series("North East London", "6.0", "7.0", "8.8", "10.0", "11.9"), series("Shropshire, Telford and Wrekin", "5.1", "4.9", "5.0", "5.3", "5.2"),
	}
	list[2].Highlight, list[7].Highlight = highlight, highlight
	return list
}

// firstAndLast keeps the ends of every series.
func firstAndLast(all []document.Series) []document.Series {
	for i, s := range all {
		all[i].Points = []document.Point{s.Points[0], s.Points[len(s.Points)-1]}
	}
	return all
}

// sixty are as many numbers.
func sixty() []string {
	var list []string
	for i := range 60 {
		list = append(list, fmt.Sprintf("%.1f", 40+float64(i*i%83)/4+float64(i)/2))
	}
	return list
}

// TestGallery compares the marks of every chart with what was once looked at.
// Run it with -pictures DIR to look again.
func TestGallery(t *testing.T) {
	for name, c := range gallery() {
		d := chart.Draw(c, look(t))
		golden := filepath.Join("testdata", name+".txt")
		got := listing(d)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		picture := picture(t, d, 2)
		if len(picture) > 36_000 {
			t.Errorf("%s: the picture has %d bytes", name, len(picture))
		}
		if *pictures != "" {
			if err := os.WriteFile(filepath.Join(*pictures, name+".png"), picture, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// listing writes marks down, a line each.
func listing(d chart.Drawing) string {
	var out strings.Builder
	for _, s := range d.Strips {
		fmt.Fprintf(&out, "strip %.1f\n", s.Height)
		for _, m := range s.Marks {
			switch m := m.(type) {
			case chart.Rect:
				fmt.Fprintf(&out, "  rect %.1f %.1f %.1f %.1f %s\n", m.X, m.Y, m.Width, m.Height, m.Colour)
			case chart.Path:
				kind := "path"
				if m.Dash > 0 {
					kind = fmt.Sprintf("dashes of %.1f", m.Dash)
				}
				fmt.Fprintf(&out, "  %s %.1f %s\n", kind, m.Points, m.Colour)
			case chart.Area:
				fmt.Fprintf(&out, "  area %.1f %s\n", m.Corners, m.Colour)
			case chart.Disc:
				fmt.Fprintf(&out, "  disc %.1f %.1f %.1f %s\n", m.X, m.Y, m.Radius, m.Colour)
			case chart.Text:
				fmt.Fprintf(&out, "  text %.1f %.1f %q %s\n", m.X, m.Y, m.Words, m.Colour)
			}
		}
	}
	return out.String()
}
