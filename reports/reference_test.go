package reports

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/finance"
	"catchup/internal/finance/catalogue"
	"catchup/internal/finance/kind"
)

// The kinds of finance table stand in docs/reports.md between two marks, as
// the program has them; -update writes them there.
func TestTheReferenceOfKinds(t *testing.T) {
	const page, open, shut = "../docs/reports.md", "<!-- kinds -->\n", "<!-- end of kinds -->\n"
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(data), open)
	got, after, ok := strings.Cut(rest, shut)
	if !ok {
		t.Fatalf("%s has no marks for the kinds", page)
	}
	var want strings.Builder
	for _, k := range catalogue.Kinds {
		describe(&want, k)
	}
	if *update {
		if err := os.WriteFile(page, []byte(before+open+want.String()+shut+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want.String(), got); diff != "" {
		t.Errorf("go test ./reports -update writes it (-want +got):\n%s", diff)
	}
}

func describe(b *strings.Builder, k kind.Kind) {
	line := func(format string, args ...any) { fmt.Fprintf(b, format+"\n", args...) }
	line("### `%s`\n\n%s.\n", k.Name, finance.Capital(k.Does))
	fields(line, "Field", k.Fields)
	switch {
	case k.Needs:
		fields(line, "Field of `with`", k.With)
	case len(k.With) > 0:
		fields(line, "Field of `with`, which may be left out", k.With)
	}
	var options []string
	for _, o := range k.Takes {
		options = append(options, string(o))
	}
	facts := []string{"Options: " + quoted(options), "Orders: " + quoted(k.Orders)}
	if k.Chart != "" {
		facts = append(facts, "Chart: "+quoted([]string{string(k.Chart)}))
	}
	line("%s.\n", strings.Join(facts, ". "))
	line("| Sentence | What it says | Placeholders |\n|---|---|---|")
	for _, s := range k.Says {
		line("| `%s` | %s | %s |", s.Name, s.Does, quoted(s.Words))
	}
	line("")
}

func fields(line func(string, ...any), head string, fields []kind.Field) {
	line("| %s | Column | What it is |\n|---|---|---|", head)
	for _, f := range fields {
		name := f.Name
		switch month := new(finance.Month); {
		case name == "M1":
			name = "M1` to `M12"
		case month.UnmarshalText([]byte(name)) == nil && name == month.String():
			continue // told of with the first
		}
		var kinds []string
		for _, k := range f.Kinds {
			kinds = append(kinds, string(k))
		}
		does := f.Does
		if f.Optional {
			does += " (may be left out)"
		}
		line("| `%s` | %s | %s |", name, strings.Join(kinds, ", "), does)
	}
	line("")
}

func quoted(words []string) string {
	if len(words) == 0 {
		return "none"
	}
	return "`" + strings.Join(words, "`, `") + "`"
}
