package edition_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/expect"
	"catchup/internal/setting"
	"catchup/internal/table"
)

// counted is a source of a column of numbers.
func counted(numbers ...int64) given {
	g := beds()
	g.table.Columns = append(g.table.Columns, table.Column{Name: "beds", Kind: table.Number})
	g.table.Rows = nil
	for i, n := range numbers {
		from := table.Origin{Reading: g.table.Reading, Row: i + 2, Column: "B"}
		g.table.Rows = append(g.table.Rows, []table.Value{
			{Kind: table.Text, Known: true, Text: fmt.Sprint("Ward ", i), From: from},
			{Kind: table.Number, Known: true, Num: decimal.NewFromInt(n), From: from},
		})
	}
	return g
}

// limit is the expectation that the beds move by no more than two.
var limit = expect.Spec{Jump: []expect.Jump{{Column: "beds", Limit: expect.Margin{Amount: decimal.NewFromInt(2)}}}}

func TestHeld(t *testing.T) {
	p, s := press(t, nil)
	lacking := expect.Spec{Columns: []string{"beds"}}
	rows := expect.Spec{Rows: &setting.Range{Least: 20, Most: 30}}
	try := func(week int, g given, expected *expect.Spec, private bool) ([]document.Breach, error) {
		p.Supplies["beds"] = edition.Supply{Source: g, Expect: expected, Private: private}
		_, _, err := p.Make(t.Context(), due.AddDate(0, 0, 7*week), nobody)
		if held := new(edition.Held); errors.As(err, &held) {
			return held.Breaches, nil
		}
		return nil, err
	}
	for _, c := range []struct {
		name     string
		week     int
		source   given
		expected *expect.Spec
		private  bool
		want     []document.Breach
	}{
		{name: "too few rows", source: counted(1), expected: &rows,
			want: []document.Breach{{Source: "beds", What: "rows", Words: "beds.csv has 1 row; expected are 20..30"}}},
		{name: "a private source", source: counted(1), expected: &rows, private: true,
			want: []document.Breach{{Source: "beds", What: "rows", Words: "this is not as expected"}}},
		{name: "it lacks columns", source: given{err: check.Problems{{Message: "no beds"}}}, expected: &lacking,
			want: []document.Breach{{Source: "beds", What: "columns", Words: "no beds"}}},
		{name: "the first", source: counted(10), expected: &limit},
		{name: "one without the source", week: 1, source: given{err: errors.New("down")}, expected: &limit},
		{name: "a jump since the first", week: 2, source: counted(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2), expected: &limit,
			want: []document.Breach{{Source: "beds", What: "jump[0]", More: 2,
				Words: "beds is 13 and was 10 in the last edition; it may move by 2",
				Cells: cells(10)}}},
		{name: "a smaller one", week: 3, source: counted(12), expected: &limit},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := try(c.week, c.source, c.expected, c.private)
			if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
		})
	}
	if next, err := s.Archive.Number(t.Context(), edition.Key{Report: "weekly"}); next != 4 || err != nil {
		t.Errorf("the next number is %d, %v: held editions are kept", next, err)
	}
}

func cells(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("beds.csv, row %d, column B", i+2)
	}
	return names
}

func TestForce(t *testing.T) {
	p, s := press(t, nil)
	p.Supplies["beds"] = edition.Supply{Source: counted(1), Title: "Beds by ward", Expect: &expect.Spec{
		Rows: &setting.Range{Least: 2, Most: 9}, Known: map[string]expect.Reference{"ward": {Source: "wards"}},
	}}
	p.Force = "The ward has closed."
	made, _, err := p.Make(t.Context(), due, nobody)
	if err != nil {
		t.Fatal(err)
	}
	const notice = "Published although the source “Beds by ward” does not have as many rows as it should and has codes that are not known: The ward has closed."
	if notices := made.Document.Notices; len(notices) != 1 || notices[0] != notice {
		t.Errorf("notices %q", notices)
	}
	if words := string(made.Files[0].Bytes); !strings.Contains(words, "Published although the source") {
		t.Errorf("the text does not say so:\n%s", words)
	}
	kept, err := s.Archive.Find(t.Context(), made.Key)
	if err != nil {
		t.Fatal(err)
	}
	if o := kept.Document.Override; o == nil || o.Reason != p.Force || len(o.Breaches) != 2 {
		t.Errorf("kept with it is %+v", o)
	}
}

// TestDoubt holds an edition whose data can be read in two ways, and makes it if
// that is forced, with the doubt in its override.
func TestDoubt(t *testing.T) {
	p, _ := press(t, nil)
	g := counted(1, 2)
	g.table.Doubts = []table.Doubt{{What: "hidden", Words: "row 3 is hidden", One: "it is to be read", Other: "it is left out",
		Cure: "hidden: read, or hidden: skip", Cells: []table.Origin{{Reading: g.table.Reading, Row: 3}}}}
	p.Supplies["beds"] = edition.Supply{Source: g}
	_, _, err := p.Make(t.Context(), due, nobody)
	held := new(edition.Held)
	if !errors.As(err, &held) || held.Cause != edition.Unclear {
		t.Fatalf("%v", err)
	}
	want := []document.Breach{{Source: "beds", What: "hidden", Cells: []string{"beds.csv, row 3"},
		Words: "row 3 is hidden: either it is to be read, or it is left out. Write hidden: read, or hidden: skip"}}
	if diff := cmp.Diff(want, held.Breaches); diff != "" {
		t.Error(diff)
	}
	p.Force = "it may be read"
	e, _, err := p.Make(t.Context(), due, nobody)
	if err != nil || len(e.Document.Override.Breaches) != 1 {
		t.Errorf("%v", err)
	}
}
