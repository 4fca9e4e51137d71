package markup

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// kinds are n bold elements that differ, none of them closed.
func kinds(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<b a=%d>", i)
	}
	return b.String()
}

func TestWeight(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "Text.": 1, "<p>Text.</p>": 3, "<p a=1 b>Text.<br/>": 5,
		strings.Repeat("<b>x</b>", 100):           300 + 450,            // one kind
		strings.Repeat("<a b=1>", 100):            200,                  // links close each other
		kinds(13):                                 13*(1+39)/2 + 6 + 13, // each may be opened anew three times
		kinds(12) + "</b></b><p>x":                16*(2+36)/2 + 12,     // an end may not count
		kinds(12) + "<B a=0>":                     13*(2+36)/2 + 13,
		strings.ReplaceAll(kinds(13), "<b", "<p"): 13 + 13,
		"<i c=1 d=2 /><script><b></script>":       4*(2+3)/2 + 2,
	} {
		if got := Weight([]byte(text)); got != want {
			t.Errorf("%.60q weighs %d, want %d", text, got, want)
		}
	}
}

// TestWeightOfMany has more kinds than are told apart, which must not take
// memory without end.
func TestWeightOfMany(t *testing.T) {
	if got, want := Weight([]byte(kinds(manyKinds+1))), (manyKinds+1)*(2+alike*manyKinds)/2+manyKinds+1; got != want {
		t.Errorf("they weigh %d, want %d", got, want)
	}
}

// TestWeightIsEnough parses tangles: none makes more than twice as many nodes
// and attributes as it weighs. What a parser adds to any page is not counted.
func TestWeightIsEnough(t *testing.T) {
	for _, tangle := range []string{
		"<p>Honest.</p>", kinds(40) + strings.Repeat("<p>x", 200), kinds(400) + strings.Repeat("<p>x</p>", 50),
		strings.Repeat("<b>", 400) + strings.Repeat("<p>x", 200), strings.Repeat("<b><i><p>x</b>", 300), strings.Repeat("<a><table><a>", 100),
		strings.Repeat("<div>", 400), strings.Repeat("<font color=red><tt><big>", 20) + strings.Repeat("<div>x", 300),
		kinds(30) + strings.Repeat("</b>", 30) + strings.Repeat("<li>x", 300), strings.Repeat("<b a=1><b a=2><b a=3><s>", 20) + strings.Repeat("<p>x", 300),
		"<p>" + strings.Repeat(kinds(1), 3) + strings.Repeat("x<p>", 500), "<p>" + strings.Repeat(kinds(4), 3) + strings.Repeat("x<p>", 500), "<p>" + strings.Repeat(kinds(12), 3) + strings.Repeat("x<p>", 500),
		strings.Repeat("<b><b><b><i><u><p></b>", 300), strings.Repeat("<b a=1><b a=2><i><s><u><p>x</b></b>", 300), strings.Repeat("<b><b><b><b><b><b><b><b><p></b>", 200),
		strings.Repeat("<b><i><u><s><em><tt>", 5) + strings.Repeat("<p></b></i>", 100), strings.Repeat("<table><b><td>x", 50), strings.Repeat("<table><tr><td>", 100),
		strings.Repeat("<b><table></b><i>", 50), strings.Repeat("<b>", 9) + strings.Repeat("<div></b><b>", 100),
		strings.Repeat("<p><b>x</p></b>", 300), strings.Repeat("<b><div></b>x</div>", 300), strings.Repeat("<a>x<div>", 100), strings.Repeat("<nobr>x<div>", 100), strings.Repeat("<svg><b>x", 50),
	} {
		whole, err := html.Parse(strings.NewReader(tangle))
		if err != nil {
			t.Fatalf("%.60q: %v", tangle, err)
		}
		nodes := 0
		for n := range whole.Descendants() {
			nodes += 1 + len(n.Attr)
		}
		const frame = 3 // html, head and body
		if weight := Weight([]byte(tangle)); nodes-frame > 2*weight {
			t.Errorf("%.60q makes %d nodes and weighs %d", tangle, nodes-frame, weight)
		}
	}
}
