package document_test

import (
	"testing"

	"catchup/internal/document"
)

// TestFinding drops what stands above a chart already, sentence by sentence,
// and nothing that stands under another heading.
func TestFinding(t *testing.T) {
	chart := document.Chart{Alt: "25 of 42 missed. They run from £1.4m to £2m. None met."}
	heading := document.Heading{Level: 2, Text: "Plans"}
	for name, test := range map[string]struct {
		above document.Blocks
		want  string
	}{
		"nothing said":          {document.Blocks{heading}, chart.Alt},
		"the first":             {document.Blocks{document.Say("25 of 42 missed."), document.Table{}}, "They run from £1.4m to £2m. None met."},
		"two, in two":           {document.Blocks{document.Say("25 of 42 missed. So it is."), document.Say("They run from £1.4m to £2m.")}, "None met."},
		"half of one":           {document.Blocks{document.Say("25 of 42 missed, it is said.")}, chart.Alt},
		"all":                   {document.Blocks{document.Say(chart.Alt)}, ""},
		"the last":              {document.Blocks{document.Say("None met.")}, chart.Alt},
		"under another heading": {document.Blocks{document.Say("25 of 42 missed."), heading}, chart.Alt},
	} {
		if got := append(test.above, chart).Finding(len(test.above)); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
	headed := chart
	headed.Headline = "25 of 42 missed"
	if got := (document.Blocks{headed}).Finding(0); got != "They run from £1.4m to £2m. None met." {
		t.Errorf("below its headline stands %q", got)
	}
}
