package document

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/table"
)

// one of each kind of block.
var every = Blocks{
	Heading{Level: 2, Text: "Systems against plan"},
	Say("25 of the 42 systems missed their plans."),
	Paragraph{{Text: "Read "}, {Text: "the board paper", Link: "https://example.org/paper", Strong: true}},
	List{Items: []Paragraph{Say("one"), Say("two")}},
	Story{Heading: "Most systems miss plans", Lead: true, Paragraphs: []Paragraph{Say("They did.")},
		Articles: []Article{{Outlet: "Ward & Board", Title: "Systems miss plans", Published: time.Date(2024, 6, 12, 8, 0, 0, 0, time.UTC)}}},
	Table{Caption: "Plan against outturn", Unit: "£m", Illustrative: true,
		Columns: []Column{{Head: "System", Weight: 3}, {Head: "Variance", Numeric: true, Weight: 1}},
		Rows: []Row{{Cells: []Cell{{Shown: "Devon"}, {Shown: "(25.0)", Tone: Bad,
			Value: table.Value{Kind: table.Money, Known: true, Num: decimal.RequireFromString("-25000000"), From: table.Origin{Row: 12, Column: "H"}}}}, Rank: Total}}},
	Chart{Kind: Bar, Title: "Variance", Headline: "Devon is worse", Unit: "£m", Alt: "Devon is £25m worse than plan.", Labels: []string{"Devon"},
		Series: []Series{{Name: "Variance", Points: []Point{{Num: decimal.RequireFromString("-25"), Known: true, Shown: "(25.0)", Tone: Bad, Figure: "f1"}}}}},
	Chart{Kind: Control, Axis: Ordered, Title: "Waits", Alt: "Waits were steady.", Labels: []string{"April", "May"},
		Series:     []Series{{Points: []Point{{Num: decimal.NewFromInt(7), Known: true, Shown: "7", Tone: Improving}, {Shown: "–"}}}},
		Thresholds: []Threshold{{Name: "Target", Num: decimal.NewFromInt(6), Shown: "6"}}, Signs: []Cell{{Shown: "Improving", Tone: Improving}},
		Limits: []Limits{{To: 1, Centre: Point{Num: decimal.NewFromInt(8), Known: true, Shown: "8", Figure: "f2"}, Trial: true, Reason: "The ward moved."}},
		Events: []Event{{At: 1, Words: "A strike."}}},
	Table{Columns: []Column{{Head: "Trend", Spare: 2}}, Rows: []Row{{Cells: []Cell{{Shown: "From 1 to 2", Spark: &Sparkline{
		Points: []decimal.NullDecimal{decimal.NewNullDecimal(decimal.NewFromInt(1)), {}}, Level: decimal.NewNullDecimal(decimal.NewFromInt(3)), Last: Concerning}}}}}},
	Note{Text: Say("Brackets show deficits.")},
}

func TestBlocksSurviveJSON(t *testing.T) {
	data, err := json.Marshal(every)
	if err != nil {
		t.Fatal(err)
	}
	var back Blocks
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(every, back, cmp.Comparer(func(a, b decimal.Decimal) bool { return a.Equal(b) })); diff != "" {
		t.Error(diff)
	}
}

func TestUnknownBlocksAreAnError(t *testing.T) {
	var back Blocks
	err := json.Unmarshal([]byte(`[{"hologram": {}}]`), &back)
	if err == nil || !strings.Contains(err.Error(), "hologram") {
		t.Errorf("a block of a newer program is read as %v, %v", back, err)
	}
}

// TestTame holds that every text of a document is tamed, wherever it stands.
func TestTame(t *testing.T) {
	whole, err := json.Marshal(Document{
		Title: "Catch Up", Slice: "South West", Introduction: []Paragraph{Say("In this week.")}, Notices: []string{"All is invented."},
		Gaps: []Gap{{Source: "beds", Why: "there is no file"}}, Blocks: every, Choices: []Choice{{Candidates: []Candidate{{Heading: "Wards to close"}}}},
		Sources: []Source{{Title: "The Gazette (a sample)"}}, Override: &Override{Reason: "it is late"},
	})
	if err != nil {
		t.Fatal(err)
	}
	texts := regexp.MustCompile(`:"([^"]* [^"]*)"`)
	if n := len(texts.FindAll(whole, -1)); n < 15 {
		t.Fatalf("only %d texts are tried", n)
	}
	var d Document
	if err := json.Unmarshal(texts.ReplaceAll(whole, []byte(":\"\u202e\u2069\u2067$1\"")), &d); err != nil {
		t.Fatal(err)
	}
	d.Tame()
	got, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	if want := texts.ReplaceAllString(string(whole), ":\"\u2067$1\u2069\""); string(got) != want {
		t.Error(cmp.Diff(want, string(got)))
	}
}
