package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/internal/tooltest"
)

// TestOnlyArchivesSaySo leaves out that a file is PDF/A if a string of it is too
// long for that, or if characters are for private use. It is PDF/UA all the same.
func TestOnlyArchivesSaySo(t *testing.T) {
	long := bars("A chart", "Devon", "1.0")
	for range 300 {
		long.Labels = append(long.Labels, strings.Repeat("A body with a long name ", 4))
		long.Series[0].Points = append(long.Series[0].Points, long.Series[0].Points[0])
	}
	for name, test := range map[string]struct {
		d    *document.Document
		want bool
	}{"sample": {sample(t), true}, "long": {with(t, long), false}} {
		file := render(t, test.d)
		if got := bytes.Contains(file, []byte("<pdfaid:conformance>A<")); got != test.want {
			t.Errorf("%s: PDF/A: %v, want %v", name, got, test.want)
		}
		accessible(t, file)
	}
	if pages := [][]line{{{texts: []text{{words: "a \uE000"}}}}}; archival(pages) {
		t.Error("a character for private use is taken for one that everybody knows")
	}
}

// TestTheCheckerFindsFaults breaks a good file in one place after the other, and
// wants the condition named.
func TestTheCheckerFindsFaults(t *testing.T) {
	python := tooltest.Program(t, "python3")
	tooltest.Program(t, "qpdf")
	file := render(t, sample(t))
	for name, test := range map[string]struct{ old, new, want string }{
		"no header comment":     {"\n%\xe2\xe3\xcf\xd3\n", "\n%abcd\n", "6.1.2-2"},
		"data after the end":    {"%%EOF\n", "%%EOF\n\n ", "6.1.3-3"},
		"another level":         {"<pdfaid:conformance>A<", "<pdfaid:conformance>C<", "6.6.4-3"},
		"another part":          {"<pdfaid:part>2<", "<pdfaid:part>7<", "6.6.4-2"},
		"an unknown property":   {"<pdfaProperty:name>part<", "<pdfaProperty:name>port<", "6.6.2.3.1-1"},
		"a category of its own": {"category>internal<", "category>infernal<", "6.6.2.3.3-9"},
	} {
		if !bytes.Contains(file, []byte(test.old)) {
			t.Fatalf("%s: the file lacks %q", name, test.old)
		}
		path := filepath.Join(t.TempDir(), "broken.pdf")
		if err := os.WriteFile(path, bytes.Replace(file, []byte(test.old), []byte(test.new), 1), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(python, checker(t, "a_check.py"), path).CombinedOutput()
		if err == nil || !strings.Contains(string(out), test.want) {
			t.Errorf("%s: %v, %s, want %s", name, err, out, test.want)
		}
	}
}
