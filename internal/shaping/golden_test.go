package shaping_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"catchup/internal/shaping"
	"catchup/internal/table"
)

var update = flag.Bool("update", false, "rewrite the files that tests compare with")

// TestShapes runs the shapes of testdata on small tables, and compares what they
// make: each value with its rule and its cells, what the steps tell, or the error.
func TestShapes(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := shapes(t, archive.Files)
			want := &archive.Files[len(archive.Files)-1]
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(want.Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// shapes runs every shape of a file on its tables: the one called own is shaped.
func shapes(t *testing.T, files []txtar.File) string {
	tables, made := map[string]*table.Table{}, strings.Builder{}
	for _, f := range files {
		if !strings.HasSuffix(f.Name, ".yaml") && f.Name != "want" {
			tables[f.Name] = written(t, f.Name, string(f.Data))
		}
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name, ".yaml") {
			continue
		}
		fmt.Fprintf(&made, "%s\n", strings.TrimSpace(string(f.Data)))
		shaped, err := steps(t, string(f.Data)).Run(tables["own"], tables, shaping.Room{Limits: table.Limits{Rows: 18, Cells: 90}, Judge: func(t *table.Table, adds, keys []string) *table.Table { return t }})
		if err != nil {
			fmt.Fprintf(&made, "  error: %v\n\n", err)
			continue
		}
		made.WriteString(laid(shaped) + "\n")
	}
	return made.String()
}

// laid is a table in text.
func laid(t *table.Table) string {
	var made strings.Builder
	for _, c := range t.Columns {
		fmt.Fprintf(&made, "  %s:%s %s %s %s\n", c.Name, c.Kind, c.Unit, c.Sign, c.Basis)
	}
	for _, row := range t.Rows {
		var words []string
		for i := range row {
			v := &row[i]
			shown := v.Aside.Beside(v.String())
			if !v.Known {
				shown = "?" + v.Text
			}
			for _, o := range v.Cells() {
				shown += " " + strings.TrimPrefix(strings.NewReplacer(", rows", "", ", row", "").Replace(o.String()), "own ")
			}
			if rule := v.Rule(); rule != "" {
				shown += " = " + rule
			}
			words = append(words, shown)
		}
		fmt.Fprintf(&made, "  | %s\n", strings.Join(words, " | "))
	}
	for _, d := range t.Doubts {
		fmt.Fprintf(&made, "  doubt: %s %v\n", d, d.Cells)
	}
	for _, words := range t.Shaped {
		fmt.Fprintf(&made, "  %s\n", words)
	}
	return strings.ReplaceAll(made.String(), " \n", "\n")
}

// written is a table as the files of testdata write it: a line of columns, each
// with its kind and unit, and a line for each row.
func written(t *testing.T, name, text string) *table.Table {
	reading := &table.Reading{Source: name, Place: name}
	made := &table.Table{Reading: reading}
	for n, line := range strings.Split(strings.TrimSpace(text), "\n") {
		var row []table.Value
		for i, word := range strings.Split(line, "|") {
			word = strings.TrimSpace(word)
			if n == 0 {
				name, kind, _ := strings.Cut(word, ":")
				kind, unit, _ := strings.Cut(kind, " ")
				if kind == "share" {
					unit = "%"
				}
				made.Columns = append(made.Columns, table.Column{Name: name, Kind: table.Kind(kind), Unit: unit})
				continue
			}
			v, err := made.Columns[i].Parse(word)
			if err != nil {
				t.Fatal(err)
			}
			v.From = table.Origin{Reading: reading, Row: n + 1, Column: table.Letters(i)}
			row = append(row, v)
		}
		if n > 0 {
			made.Rows = append(made.Rows, row)
		}
	}
	return made
}
