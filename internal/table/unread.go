package table

import (
	"fmt"
	"strings"
)

// Unread are the rows of a list that could not be read. Each has cost itself
// alone. Rows name the first of them, each with its number and why: "row 7: the
// reader has no address". They tell nothing of what stands in it.
type Unread struct {
	Place string
	Count int
	Rows  []string
}

// mostUnread is how many rows are named.
const mostUnread = 10

// Note notes that a row could not be read, and why.
func (u *Unread) Note(row int, why string) {
	if u.Count++; u.Count <= mostUnread {
		u.Rows = append(u.Rows, fmt.Sprintf("row %d: %s", row, why))
	}
}

// Number is how many rows there are, in words: "6 rows of config/readers.csv
// could not be read"; empty for none.
func (u Unread) Number() string {
	switch u.Count {
	case 0:
		return ""
	case 1:
		return "1 row of " + u.Place + " could not be read"
	}
	return fmt.Sprintf("%d rows of %s could not be read", u.Count, u.Place)
}

// String is the number and the rows; empty for none.
func (u Unread) String() string {
	if u.Count == 0 {
		return ""
	}
	words := u.Number() + ": " + strings.Join(u.Rows, "; ")
	if more := u.Count - len(u.Rows); more > 0 {
		words += fmt.Sprintf("; and %d more", more)
	}
	return words
}
