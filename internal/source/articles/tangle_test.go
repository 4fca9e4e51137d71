package articles

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestTangles has articles with as many marks in each other as are read, and
// with one more.
func TestTangles(t *testing.T) {
	const head = "---\ntitle: A\ndate: 2024-06-13\n---\n"
	for name, c := range map[string]struct {
		text string
		line int // from which on it is refused, 0 if it is not
	}{
		"quotes":               {strings.Repeat("> ", mostMarks/2) + "x", 0},
		"deeper quotes":        {"x\n\n" + strings.Repeat("> ", mostMarks/2) + ">x", 7},
		"lists":                {strings.Repeat("- ", mostMarks/2+1) + "x", 5},
		"numbered lists":       {strings.Repeat("1. ", mostMarks/3+1) + "x", 5},
		"a long rule":          {strings.Repeat("-", 5*mostMarks) + "\n" + strings.Repeat("* ", 5*mostMarks), 0},
		"marks of a line":      {strings.Repeat(strings.Repeat("> ", mostMarks/2)+"x\n", 50), 0},
		"brackets":             {strings.Repeat("[\n", mostBrackets), 0},
		"one bracket too many": {strings.Repeat("[\n", mostBrackets) + "x [", 5 + mostBrackets},
	} {
		a, problems := parse("a.md", "desk/a.md", []byte(head+c.text), time.UTC)
		want := ""
		if c.line > 0 {
			want = fmt.Sprintf("desk/a.md:%d:1: has too many marks in each other to be read as Markdown", c.line)
		}
		if (a.Title == "A") != (c.line == 0) || (len(problems) > 0) != (c.line > 0) || want != "" && problems.Error() != want {
			t.Errorf("%s: %q, %v, want %q", name, a.Title, problems, want)
		}
	}
}
