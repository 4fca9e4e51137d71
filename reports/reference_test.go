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
	"catchup/internal/period"
)

// The kinds of finance table and the hedges stand in docs/reports.md between
// marks, as the program has them; -update writes them there.
func TestTheReferenceOfKindsAndHedges(t *testing.T) {
	var kinds, hedges strings.Builder
	for _, k := range catalogue.Kinds {
		describe(&kinds, k)
	}
	fmt.Fprint(&hedges, "\n| Words | Where they hold |\n|---|---|\n")
	for _, h := range finance.Hedges {
		fmt.Fprintf(&hedges, "| %s | %s |\n", strings.Join(h.Words, ", "), h.Holds)
	}
	reference(t, "kinds", kinds.String())
	reference(t, "hedges", hedges.String()+"\n")
}

// reference holds what stands between two marks of docs/reports.md.
func reference(t *testing.T, name, want string) {
	t.Helper()
	const page = "../docs/reports.md"
	open, shut := "<!-- "+name+" -->\n", "<!-- end of "+name+" -->\n"
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(data), open)
	got, after, ok := strings.Cut(rest, shut)
	if !ok {
		t.Fatalf("%s has no marks for the %s", page, name)
	}
	if *update {
		if err := os.WriteFile(page, []byte(before+open+want+shut+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
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
	facts := []string{"Options: " + quoted(options), "Orders: " + quoted(k.OrderNames())}
	if len(k.Charts) > 0 {
		facts = append(facts, "Chart: "+quoted(charts(k.Charts)))
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
		switch month := period.PartName(name).In(0); {
		case name == "M1":
			name = "M1` to `M12"
		case name == month.String() && !month.None():
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
