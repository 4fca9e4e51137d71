package table

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"catchup/internal/check"
)

// TestLongCellsAreCut reads rows of which one has a cell that is too long: it is
// cut with its place, and the others stay as they are.
func TestLongCellsAreCut(t *testing.T) {
	g, err := Shape{Columns: Columns{"body": {Kind: Text}, "note": {Kind: Text}}}.Grid(&Reading{Place: "a.csv"}, []string{"body", "note"})
	if err != nil {
		t.Fatal(err)
	}
	for row, note := range []string{"short", strings.Repeat("long ", 20_000), "short"} {
		if err := g.Add(row+2, []string{"Devon", note}); err != nil {
			t.Fatal(err)
		}
	}
	got, err := g.Table()
	if err != nil {
		t.Fatal(err)
	}
	cell := got.Rows[1][1].Text
	if n := utf8.RuneCountInString(cell); n > 32_767 || n < 32_700 || !strings.HasSuffix(cell, "long…") || got.Rows[2][1].Text != "short" {
		t.Errorf("%d characters, ends in %q", n, cell[len(cell)-20:])
	}
	if len(got.Warnings) != 1 || !strings.HasPrefix(got.Warnings[0], "a.csv, row 3, column B (note): of more than 32767 characters only") {
		t.Error(got.Warnings)
	}
}

// TestArticlesAreCut reads articles whose cells are too long: a title ends at a
// word, a text with a paragraph, and a link that would lead elsewhere is left
// out.
func TestArticlesAreCut(t *testing.T) {
	limits := Limits{}.Known()
	limits.Text = 50
	columns := []Column{{Name: "title", Kind: Text}, {Name: "link", Kind: Text}, {Name: "content", Kind: Text}, {Name: "published", Kind: Time}}
	raw := &Table{Reading: &Reading{Place: "feed"}, Columns: columns, Rows: [][]Value{{
		known(strings.Repeat("word ", 60_000)), known("https://example.org/" + strings.Repeat("x", 5000)),
		known("<p>They said so.</p><p>It is not " + strings.Repeat("very ", 20) + "true.</p>"), {Kind: Time},
	}, {known("A title"), known("https://example.org/"), known(strings.Repeat("without end ", 10)), {Kind: Time}}}}
	got, err := Shape{Limits: limits}.Apply(raw)
	if err != nil {
		t.Fatal(err)
	}
	long, other := got.Rows[0], got.Rows[1]
	if n := utf8.RuneCountInString(long[0].Text); n > 300 || !strings.HasSuffix(long[0].Text, " word…") || got.Most != 5000 {
		t.Errorf("a title of %d characters: %s", n, long[0].Text)
	}
	if long[1].Known || long[1].Text != "" || long[2].Text != "<p>They said so.</p>" {
		t.Errorf("link %v, text %q", long[1], long[2].Text)
	}
	if other[0].Text != "A title" || other[1].Text != "https://example.org/" || other[2].Known {
		t.Errorf("the other article is %v", other)
	}
	if len(got.Warnings) != 4 {
		t.Errorf("%d warnings: %q", len(got.Warnings), got.Warnings)
	}
}

func known(s string) Value { return Value{Kind: Text, Known: true, Text: s} }

// TestTextIsBounded adds rows until the table has more text than it may, also
// when a filter lets rows go.
func TestTextIsBounded(t *testing.T) {
	limits := Limits{}.Known()
	limits.Bytes = 25
	g, err := Shape{Limits: limits}.Grid(&Reading{Place: "a.csv"}, []string{"body"})
	if err != nil {
		t.Fatal(err)
	}
	line := []string{"ten bytes."}
	if err := errors.Join(g.Add(1, line), g.Add(2, line)); err != nil {
		t.Fatal(err)
	}
	if err := g.Add(3, line); !errors.Is(err, ErrCells) || !strings.Contains(err.Error(), "a.csv, row 3") {
		t.Error(err)
	}
}

