package document_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
)

// report is a document with two stories, three parts that say something, and one
// that does not.
func report() *document.Document {
	return &document.Document{
		Introduction: []document.Paragraph{document.Say("Twenty of 42 missed their plans. (These figures are illustrative.)")},
		Blocks: document.Blocks{
			document.Heading{Level: 2, Text: "Stories"},
			document.Story{Heading: "A ward is opened", Lead: true},
			document.Story{Heading: "A ward is closed"},
			document.Heading{Level: 2, Text: "Plans"},
			document.Say("Twenty of 42 missed their plans. Two did not report."),
			document.Chart{Alt: "The variances run from £1m to £2m."},
			document.Table{},
			document.Heading{Level: 2, Text: "Savings"},
			document.Say("Three of four were made. The fourth was not."),
			document.Heading{Level: 3, Text: "More of it"},
			document.Say("Nothing else."),
			document.Heading{Level: 2, Text: "Wards"},
			document.Chart{Alt: "The north has the most. The south has the fewest."},
			document.Table{},
			document.Heading{Level: 2, Text: "Figures alone"},
			document.Table{},
			document.Say("This is behind them."),
		},
	}
}

func TestSummary(t *testing.T) {
	want := []document.Brief{
		{Block: 1, Heading: "A ward is opened"},
		{Block: 2, Heading: "A ward is closed"},
		{Block: 7, Heading: "Savings", Says: "Three of four were made."},
		{Block: 11, Heading: "Wards", Says: "The north has the most."},
	}
	if diff := cmp.Diff(want, report().Summary()); diff != "" {
		t.Error(diff)
	}
}

// TestSummaryIsShort has many stories and parts, and takes five of them.
func TestSummaryIsShort(t *testing.T) {
	d := &document.Document{Blocks: document.Blocks{document.Heading{Level: 2, Text: "Too long"}, document.Say(strings.Repeat("And it goes on, ", 40))}}
	for range 9 {
		d.Blocks = append(d.Blocks, document.Story{Heading: "A story"})
	}
	for range 9 {
		d.Blocks = append(d.Blocks, document.Heading{Level: 2, Text: "A part"}, document.Say("It says something."))
	}
	stories, parts := 0, 0
	for _, p := range d.Summary() {
		if p.Heading == "Too long" {
			t.Error("a long sentence is in the summary")
		}
		if p.Says == "" {
			stories++
		} else {
			parts++
		}
	}
	if stories != 3 || parts != 2 {
		t.Errorf("%d stories and %d parts", stories, parts)
	}
}

func TestLabels(t *testing.T) {
	var got []string
	for i, label := range report().Blocks.Labels() {
		switch report().Blocks[i].(type) {
		case document.Table, document.Chart:
			got = append(got, label)
		default:
			if label != "" {
				t.Errorf("block %d is called %s", i, label)
			}
		}
	}
	if want := "Figure 1, Table 1, Figure 2, Table 2, Table 3"; strings.Join(got, ", ") != want {
		t.Errorf("%q, want %s", got, want)
	}
}

// TestContents names parts and stories, and parts alone if there are many.
func TestContents(t *testing.T) {
	d := report()
	d.Blocks = append(d.Blocks, document.Heading{Level: 2, Text: "Costs"})
	names := func() string {
		var all []string
		for _, e := range d.Contents() {
			all = append(all, e.Words)
		}
		return strings.Join(all, ", ")
	}
	if got, want := names(), "Stories, A ward is opened, A ward is closed, Plans, Savings, Wards, Figures alone, Costs"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for range 30 {
		d.Blocks = append(d.Blocks, document.Story{Heading: "One more"})
	}
	if got, want := names(), "Stories, Plans, Savings, Wards, Figures alone, Costs"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
