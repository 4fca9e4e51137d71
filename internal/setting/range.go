package setting

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Range is how many there may be: "40.." at least, "..10" at most, "3..5"
// between, "42" exactly.
type Range struct{ Least, Most int }

// UnmarshalText refuses a range that holds no number, and one without bounds.
func (r *Range) UnmarshalText(text []byte) error {
	least, most, several := strings.Cut(strings.TrimSpace(string(text)), "..")
	if !several {
		most = least
	}
	from, err1 := bound(least, 0)
	to, err2 := bound(most, math.MaxInt)
	if err1 != nil || err2 != nil || least+most == "" {
		return fmt.Errorf("%q is not a range: write it as 40.., ..10, 3..5 or 42", text)
	}
	if from > to {
		return fmt.Errorf("%q holds no number: %d is more than %d", text, from, to)
	}
	*r = Range{from, to}
	return nil
}

// bound reads one end of a range; an open end is as far as it can be.
func bound(text string, open int) (int, error) {
	if text == "" {
		return open, nil
	}
	n, err := strconv.ParseUint(text, 10, 31)
	return int(n), err
}

// Holds tells whether n lies in the range; both ends do.
func (r Range) Holds(n int) bool { return r.Least <= n && n <= r.Most }

// String is the range as settings write it.
func (r Range) String() string {
	switch {
	case r.Least == r.Most:
		return strconv.Itoa(r.Least)
	case r.Most == math.MaxInt:
		return fmt.Sprintf("%d..", r.Least)
	case r.Least == 0:
		return fmt.Sprintf("..%d", r.Most)
	}
	return fmt.Sprintf("%d..%d", r.Least, r.Most)
}
