package dialect

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/source"
	"catchup/internal/table"
)

// rowsOf are rows of cells that are divided by bars; an empty line is a row that
// is not there.
func rowsFrom(text string) (rows []Row) {
	for i, line := range strings.Split(text, "\n") {
		if line != "" {
			rows = append(rows, Row{Number: i + 1, Cells: strings.Split(line, "|")})
		}
	}
	return rows
}

// given gives rows one after another.
type given struct {
	rows []Row
	n    int
}

func (g *given) Next() (*Row, error) {
	if g.n == len(g.rows) {
		return nil, io.EOF
	}
	g.n++
	return &g.rows[g.n-1], nil
}

// TestJoined joins heads of several rows in the likeliest way first.
func TestJoined(t *testing.T) {
	for _, test := range []struct {
		rows   string
		merged []Area
		want   []string
	}{
		{"Ward|Plan", nil, []string{"Ward", "Plan"}},
		{"|Plan||Actual|\nWard|Apr|May|Apr|May", nil, []string{"Ward", "Plan Apr", "Plan May", "Actual Apr", "Actual May"}},
		{"Ward|Plan||Actual\n|Apr|May|Apr|May", nil, []string{"Ward", "Plan Apr", "Plan May", "Actual Apr", "Actual May"}},
		{"Ward|Plan||Note\n|Apr|May|", nil, []string{"Ward", "Plan Apr", "Plan May", "Note"}},
		{"Ward|Plan||Note|\n|Apr|May||Jun", nil, []string{"Ward", "Plan Apr", "Plan May", "Note", "Jun"}},
		{"Ward|Plan|||Note\n|Apr|May||of", []Area{{1, 1, 2, 1}}, []string{"Ward", "Plan Apr", "Plan May", "", "Note of"}},
		{"2024|||\nPlan||Actual|\nApr|May|Apr|May", nil, []string{"2024 Plan Apr", "2024 Plan May", "2024 Actual Apr", "2024 Actual May"}},
		{"Ward||\n|Apr|May", nil, []string{"Ward", "Apr", "May"}},
	} {
		if got := joined(rowsFrom(test.rows), test.merged)[0]; !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.rows, got, test.want)
		}
	}
}

// TestMergedAreas drops areas that begin within another, so that names are
// spread over each column once.
func TestMergedAreas(t *testing.T) {
	got := apart([]Area{{3, 2, 4, 2}, {0, 1, 3, 1}, {2, 1, 9, 1}, {4, 1, 5, 1}})
	if diff := cmp.Diff([]Area{{0, 1, 3, 1}, {4, 1, 5, 1}, {3, 2, 4, 2}}, got); diff != "" {
		t.Error(diff)
	}
	cells, _ := overMerged(Row{Number: 1, Cells: []string{"a", "", "", "", "b"}}, got)
	if want := []string{"a", "a", "a", "a", "b", "b"}; !slices.Equal(cells, want) {
		t.Errorf("%q, want %q", cells, want)
	}
}

// TestByLooks finds the head without settings.
func TestByLooks(t *testing.T) {
	for _, test := range []struct {
		name, rows, want string
	}{
		{"first row", "Ward|Beds\nElm|1\nOak|2", "1..1"},
		{"first row of words alone", "Ward|Lead\nElm|Ann\nOak|Bob", "1..1"},
		{"one column", "Ward\nElm\nOak", "1..1"},
		{"title", "Beds of wards\nWard|Beds|Staff\nElm|1|2\nOak|2|3", "2..2"},
		{"title and date in two cells", "Beds of wards|3 June 2024\n\nWard|Beds|Staff|Cost\nElm|1|2|3\nOak|2|3|4", "3..3"},
		{"months as names", "|Apr|May|Jun\nElm|1|2|3\nOak|1|2|3", "1..1"},
		{"years as names", "Ward|2022|2023\nElm|1|2\nOak|1|2", "1..1"},
		{"numbers as names", "Ward|1|2\nElm|1|2\nOak|1|2", "1..1"},
		{"groups", "Ward|Plan||Actual|\n|Apr|May|Apr|May\nElm|1|2|3|4\nOak|1|2|3|4", "1..2"},
		{"groups below a title", "Beds\nWard|Plan||Actual|\n|Apr|May|Apr|May\nElm|1|2|3|4\nOak|1|2|3|4", "2..3"},
		{"names twice below groups", "Area|Plan||Actual|\nWard|Apr|May|Apr|May\nElm|1|2|3|4\nOak|1|2|3|4", "1..2"},
		{"a sparse row below", "Ward|Lead|Note\nElm|Ann|\nOak||late", "1..1"},
		{"key and value above", "Publisher|Sample\nWard|Beds|Staff|Cost\nElm|1|2|3\nOak|1|2|3", "2..2"},
	} {
		s := &search{rows: rowsFrom(test.rows), sheet: &Sheet{}}
		h := s.byLooks()
		if got := fmt.Sprintf("%d..%d", s.rows[h.first].Number, s.rows[h.last].Number); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// FuzzDialect reads any rows in any dialect. No row is lost: each is read, or is
// part of the head, or stands in a remark, unless the settings leave it out.
func FuzzDialect(f *testing.F) {
	f.Add("Title\n\nWard|Beds|Cost\n|number|£m\nElm|1|2\n|3|4\n\nSource: a sample", 0, 0, "")
	f.Add("Ward|Plan||\n|Apr|May|Jun\nElm|1|2|3\nWard|Plan\nOak|1", 1, 2, "none")
	f.Add("a|b\n1|2\nnote\n\nmore\n3|4\nend", 1, 1, "end")
	f.Fuzz(func(t *testing.T, text string, first, last int, stop string) {
		if first < 0 || last < first || last > 100 || len(text) > 2000 || first == 0 && last > 0 {
			return
		}
		rows := rowsFrom(text)
		reading := &table.Reading{Place: "rows"}
		begun, err := Spec{Head: source.Rows{First: first, Last: last}, Stop: stop}.Begin(&Sheet{Rows: &given{rows: rows}}, nil, reading, table.Shape{})
		if err != nil {
			return
		}
		got, err := begun.Read(t.Context())
		if err != nil || stop != "" {
			return
		}
		seen := len(got.Rows) + len(got.Remarks) + deepest + 1 + strings.Count(strings.Join(got.Said, ""), "stand again")
		for _, r := range rows {
			if n, _ := count(r.Cells); n == 0 {
				seen++
			}
		}
		if repeats := begun.foot.again; seen+repeats < len(rows)-last {
			t.Errorf("%q: %d rows and remarks of %d", text, seen, len(rows))
		}
	})
}
