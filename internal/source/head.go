package source

import (
	"fmt"
	"strconv"
	"strings"
)

// Rows are one row of a file or several that follow each other, counted from 1.
type Rows struct{ First, Last int }

// UnmarshalText reads one row, 3, or the first and the last, 3..5.
func (r *Rows) UnmarshalText(text []byte) error {
	from, to, several := strings.Cut(string(text), "..")
	if !several {
		to = from
	}
	first, err1 := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || first < 1 || last < first {
		return fmt.Errorf("%q is neither a row, such as 3, nor several, such as 3..5", text)
	}
	*r = Rows{first, last}
	return nil
}

// String is the row or rows as settings write them.
func (r Rows) String() string {
	if r.First == r.Last {
		return strconv.Itoa(r.First)
	}
	return fmt.Sprintf("%d..%d", r.First, r.Last)
}
