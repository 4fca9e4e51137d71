package expect

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/table"
)

var update = flag.Bool("update", false, "rewrite the wanted breaches")

// TestBreaches holds tables against what is expected of them. A case of
// testdata has the settings of its columns and its expectations in the
// comment; the table, those of other sources, such as a list of codes, and the
// table of the last edition, where there are such; and the breaches that are wanted.
func TestBreaches(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := breaches(t, archive)
			last := len(archive.Files) - 1
			if *update {
				archive.Files[last].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(archive.Files[last].Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// settings are the part of a source's settings that a case has.
type settings struct {
	Columns table.Columns `yaml:"columns"`
	Expect  Spec          `yaml:"expect,required"`
	// Others are the columns of other sources; without them, all are text.
	Others map[string]table.Columns `yaml:"others"`
}

// breaches are those of a case, a line each.
func breaches(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	var s settings
	if problems := setting.Decode("case.yaml", archive.Comment, &s, setting.Options{}); problems != nil {
		t.Fatal(problems)
	}
	in := Input{As: time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC), Others: map[string]*table.Table{}}
	var of *table.Table
	for _, file := range archive.Files {
		switch file.Name {
		case "data.csv":
			of = read(t, file, s.Columns)
		case "earlier.csv":
			in.Earlier = s.Expect.Measure(read(t, file, s.Columns))
		case "want":
		default:
			name := strings.TrimSuffix(file.Name, ".csv")
			in.Others[name] = read(t, file, s.Others[name])
		}
	}
	var b strings.Builder
	for _, breach := range s.Expect.Test(of, in) {
		fmt.Fprintf(&b, "%s: %s\n", breach.What, breach.Words)
		for _, cell := range breach.Cells {
			fmt.Fprintf(&b, "    %s\n", cell)
		}
	}
	return b.String()
}

// read makes a table of lines of cells; one that begins with # is a remark.
func read(t *testing.T, file txtar.File, columns table.Columns) *table.Table {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(string(file.Data)), "\n")
	var remarks []string
	for strings.HasPrefix(lines[0], "#") {
		remarks, lines = append(remarks, lines[0]), lines[1:]
	}
	g, err := table.Shape{Columns: columns}.Grid(&table.Reading{Source: "test", Place: file.Name}, strings.Split(lines[0], ","))
	if err != nil {
		t.Fatal(err)
	}
	for _, remark := range remarks {
		g.Remark(remark)
	}
	for i, line := range lines[1:] {
		if err := g.Add(i+2, strings.Split(line, ",")); err != nil {
			t.Fatal(err)
		}
	}
	made, err := g.Table()
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestUnread(t *testing.T) {
	missing := fmt.Errorf("reading data.csv: %w", check.Problems{{Message: `there is no column "plan"`}})
	s := Spec{Columns: []string{"plan"}}
	want := []Breach{{What: "columns", Words: `there is no column "plan"`}}
	if diff := cmp.Diff(want, s.Unread(missing)); diff != "" {
		t.Error(diff)
	}
	if got := (Spec{}).Unread(missing); got != nil {
		t.Error(got)
	}
	if got := s.Unread(errors.New("no answer")); got != nil {
		t.Error(got)
	}
}

func TestSettings(t *testing.T) {
	for _, test := range []struct{ yaml, want string }{
		{"{ rows: 40.., fresh: 90d, known: { code: bodies }, unique: [a, b] }", ""},
		{"{ rows: many }", `"many" is not a range`},
		{"{ fresh: 0d }", "expect.fresh.within: must be longer than nothing"},
		{"{ fresh: { column: on } }", `the key "within" is missing`},
		{"{ sums: [{ column: a, of: b, total: c, parent: d }] }", "exactly one of total, parent must be set"},
		{"{ sums: [{ column: a, of: b, parent: b }] }", `expect.sums[0].parent: "b" names the rows themselves`},
		{"{ adds: [{ parts: [], total: a }] }", "expect.adds[0].parts: name the columns"},
		{"{ adds: [{ parts: [a], total: b, tolerance: some }] }", `"some" is not a margin`},
		{"{ jump: [{ column: a, limit: 0% }] }", "expect.jump[0].limit: must be more than nothing"},
		{"{ known: { code: bodies. } }", `"bodies." is neither a source`},
		{"{ agrees: [{ column: a, by: [b], with: { from: c, column: d, where: { e: f } } }] }", ""},
		{"{ agrees: [{ column: a }] }", `the key "with" is missing`},
		{"{ unique: [a, a] }", `expect.unique[1]: the column "a" is named twice`},
		{"{ column: [a] }", `did you mean "columns"?`},
	} {
		var s settings
		problems := setting.Decode("case.yaml", []byte("expect: "+test.yaml), &s, setting.Options{})
		if (test.want == "") != (len(problems) == 0) || !strings.Contains(problems.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.yaml, problems, test.want)
		}
	}
}

func TestUsesNamesEveryColumn(t *testing.T) {
	var s settings
	yaml := `
expect:
  columns: [a]
  unique: [b]
  fresh: { within: 90d, column: c }
  sums: [{ column: d, of: e, parent: f, by: [g] }]
  adds: [{ parts: [h], total: i }]
  jump: [{ column: j, limit: 5%, by: [k] }]
  known: { l: bodies }
`
	if problems := setting.Decode("case.yaml", []byte(yaml), &s, setting.Options{}); problems != nil {
		t.Fatal(problems)
	}
	var places check.Problems
	s.Expect.Uses(check.At("expect", &places), func(at check.Place, column string) { at.Note("", "%s", column) })
	for _, want := range []string{"expect.columns[0]: a", "expect.unique[0]: b", "expect.fresh.column: c", "expect.sums[0].parent: f",
		"expect.sums[0].by[0]: g", "expect.adds[0].parts[0]: h", "expect.adds[0].total: i", "expect.jump[0].by[0]: k", "expect.known.l: l"} {
		if !strings.Contains(places.Error()+"\n", want+"\n") {
			t.Errorf("%v lacks %s", places, want)
		}
	}
	if got := s.Expect.Sources(); !cmp.Equal(got, []string{"bodies"}) {
		t.Error(got)
	}
}
