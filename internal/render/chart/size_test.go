package chart_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/internal/render/chart"
)

// TestManyRows draws a bar for each system of England with its number and a
// name of up to four lines, as mails do: a row is less than 2 KB.
func TestManyRows(t *testing.T) {
	names := []string{"Greater Manchester", "Lancashire and South Cumbria", "Shropshire, Telford and Wrekin", "Bath and North East Somerset, Swindon and Wiltshire", "Devon", "Norfolk and Waveney", "Kent and Medway"}
	var labels, shown []string
	for i := range 42 {
		labels = append(labels, names[i%len(names)])
		tone := "!"
		if i > 30 {
			tone = "+"
		}
		shown = append(shown, fmt.Sprintf("%s(%d.%d)", tone, 141-3*i, i*7%10))
	}
	look := look(t)
	look.Width, look.Size = 528, 16
	picture := picture(t, chart.Draw(document.Chart{Kind: document.Bar, Labels: labels, Series: []document.Series{series("", shown...)}}, look), 2)
	if len(picture) > 42*2000 {
		t.Errorf("the picture has %d bytes", len(picture))
	}
}

// TestTallPictures draws charts of as many points as are drawn at all, with
// words that are far too long, and refuses a picture of more.
func TestTallPictures(t *testing.T) {
	look := look(t)
	look.Width, look.Size = 528, 16
	bars := func(labels int) document.Chart {
		s := series("A series", slices.Repeat([]string{"1"}, labels)...)
		return document.Chart{Labels: slices.Repeat([]string{strings.Repeat("a label ", 4000)}, labels), Series: []document.Series{s}}
	}
	for _, kind := range document.ChartKinds() {
		c := bars(400)
		c.Kind, c.Axis = kind, document.Ordered
		switch kind {
		case document.Slope:
			c.Labels = c.Labels[:2]
		case document.Bridge:
			c.Series[0].Points[3].Known = false
		case document.Control:
			c.Limits = limits(c, 30)
		}
		if d := chart.Draw(c, look); d.Height() == 0 || d.Width*d.Height() > 30e6 {
			t.Errorf("a %s is %.0f high", kind, d.Height())
		}
	}
	tall := chart.Draw(bars(800), look)
	if _, err := chart.Pictures(tall, tall, chart.Tint{look.Palette.Paper, look.Palette.Paper}, 8, 1); err == nil || !strings.Contains(err.Error(), "is too large") {
		t.Errorf("800 labels give %v", err)
	}
}
