package language

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestClean(t *testing.T) {
	tests := map[string]struct{ raw, want string }{
		"text":               {"One sentence,\nin two lines.\n\nAnother.", "One sentence, in two lines.\n\nAnother."},
		"HTML":               {"<p>Trusts &amp; boards <b>met</b>.</p>\n<ul><li>One.</li><li>Two.</li></ul>", "Trusts & boards met.\n\nOne.\n\nTwo."},
		"broken":             {"<p>Left open<br>and <i>on", "Left open and on"},
		"not HTML":           {"Waits of <5 weeks & more.", "Waits of <5 weeks & more."},
		"aside":              {"<h2>A head</h2><p>The text.</p><figure><figcaption>A ward</figcaption></figure><script>x()</script><footer>Sample</footer>", "The text."},
		"head":               {"A title of a kind\nBy Jo Writer\n12 January 2023\n\nThe text.", "The text."},
		"foot":               {"The text.\n\nWant news like this straight to your inbox?\n\nRelated articles\n\nA pointer.", "The text."},
		"also":               {"The text.\n\nAlso on example.org today\n\nIn her column, a writer says more.", "The text."},
		"place":              {"LEEDS, June 10 (Agency) – The text.", "The text."},
		"list":               {"They should:\n  • Save money\n  • Spend less", "They should:\n\nSave money\n\nSpend less"},
		"byline no":          {"By Friday the trust had run out of beds.", "By Friday the trust had run out of beds."},
		"nothing":            {"<p> </p>", ""},
		"long byline":        {"By Wilhelmina Featherstonehaugh-Cholmondeley of Hexley\n\nThe text.", "The text."},
		"too long for one":   {"By Wilhelmina Featherstonehaugh-Cholmondeley and Bartholomew Marjoribanks\n\nThe text.", "By Wilhelmina Featherstonehaugh-Cholmondeley and Bartholomew Marjoribanks\n\nThe text."},
		"long place":         {"STANBOURNE AND WETHERHAM, June 10 – The text.", "The text."},
		"too long a place":   {"OLD STANBOURNE AND OLD WETHERHAM – The text.", "OLD STANBOURNE AND OLD WETHERHAM – The text."},
		"long agency":        {"HEXLEY (Sample News Agency) – The text.", "The text."},
		"too long an agency": {"HEXLEY (after the board had met) – The text.", "HEXLEY (after the board had met) – The text."},
	}
	for name, tt := range tests {
		if diff := cmp.Diff(tt.want, cleaned(tt.raw)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// cleaned is the text alone.
func cleaned(raw string) string {
	text, _ := Clean(raw, "A title of a kind")
	return text
}

func TestAround(t *testing.T) {
	_, around := Clean("<h1>A title</h1><p>A title</p><p>By Ann Hill</p><p>10 June 2024</p><p>LEEDS, June 10 (Agency) – Wards close.</p><p>Register now for our webinar.</p>", "A title")
	want := []string{"By Ann Hill", "LEEDS, June 10 (Agency) – ", "Register now for our webinar."}
	if diff := cmp.Diff(want, around); diff != "" {
		t.Error(diff)
	}
}
