package edition_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/edition"
	"catchup/internal/setting"
	"catchup/internal/shaping"
	"catchup/internal/source"
	"catchup/internal/table"
)

// shape reads a shape as settings write it.
func shape(t *testing.T, yaml string) shaping.Steps {
	t.Helper()
	var s struct {
		Shape shaping.Steps `yaml:"shape"`
	}
	if problems := setting.Decode("x.yaml", []byte("shape: "+yaml), &s, setting.Options{}); problems != nil {
		t.Fatal(problems)
	}
	return s.Shape
}

// wards is a source of so many wards with beds, or with plans of beds.
func wards(name, column string, n int) given {
	reading := &table.Reading{Source: name, Place: name + ".csv"}
	t := &table.Table{Reading: reading, Columns: []table.Column{{Name: "ward", Kind: table.Text}, {Name: column, Kind: table.Text}}}
	for i := range n {
		row := []table.Value{{Text: fmt.Sprintf("Ward %d", i)}, {Text: fmt.Sprint(i * 7)}}
		for c := range row {
			row[c].Kind, row[c].Known, row[c].From = table.Text, true, table.Origin{Reading: reading, Row: i + 2, Column: table.Letters(c)}
		}
		t.Rows = append(t.Rows, row)
	}
	return given{table: t}
}

// fresh makes a source anew for each reading, since a reading takes its rows.
type fresh func() given

func (f fresh) Read(ctx context.Context, r source.Request) (*table.Table, error) {
	return f().Read(ctx, r)
}

// typed is the source with its second column as numbers.
func typed(s source.Source, column string) source.Source {
	return source.Shape(s, table.Shape{Columns: table.Columns{"ward": {Kind: table.Text}, column: {Kind: table.Number}}}, false)
}

// TestShapes joins a source that the report does not name: the edition names both,
// and what the shape did, and figures rest on cells of both.
func TestShapes(t *testing.T) {
	p, _ := press(t, beds())
	p.Supplies = map[string]edition.Supply{
		"beds": {
			Source: typed(wards("beds", "beds", 4), "beds"), Title: "Beds",
			Shape: shape(t, "[{ filter: { beds: '> 0' } }, { join: { with: plans, on: ward } }, { derive: { gap: beds - plan } }]"),
		},
		"plans": {Source: typed(wards("plans", "plan", 9), "plan"), Title: "Plans", Shape: shape(t, "[{ sort: -plan }, { limit: 8 }]")},
	}
	p.Spec.Sections[1].Table.Columns[0].Name = "gap"
	var told []string
	p.OnStep = func(s edition.Step) {
		if s.Verb == "shaped" || s.Verb == "noted" {
			told = append(told, s.Verb+" "+s.Object+" "+s.Result)
		}
	}
	e, err := p.Proof(t.Context(), due)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"shaped beds rows: 3, columns: 4", "shaped plans rows: 8, columns: 2",
		"noted beds shape[0].filter: of 4 rows 3 stay",
		`noted beds shape[1].join: 5 rows of plans have no row here: “Ward 8” at plans.csv, row 10, column A ("ward"); “Ward 7” at plans.csv, row 9, column A ("ward"); “Ward 6” at plans.csv, row 8, column A ("ward"); and 2 more`,
		"noted plans shape[1].limit: the first 8 of 9 rows stay",
	}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Error(diff)
	}
	var traced []string
	all, from := e.Document.TraceFigures(e.Document.Figures)
	for _, f := range all {
		traced = append(traced, fmt.Sprint(f.Rule, " ", f.Cells[0].Source, f.Cells[0].Cell, " ", f.Cells[1].Source, f.Cells[1].Cell))
	}
	want = []string{"beds − plan bedsB3 plansB3", "beds − plan bedsB4 plansB4", "beds − plan bedsB5 plansB5"}
	if diff := cmp.Diff(want, traced); diff != "" || len(from) != 2 || len(from[0].Shaped) != 2 || from[1].Title != "Plans" {
		t.Errorf("of %v:\n%s", from, diff)
	}
	if words := string(e.Files[0].Bytes); !strings.Contains(words, "Sources: Beds and Plans.") {
		t.Error(words)
	}
}