// TestRowsAndCellsAreBounded adds rows until the table has more of them, or more
// cells, than it may.
func TestRowsAndCellsAreBounded(t *testing.T) {
	for want, change := range map[string]func(*Limits){
		"more than 2 rows":  func(l *Limits) { l.Rows = 2 },
		"more than 5 cells": func(l *Limits) { l.Cells = 5 },
	} {
		limits := Limits{}.Known()
		change(&limits)
		g, err := Shape{Limits: limits}.Grid(&Reading{Place: "a.csv"}, []string{"body", "note"})
		if err != nil {
			t.Fatal(err)
		}
		line := []string{"Devon", "x"}
		if err := errors.Join(g.Add(2, line), g.Add(3, line), g.Add(4, []string{"", ""})); err != nil {
			t.Errorf("%s: %v", want, err)
		}
		if err := g.Add(5, line); !errors.Is(err, ErrCells) || !strings.Contains(err.Error(), "a.csv, row 5: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// TestBadCellsAreShort reads a number that is none and has no end.
func TestBadCellsAreShort(t *testing.T) {
	g, err := Shape{Columns: Columns{"sum": {Kind: Number}}}.Grid(&Reading{Place: "a.csv"}, []string{"sum"})
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Add(2, []string{strings.Repeat("x", 30_000)}); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Table(); err == nil || len(err.Error()) > 1000 || !strings.Contains(err.Error(), "row 2, column A") {
		t.Errorf("%.2000s", err)
	}
}

func TestShows(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, " \u200b\u2060\ufeff": false, "\u3164\u3164": false, "\u2800": false, "\u202e\u2066": false, "\u034f\ufe0f": false,
		"A": true, "7": true, "北": true, "🎉": true, "…": true, "\u200bx": true,
	} {
		if Shows(text) != want {
			t.Errorf("%q: %t", text, !want)
		}
	}
}

func TestHidden(t *testing.T) {
	for _, r := range "\x00\n\u007f\u0085\u00ad\u034f\u061c\u115f\u180e\u200b\u200d\u202e\u2028\u2069\u2800\u3164\ue000\ufe0f\ufeff\uffa0\U000e0001\U000e0100\U0010ffff" {
		if !Hidden(r) {
			t.Errorf("%U is seen", r)
		}
	}
	for _, r := range "a7北🎉…é\u0301א \u00a0\ufffd" {
		if Hidden(r) {
			t.Errorf("%U is hidden", r)
		}
	}
}

func TestLimitsCheck(t *testing.T) {
	var problems check.Problems
	limits := Limits{}.Known()
	limits.Items, limits.Bytes = 0, -1
	limits.Check(check.At("limits", &problems))
	if len(problems) != 2 || !strings.Contains(problems.Error(), "limits.items") {
		t.Error(problems)
	}
}

// TestTextThatIsLetGo adds rows that the filter lets go later: their text needs
// no room any more.
func TestTextThatIsLetGo(t *testing.T) {
	limits := Limits{}.Known()
	limits.Bytes = 5 * firstSift
	last := ""
	keep := &Filter{Columns: []string{"body"}, Keeps: func(v []*Value) bool {
		last = max(last, v[0].Text)
		return v[0].Text == last
	}}
	g, err := Shape{Limits: limits, Keep: keep}.Grid(&Reading{}, []string{"body"})
	if err != nil {
		t.Fatal(err)
	}
	for row := range 5 * firstSift {
		if err := g.Add(row+2, []string{string([]byte{'a' + byte(row/firstSift), 'x'})}); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := g.Table(); err != nil || len(got.Rows) != firstSift {
		t.Errorf("%v", err)
	}
}

// TestBrief cuts a long warning in its middle, so that place and cure stay.
func TestBrief(t *testing.T) {
	short := strings.Repeat("é", longestWarning)
	if brief(short) != short {
		t.Error("a warning that is short enough was cut")
	}
	got := brief("a.csv, row 2: " + strings.Repeat("é", 1000) + "; limits: cell lets it")
	if n := utf8.RuneCountInString(got); n != longestWarning || !strings.HasPrefix(got, "a.csv, row 2: é") || !strings.HasSuffix(got, "é; limits: cell lets it") {
		t.Errorf("%d characters: %s", n, got)
	}
}

// TestCellsAreTamed reads a cell that turns others around: only a filter that is
// wild sees how it stands in the source.
func TestCellsAreTamed(t *testing.T) {
	for _, wild := range []bool{false, true} {
		looked := ""
		keep := &Filter{Columns: []string{"ward"}, Wild: wild, Keeps: func(row []*Value) bool { looked = row[0].Text; return true }}
		g, err := Shape{Columns: Columns{"ward": {Kind: Text}, "note": {Kind: Text}}, Keep: keep}.Grid(&Reading{Place: "a.csv"}, []string{"ward", "note"})
		if err != nil {
			t.Fatal(err)
		}
		if err := g.Add(2, []string{"A\u202e1", "b\u202dc"}); err != nil {
			t.Fatal(err)
		}
		made, err := g.Table()
		if err != nil || made.Rows[0][1].Text != "bc" || (looked == "A1") == wild {
			t.Errorf("the filter sees %q, wild is %t, and the note is %q, %v", looked, wild, made.Rows[0][1].Text, err)
		}
	}
}
