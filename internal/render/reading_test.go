package render_test

import (
	"bytes"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
	"catchup/internal/render/pdf"
	"catchup/internal/render/text"
	"catchup/internal/tooltest"
	"catchup/templates"
)

// TestPaperIsReadAsTheTextIs compares, word by word, what a screen reader finds
// in the PDF with the plain text. What may differ:
//
//   - marks: rules, "!" before a notice, "•" and "–" before an entry, "·"
//     between the number and the period, "◆" or "–" before "illustrative";
//   - the reading time, which only the text gives, and the introduction, which
//     stands behind the lead there;
//   - links, which the text numbers and lists at its foot;
//   - the columns of a table that the text has no room for, and its words on
//     them;
//   - a chart, which the text gives as a table and the PDF as a picture: the
//     words that are read in its place have the numbers of that table.
func TestPaperIsReadAsTheTextIs(t *testing.T) {
	d := sample(t)
	d.Introduction, d.Forwarded = nil, nil
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	paper := onPaper(t, set(t, pdf.New(looks, lettered(t, looks), slog.New(slog.DiscardHandler)), d))
	plain := inText(t, string(set(t, text.Renderer{}, d)))
	if diff := cmp.Diff(plain.words, paper.words); diff != "" {
		t.Errorf("the words differ (-text +paper):\n%s", diff)
	}
	if len(plain.tables) != len(paper.tables) {
		t.Fatalf("%d tables in the text, %d on paper", len(plain.tables), len(paper.tables))
	}
	wide := wideHeads(d)
	for i, table := range paper.tables {
		if table == nil {
			holdsNumbers(t, paper.alts[0], plain.tables[i])
			paper.alts = paper.alts[1:]
			continue
		}
		table = slices.DeleteFunc(table, func(column string) bool {
			return slices.ContainsFunc(wide, func(head string) bool { return strings.HasPrefix(column, head+" ") }) && !slices.Contains(plain.tables[i], column)
		})
		if diff := cmp.Diff(plain.tables[i], table); diff != "" {
			t.Errorf("table %d differs, column by column (-text +paper):\n%s", i+1, diff)
		}
	}
}

// reading is a document as it is read: its words with a word for each table,
// and the tables as the words of each column under its head. A chart is a table
// without columns, with its words beside it.
type reading struct {
	words  []string
	tables [][]string
	alts   []string
}

const aTable = "(table)"

func (r *reading) put(words string) { r.words = append(r.words, strings.Fields(words)...) }

func (r *reading) table(columns []string) {
	r.words = append(r.words, aTable)
	for i, c := range columns {
		columns[i] = strings.Join(strings.Fields(c), " ")
	}
	r.tables = append(r.tables, columns)
}

// holdsNumbers looks in the words of a chart for all that its table in the text
// gives, less the shapes beside the numbers.
func holdsNumbers(t *testing.T, alt string, columns []string) {
	t.Helper()
	for _, column := range columns {
		for _, word := range strings.Fields(column)[1:] {
			if !strings.ContainsAny(word, "▲▼◆") && !strings.Contains(alt, word) {
				t.Errorf("%q lacks %q", alt, word)
			}
		}
	}
}

func wideHeads(d *document.Document) []string {
	var all []string
	for _, b := range d.Blocks {
		table, _ := b.(document.Table)
		for _, c := range table.Columns {
			if c.Wide {
				all = append(all, c.Head)
			}
		}
	}
	return all
}

var (
	cutShort = regexp.MustCompile(`^\d+ of \d+ columns (is|are) left out here`)
	rules    = regexp.MustCompile(`(?m)^[=-]+$`)
	dashes   = regexp.MustCompile(`^-+(  +-+)+$`)
	marked   = regexp.MustCompile(`(?m)^(! |• |– )|[ \n]\[\d+\]| · \d+ minutes?$| ·`)
)

