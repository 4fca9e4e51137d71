package prose

import (
	"slices"
	"strings"
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
		"table":               {"<p>Waits fell in two regions:</p><table><tr><td>North</td></tr></table><p>“It is late.”</p>", "Waits fell in two regions.\n\n“It is late.”"},
		"table, needed":       {"<p>The figures of the regions are:</p><table><tr><td>North</td></tr></table><p>It is late.</p>", "The figures of the regions are:\n\nIt is late."},
		"not told":            {"<p>Wards close.</p><p>* * *</p><p>It is late.</p>", "Wards close.\n\nIt is late."},
	})
}

// TestDatelines holds that a place, a day and an agency in front of a report go, and
// that no news goes with them.
func TestDatelines(t *testing.T) {
	for _, front := range []string{
		"LONDON (Agency) — ", "LONDON (Agency) - ", "LEEDS, England, June 10 (Agency) – ", "Leeds, 10 March – ", "Washington — ", "(Agency) - ", "LONDON — ",
		"LEEDS, England (AGY) — ", "GENEVA/LONDON, June 10 (Agency) - ", "London, UK – ", "NEW YORK--(BUSINESS WIRE)--", "LEEDS, March 11, 2026 /Newswire/ -- ",
		"London | 10 March 2026 | ", "10 March 2026: ", "HARTFORD, Conn. (AGY) — ", "Leeds, Tuesday 10 March 2026 – ", "Newcastle upon Tyne (Sample News Agency) – ", "STOKE-ON-TRENT – ",
	} {
		for _, rest := range []string{"The trust will close wards.", "“We are late,” she said.", "£3m is gone."} {
			text, around := Clean(front+rest+"\n\nIt is late.", "A title")
			if text != rest+"\n\nIt is late." || len(around) != 1 {
				t.Errorf("%q is left, and around are %q: %s", text, around, front+rest)
			}
		}
	}
	for _, news := range []string{
		"Trust – the first in England – will close wards.", "UNISON – Britain’s largest union – said that it would strike.", "Nurses — Unison’s members — will strike.",
		"Wards, beds and staff – all are scarce.", "Northmoor Trust (NT) – Britain’s largest – will close wards.", "The chair – Ann Hill – left.", "BMA: the offer is an insult.",
		"Ann Hill: “We are late.”", "In March 2026 – a year late – the ward opened.", "HEXLEY (after the board had met) – The text.", "Ministers have a choice – Pay or wait.", "On 10 March – The day that it rained – the ward opened.", "Wards close.\n\n10 March: The ward opened.\n\n11 March: It closed.",
	} {
		if text, around := Clean(news, "A title"); text != news || len(around) > 0 {
			t.Errorf("%q is left, and around are %q: %s", text, around, news)
		}
	}
	if text, _ := Clean("It is late.\n\nLabour – Britain’s government – said so.\n\nGreens – The smallest group.", "A title"); !strings.HasSuffix(text, "Greens – The smallest group.") {
		t.Errorf("a place alone is found within an article: %q", text)
	}
}

// TestEnd holds that nothing is told that stands behind the end of a release, but for
// corrections.
func TestEnd(t *testing.T) {
	const news = "<p>The trust will close wards.</p><p>It is late, the chair said.</p>"
	for _, end := range []string{
		"<p>ENDS</p>", "<p>-ENDS-</p>", "<p>– Ends –</p>", "<p>[Ends]</p>", "<p>###</p>", "<p># # #</p>", "<p>End of press release</p>", "<h2>Notes to editors</h2>",
		"<p>Notes to editors:</p>", "<p><strong>Note to editors</strong></p>", "<p>NOTES FOR EDITORS</p>", "<p>Notes to editors: 1. The wards are old.</p>", "<h3>About Northmoor Trust</h3>",
		"<p>About the Northmoor Group</p>", "<p>For further information, contact Ann Hill on 0113 496 0000.</p>", "<p>For more information about the plan, please contact the press office.</p>",
		"<p>Media enquiries: 0113 496 0000.</p>", "<p>Press contact</p>", "<p>Media contacts:</p>", "<p>For media enquiries please call Ann Hill.</p>", "<p>Contact</p>", "<p>Editors’ notes</p>",
	} {
		text, around := Clean(news+end+"<ul><li>The ten wards are listed in a table.</li></ul><p>This article was amended on 3 May. An earlier version gave the wrong date.</p><p>The trust runs three hospitals.</p>", "A title")
		want := "The trust will close wards.\n\nIt is late, the chair said.\n\nThis article was amended on 3 May. An earlier version gave the wrong date."
		if text != want {
			t.Errorf("%s leaves %q", end, text)
		}
		if !slices.Contains(around, "The ten wards are listed in a table.") {
			t.Errorf("%s leaves around %q", end, around)
		}
	}
	for _, last := range []string{"It is late, the chair said. ENDS", "It is late, the chair said. [ENDS]", "It is late, the chair said. – Ends –", "It is late, the chair said.<br>ENDS<br>The trust runs three."} {
		if text, _ := Clean("<p>The trust will close wards.</p><p>"+last+"</p><p>The trust runs three hospitals.</p>", "A title"); text != "The trust will close wards.\n\nIt is late, the chair said." {
			t.Errorf("%s: %q is left", last, text)
		}
	}
	for _, news := range []string{
		"Ends of the wards are dark.", "Media enquiries rose by a third.", "Press officers cost £2m.", "Notes to editors were found on a train.", "About 400 people came.", "About the plan, nothing is known.",
		"The contract ends.", "Contact with patients is rare.", "For further information, patients had to wait.", "About Time, a charity, left.",
	} {
		if text, _ := Clean("It is late.\n\n"+news+"\n\nThe chair left.", "A title"); text != "It is late.\n\n"+news+"\n\nThe chair left." {
			t.Errorf("%q is left: %s", text, news)
		}
	}
}

