package setting

import (
	"fmt"
	"regexp"
	"strconv"
)

// Size is a number of bytes: "90KB", "64MB"; a KB is 1,000 bytes.
type Size int64

var sizePattern = regexp.MustCompile(`^(\d+) ?(B|KB|MB|GB)$`)

var sizeUnits = map[string]int64{"B": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9}

// UnmarshalText reads a whole number with its unit.
func (s *Size) UnmarshalText(text []byte) error {
	m := sizePattern.FindStringSubmatch(string(text))
	if m == nil {
		return fmt.Errorf("%q is not a size: write it with its unit, as 90KB or 64MB", text)
	}
	n, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil || n > (1<<62)/sizeUnits[m[2]] {
		return fmt.Errorf("%q is too large a size", text)
	}
	*s = Size(n * sizeUnits[m[2]])
	return nil
}
