package period

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// FinancialYear is the calendar year a financial year begins in: 2023 is
// 2023-24, from 1 April 2023 to 31 March 2024.
type FinancialYear int

// String prints the one form that editions use, "2023-24".
func (y FinancialYear) String() string {
	return fmt.Sprintf("%04d-%02d", int(y), (int(y)+1)%100)
}

var (
	twoYears = regexp.MustCompile(`^(?:FY ?)?(\d{4}) ?[-/–−] ?(\d{4}|\d{2})$`)
	oneYear  = regexp.MustCompile(`^FY ?(\d{4}|\d{2})$`)
)

// ErrYears says that a label names two years that do not follow each other.
var ErrYears = errors.New("the two years do not follow each other")

// ParseFinancialYear reads 2023-24, 2023/24, 2023–24, 2023-2024 and FY24 (the
// year it ends in). A label whose years do not follow each other (2023/34) is
// ErrYears: which of the two is wrong cannot be known.
func ParseFinancialYear(s string) (FinancialYear, error) {
	if m := oneYear.FindStringSubmatch(s); m != nil {
		end, _ := strconv.Atoi(m[1])
		if end < 100 {
			end += 2000
		}
		return FinancialYear(end - 1), nil
	}
	m := twoYears.FindStringSubmatch(s)
	if m == nil {
		return 0, fmt.Errorf("%q is not a financial year such as 2023-24", s)
	}
	begin, _ := strconv.Atoi(m[1])
	end, _ := strconv.Atoi(m[2])
	follows := begin + 1
	if len(m[2]) == 2 {
		follows %= 100
	}
	if end != follows {
		return 0, fmt.Errorf("%q: %w", s, ErrYears)
	}
	return FinancialYear(begin), nil
}

// UnmarshalText reads a year as settings write it.
func (y *FinancialYear) UnmarshalText(text []byte) (err error) {
	*y, err = ParseFinancialYear(string(text))
	return err
}
