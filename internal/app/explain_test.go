package app

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"catchup/config"
	"catchup/internal/document"
	"catchup/internal/table"
)

// sampled is the sample installation in a folder of its own, and the document
// of its edition.
func sampled(t *testing.T) (dir string, d *document.Document) {
	t.Helper()
	dir = t.TempDir()
	for _, part := range []string{"config", "reports"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join("..", "..", part))); err != nil {
			t.Fatal(err)
		}
	}
	settings, err := config.Load(config.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(t.Context(), settings, Options{Dir: dir, Dry: true, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Stop()
	made, err := a.Run(t.Context(), Order{Report: "weekly"})
	if err != nil {
		t.Fatal(err)
	}
	return dir, made.Edition.Document
}

// TestEveryFigureLeadsToItsCells walks the sample's edition: each number that
// a table or a sentence prints has a figure, each figure has cells, and each
// cell is there in the file whose digest the document holds.
//
//test:serial
func TestEveryFigureLeadsToItsCells(t *testing.T) {
	dir, d := sampled(t)
	for _, words := range untraced(d) {
		t.Errorf("no figure: %s", words)
	}
	printed := map[string]bool{}
	for _, p := range d.Prints() {
		printed[p.Figure] = true
		if d.Figure(p.Figure) == nil {
			t.Errorf("%s prints the figure %q, which the document lacks", p.Where, p.Figure)
		}
	}
	files := reopened{t, dir, map[string][]string{}, map[string]*excelize.File{}}
	for _, f := range d.Figures {
		if !printed[f.ID] || len(f.Cells) == 0 {
			t.Errorf("%s (%s) is printed: %t, and has %d cells", f.ID, f.Shown, printed[f.ID], len(f.Cells))
		}
		var stood []string
		for _, p := range f.Cells {
			stood = append(stood, files.cell(d.Origin(p)))
		}
		if !agree(f, stood) {
			t.Errorf("%s is %s by the rule %q, and its cells hold %q", f.ID, f.Num, f.Rule, stood)
		}
	}
	if len(d.Figures) < 100 {
		t.Errorf("only %d figures", len(d.Figures))
	}
}

// years are numbers that are no figures.
var years = regexp.MustCompile(`\d{4}-\d{2}|£50,000|(\d+ )?(January|February|March|April|May|June|July|August|September|October|November|December) \d{4}`)

// untraced lists what the tables, charts and sentences print without a figure.
func untraced(d *document.Document) (all []string) {
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Paragraph:
			for _, span := range b {
				if span.Figure == "" && strings.ContainsAny(years.ReplaceAllString(span.Text, ""), "0123456789") {
					all = append(all, span.Text)
				}
			}
		case document.Table:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					if c.Value.Known && c.Value.Kind.Numeric() && c.Figure == "" {
						all = append(all, b.Caption+": "+c.Shown)
					}
				}
			}
		case document.Chart:
			for _, s := range b.Series {
				for _, p := range s.Points {
					if p.Known && p.Figure == "" {
						all = append(all, b.Title+": "+p.Shown)
					}
				}
			}
		}
	}
	return all
}

// agree holds a figure against what stands in its cells, as far as one can
// without the rule: a figure as read is its cell, a variance the difference of
// its two, and every cell of a computed one holds a number.
func agree(f document.Figure, stood []string) bool {
	nums := make([]decimal.Decimal, len(stood))
	for i, text := range stood {
		n, err := table.ParseFigure(text)
		if err != nil {
			return f.Kind == table.Number && text != "" // a count may be of words
		}
		nums[i] = n.Amount
	}
	switch {
	case f.Rule == "":
		return len(nums) == 1 && scaled(f.Num, nums[0])
	case f.Rule == "outturn − plan":
		return len(nums) == 2 && scaled(f.Num, nums[0].Sub(nums[1]))
	}
	return true
}

// scaled tells whether the number is the cell's in units, thousands or
// millions. A spreadsheet writes more digits than it holds, so the last of
// fifteen may differ.
func scaled(num, cell decimal.Decimal) bool {
	for _, power := range []int32{0, 3, 6} {
		if num.Sub(cell.Shift(power)).Abs().LessThanOrEqual(num.Abs().Shift(-14)) {
			return true
		}
	}
	return false
}

// reopened opens the files that figures name, each once.
type reopened struct {
	t         *testing.T
	dir       string
	texts     map[string][]string
	workbooks map[string]*excelize.File
}

// open reads the file, which must be the one that was read for the document.
func (r reopened) open(from *table.Reading) {
	r.t.Helper()
	if r.texts[from.Place] != nil {
		return
	}
	name := filepath.Join(r.dir, from.Place)
	data, err := os.ReadFile(name)
	if err != nil {
		r.t.Fatal(err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != from.Digest {
		r.t.Fatalf("%s is not what was read: its digest differs", name)
	}
	r.texts[from.Place] = strings.Split(string(data), "\n")
	if from.Part != "" {
		if r.workbooks[from.Place], err = excelize.OpenFile(name); err != nil {
			r.t.Fatal(err)
		}
		r.t.Cleanup(func() { r.workbooks[from.Place].Close() })
	}
}

// cell is what stands in a cell of a workbook or of a text file.
func (r reopened) cell(o table.Origin) string {
	r.t.Helper()
	r.open(o.Reading)
	if workbook := r.workbooks[o.Reading.Place]; workbook != nil {
		text, err := workbook.GetCellValue(o.Reading.Part, fmt.Sprintf("%s%d", o.Column, o.Row), excelize.Options{RawCellValue: true})
		if err != nil {
			r.t.Fatal(err)
		}
		return text
	}
	cells, err := csv.NewReader(strings.NewReader(r.texts[o.Reading.Place][o.Row-1])).Read()
	column, failed := excelize.ColumnNameToNumber(o.Column)
	if err != nil || failed != nil || column > len(cells) {
		r.t.Fatalf("%s has no cell %s%d: %v, %v", o.Reading.Place, o.Column, o.Row, err, failed)
	}
	return cells[column-1]
}