// TestShapeFails tells why a source cannot be brought into shape: the one that it
// takes values from cannot be read, or there is no room for it.
func TestShapeFails(t *testing.T) {
	many := func(name, column string) source.Source {
		return typed(fresh(func() given { return wards(name, column, 2000) }), column)
	}
	for name, c := range map[string]struct {
		plans  source.Source
		memory int
		want   string
	}{
		"no plans":   {given{err: errors.New("the disk is gone")}, 1_000_000, "source plans: the disk is gone"},
		"no room":    {many("plans", "plan"), 1_700_000, "shape[0].join: " + source.ErrFull.Error() + ": 1 MB"},
		"there is":   {many("plans", "plan"), 2_600_000, ""},
		"none match": {typed(wards("plans", "plan", 0), "plan"), 2_000_000, ""},
	} {
		p, _ := press(t, beds())
		turns := source.NewTurns()
		p.Budget = func() *source.Budget { return turns.Budget(source.Limits{Memory: setting.Size(c.memory)}) }
		p.Supplies = map[string]edition.Supply{
			"beds":  {Source: many("beds", "beds"), Shape: shape(t, "[{ join: { with: plans, on: ward } }, { sort: beds }]")},
			"plans": {Source: c.plans},
		}
		for range 2 { // what an edition took is free for the next
			e, err := p.Proof(t.Context(), due)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, gap := range e.Document.Gaps {
				got += gap.Why
			}
			if got != c.want {
				t.Errorf("%s: %q, want %q", name, got, c.want)
			}
		}
	}
}

// TestLeading asks the filters that a shape begins with while a source is read:
// that makes the same table, with the same notes, as asking them afterwards, and
// cells of rows that are left out need not be readable.
func TestLeading(t *testing.T) {
	columns := table.Columns{"ward": {Kind: table.Text}, "beds": {Kind: table.Number}}
	for _, yaml := range []string{
		"[{ filter: { beds: '> 20' } }]", "[{ filter: { beds: '> 20', ward: [Ward 5, ward 6, Ward 77] } }, { limit: 1 }]",
		"[{ filter: { beds: '< 70' } }, { filter: { ward: not Ward 3 } }, { sort: -beds }, { filter: { beds: known } }]",
		"[{ filter: { ward: Ward 2..Ward 4 } }]", "[{ filter: { nowhere: 1 } }]", "[{ filter: { beds: many } }]",
	} {
		steps := shape(t, yaml)
		plain, err := typed(wards("beds", "beds", 1500), "beds").Read(t.Context(), source.Request{})
		if err != nil {
			t.Fatal(err)
		}
		want, wantErr := steps.Run(plain, nil, shaping.Room{})
		led, err := edition.Leading(typed(wards("beds", "beds", 1500), "beds"), steps, columns).Read(t.Context(), source.Request{})
		if err != nil {
			t.Fatal(err)
		}
		got, gotErr := steps.Run(led, nil, shaping.Room{})
		if fmt.Sprint(gotErr) != fmt.Sprint(wantErr) || wantErr == nil && cmp.Diff(lines(want), lines(got)) != "" {
			t.Errorf("%s: %v, want %v:\n%s", yaml, gotErr, wantErr, cmp.Diff(lines(want), lines(got)))
		}
		if wantErr == nil && led.Begun == 0 {
			t.Errorf("%s: the filters were not asked", yaml)
		}
	}
	broken := wards("beds", "beds", 3)
	broken.table.Rows[1][1].Text = "see the notes"
	steps := shape(t, "[{ filter: { ward: not Ward 1 } }]")
	if led, err := edition.Leading(typed(broken, "beds"), steps, columns).Read(context.Background(), source.Request{}); err != nil || len(led.Rows) != 2 {
		t.Errorf("%v, %v", led, err)
	}
	uncomparable := shape(t, "[{ filter: { ward: Bed 2..Bed 4 } }]")
	if _, err := edition.Leading(typed(wards("beds", "beds", 3), "beds"), uncomparable, columns).Read(t.Context(), source.Request{}); err == nil || !strings.Contains(err.Error(), `shape[0].filter: beds.csv, row 2, column A ("ward") (ward): "Ward 0" cannot be compared with "Bed 2"`) {
		t.Error(err)
	}
}

// lines are the rows of a table and what was noted of them.
func lines(t *table.Table) (all []string) {
	if t == nil {
		return nil
	}
	for _, row := range t.Rows {
		all = append(all, fmt.Sprint(row[0].Text, row[1].Num, row[1].From))
	}
	return append(all, t.Shaped...)
}
