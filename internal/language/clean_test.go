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
		"list":               {"They should:\n  • Save money\n  • Spend less", "They should: Save money; Spend less."},
		"byline no":          {"By Friday the trust had run out of beds.", "By Friday the trust had run out of beds."},
		"nothing":            {"<p> </p>", ""},
		"long byline":        {"By Wilhelmina Featherstonehaugh-Cholmondeley of Hexley\n\nThe text.", "The text."},
		"too long for one":   {"By Wilhelmina Featherstonehaugh-Cholmondeley and Bartholomew Marjoribanks\n\nThe text.", "By Wilhelmina Featherstonehaugh-Cholmondeley and Bartholomew Marjoribanks\n\nThe text."},
		"long place":         {"STANBOURNE AND WETHERHAM, June 10 – The text.", "The text."},
		"too long a place":   {"OLD STANBOURNE AND OLD WETHERHAM – The text.", "OLD STANBOURNE AND OLD WETHERHAM – The text."},
		"long agency":        {"HEXLEY (Sample News Agency) – The text.", "The text."},
		"too long an agency": {"HEXLEY (after the board had met) – The text.", "HEXLEY (after the board had met) – The text."},
	}
	hold(t, tests)
}

// TestForm holds the form in which quotations and lists come, whatever the form of
// the source.
func TestForm(t *testing.T) {
	hold(t, map[string]struct{ raw, want string }{
		"quotation":           {"<p>The chair said:</p><blockquote><p>We are late.</p><p>We are sorry.</p></blockquote><p>He left.</p>", "The chair said: “We are late.\n\n“We are sorry.”\n\nHe left."},
		"quotation, bare":     {"<p>Wards close.</p><blockquote>We are ‘late’, as \"they\" say.</blockquote>", "Wards close.\n\n“We are ‘late’, as ‘they’ say.”"},
		"quotation, marked":   {"<p>The chair said:</p><blockquote><p>“We are late.</p><p>“We are sorry.”</p></blockquote>", "The chair said: “We are late.\n\n“We are sorry.”"},
		"quotation, escaped":  {"&lt;p&gt;The chair said:&lt;/p&gt;&lt;blockquote&gt;We are late.&lt;/blockquote&gt;", "The chair said: “We are late.”"},
		"quotation, in text":  {"The chair said:\n\n> We are late.\n> We are sorry.\n>\n> We pay.\n\nHe left.", "The chair said: “We are late. We are sorry.\n\n“We pay.”\n\nHe left."},
		"quotation, speaker":  {"<p>Wards close.</p><blockquote><p>We are late.</p><p>— Ann Hill, chair</p></blockquote>", "Wards close.\n\n“We are late.” — Ann Hill, chair"},
		"quotation, unmarked": {"<p>In a statement, the trust said:</p><p>We are late.</p><p>It owes £3m.</p>", "In a statement, the trust said: “We are late.”\n\nIt owes £3m."},
		"quotation, behind":   {"Ann Hill said:\n\n“We are late.\n\n“We are sorry.”", "Ann Hill said: “We are late.\n\n“We are sorry.”"},
		"report, set in":      {"<p>Wards close.</p><blockquote>The chair said that “we are late” and left.</blockquote>", "Wards close.\n\nThe chair said that “we are late” and left."},
		"all set in":          {"<blockquote><p>Wards close.</p><p>It is late.</p></blockquote>", "Wards close.\n\nIt is late."},
		"pulled":              {"<p>“We are late,” said Ann Hill.</p><blockquote>‘We are late’</blockquote><p>She left.</p>", "“We are late,” said Ann Hill.\n\nShe left."},
		"embedded":            {"<p>Wards close.</p><blockquote class=\"twitter-tweet\">So sad — A Reader (@areader)</blockquote>", "Wards close."},
		"q":                   {"<p>The chair called it <q>a <b>mess</b></q> and left.</p>", "The chair called it “a mess” and left."},
		"list":                {"<p>The review will visit three trusts:</p><ul><li>Ashby</li><li>Lorne;</li><li>Wend.</li></ul><p>It begins now.</p>", "The review will visit three trusts: Ashby; Lorne; Wend.\n\nIt begins now."},
		"list, and":           {"<p>It will:</p><ul><li>open a ward;</li><li>hire nurses; and</li><li>pay them</li></ul>", "It will: open a ward; hire nurses; and pay them."},
		"list, numbered":      {"The board agreed:\n1. to open a ward\n2. to hire nurses\n\nIt meets in May.", "The board agreed: to open a ward; to hire nurses.\n\nIt meets in May."},
		"list, lettered":      {"The board agreed:\n(a) to open a ward\n(b) to hire nurses", "The board agreed: to open a ward; to hire nurses."},
		"list, of paragraphs": {"<p>The board agreed:</p><p>- to open a ward</p><p>- to hire nurses</p>", "The board agreed: to open a ward; to hire nurses."},
		"list, of sentences":  {"<p>The figures of the year:</p><ul><li>The deficit rose to £3m.</li><li>The waiting list fell by 4%.</li></ul>", "The figures of the year:\n\nThe deficit rose to £3m.\n\nThe waiting list fell by 4%."},
		"list, of claims":     {"<p>The union said:</p><ul><li>The deficit rose to £3m.</li><li>The waiting list fell by 4%.</li></ul>", "The union said: The deficit rose to £3m; The waiting list fell by 4%."},
		"list, nested":        {"<p>It will visit two regions:</p><ul><li>North<ul><li>Ashby</li><li>Lorne</li></ul></li><li>South: <ul><li>Wend</li></ul></li></ul>", "It will visit two regions: North: Ashby, Lorne; South: Wend."},
		"list, of terms":      {"<p>Waits fell in two regions:</p><dl><dt>North</dt><dd>1,103</dd><dt>South</dt><dd>940</dd></dl>", "Waits fell in two regions: North: 1,103; South: 940."},
		"list, of a label":    {"<p>Key points:</p><ul><li>A ward to open</li><li>Nurses to come</li></ul>", "Key points:\n\nA ward to open\n\nNurses to come"},
		"list, without lead":  {"<p>Wards close.</p><ul><li>Beds are lost.</li><li>Staff go.</li></ul>", "Wards close.\n\nBeds are lost.\n\nStaff go."},
		"number, alone":       {"Wards close.\n\n1. The trust owes £3m.", "Wards close.\n\n1. The trust owes £3m."},
		"broken at a dash":    {"The trust\n– the first in England\n– will close.", "The trust – the first in England – will close."},
		"table":               {"<p>Waits fell in two regions:</p><table><tr><td>North</td></tr></table><p>“It is late.”</p>", "Waits fell in two regions:\n\n“It is late.”"},
		"not told":            {"<p>Wards close.</p><p>* * *</p><p>It is late.</p>", "Wards close.\n\nIt is late."},
	})
}

// hold cleans each text, and compares it with what is wanted.
func hold(t *testing.T, tests map[string]struct{ raw, want string }) {
	t.Helper()
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
