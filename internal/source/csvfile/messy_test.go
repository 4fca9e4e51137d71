package csvfile

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"catchup/internal/setting"
	"catchup/internal/setting/disk"
	"catchup/internal/source"
	"catchup/internal/table"
)

// typed reads data.csv in the folder as a source with the settings written in
// yaml, "csv:" and "columns:".
func typed(t testing.TB, root, yaml string, keep *table.Filter) (*table.Table, error) {
	t.Helper()
	var settings struct {
		CSV     Spec          `yaml:"csv,required"`
		Columns table.Columns `yaml:"columns"`
	}
	if problems := setting.Decode("test.yaml", []byte(yaml), &settings, setting.Options{Root: root, Disk: disk.Disk{}}); problems != nil {
		t.Fatal(problems)
	}
	now := func() time.Time { return time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC) }
	s := source.Shape(Open(settings.CSV, source.NewFetcher(nil, slog.New(slog.DiscardHandler), now)), table.Shape{Columns: settings.Columns}, false)
	return s.Read(t.Context(), source.Request{Source: "test", Shape: table.Shape{Keep: keep}})
}

// TestMessy reads what people make by hand: each case of testdata/messy is a
// file, its settings in the comment, and the values wanted of it.
func TestMessy(t *testing.T) {
	paths, err := filepath.Glob("testdata/messy/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			root := t.TempDir()
			if err := os.WriteFile(filepath.Join(root, "data.csv"), archive.Files[0].Data, 0o600); err != nil {
				t.Fatal(err)
			}
			got := values(typed(t, root, string(archive.Comment), nil))
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

// values is what was read, as text; what is not known stands in square
// brackets.
func values(t *table.Table, err error) string {
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	for _, c := range t.Columns {
		fmt.Fprintf(&b, "%s (%s) ¦ ", c.Name, strings.TrimSpace(string(c.Kind)+" "+c.Unit))
	}
	b.WriteString("\n")
	for _, row := range t.Rows {
		for _, v := range row {
			text := v.String()
			if !v.Known {
				text = "[" + text + "]"
			}
			fmt.Fprintf(&b, "%s ¦ ", text)
		}
		b.WriteString("\n")
	}
	for _, warning := range t.Warnings {
		fmt.Fprintf(&b, "warning: %s\n", warning)
	}
	for _, said := range t.Said {
		fmt.Fprintf(&b, "said: %s\n", said)
	}
	for _, doubt := range t.Doubts {
		fmt.Fprintf(&b, "doubt %s: %s (%s)\n", doubt.What, doubt, doubt.Cells[0])
	}
	if len(t.Remarks) > 0 {
		fmt.Fprintf(&b, "remarks: %s\n", strings.Join(t.Remarks, " ¦ "))
	}
	if !t.Reading.AsOf.IsZero() {
		fmt.Fprintf(&b, "as at %s\n", t.Reading.AsOf.Format(time.DateOnly))
	}
	return strings.ReplaceAll(b.String(), " ¦ \n", "\n")
}
