package app

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/edition"
)

// TestDeskSlices makes two editions of a sliced report, the second with other
// numbers of one slice and without another: the desk tells so of each.
func TestDeskSlices(t *testing.T) {
	dir := t.TempDir()
	a, _ := regional(t, dir, 0)
	var told [][]string
	for _, c := range []struct {
		day  string
		rows func(line string) string
	}{
		{"2024-06-13", func(line string) string { return line }},
		{"2024-06-14", func(line string) string {
			if strings.Contains(line, "charlie") {
				return ""
			}
			return strings.Replace(line, "625500000007", "625500000999", 1)
		}},
	} {
		for _, name := range []string{"config/outturn.csv", "config/local.csv"} {
			var text strings.Builder
			for line := range strings.Lines(rows(0)[name]) {
				text.WriteString(c.rows(line))
			}
			write(t, filepath.Join(dir, name), []byte(text.String()))
		}
		r, err := a.Run(t.Context(), Order{Report: "regional", AsOf: day(t, c.day), Force: "it is so"})
		if err != nil {
			t.Fatal(err)
		}
		told = append(told, toldOf(t, a, r.Edition.Key))
	}
	want := [][]string{{"Quex/../charlie: new", "Quexalpha: new", "Quexbravo: new"}, {"Quexalpha: no story and no figure has changed", "Quexbravo: 3 figures moved", "gone: Quex/../charlie"}}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("what the desk tells (-want +got):\n%s", diff)
	}
}

// toldOf is what the desk tells of the slices of an edition, in lines; each must
// be told so on the page of the slice as well.
func toldOf(t *testing.T, a *App, k edition.Key) (all []string) {
	t.Helper()
	sliced, err := office{a}.Slices(t.Context(), k)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sliced.Compared {
		what := s.Changes.String()
		if own, err := (office{a}).Edition(t.Context(), k, s.Name); err != nil || own.Changes.String() != what {
			t.Errorf("of %s its own page tells %q, %v; want %q", s.Name, own.Changes, err, what)
		}
		if s.New {
			what = "new"
		}
		all = append(all, s.Name+": "+what)
	}
	for _, gone := range sliced.Gone {
		all = append(all, fmt.Sprint("gone: ", gone))
	}
	return all
}
