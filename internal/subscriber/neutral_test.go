package subscriber

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNeutral writes cells that a spreadsheet would work out, and reads them
// back.
func TestNeutral(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", `=HYPERLINK("https://evil.example")`: `'=HYPERLINK("https://evil.example")`, "+44 20": "'+44 20", "+5": "'+5", "@SUM(A1)": "'@SUM(A1)",
		"-cmd|' /C calc'!A0": "'-cmd|' /C calc'!A0", "-5": "-5", "-5.25": "-5.25", "-5+1": "'-5+1", "-": "'-", "\t=1": "'\t=1", "\r=1": "'\r=1", "\n=1": "'\n=1", "＝1": "'＝1",
		"'=1": "''=1", "''@x": "'''@x", "'t Hooft": "'t Hooft", "'": "'", "'-5": "''-5", "": "", "North": "North", "a=b": "a=b",
	} {
		if got := neutral(cell); got != want {
			t.Errorf("%q is written as %q, want %q", cell, got, want)
		}
		if back := restored(neutral(cell)); back != cell {
			t.Errorf("%q comes back as %q", cell, back)
		}
	}
}

// TestExportOfFormulas exports subscribers whose every field begins like a
// formula or with an apostrophe, and reads the list back.
func TestExportOfFormulas(t *testing.T) {
	want := []Subscriber{
		{Email: "=a@example.org", Name: "=cmd|' /C calc'!A0", Attributes: map[string]string{"@site": "+44 20 7946 0000", "change": "-5", "note": "'=1"}},
		{Email: "+b@example.org", Name: "@nna", Reports: []string{"-weekly", "daily"}, Attributes: map[string]string{"@site": "'t Hooft", "note": "''-x"}},
		{Email: "-c@example.org", Name: "'Anna'", Attributes: map[string]string{"change": "- 5", "note": "'"}},
	}
	var out bytes.Buffer
	err := Export(&out, func(yield func(Subscriber, error) bool) {
		for _, one := range want {
			if !yield(one, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(out.Bytes())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") && cell != "-5" {
				t.Errorf("a spreadsheet works out %q", cell)
			}
		}
	}
	back, problems := read(t, listOf(t, out.String()))
	if problems != nil {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(want, back); diff != "" {
		t.Errorf("the export read back (-want +got):\n%s", diff)
	}
}

// FuzzNeutral has every text come back, and none begin like a formula.
func FuzzNeutral(f *testing.F) {
	for _, seed := range []string{"=1", "'=1", "-5", "'", "\t", "＋"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		out := neutral(cell)
		if restored(out) != cell || isFormula(out) && !number.MatchString(out) {
			t.Errorf("%q is written as %q and comes back as %q", cell, out, restored(out))
		}
	})
}
