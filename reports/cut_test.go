package reports

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"catchup/internal/document"
	"catchup/internal/setting"
)

// dumpSlices writes what all slices share, and then each of them.
func dumpSlices(spec Spec, in Input) string {
	cut, err := Slice(spec, in)
	if err != nil {
		return fmt.Sprintf("error: %v\n", err)
	}
	common, err := cut.Common()
	if err != nil {
		return fmt.Sprintf("error: %v\n", err)
	}
	dumps := []string{fmt.Sprintf("slices: %q\n", cut.Slices), strings.Join(append(cut.Warnings, ""), "\n"), dump(common)}
	for _, name := range cut.Slices {
		d, err := Build(spec, cut.Input(name, nil))
		if err != nil {
			return fmt.Sprintf("error: %v\n", err)
		}
		dumps = append(dumps, "\n======== "+d.Slice+"\n", dump(d))
	}
	return strings.Join(dumps, "")
}

// sliced is the case of a sliced report.
func sliced(t *testing.T) (Spec, Input) {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/slices.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return given(t, archive)
}

// TestSliceNeedsItsSources tries sliced reports of which it could not be told
// who gets them.
func TestSliceNeedsItsSources(t *testing.T) {
	for want, change := range map[string]func(*Spec, Input){
		"source outturn: down": func(_ *Spec, in Input) { in.Readings["outturn"] = Reading{Err: errors.New("down")} },
		`source alloc: there is no column "region" to slice it by`: func(_ *Spec, in Input) {
			in.Readings["alloc"].Table.Columns[1].Name = "area"
		},
		`no row of its sources has anything in the column "region"`: func(_ *Spec, in Input) {
			for _, r := range in.Readings {
				r.Table.Rows = nil
			}
		},
		`source alloc: there is no column "size" to slice it by`: func(s *Spec, _ Input) { s.SliceBy = "size" },
	} {
		spec, in := sliced(t)
		change(&spec, in)
		_, err := Slice(spec, in)
		missing := new(Missing)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(want, "source ") && !errors.As(err, &missing) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	spec, in := sliced(t)
	if _, err := Build(spec, in); !errors.Is(err, errUncut) {
		t.Errorf("a report that is to be sliced was built whole: %v", err)
	}
}

// TestSliceKeepsWhatIsItsOwn corrects a slice by the same slice of the edition
// before, and keeps breaches, which may name others, with what is common.
func TestSliceKeepsWhatIsItsOwn(t *testing.T) {
	spec, in := sliced(t)
	in.Override = &document.Override{Reason: "it is so", Breaches: []document.Breach{{Source: "alloc", What: "rows", Words: "London is not known"}}}
	cut, err := Slice(spec, in)
	if err != nil {
		t.Fatal(err)
	}
	earlier, err := Build(spec, cut.Input("North", nil))
	if err != nil || earlier.Override.Breaches != nil || earlier.Override.Reason != "it is so" || len(earlier.Notices) != 1 {
		t.Fatalf("%+v, %q, %v", earlier.Override, earlier.Notices, err)
	}
	if common, err := cut.Common(); err != nil || len(common.Override.Breaches) != 1 || len(common.Choices) != 1 {
		t.Errorf("%+v %v", common, err)
	}
	for i := range earlier.Figures {
		if earlier.Figures[i].Shown == "(30.3)" {
			earlier.Figures[i].Shown, earlier.Figures[i].Num = "(31.0)", earlier.Figures[i].Num.Sub(earlier.Figures[i].Num)
		}
	}
	d, err := Build(spec, cut.Input("North", earlier))
	if err != nil || !strings.Contains(dump(d), "## Corrections") {
		t.Errorf("%v\n%s", err, dump(d))
	}
}

func TestMistakesInSlices(t *testing.T) {
	const report = `
title: Broken
slice_by: region
sections:
  - { shared: true, table: { title: T, from: f, columns: [ { name: a } ] } }
`
	for _, c := range []struct{ report, want string }{
		{report, "slice_by: there is nothing to slice: the report shows no rows"},
		{strings.Replace(report, "slice_by: region\n", "", 1), "sections[0].shared: the report is not sliced, so nothing is shared"},
	} {
		if got := mistakes(c.report); len(got) != 1 || !strings.Contains(got[0], c.want) {
			t.Errorf("%q, want %s", got, c.want)
		}
	}
}

// mistakes are those of a report's text.
func mistakes(text string) (all []string) {
	for _, p := range setting.Decode("r.yaml", []byte(text), new(Spec), setting.Options{}) {
		all = append(all, p.Error())
	}
	return all
}
