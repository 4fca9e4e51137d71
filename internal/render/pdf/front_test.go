package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/internal/table"
	"catchup/templates"
)

// parts is a document of n parts, each with a paragraph, a chart and a table.
func parts(t testing.TB, n int) *document.Document {
	d := empty(t)
	d.Blocks = document.Blocks{document.Heading{Level: 2, Text: "This week’s stories"}, document.Story{Heading: "A ward is opened", Lead: true, Paragraphs: say("It was opened.")}}
	for i := range n {
		d.Blocks = append(d.Blocks, document.Heading{Level: 2, Text: fmt.Sprintf("Part %d of the report", i+1)},
			document.Say(fmt.Sprintf("What part %d says is this. It says no more.", i+1)), bars(fmt.Sprintf("Chart of part %d", i+1), "Devon", "1.0", "Kent", "2.0"), outturn(12))
	}
	return d
}

// sheets are the words of a file's pages.
func sheets(t *testing.T, file []byte) []string {
	t.Helper()
	return strings.Split(strings.TrimSuffix(run(t, file, "pdftotext", "-layout", "FILE", "-"), "\f"), "\f")
}

// TestFront gives a long report a summary in its own words, contents with the
// right pages, and numbers of its tables and charts, as elements that a screen
// reader knows. It passes as PDF/UA, and the same document gives the same bytes.
func TestFront(t *testing.T) {
	d := parts(t, 9)
	file := render(t, d)
	pages := sheets(t, file)
	if len(pages) < 7 {
		t.Fatalf("the report has %d pages", len(pages))
	}
	for _, want := range []string{"In brief", "A ward is opened", "Part 4 of the report: What part 4 says is this.", "Contents"} {
		if !strings.Contains(pages[0], want) {
			t.Errorf("the first page lacks %q:\n%s", want, pages[0])
		}
	}
	if strings.Contains(pages[0], "Part 5 of the report:") || strings.Contains(pages[0], "It says no more. ") {
		t.Errorf("the summary is too long:\n%s", pages[0])
	}
	for n := range 9 {
		stated := regexp.MustCompile(fmt.Sprintf(`Part %d of the report +(\d+)`, n+1)).FindStringSubmatch(pages[0])
		if stated == nil {
			t.Fatalf("part %d is not in the contents:\n%s", n+1, pages[0])
		}
		var page int
		fmt.Sscan(stated[1], &page)
		if head := regexp.MustCompile(fmt.Sprintf(`(?m)^ *Part %d of the report *$`, n+1)); !head.MatchString(pages[page-1]) {
			t.Errorf("part %d is not on page %d", n+1, page)
		}
	}
	all, tree := strings.Join(pages, "\n"), opened(t, file)
	for _, want := range []string{"Figure 9 Chart of part 9", "Table 9 Plan and outturn"} {
		if !strings.Contains(strings.Join(strings.Fields(all), " "), want) {
			t.Errorf("the report lacks %q", want)
		}
	}
	for want, times := range map[string]int{"/S /TOC\n": 1, "/S /TOCI\n": 11, "/S /Reference\n": 11, "/Alt (Figure 9. Chart: ": 1} {
		if n := strings.Count(tree, want); n != times && (times > 1 || n == 0) {
			t.Errorf("the tree has %d of %q, want %d", n, want, times)
		}
	}
	passes(t, file)
	if !bytes.Equal(file, render(t, d)) {
		t.Error("the same document gives other bytes")
	}
}

// TestWhoHasAFront goes by the theme, and by the number of pages if it leaves it
// to them. Many rows need not be set to be known as many pages.
func TestWhoHasAFront(t *testing.T) {
	for name, test := range map[string]struct {
		cover templates.Cover
		d     *document.Document
		want  bool
	}{
		"short":      {templates.WhenLong, parts(t, 3), false},
		"long":       {templates.WhenLong, parts(t, 9), true},
		"many rows":  {templates.WhenLong, with(t, document.Heading{Level: 2, Text: "Rows"}, outturn(sureRows+1)), true},
		"many words": {templates.WhenLong, with(t, document.Heading{Level: 2, Text: "Words"}, document.Say(strings.Repeat("so many words ", sureBytes/14+1))), true},
		"always":     {templates.Always, parts(t, 1), true},
		"never":      {templates.Never, parts(t, 9), false},
		"no parts":   {templates.Always, empty(t), false},
	} {
		r := themed(t, func(theme *templates.Theme) { theme.Cover = test.cover })
		pages := laid(t, r, test.d)
		examine(t, r.styles.paper, pages)
		got := false
		for _, l := range pages[0] {
			got = got || l.of.part == contents
		}
		if got != test.want {
			t.Errorf("%s: a front: %v, want %v, on %d pages", name, got, test.want, len(pages))
		}
		if test.want && strings.HasPrefix(name, "many") && len(pages) <= mostShort {
			t.Errorf("%s fill %d pages alone", name, len(pages))
		}
	}
}

// TestSourcesInPairs sets many short sources in pairs, few or long ones below each
// other.
func TestSourcesInPairs(t *testing.T) {
	for name, test := range map[string]struct {
		n     int
		title string
		pairs bool
	}{
		"many": {20, "Sample source", true}, "few": {fewSources, "Sample source", false},
		"long": {20, "A sample source with a title that takes more than half of a line", false},
	} {
		r, d := renderer(t), empty(t)
		for i := range test.n {
			d.Sources = append(d.Sources, document.Source{Title: fmt.Sprintf("%s %d", test.title, i), Licence: "CC0", Reading: table.Reading{At: d.Issued}})
		}
		lines := 0
		pages := laid(t, r, d)
		examine(t, r.styles.paper, pages)
		for _, l := range pages[0] {
			if l.of.part == sources && len(l.texts) > 0 {
				lines++
			}
		}
		if pairs := lines == 1+test.n/2; pairs != test.pairs {
			t.Errorf("%s: %d sources stand on %d lines", name, test.n, lines)
		}
		file := render(t, d)
		passes(t, file)
		want := 1
		if test.n <= fewSources {
			want = test.n
		}
		if n := strings.Count(strings.Join(sheets(t, file), ""), "read on 14 June 2024"); n != want {
			t.Errorf("%s: the day is said %d times, want %d", name, n, want)
		}
	}
}
