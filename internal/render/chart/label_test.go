package chart_test

import (
	"bytes"
	"image"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/render/chart"
)

// TestLabelsOfTheWorld holds that labels keep their letters, and that each is
// drawn with more than one form of letter.
func TestLabelsOfTheWorld(t *testing.T) {
	labels := []string{"Δήμος Αθηναίων", "وزارة المالية", "北京市财政局", "서울특별시", "Fire 🚒"}
	d := chart.Draw(document.Chart{Kind: document.Bar, Labels: labels, Series: []document.Series{series("", "1.0", "2.0", "3.0", "4.0", "5.0")}}, look(t))
	if list := listing(d); strings.Contains(list, "?") {
		t.Errorf("letters are lost:\n%s", list)
	}
	drawn, err := png.Decode(bytes.NewReader(picture(t, d, 2)))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	y := 8.0
	for _, strip := range d.Strips {
		for _, m := range strip.Marks {
			text, ok := m.(chart.Text)
			if !ok || strings.ContainsAny(text.Words, "0123456789") {
				continue
			}
			box := image.Rect(int(2*(8+text.X)), int(2*(y+text.Y-text.Size)), int(2*(8+text.X+text.Width())), int(2*(y+text.Y+0.3*text.Size)))
			seen[ink(drawn, box)] = true
		}
		y += strip.Height
	}
	if len(seen) != len(labels) || seen[""] {
		t.Errorf("%d labels are drawn in %d ways", len(labels), len(seen))
	}
}

// ink is where a picture is dark, row by row; empty if it is nowhere.
func ink(of image.Image, box image.Rectangle) string {
	var out strings.Builder
	dark := false
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			if r, _, _, _ := of.At(x, y).RGBA(); r < 0x8000 {
				out.WriteByte('x')
				dark = true
			} else {
				out.WriteByte('.')
			}
		}
	}
	if !dark {
		return ""
	}
	return out.String()
}

// TestUnknownIsSaidWhole draws a slim chart whose number is not known: the words
// for that stand whole beside the longest name.
func TestUnknownIsSaidWhole(t *testing.T) {
	look := look(t)
	look.Width, look.Size = 300, 14
	c := document.Chart{Kind: document.Bar, Labels: []string{"Sample Hospitals of the Middle and the North", "South"},
		Series: []document.Series{{Points: []document.Point{{}, {Num: decimal.New(12, 0), Known: true, Shown: "12"}}}}}
	if all := listing(chart.Draw(c, look)); !strings.Contains(all, "not available") {
		t.Errorf("the words are cut:\n%s", all)
	}
}

// TestLabelsAreWrappedBeforeTheyAreCut draws long labels in a slim chart of each
// kind: each stands whole on two lines, or is told whole below the chart, which says
// how many are cut short.
func TestLabelsAreWrappedBeforeTheyAreCut(t *testing.T) {
	look := look(t)
	look.Width, look.Size = 300, 14
	times := []string{"initial third-quarter forecast", "agreed third-quarter forecast"}
	for kind, c := range map[document.ChartKind]document.Chart{
		document.Bar:   {Labels: []string{"Llanfairpwllgwyngyll Sample Board", "South"}},
		document.Line:  {Labels: times, Axis: document.Ordered},
		document.Slope: {Labels: times, Axis: document.Ordered},
		document.Spark: {Labels: times, Axis: document.Ordered},
	} {
		c.Kind, c.Series = kind, []document.Series{series("A", "1.0", "2.0")}
		all := listing(chart.Draw(c, look))
		if strings.Contains(all, "…") || strings.Contains(all, "cut short") {
			t.Errorf("%s: words are cut:\n%s", kind, all)
		}
		c.Labels = []string{c.Labels[0] + strings.Repeat(" and everything that belongs to it", 4), c.Labels[1]}
		spoken := regexp.MustCompile(`(?m)^.*?"|" #\S+$|^strip .*$`).ReplaceAllString(listing(chart.Draw(c, look)), " ")
		told := strings.Join(strings.Fields(spoken), " ")
		if whole := "1 of 3 labels is cut short here: " + c.Labels[0][:len(c.Labels[0])-2]; !strings.Contains(told, whole) {
			t.Errorf("%s: nobody is told of the whole label in\n%s", kind, told)
		}
	}
}
