package xlsx

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// longest is how many UTF-16 units the name of a sheet may have.
const longest = 31

// names are the names of sheets that are in use, in lower case.
type names map[string]bool

// newNames reserves the names of this package's own sheets, and one that
// spreadsheets reserve for themselves.
func newNames() names {
	return names{"edition": true, "sources": true, "figures": true, "history": true}
}

// take makes a name of a title. No other sheet has that name.
func (n names) take(title string) string {
	for i := 1; ; i++ {
		tail := ""
		if i > 1 {
			tail = fmt.Sprintf(" (%d)", i)
		}
		name := shorten(title, longest-len(tail)) + tail
		if key := strings.ToLower(name); !n[key] {
			n[key] = true
			return name
		}
	}
}

// shorten makes a name of at most so many units, without characters that names
// cannot have. It is cut between words if at least half of it is left.
func shorten(title string, units int) string {
	name := tidy(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, plain(title)))
	if whole := name; len(utf16.Encode([]rune(name))) > units {
		name = front(name, units)
		if cut := strings.LastIndexByte(name, ' '); cut > len(name)/2 && whole[len(name)] != ' ' {
			name = name[:cut]
		}
		name = tidy(strings.TrimRight(name, ",;:–—-("))
	}
	if name == "" {
		return "Table"
	}
	return name
}

// front is as much of the name as has so many units.
func front(name string, units int) string {
	for i, r := range name {
		if units -= utf16.RuneLen(r); units < 0 {
			return name[:i]
		}
	}
	return name
}

// tidy sets the words one blank apart, without apostrophes at the ends.
func tidy(name string) string {
	return strings.Trim(strings.Join(strings.Fields(name), " "), "' ")
}

// reference names a cell from another sheet, "'Outturn, 2023-24'!D5".
func reference(sheet string, column, row int) string {
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + at(column, row)
}
