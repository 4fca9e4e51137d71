package reports

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"catchup/internal/document"
)

// labels are the numbers that name a period and count nothing.
var labels = regexp.MustCompile(`\d{4}-\d{2}|\bM\d{1,2}\b|\d{1,2} [A-Z][a-z]+ \d{4}|(January|February|March|April|May|June|July|August|September|October|November|December) \d{4}`)

// loose tells whether words hold a number that is not a label.
func loose(words string) bool {
	return strings.ContainsAny(labels.ReplaceAllString(words, ""), "0123456789")
}

// documents are those of all cases that have one.
func documents(t *testing.T) map[string]*document.Document {
	t.Helper()
	all := map[string]*document.Document{}
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if d, err := made(t, archive); err == nil {
			all[filepath.Base(name)] = d
		}
	}
	return all
}

// Every number of a finance or table section, in sentences, cells and charts,
// is a figure of the document, and every figure says what it was made from.
func TestEveryNumberHasItsFigure(t *testing.T) {
	for name, d := range documents(t) {
		t.Run(name, func(t *testing.T) {
			w := walk{t, d, map[string]bool{}}
			finance := false
			for _, b := range d.Blocks {
				if h, ok := b.(document.Heading); ok {
					finance = !strings.Contains(h.Text, "stories")
				}
				if finance {
					w.block(b)
				}
			}
			for _, f := range d.Figures {
				w.figure(f)
			}
		})
	}
}

// walk goes through what a document prints.
type walk struct {
	*testing.T
	d       *document.Document
	printed map[string]bool
}

func (w walk) block(b document.Block) {
	switch b := b.(type) {
	case document.Paragraph:
		for _, span := range b {
			w.print(span.Text, span.Figure)
		}
	case document.Table:
		for _, row := range b.Rows {
			for i, c := range row.Cells {
				if !b.Columns[i].Remark { // what people say has no figures
					w.print(c.Shown, c.Figure)
				}
			}
		}
	case document.List:
		for _, item := range b.Items {
			if b.Findings {
				w.block(item)
			}
		}
	case document.Chart:
		for _, s := range b.Series {
			for _, p := range s.Points {
				w.print(p.Shown, p.Figure)
			}
		}
		for _, l := range b.Limits {
			for _, p := range []document.Point{l.Lower, l.Centre, l.Upper} {
				w.print(p.Shown, p.Figure)
			}
		}
		for _, t := range b.Thresholds {
			w.print(t.Shown, t.Figure)
		}
		for _, c := range b.Signs {
			w.print(c.Shown, c.Figure)
		}
	}
}

// print holds what is printed against its figure.
func (w walk) print(shown, id string) {
	w.printed[id] = true
	switch f := w.d.Figure(id); {
	case id == "" && loose(shown):
		w.Errorf("%q has no figure", shown)
	case id != "" && f == nil:
		w.Errorf("%q: there is no figure %s", shown, id)
	case id != "" && f.Shown != shown:
		w.Errorf("%s is printed as %q and shown as %q", id, shown, f.Shown)
	}
}

// figure holds a figure to what it must say of itself.
func (w walk) figure(f document.Figure) {
	if !w.printed[f.ID] {
		w.Errorf("%s (%s) is printed nowhere", f.ID, f.Shown)
	}
	if f.Rule == "" && len(f.Cells) != 1 {
		w.Errorf("%s (%s) was read, from %d cells", f.ID, f.Shown, len(f.Cells))
	}
	if len(f.Cells) == 0 && !strings.Contains(f.Rule, "set in the report") && !f.Num.IsZero() {
		w.Errorf("%s (%s: %s) rests on no cell", f.ID, f.Shown, f.Rule)
	}
	for _, c := range f.Cells {
		if c.Source >= len(w.d.Sources) || c.Row == 0 || c.Column == "" {
			w.Errorf("%s (%s) rests on %+v", f.ID, f.Shown, c)
		}
	}
}

// A figure of a section is the same number wherever it stands under its key.
func TestAKeyNamesOneNumber(t *testing.T) {
	for name, d := range documents(t) {
		first := map[string]document.Figure{}
		for _, f := range d.Figures {
			if was, ok := first[f.Key]; ok && f.Key != "" && !was.Num.Equal(f.Num) {
				t.Errorf("%s: %q is %s (%s) and %s (%s)", name, f.Key, was.Num, was.Shown, f.Num, f.Shown)
			}
			first[f.Key] = f
		}
	}
}

// The figures of a section, written out, are the golden testdata/figures.txt.
func TestFigures(t *testing.T) {
	var b strings.Builder
	for _, f := range documents(t)["finance.txtar"].Figures {
		fmt.Fprintf(&b, "%s %s: %s = %s %s %s; %s; %s\n", f.ID, f.Key, f.Shown, f.Num, f.Kind, f.Unit, f.Rule, cellNames(f.Cells))
	}
	const golden = "testdata/figures.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func cellNames(places []document.Place) string {
	names := make([]string, len(places))
	for i, p := range places {
		names[i] = fmt.Sprintf("%d!%s%d", p.Source, p.Column, p.Row)
	}
	return strings.Join(names, " ")
}
