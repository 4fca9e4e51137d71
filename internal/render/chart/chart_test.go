package chart_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

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
		"line": {Kind: document.Line, Labels: years(2010, 14), Series: []document.Series{
			series("Deficit", "20.4", "24.1", "18.0", "12.2", "(3.3)", "(14.0)", "(8.1)", "(22.8)", "(41.5)", "(36.0)", "(28.7)", "", "(12.0)", "(19.9)")}},
		"line-short": {Kind: document.Line, Labels: years(2018, 6), Series: []document.Series{series("Spending", "141.2", "148.9", "180.2", "176.0", "171.4", "178.5")}},
		"line-many": {Kind: document.Line, Labels: []string{"Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"}, Series: []document.Series{
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
		"dot-two": {Kind: document.Dot, Labels: systems[:4], Series: []document.Series{series("Plan", "10.0", "4.0", "(2.0)", "0.0"), series("Month 3", "8.0", "1.0", "", "(4.0)"), series("Month 6", "(8.0)", "4.1", "(12.0)", "(9.0)")}},
	}
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
		picture, err := d.PNG(look(t).Palette.Paper, 8, 2)
		if err != nil {
			t.Fatal(err)
		}
		if len(picture) > 20_000 {
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
				fmt.Fprintf(&out, "  path %.1f %s\n", m.Points, m.Colour)
			case chart.Disc:
				fmt.Fprintf(&out, "  disc %.1f %.1f %.1f %s\n", m.X, m.Y, m.Radius, m.Colour)
			case chart.Text:
				fmt.Fprintf(&out, "  text %.1f %.1f %q %s\n", m.X, m.Y, m.Words, m.Colour)
			}
		}
	}
	return out.String()
}
