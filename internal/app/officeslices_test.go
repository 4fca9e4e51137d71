package app

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/browsertest"
	"catchup/internal/edition"
	"catchup/internal/password"
	"catchup/internal/web"
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

// TestDeskSlicesAccessible looks at the pages of a sliced edition and of one of
// its slices.
func TestDeskSlicesAccessible(t *testing.T) {
	dir := t.TempDir()
	a, _ := regional(t, dir, 0)
	hash, err := password.New(annsPassword)
	if err != nil {
		t.Fatal(err)
	}
	a.settings.Web = &web.Spec{Address: "http://127.0.0.1:8080", Rate: web.Rate{Count: 1e6, Span: time.Second}, Operators: map[string]web.Operator{"ann": {Password: &hash}}}
	if err := a.openKey(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, asOf := range []string{"2024-06-13", "2024-06-14"} {
		if _, err := a.Run(t.Context(), Order{Report: "regional", AsOf: day(t, asOf)}); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, "config/outturn.csv"), []byte(strings.Replace(rows(0)["config/outturn.csv"], "625500000007", "625500000999", 1)))
	}
	n := &deskhouse{t: t, app: a, dir: dir}
	n.serve()
	v := visitor{n, browsertest.Open(t)}
	v.signsIn()
	for name, c := range map[string]struct{ query, words string }{
		"sliced": {"", "in what all slices share: no story and no figure has changed"},
		"slice":  {"?slice=Quexbravo", "Since regional/2024-06-13: 3 figures moved"},
	} {
		v.isAccessible(name, "/desk/editions/regional/2024-06-14/"+c.query)
		v.reads(c.words)
		v.reads("3 figures moved")
		v.tab.Picture("desk-" + name + "-1200-dark")
		v.tab.Screen(320, 900)
		v.tab.Picture("desk-" + name + "-320-dark")
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
