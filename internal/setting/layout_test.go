package setting

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// mistyped are mistakes of layout, each with what is said of it.
var mistyped = []struct{ name, text, want string }{
	{"a tab", "title: A\nshow:\n\trows: 3\n", `x.yaml:3:1: a tab stands in the indent (indent with spaces)`},
	{"a tab after spaces", "show:\n  \trows: 3\n", `x.yaml:2:3: a tab stands in the indent (indent with spaces)`},
	{"no space after the colon", "title:A sample\nrows: 3\n", `x.yaml:1:7: no space follows the colon (put a space after the colon)`},
	{"no space after the colon, in an item", "kinds:\n  - feed:a\n    required: true\n", `x.yaml:2:10: no space follows the colon (put a space after the colon)`},
	{"too deep", "title: A\n  rows: 3\n", `x.yaml:2:3: this is deeper than the line above, which has a value (put it under the line above, or indent it as what it belongs to)`},
	{"between two levels", "show:\n    rows: 3\n  total: true\n", `x.yaml:3:3: this is indented by 2, and what is above it by 0 or 4 (indent it as its neighbours are)`},
	{"an item between two levels", "kinds:\n    - feed: a\n  - feed: b\n", `x.yaml:3:3: this is indented by 2, and what is above it by 0, 4 or 6 (indent it as its neighbours are)`},
	{"a colon in a value", "title: News: a sample\n", `x.yaml:1:12: a colon and a space stand in the value (put the value in quotes)`},
	{"a colon after an accent", "title: “Café”: a sample\n", `x.yaml:1:14: a colon and a space stand in the value (put the value in quotes)`},
	{"an apostrophe in quotes", "title: 'It's a sample'\nrows: 3\n", `x.yaml:1:12: the value has ended before this (put the whole value in quotes; write '' for an apostrophe in single ones)`},
	{"words after a quote", "title: \"News\" of a sample\n", `x.yaml:1:15: the value has ended before this (put the whole value in quotes; write '' for an apostrophe in single ones)`},
	{"an open quote", "rows: 3\ntitle: \"A sample\nshow:\n  rows: 3\n", `x.yaml:2:8: the quote that begins here is not closed (close it; write '' for an apostrophe in single quotes, and \" for a quote in double ones)`},
	{"an open bracket", "rows: 3\nforms: [html, text\ntitle: A\nnote: B\n", `x.yaml:2:8: the bracket that begins here is not closed, or a comma is missing above line 4 (close it)`},
	{"an open brace", "columns: { a: { kind: x }\ntitle: A\n", `x.yaml:1:10: the bracket that begins here is not closed, or a comma is missing above line 2 (close it)`},
	{"a quote that ends lines below", "title: \"A sample\nnote: \"B\"\n", `x.yaml:1:8: what begins here ends only in line 2 (close it on its line)`},
	{"an open bracket at the end", "rows: 3\nforms: [html, text\n", `x.yaml:2:8: the bracket that begins here is not closed (close it)`},
	{"no comma", "show: { rows: 3 total: true }\n", `x.yaml:1:22: a second colon stands here without a comma before it (put a comma between the two)`},
	{"no comma after a bracket", "columns: { a: { kind: x } b: { kind: y } }\n", `x.yaml:1:28: a second colon stands here without a comma before it (put a comma between the two)`},
	{"no space after the dash", "kinds:\n  - feed: a\n  -feed: b\n", `x.yaml:3:4: no space follows the dash (put a space after the dash)`},
	{"no colon", "rows: 3\nkinds\n  - feed: a\n", `x.yaml:2:1: this line has neither a colon nor a dash (write a colon after a key, and a dash before an item)`},
	{"a forbidden beginning", "rows: 3\ntitle: @sample\n", `x.yaml:2:8: a value cannot begin with @ (put the value in quotes)`},
	{"after anchors", "kinds: &all\n  - &one { feed: a }\n  - *one\ntitle: &name News: a sample\n", `x.yaml:4:18: a colon and a space stand in the value (put the value in quotes)`},
	{"after a block of text", "note: |\n  One: two\n\tthree\ntitle: News: a sample\n", `x.yaml:3:1: a tab stands in the indent (indent with spaces)`},
	{"Windows-1252", "rows: 3\ntitle: Caf\xe9 news\n", `x.yaml:2:11: this character is not UTF-8: the byte E9, in Windows-1252 'é' (save the file as UTF-8)`},
	{"a curly quote of Windows-1252", "title: \x93News\x94\n", `x.yaml:1:8: this character is not UTF-8: the byte 93, in Windows-1252 '“' (save the file as UTF-8)`},
}

func TestMistypedLayout(t *testing.T) {
	for _, c := range mistyped {
		var s sample
		problems := Decode("x.yaml", []byte(c.text), &s, options)
		if got := strings.TrimSpace(problems.Error()); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// The settings of this repository are laid out well, so nothing is found in
// them.
func TestGoodLayout(t *testing.T) {
	read := 0
	for _, folder := range []string{"../../config", "../../reports", "../../templates", "../../.github"} {
		err := filepath.WalkDir(folder, func(name string, _ fs.DirEntry, err error) error {
			if filepath.Ext(name) != ".yaml" && filepath.Ext(name) != ".yml" {
				return err
			}
			data, err := os.ReadFile(name)
			if f := misplaced(data); f != nil {
				t.Errorf("%s:%d:%d: %s", name, f.line, f.column, f.message)
			}
			read++
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 5 {
		t.Errorf("only %d files were read", read)
	}
}
