package csvfile

import (
	"bytes"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/tools/txtar"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/setting/disk"
	"catchup/internal/source"
	"catchup/internal/table"
)

var update = flag.Bool("update", false, "rewrite the wanted tables")

// read reads a file with the settings written in yaml.
func read(t testing.TB, body []byte, yaml string) (*table.Table, error) {
	t.Helper()
	var spec Spec
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "data.csv"), body, 0o600); err != nil {
		t.Fatal(err)
	}
	yaml = "path: data.csv\n" + yaml
	if problems := setting.Decode("test.yaml", []byte(yaml), &spec, setting.Options{Root: root, Disk: disk.Disk{}}); problems != nil {
		t.Fatal(problems)
	}
	now := func() time.Time { return time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC) }
	return Open(spec, source.NewFetcher(nil, slog.New(slog.DiscardHandler), now)).Read(t.Context(), source.Request{Source: "test"})
}

// shown is what was read, as text.
func shown(t *table.Table, err error) string {
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	for _, remark := range t.Remarks {
		fmt.Fprintf(&b, "remark: %s\n", remark)
	}
	fmt.Fprintf(&b, "illustrative: %v\n%s\n", t.Illustrative, strings.Join(t.Names(), " ¦ "))
	for _, row := range t.Rows {
		var cells []string
		for _, v := range row {
			cells = append(cells, v.Text)
		}
		fmt.Fprintf(&b, "%d: %s\n", row[0].From.Row, strings.Join(cells, " ¦ "))
	}
	for _, warning := range t.Warnings {
		fmt.Fprintf(&b, "warning: %s\n", warning)
	}
	return b.String()
}

// TestRead reads each case of testdata: a file, its settings in the comment,
// and the table that is wanted of it.
func TestRead(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := shown(read(t, archive.Files[0].Data, string(archive.Comment)))
			if *update {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	const text = "body;sum\nÎle-de-France — Café;£5\n"
	utf16 := func(e unicode.Endianness, mark unicode.BOMPolicy) string {
		s, err := unicode.UTF16(e, mark).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for _, test := range []struct{ name, body, yaml string }{
		{"plain", text, ""},
		{"with a byte order mark", "\xEF\xBB\xBF" + text, ""},
		{"with line ends of Windows", strings.ReplaceAll(text, "\n", "\r\n"), "encoding: UTF-8"},
		{"with line ends of the old Macintosh", strings.ReplaceAll(text, "\n", "\r"), ""},
		{"windows-1252", "body;sum\n\xCEle-de-France \x97 Caf\xE9;\xA35\n", ""},
		{"windows-1252 by name", "body;sum\n\xCEle-de-France \x97 Caf\xE9;\xA35\n", "encoding: windows-1252"},
		{"utf-16 little endian", utf16(unicode.LittleEndian, unicode.UseBOM), ""},
		{"utf-16 big endian", utf16(unicode.BigEndian, unicode.UseBOM), ""},
		{"utf-16 without a mark", utf16(unicode.LittleEndian, unicode.IgnoreBOM), ""},
		{"utf-16 by name", utf16(unicode.LittleEndian, unicode.IgnoreBOM), "encoding: utf-16"},
	} {
		want := "illustrative: false\nbody ¦ sum\n2: Île-de-France — Café ¦ £5\n"
		if diff := cmp.Diff(want, shown(read(t, []byte(test.body), test.yaml))); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
	if _, err := read(t, []byte("a\n\xCE\n"), "encoding: utf-8"); err == nil || !strings.Contains(err.Error(), "is not UTF-8") {
		t.Error(err)
	}
}

func TestOrigin(t *testing.T) {
	got, err := read(t, []byte("# one\n# two\na,b\n\"x\ny\",1\nz,2\n"), "")
	if err != nil {
		t.Fatal(err)
	}
	if from := got.Rows[1][1].From.String(); from != `data.csv, row 6, column B ("b")` {
		t.Error(from)
	}
}

func TestLimit(t *testing.T) {
	_, err := read(t, []byte(strings.Repeat("abcdefghi\n", 200)), "limit: 1KB")
	if err == nil || err.Error() != "reading data.csv: it is larger than the limit of 1000 bytes" {
		t.Error(err)
	}
}

func TestSpecCheck(t *testing.T) {
	var problems check.Problems
	Spec{}.Check(check.At("csv", &problems))
	for _, want := range []string{"csv.timeout", "csv.limit"} {
		if !strings.Contains(problems.Error(), want) {
			t.Errorf("%v lacks %s", problems, want)
		}
	}
	for text, want := range map[string]Delimiter{",": ',', "tab": '\t', `\t`: '\t', "|": '|', "": 0, ",,": 0, "x": 0} {
		var d Delimiter
		if err := d.UnmarshalText([]byte(text)); d != want || (err == nil) != (want != 0) {
			t.Errorf("%q: %q %v", text, d, err)
		}
	}
}

// FuzzRead reads any bytes with any separator; it must not panic, and every row
// has all columns.
func FuzzRead(f *testing.F) {
	for _, body := range []string{"a,b\n1,2\n", "# x\n\na;b\n\"1;2\"\n", "\xFF\xFEa\x00", "a\t\"b\n"} {
		f.Add([]byte(body), "")
		f.Add([]byte(body), ";")
		f.Add([]byte(body), "\\t")
	}
	f.Fuzz(func(t *testing.T, body []byte, separator string) {
		spec := Spec{}
		if err := spec.Delimiter.UnmarshalText([]byte(separator)); err != nil {
			spec.Delimiter = 0
		}
		got, err := spec.parse(t.Context(), bytes.NewReader(body), &table.Reading{Place: "data.csv"}, table.Shape{})
		if err != nil {
			return
		}
		for _, row := range got.Rows {
			if len(row) != len(got.Columns) {
				t.Fatalf("%d values in %d columns", len(row), len(got.Columns))
			}
		}
	})
}
