package xlsxfile

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"catchup/internal/check"
)

// sheet is the sheet that the spec asks for.
func (s Spec) sheet(b *book) (sheet, error) {
	var names []string
	for _, s := range b.sheets {
		names = append(names, s.name)
	}
	i := slices.IndexFunc(names, func(n string) bool {
		return strings.EqualFold(strings.TrimSpace(n), strings.TrimSpace(s.Sheet))
	})
	if i >= 0 {
		return b.sheets[i], nil
	}
	n, err := strconv.Atoi(s.Sheet)
	if err == nil && n >= 1 && n <= len(names) {
		return b.sheets[n-1], nil
	}
	return sheet{}, check.Problem{
		Message: fmt.Sprintf("there is no sheet %q", s.Sheet),
		Hint:    check.DidYouMean(s.Sheet, names),
	}
}

// float is a number as a spreadsheet keeps it in binary:
// -7.1000000000000004E-3.
var float = regexp.MustCompile(`^-?\d+(\.\d+)?(E[-+]\d+)?$`)

// longestFloat is more than a binary number needs.
const longestFloat = 40

// exact writes a binary number with as few digits as are needed to read the
// same number again: -0.0071. Other text is not changed, nor are whole numbers,
// which may be codes.
func exact(cell string) string {
	if len(cell) > longestFloat || !strings.ContainsAny(cell, ".E") || !float.MatchString(cell) {
		return cell
	}
	n, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return cell
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}
