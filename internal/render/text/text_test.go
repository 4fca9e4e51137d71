package text_test

import (
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
	"catchup/internal/render/text"
)

var update = flag.Bool("update", false, "rewrite the goldens")

func sample(t *testing.T) *document.Document {
	t.Helper()
	data, err := os.ReadFile("../testdata/sample.json")
	if err != nil {
		t.Fatal(err)
	}
	d := &document.Document{}
	if err := json.Unmarshal(data, d); err != nil {
		t.Fatal(err)
	}
	return d
}

func render(t *testing.T, d *document.Document) string {
	t.Helper()
	f, err := text.Renderer{}.Render(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return string(f[0].Bytes)
}

func TestGolden(t *testing.T) {
	const golden = "testdata/sample.txt"
	got := render(t, sample(t))
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("the text changed (-want +got):\n%s", diff)
	}
}

// TestMeasure holds every line to 72 characters but those of an address.
func TestMeasure(t *testing.T) {
	for line := range strings.SplitSeq(render(t, sample(t)), "\n") {
		if utf8.RuneCountInString(line) > 72 && !strings.HasPrefix(line, "[") {
			t.Errorf("too long: %q", line)
		}
		if line != strings.TrimRight(line, " ") {
			t.Errorf("ends in a space: %q", line)
		}
	}
}

// body renders blocks alone and returns what stands between masthead and foot.
func body(t *testing.T, blocks ...document.Block) string {
	t.Helper()
	rule := strings.Repeat("=", 72)
	parts := strings.Split(render(t, &document.Document{Blocks: blocks}), rule)
	return strings.Trim(strings.Join(parts[2:], rule), "\n=")
}

func TestLinks(t *testing.T) {
	const a, b = "https://a.example/", "https://b.example/"
	for name, test := range map[string]struct {
		block document.Block
		want  string
	}{
		"one number for sentences in a row": {
			document.Paragraph{{Text: "One. ", Link: a}, {Text: "Two. ", Link: a}, {Text: "Three.", Link: b}},
			"One. Two. [1] Three. [2]\n\nLinks\n-----\n[1] " + a + "\n[2] " + b,
		},
		"once over paragraphs, and the same in the source line": {
			document.Story{Heading: "Told", Paragraphs: []document.Paragraph{{{Text: "One.", Link: a}}, {{Text: "Two.", Link: a}}}, Articles: []document.Article{{Outlet: "A", Link: a}}},
			"Told\n----\n\nOne.\n\nTwo. [1]\n\n– A [1]\n\nLinks\n-----\n[1] " + a,
		},
		"an address needs no number": {
			document.Paragraph{{Text: "x@a.example", Link: "mailto:x@a.example"}, {Text: " or "}, {Text: "a.example/", Link: a}},
			"x@a.example or a.example/",
		},
		"no script":             {document.Paragraph{{Text: "Words.", Link: "javascript:alert(1)"}}, "Words."},
		"no control characters": {document.Say("One\x1b[31m\r\ntwo\x00.\u00a0Three."), "One [31m two . Three."},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, body(t, test.block)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTables(t *testing.T) {
	column := func(head string, numeric, wide bool) document.Column {
		return document.Column{Head: head, Numeric: numeric, Wide: wide}
	}
	line := func(cells ...string) document.Row {
		var r document.Row
		for _, c := range cells {
			r.Cells = append(r.Cells, document.Cell{Shown: c})
		}
		return r
	}
	long := "a class of many words that go on and on, well over the edge of the page"
	for name, test := range map[string]struct {
		table document.Table
		want  string
	}{
		"a wide column that fits": {
			document.Table{Columns: []document.Column{column("Body", false, false), column("Plan", true, false), column("Class", false, true)}, Rows: []document.Row{line("Devon", "(1.0)", "met plan"), line("Kent", "12.0", "–")}},
			"Body    Plan  Class\n-----  -----  --------\nDevon  (1.0)  met plan\nKent   12.0   –",
		},
		"a wide column that does not": {
			document.Table{Columns: []document.Column{column("Body", false, false), column("Class", false, true)}, Rows: []document.Row{line("Devon", long)}},
			"Body\n-----\nDevon\n\n1 of 2 columns is left out here: Class.",
		},
		"words wrap, numbers do not": {
			document.Table{Columns: []document.Column{column("What became", false, false), column("Plan for the year", true, false)}, Rows: []document.Row{line(long, "1.0")}},
			`
                                                                    Plan
                                                                     for
                                                                     the
What became                                                         year
------------------------------------------------------------------  ----
a class of many words that go on and on, well over the edge of the   1.0
page`,
		},
		"remarks stand below their rows": {
			document.Table{Columns: []document.Column{column("Body", false, false), column("Plan", true, false), {Head: "Commentary", Remark: true}},
				Rows: []document.Row{line("Devon", "1.0", "Sales of land slipped to March, when the second buyer has leave. — Ann Hill, 4 July"), line("Kent", "2.0", "–")}},
			"Body   Plan\n-----  ----\nDevon   1.0\n    Sales of land slipped to March, when the second buyer has leave. —\n    Ann Hill, 4 July\nKent    2.0",
		},
		"line under line": {
			document.Table{Columns: []document.Column{column("Body", false, false), column("Plan", true, false), column("Actual", true, false)}, Rows: []document.Row{line("Devon", strings.Repeat("1", 40), strings.Repeat("2", 40))}},
			"Devon\n  Plan: " + strings.Repeat("1", 40) + "\n  Actual: " + strings.Repeat("2", 40),
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), body(t, test.table)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestUnknownBlocksAreAnError(t *testing.T) {
	d := &document.Document{Blocks: document.Blocks{struct{ document.Block }{}}}
	if _, err := (text.Renderer{}).Render(t.Context(), d); err == nil || !strings.Contains(err.Error(), "unknown kind") {
		t.Errorf("a block of an unknown kind gave %v", err)
	}
}
