package xlsx

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// longest is how many UTF-16 units the name of a sheet may have.
const longest = 31

// names are the names of sheets that are in use, in lower case.
type names map[string]int // with the number of the last name that was made of the same words

// newNames reserves the names of this package's own sheets, and one that
// spreadsheets reserve for themselves.
func newNames() names {
	return names{"edition": 1, "sources": 1, "figures": 1, "history": 1}
}

// take makes a name of a title. No other sheet has that name.
func (n names) take(title string) string {
	title = tidied(title)
	name := shorten(title, longest)
	first := strings.ToLower(name)
	for i := max(n[first]+1, 2); n[strings.ToLower(name)] > 0; i++ {
		tail := fmt.Sprintf(" (%d)", i)
		name = shorten(title, longest-len(tail)) + tail
		n[first] = i
	}
	n[strings.ToLower(name)] = max(n[strings.ToLower(name)], 1)
	return name
}

// tidied is as much of a title as names are made of, without characters that
// they cannot have.
func tidied(title string) string {
	name := tidy(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, plain(title)))
	return front(name, 2*longest)
}

// shorten makes a name of at most so many units. It is cut between words if at
// least half of it is left.
func shorten(name string, units int) string {
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
