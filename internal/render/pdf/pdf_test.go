package pdf

import (
	"bytes"
	"flag"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
	"catchup/internal/period"
	"catchup/internal/render/face"
	"catchup/internal/tooltest"
	"catchup/templates"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func renderer(t testing.TB) *Renderer {
	t.Helper()
	return themed(t, func(*templates.Theme) {})
}

// themed is a renderer whose theme is ours with changes.
func themed(t testing.TB, change func(*templates.Theme)) *Renderer {
	t.Helper()
	set, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	faces, err := face.Read(set.FS)
	if err != nil {
		t.Fatal(err)
	}
	change(&set.Theme)
	return New(set, faces, slog.New(slog.DiscardHandler))
}

func render(t testing.TB, d *document.Document) []byte {
	t.Helper()
	f, err := renderer(t).Render(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return f[0].Bytes
}

// empty is a document with a masthead and nothing else.
func empty(t testing.TB) *document.Document {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	issued := time.Date(2024, 6, 14, 16, 0, 0, 0, zone)
	return &document.Document{
		Report: "weekly", Title: "Catch Up", Tagline: "The week in health finance, told in ten minutes",
		Lang: "en-GB", Number: 1, Covers: "8 to 14 June 2024", Issued: issued,
		Period: period.Period{Start: issued.AddDate(0, 0, -7), End: issued},
	}
}

// run gives the file to a program of poppler or qpdf and returns what it
// prints. "FILE" among the arguments stands for the file.
func run(t *testing.T, file []byte, program string, args ...string) string {
	t.Helper()
	path := tooltest.Program(t, program)
	name := filepath.Join(t.TempDir(), "edition.pdf")
	if err := os.WriteFile(name, file, 0o644); err != nil {
		t.Fatal(err)
	}
	for i, arg := range args {
		args[i] = strings.Replace(arg, "FILE", name, 1)
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", program, args, err, out)
	}
	return string(out)
}

// opened is the file with all its objects and streams legible.
func opened(t *testing.T, file []byte) string {
	t.Helper()
	return run(t, file, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
}

func TestGolden(t *testing.T) {
	got := run(t, render(t, sample(t)), "pdftotext", "-layout", "FILE", "-")
	golden := filepath.Join("testdata", "sample.txt")
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
		t.Error(diff)
	}
}

func TestEveryWordIsPrinted(t *testing.T) {
	d := sample(t)
	text := run(t, render(t, d), "pdftotext", "-raw", "FILE", "-")
	if strings.Contains(text, "could not") && !strings.Contains(wordsOf(d), "could not") {
		t.Error("maroto printed an error into the page")
	}
	printed := squeeze(text)
	for want := range strings.SplitSeq(wordsOf(d), "\n") {
		if !strings.Contains(printed, squeeze(want)) {
			t.Errorf("not printed: %s", want)
		}
	}
}

// squeeze leaves out all spaces and soft hyphens: they fall where lines break.
func squeeze(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), ""), "\u00ad", "")
}

func TestFileIsSound(t *testing.T) {
	file := render(t, sample(t))
	if out := run(t, file, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
	if len(file) > 100_000 {
		t.Errorf("%d bytes are too many for three pages", len(file))
	}
}

func TestProperties(t *testing.T) {
	file := render(t, sample(t))
	got := run(t, file, "pdfinfo", "-rawdates", "FILE")
	for _, want := range []string{
		"Catch Up No. 1: 8 to 14 June 2024", "D:20240614160000+01'00'\nModDate:         D:20240614160000+01'00'",
		"Pages:           3\n", "The week in health finance", "A4",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in:\n%s", want, got)
		}
	}
	if !strings.Contains(opened(t, file), "/Lang (en-GB)") {
		t.Error("the language is missing")
	}
}

func TestLinks(t *testing.T) {
	d := empty(t)
	addresses := []string{
		"https://example.org/a(b)?q=1", "mailto:a@example.org", "http://example.org/ŵ", "https://ex\u200bample.org/",
		"javascript:alert(1)", "file:///etc/passwd", "https:", "://", "data:text/html,x", "https://a.org/\nb",
	}
	p := document.Paragraph{}
	for _, a := range addresses {
		p = append(p, document.Span{Text: "word ", Link: a})
	}
	d.Blocks = document.Blocks{p}
	var got []string
	for _, after := range strings.Split(opened(t, render(t, d)), "/URI (")[1:] {
		got = append(got, after[:strings.Index(after, ")\n")])
	}
	want := []string{`https://example.org/a\(b\)?q=1`, "mailto:a@example.org", "http://example.org/%C5%B5", "https://ex%E2%80%8Bample.org/"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSameBytes(t *testing.T) {
	d, r := sample(t), renderer(t)
	want, err := r.Render(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 5 {
		all.Go(func() {
			got, err := r.Render(t.Context(), d)
			if err != nil || !bytes.Equal(got[0].Bytes, want[0].Bytes) {
				t.Errorf("the bytes differ (%v)", err)
			}
		})
	}
	all.Wait()
	if again := render(t, sample(t)); !bytes.Equal(again, want[0].Bytes) {
		t.Error("another renderer gives other bytes")
	}
}

func TestUndated(t *testing.T) {
	d := empty(t)
	d.Issued = time.Time{}
	if _, err := renderer(t).Render(t.Context(), d); err == nil {
		t.Error("a document without a day of issue was set")
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		renderer(b)
	}
}

func BenchmarkRender(b *testing.B) {
	r, d := renderer(b), sample(b)
	for b.Loop() {
		f, err := r.Render(b.Context(), d)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(f[0].Bytes)), "bytes/file")
	}
}
