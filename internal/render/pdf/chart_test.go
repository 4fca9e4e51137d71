package pdf

import (
	"math"
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/internal/table"
)

// bars is a bar chart of the labels and numbers, in turn.
func bars(title string, pairs ...string) document.Chart {
	c := document.Chart{Kind: document.Bar, Title: title, Unit: "£m", Alt: "The finding of the chart.", Illustrative: true, Series: []document.Series{{}}}
	for i := 0; i+1 < len(pairs); i += 2 {
		p := document.Point{Shown: pairs[i+1]}
		if f, err := table.ParseFigure(p.Shown); err == nil {
			p.Num, p.Known = f.Amount, true
		}
		if p.Num.IsNegative() {
			p.Tone = document.Bad
		}
		c.Labels = append(c.Labels, pairs[i])
		c.Series[0].Points = append(c.Series[0].Points, p)
	}
	return c
}

// TestBarsAreHonest measures what is drawn: lengths in the proportion of the
// numbers, from one zero, and nothing for what is not known.
func TestBarsAreHonest(t *testing.T) {
	d := empty(t)
	d.Blocks = document.Blocks{bars("Variance to plan", "Devon", "(30.0)", "Kent and Medway", "60.0", "Surrey", "–")}
	var drawn []bar
	var words []string
	for _, page := range laid(t, renderer(t), d) {
		for _, l := range page {
			if l.of.part == chartBar {
				drawn = append(drawn, l.bars[1])
			}
			for _, one := range l.texts {
				words = append(words, strings.TrimSpace(one.words))
			}
		}
	}
	if len(drawn) != 3 {
		t.Fatalf("%d bars", len(drawn))
	}
	zero := trackLeft + trackWidth/3
	for i, want := range []bar{{x: trackLeft, width: trackWidth / 3}, {x: zero, width: trackWidth * 2 / 3}, {x: zero}} {
		if math.Abs(drawn[i].x-want.x) > 1e-9 || math.Abs(drawn[i].width-want.width) > 1e-9 {
			t.Errorf("bar %d reaches from %.2f for %.2f, want from %.2f for %.2f", i, drawn[i].x, drawn[i].width, want.x, want.width)
		}
	}
	said := strings.Join(words, "|")
	for _, want := range []string{"Variance to plan", "(£m)", "Illustrative", "The finding of the chart.", "Devon|▼\u00a0(30.0)", "Surrey|–"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not set in %q", want, said)
		}
	}
	render(t, d)
}

func TestUnknownBlocksAreAnError(t *testing.T) {
	d := empty(t)
	d.Blocks = document.Blocks{struct{ document.Block }{}}
	if _, err := renderer(t).Render(d); err == nil || !strings.Contains(err.Error(), "unknown kind") {
		t.Errorf("a block of an unknown kind gave %v", err)
	}
}
