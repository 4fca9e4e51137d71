package preview

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// sheet is the part of a sheet that is shown.
type sheet struct {
	Name string
	Rows [][]string
	More int // rows that are not shown
}

// mostRows is how many rows of a sheet are shown.
const mostRows = 60

// sheetsOf reads the sheets of a workbook, with each cell as it prints.
func sheetsOf(workbook []byte) ([]sheet, error) {
	book, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		return nil, fmt.Errorf("reading the workbook: %w", err)
	}
	defer book.Close()
	var all []sheet
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name)
		if err != nil {
			return nil, fmt.Errorf("reading the workbook: %w", err)
		}
		shown := rows[:min(len(rows), mostRows)]
		all = append(all, sheet{Name: name, Rows: shown, More: len(rows) - len(shown)})
	}
	return all, nil
}
