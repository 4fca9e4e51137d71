package dialect

import (
	"fmt"
	"regexp"
	"strings"
)

// trimLeft is a text without the space before it.
func trimLeft(s string) string { return strings.TrimLeft(s, " \t\u00a0\"'") }

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// TooMany says that a row has more cells than there are names.
func TooMany(cells, names int) string {
	return fmt.Sprintf("%d cells stand under %d names; a cell with the delimiter in it needs quotes", cells, names)
}

// Numbers of which the thousands are set apart, as a text file without quotes
// tears them.
var (
	thousandsBegin = regexp.MustCompile(`^\s*[-–(£€$+]*\d{1,3}$`)
	thousandsGoOn  = regexp.MustCompile(`^\d{3}(\.\d+)?\)?\s*$`)
)

// tooMany says which row has more cells than there are names, what stands there,
// and how it came to be.
func (t *Table) tooMany(row int, cells []string) error {
	words := fmt.Sprintf("row %d: %s: %s", row, TooMany(len(cells), t.Width()), brief(quoted(cells)))
	for i := range len(cells) - 1 {
		if thousandsBegin.MatchString(cells[i]) && thousandsGoOn.MatchString(cells[i+1]) {
			return fmt.Errorf("%s; %q looks like one number", words, strings.TrimSpace(cells[i])+","+strings.TrimSpace(cells[i+1]))
		}
	}
	return fmt.Errorf("%s", words)
}

// quoted are cells as a person would list them.
func quoted(cells []string) string {
	var all []string
	for _, cell := range cells {
		all = append(all, "“"+strings.TrimSpace(cell)+"”")
	}
	return strings.Join(all, " ")
}

// listed names numbers of rows or letters of columns: "row 4", "rows 4, 7 and
// 9", "rows 4, 7, 9 and 12 more", of count in all.
func listed(noun string, names []string, count int) string {
	more := count - len(names)
	switch {
	case count == 1:
		return noun + " " + names[0]
	case more > 0:
		return fmt.Sprintf("%ss %s and %d more", noun, strings.Join(names, ", "), more)
	}
	return fmt.Sprintf("%ss %s and %s", noun, strings.Join(names[:len(names)-1], ", "), names[len(names)-1])
}
