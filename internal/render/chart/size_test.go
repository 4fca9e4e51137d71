package chart_test

import (
	"fmt"
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
	picture, err := chart.Draw(document.Chart{Kind: document.Bar, Labels: labels, Series: []document.Series{series("", shown...)}}, look).PNG(look.Palette.Paper, 8, 2)
	if err != nil {
		t.Fatal(err)
	}
	if len(picture) > 42*2000 {
		t.Errorf("the picture has %d bytes", len(picture))
	}
}
