package reports

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"catchup/internal/document"
)

// commentedCase has a source with words of its own in two months.
const commentedCase = `
-- report.yaml --
title: Catch Up
period: month
sections:
  - finance:
      title: Divisions
      kind: year-to-date
      from: lines
      columns: { line: division, month: month, plan: plan, actual: actual, commentary: words, officer: who, commented: day }
-- sources.yaml --
columns:
  lines:
    division: text
    month: text
    plan: { kind: money, unit: GBP, scale: 1e6 }
    actual: { kind: money, unit: GBP, scale: 1e6 }
    words: text
    who: text
    day: date
-- lines.csv --
division,month,plan,actual,words,who,day
Land,2024-25 M1,-1,-2,Words of the month before.,Ann Hill,2024-05-04
Land,2024-25 M2,-2,-4,Sales of land slipped to March.,Ann Hill,2024-06-04
Roads,2024-25 M2,-3,-3,,,
Water,2024-25 M2,-3,-3,"  Two
lines  ",,2023-06-04
`

// TestCommentary sets the words of the month that is told of beside each line,
// with who said them and when; what is written for the edition stands above
// them, and what finds no line is told.
func TestCommentary(t *testing.T) {
	for name, c := range map[string]struct {
		comments []Comment
		want     []string // of each row and the total
		warnings []string
	}{
		"of the source": {nil, []string{"Sales of land slipped to March. — Ann Hill, 4 June", "–", "Two lines — 4 June 2023", "–"}, nil},
		"of the edition": {[]Comment{
			{Section: "divisions", Line: "land", Words: "A buyer is found.", By: "Tom Reed"},
			{Section: "Divisions", Line: "Total", Words: "On course.", On: time.Date(2024, 6, 12, 0, 0, 0, 0, time.UTC)},
			{Place: "editors/m/2024-05.yaml: commentary[2]", Section: "Divisions", Line: "Canals", Words: "Dry."},
			{Place: "editors/m/2024-05.yaml: commentary[3]", Section: "Harbours", Line: "Land", Words: "Wet."},
		}, []string{"A buyer is found. — Tom Reed", "–", "Two lines — 4 June 2023", "On course. — 12 June"}, []string{
			"editors/m/2024-05.yaml: commentary[2]: “Divisions” of this edition shows no line “Canals”",
			"editors/m/2024-05.yaml: commentary[3]: the report has no finance section “Harbours”",
		}},
		"too long": {[]Comment{{Section: "Divisions", Line: "Roads", Words: strings.Repeat("word ", 200)}},
			[]string{"Sales of land slipped to March. — Ann Hill, 4 June", strings.TrimSpace(strings.Repeat("word ", 119)) + " word …", "Two lines — 4 June 2023", "–"},
			[]string{`the commentary on "Roads" has more than 600 characters, and is cut off`}},
	} {
		t.Run(name, func(t *testing.T) {
			spec, in := given(t, txtar.Parse([]byte(commentedCase)))
			in.Comments = c.comments
			d, err := Build(spec, in)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, b := range d.Blocks {
				if table, ok := b.(document.Table); ok {
					last := len(table.Columns) - 1
					if !table.Columns[last].Remark {
						t.Fatalf("the last column is %+v", table.Columns[last])
					}
					for _, row := range table.Rows {
						got = append(got, strings.ReplaceAll(row.Cells[last].Shown, "\u00a0", " "))
					}
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.warnings, d.Warnings); diff != "" {
				t.Errorf("the warnings (-want +got):\n%s", diff)
			}
		})
	}
}

// A table of which nothing is said has no column for it, whatever is said of
// others.
func TestNoCommentaryNoColumn(t *testing.T) {
	silent := strings.Replace(commentedCase, ", commentary: words, officer: who, commented: day", "", 1)
	spec, in := given(t, txtar.Parse([]byte(silent)))
	in.Comments = []Comment{{Section: "Harbours", Line: "Land", Words: "Wet."}, {Section: "Divisions", Line: "Canals", Words: "Dry."}}
	d, err := Build(spec, in)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(dump(d), "Commentary") {
		t.Error("there is a column")
	}
}