// TestPointers holds that titles of other pages go, and that news behind them stays.
func TestPointers(t *testing.T) {
	hold(t, map[string]struct{ raw, want string }{
		"within": {"<p>Wards close.</p><p>Read more</p><p>Trust to close three wards</p><p>It is late, the chair said.</p><p>She left.</p>", "Wards close.\n\nIt is late, the chair said.\n\nShe left."},
		"behind": {"<p>Wards close.</p><p>Related stories</p><p>Trust to close three wards.</p>", "Wards close."},
		"news":   {"Wards close.\n\nAlso in the plan are new beds.\n\nIt is late.", "Wards close.\n\nAlso in the plan are new beds.\n\nIt is late."},
		"broken": {"The trust is to\nshare this ward with its\nneighbour in a plan that the board has to\nread more than once.", "The trust is to share this ward with its neighbour in a plan that the board has to read more than once."},
		"narrow": {"The chair asked the board to\nread more\nof the plan.", "The chair asked the board to read more of the plan."},
		"owned":  {"Wards close.\n\nThis article has been withdrawn.", "Wards close.\n\nThis article has been withdrawn."},
		"about":  {"Wards close.\n\nAbout Northmoor\n\nIt is late.\n\nBeds go.\n\nStaff go.\n\nShe left.", "Wards close.\n\nAbout Northmoor\n\nIt is late.\n\nBeds go.\n\nStaff go.\n\nShe left."},
		"number": {"The beds of the ward are, says the plan,\n12. It begins in May.", "The beds of the ward are, says the plan, 12. It begins in May."},
		"deep":   {"Wards close.\n\nIt is late.\n\nBeds go.\n\nLeeds, 10 March: The ward opened.", "Wards close.\n\nIt is late.\n\nBeds go.\n\nLeeds, 10 March: The ward opened."},
		"label":  {"Wards close.\n\nWhy it matters: The trust is late.\n\nBottom line: it is late.", "Wards close.\n\nThe trust is late.\n\nBottom line: it is late."},
		"inline": {"Wards close.\n\nIt is late. Media enquiries: Ann Hill, 07700 900123.\n\nThe trust has three.", "Wards close.\n\nIt is late."},
		"body":   {"Wards close.\n\nIt is late. About Northmoor Council: Northmoor Council is old.", "Wards close.\n\nIt is late."},
		"quoted": {"“We are late. Sign up now. It is a must,” she said.", "“We are late. Sign up now. It is a must,” she said."},
		"set in": {"<p>The chair said:</p><blockquote><p>Sign up now.</p></blockquote>", "The chair said: “Sign up now.”"},
		"page":   {"<p>Read more: Is it late? What we know of the wards</p><p>Wards close.</p>", "Wards close."},
		"heads":  {"<p>Wards close.</p><p>Correction</p><p>The ward has 20 beds.</p><p>ENDS</p><p>Clarification: it is in Leeds.</p>", "Wards close.\n\nCorrection\n\nThe ward has 20 beds.\n\nClarification: it is in Leeds."},
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