// inText reads the plain text.
func inText(t *testing.T, plain string) reading {
	t.Helper()
	plain, _, ok := strings.Cut(plain, "\nLinks\n-----\n")
	if !ok {
		t.Fatal("the text has no links")
	}
	plain = strings.ReplaceAll(plain, " – illustrative figures", " Illustrative figures")
	var r reading
	for part := range strings.SplitSeq(plain, "\n\n") {
		lines := strings.Split(part, "\n")
		if cutShort.MatchString(part) {
			continue
		}
		if at := slices.IndexFunc(lines, dashes.MatchString); at > 0 {
			r.table(columns(lines, lines[at]))
			continue
		}
		r.put(rules.ReplaceAllString(marked.ReplaceAllString(part, ""), ""))
	}
	return r
}

// columns cuts the lines of a table where its dashes stand.
func columns(lines []string, dashed string) []string {
	var all []string
	for _, at := range regexp.MustCompile(`-+`).FindAllStringIndex(dashed, -1) {
		var words []string
		for _, line := range lines {
			if letters := []rune(line); !dashes.MatchString(line) && at[0] < len(letters) {
				words = append(words, string(letters[at[0]:min(at[1], len(letters))]))
			}
		}
		all = append(all, strings.Join(words, " "))
	}
	return all
}

// onPaper reads the structure of a PDF by pdfinfo; and the words in place of
// pictures, which pdfinfo does not tell, by our checker.
func onPaper(t *testing.T, file []byte) reading {
	t.Helper()
	name := filepath.Join(t.TempDir(), "edition.pdf")
	if err := os.WriteFile(name, file, 0o644); err != nil {
		t.Fatal(err)
	}
	var r reading
	for _, said := range regexp.MustCompile(`Figure.*\[alt: (.*)\]`).FindAllStringSubmatch(tell(t, "python3", "pdf/testdata/ua_check.py", "--text", name), -1) {
		r.alts = append(r.alts, said[1])
	}
	root := &element{}
	open := []*element{root}
	for line := range strings.Lines(tell(t, "pdfinfo", "-struct-text", name)) {
		words := strings.TrimLeft(strings.TrimRight(line, "\n"), " ")
		deep := (len(line) - 1 - len(words)) / 2
		switch {
		case strings.HasPrefix(words, "/"), strings.HasPrefix(words, "Object "):
		case strings.HasPrefix(words, `"`):
			open[deep].parts = append(open[deep].parts, part{words: words[1 : len(words)-1]})
		default:
			one := &element{kind: strings.TrimSuffix(strings.Fields(words)[0], ":")}
			open[deep].parts = append(open[deep].parts, part{of: one})
			open = append(open[:deep+1], one)
		}
	}
	r.read(root)
	return r
}

// element is a node of the structure, and part a part of one: words or another
// element.
type element struct {
	kind  string
	parts []part
}

type part struct {
	words string
	of    *element
}

// read goes through the structure as a screen reader does.
func (r *reading) read(e *element) {
	switch e.kind {
	case "Table":
		r.grid(e)
	case "Figure":
		r.table(nil)
	case "Lbl":
	case "P", "H1", "H2", "H3", "Caption", "LBody", "Note":
		r.put(strings.ReplaceAll(e.text(), "◆ Illustrative", "Illustrative"))
	default:
		for _, p := range e.parts {
			r.read(p.of)
		}
	}
}

// grid reads the caption of a table, and its cells column by column.
func (r *reading) grid(e *element) {
	var columns []string
	for _, p := range e.parts {
		if p.of.kind == "Caption" {
			r.read(p.of)
			continue
		}
		for _, row := range p.of.parts {
			for i, cell := range row.of.parts {
				if i == len(columns) {
					columns = append(columns, "")
				}
				columns[i] += " " + cell.of.text()
			}
		}
	}
	r.table(columns)
}

func (e *element) text() string {
	var out strings.Builder
	for _, p := range e.parts {
		out.WriteString(p.words)
		if p.of != nil {
			out.WriteString(p.of.text())
		}
	}
	return strings.ReplaceAll(out.String(), "\u00a0", " ")
}

func tell(t *testing.T, program string, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	run := exec.Command(tooltest.Program(t, program), args...)
	run.Stdout, run.Stderr = &out, &out
	if err := run.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out.String())
	}
	return out.String()
}
