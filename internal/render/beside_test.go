package render_test

import (
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"catchup/internal/document"
	"catchup/internal/render/html"
	"catchup/internal/render/pdf"
	"catchup/internal/tooltest"
	"catchup/templates"
)

// BenchmarkPaper makes a PDF of one edition: by package pdf after the first
// time, and from the edition's page by WeasyPrint and by Chromium, which are
// skipped where they are not installed.
func BenchmarkPaper(b *testing.B) {
	looks, err := templates.Open("")
	if err != nil {
		b.Fatal(err)
	}
	faces := lettered(b, looks)
	d := long(b)
	b.Run("catchup", func(b *testing.B) {
		r := pdf.New(looks, faces, slog.New(slog.DiscardHandler))
		set(b, r, d)
		for b.Loop() {
			set(b, r, d)
		}
	})
	page := filepath.Join(b.TempDir(), "edition.html")
	if err := os.WriteFile(page, set(b, html.NewWeb(looks, faces), d), 0o644); err != nil {
		b.Fatal(err)
	}
	out := page + ".pdf"
	for _, other := range [][]string{
		{"weasyprint", page, out},
		{"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=" + out, "file://" + page},
	} {
		b.Run(other[0], func(b *testing.B) {
			program := tooltest.Program(b, other[0])
			var spent time.Duration
			n := 0
			for b.Loop() {
				run := exec.Command(program, other[1:]...)
				if said, err := run.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, said)
				}
				spent += run.ProcessState.UserTime() + run.ProcessState.SystemTime()
				n++
			}
			b.ReportMetric(float64(spent.Milliseconds())/float64(n), "cpu-ms/op")
		})
	}
}

// long is the sample with a table that makes an edition of four pages of it.
func long(tb testing.TB) *document.Document {
	d := sample(tb)
	table := document.Table{Caption: "What each board has to spend", Unit: "£m", Columns: []document.Column{
		{Head: "Board", Weight: 4}, {Head: "2023-24", Numeric: true, Weight: 1}, {Head: "2024-25", Numeric: true, Weight: 1},
	}}
	for i := range 84 {
		row := document.Row{}
		for _, shown := range []string{fmt.Sprintf("Board No. %d", i+1), fmt.Sprintf("%d.1", 1000+i), fmt.Sprintf("%d.7", 1000+2*i)} {
			row.Cells = append(row.Cells, document.Cell{Shown: shown})
		}
		table.Rows = append(table.Rows, row)
	}
	d.Blocks = append(d.Blocks, table)
	return d
}
