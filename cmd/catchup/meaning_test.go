package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/xuri/excelize/v2"
)

// TestMeaning runs the installations of testdata/meaning, each of which holds
// data that can be told wrongly, and holds what comes of them against the words
// that their authors want.
//
// A case is a file. Its first line says what it is about. Then a line "made" or
// "held" says what becomes of the edition. "says: WORDS" stand in it, "told:
// WORDS" in what the operator is told, and "never: WORDS" in neither. The files
// below are "sources", the settings of the sources; "sections", those of the
// report; and the data. A file .xlsx is a workbook as sheets describes it.
func TestMeaning(t *testing.T) {
	eachCase(t, "meaning", 1, func(t *testing.T, _ string, c *txtar.Archive) {
		files := map[string]string{}
		for _, f := range c.Files {
			files[f.Name] = string(f.Data)
		}
		hold(t, string(c.Comment), try(t, files))
	})
}

// tried is what became of an installation: the exit status of its run, what
// the operator was told, and the edition as text.
type tried struct {
	status     int
	told, says string
}

// hold holds what became of an installation against the lines of its case.
func hold(t *testing.T, lines string, got tried) {
	t.Helper()
	told, says := oneSpace(got.told), oneSpace(got.says)
	_, lines, _ = strings.Cut(lines, "\n")
	for line := range strings.Lines(lines) {
		key, words, _ := strings.Cut(strings.TrimSpace(line), ": ")
		ok := true
		switch key {
		case "made":
			ok = got.status == 0
		case "held":
			ok = got.status == 3
		case "says":
			ok = strings.Contains(says, words)
		case "told":
			ok = strings.Contains(told, words)
		case "never":
			ok = !strings.Contains(says, words) && !strings.Contains(told, words)
		default:
			t.Fatalf("a case has no line %q", line)
		}
		if !ok {
			t.Errorf("not so: %s", strings.TrimSpace(line))
		}
	}
	if t.Failed() {
		t.Logf("status %d\n%s\n%s", got.status, got.told, got.says)
	}
}

// oneSpace is the text with one space for each run of them, so that words are
// found wherever a line was broken.
func oneSpace(text string) string { return strings.Join(strings.Fields(text), " ") }

// try lays out an installation of the files and runs its report, without
// sending it.
func try(t *testing.T, files map[string]string) tried {
	t.Helper()
	dir := t.TempDir()
	laid := map[string]string{
		"config/catchup.yaml": "as_of: 2024-06-14\nsources:\n" + below(files["sources"]) +
			"reports:\n  r: { spec: reports/r.yaml }\nmail: { from: \"Catch Up <c@example.org>\", outbox: var/outbox }\n",
		"reports/r.yaml": "title: Sample\nperiod: month\nsections:\n" + below(files["sections"]),
	}
	for name, text := range files {
		switch {
		case strings.HasSuffix(name, ".xlsx") && !strings.HasPrefix(text, "as it is\n"):
			sheets(t, filepath.Join(dir, name), text)
		case name != "sources" && name != "sections":
			laid[name] = strings.TrimPrefix(text, "as it is\n")
		}
	}
	write(t, dir, laid, nil)
	var told bytes.Buffer
	out := filepath.Join(dir, "out")
	status := (&door{screen: screen{&told, &told}}).run(t.Context(), []string{"--run", "r", "--dry-run", "--out", out, "--dir", dir})
	text, _ := filepath.Glob(out + "/*/*/edition.txt")
	text = append(text, filepath.Join(out, "edition.txt"))
	says, _ := os.ReadFile(text[0])
	return tried{status, plain(told.String(), dir, nil), string(says)}
}

// below is the lines one step further to the right.
func below(lines string) string {
	var b strings.Builder
	for line := range strings.Lines(lines) {
		b.WriteString("  " + line)
	}
	return b.String()
}

// sheets makes a workbook of the text. Each line is a row, with "|" between the
// cells; a cell that is written as a number is one. A line that begins with "@"
// does something else: "@sheet NAME" begins another sheet, "@merge A2:A4",
// "@hide row 3", "@hide column C", "@hide sheet", "@formula C4 B4*2" (never
// computed), "@format B2:B9 0.0%".
func sheets(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	w := book{t: t, f: excelize.NewFile(), sheet: "Sheet1"}
	for line := range strings.Lines(text) {
		w.line(strings.TrimSuffix(line, "\n"))
	}
	if err := w.f.SaveAs(name); err != nil {
		t.Fatal(err)
	}
}

// book is a workbook in the making, row the last row of its sheet.
type book struct {
	t     *testing.T
	f     *excelize.File
	sheet string
	row   int
}

func (w *book) line(line string) {
	var err error
	switch words := strings.SplitN(line, " ", 3); {
	case !strings.HasPrefix(line, "@"):
		w.row++
		err = w.cells(strings.Split(line, "|"))
	case words[0] == "@sheet":
		w.sheet, w.row = strings.TrimPrefix(line, "@sheet "), 0
		_, err = w.f.NewSheet(w.sheet)
	case words[0] == "@merge":
		from, to, _ := strings.Cut(words[1], ":")
		err = w.f.MergeCell(w.sheet, from, to)
	case words[0] == "@hide":
		err = w.hide(words[1:])
	case words[0] == "@formula":
		err = w.f.SetCellFormula(w.sheet, words[1], words[2])
	case words[0] == "@format":
		err = w.format(words[1], words[2])
	default:
		w.t.Fatalf("a workbook has no line %q", line)
	}
	if err != nil {
		w.t.Fatalf("%s: %v", line, err)
	}
}

func (w *book) cells(cells []string) error {
	for i, text := range cells {
		at, err := excelize.CoordinatesToCellName(i+1, w.row)
		if err != nil || text == "" {
			continue
		}
		if err := w.f.SetCellDefault(w.sheet, at, text); err != nil {
			return err
		}
	}
	return nil
}

func (w *book) hide(what []string) error {
	switch what[0] {
	case "row":
		cell, row, err := excelize.CellNameToCoordinates("A" + what[1])
		if err != nil || cell != 1 {
			return err
		}
		return w.f.SetRowVisible(w.sheet, row, false)
	case "column":
		return w.f.SetColVisible(w.sheet, what[1], false)
	}
	return w.f.SetSheetVisible(w.sheet, false)
}

func (w *book) format(cells, format string) error {
	style, err := w.f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		return err
	}
	from, to, _ := strings.Cut(cells, ":")
	return w.f.SetCellStyle(w.sheet, from, to, style)
}
