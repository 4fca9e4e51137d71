package subscriber

import (
	"regexp"
	"strings"
)

// A spreadsheet takes a cell of CSV that begins with one of these for a formula,
// and works it out (OWASP, CSV injection). The wide forms are those that
// Japanese spreadsheets take as well.
const formulaMarks = "=+-@\t\r\n＝＋－＠"

// number is a cell that a spreadsheet can only take for a number.
var number = regexp.MustCompile(`^-\d+(\.\d+)?$`)

// neutral is the text of a cell with an apostrophe before it, if a spreadsheet
// would otherwise work it out. restored gives back the text. A text that has
// apostrophes before a mark gets one more, so that it also comes back as it was;
// a negative number stays a number.
func neutral(cell string) string {
	if isFormula(strings.TrimLeft(cell, "'")) && !number.MatchString(cell) {
		return "'" + cell
	}
	return cell
}

// restored is the text that neutral was given.
func restored(cell string) string {
	if text, ok := strings.CutPrefix(cell, "'"); ok && isFormula(strings.TrimLeft(text, "'")) {
		return text
	}
	return cell
}

// isFormula tells whether a spreadsheet may take the text for a formula.
func isFormula(text string) bool { return text != "" && strings.IndexAny(text, formulaMarks) == 0 }
