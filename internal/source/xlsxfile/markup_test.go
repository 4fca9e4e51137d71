package xlsxfile

import (
	"slices"
	"testing"

	"catchup/internal/table"
)

// TestTextsAreCut cuts texts after the last character that is of use. An escape
// is one.
func TestTextsAreCut(t *testing.T) {
	b := &book{longest: 4}
	for text, want := range map[string]string{"éèê": "éèê", "éèêab": "éèêa", "_x0041__x0042_CDE": "ABCD", "abcd": "abcd"} {
		if got := b.text([]byte(text)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// TestFarCells reads a row whose cells stand beyond the columns that are kept:
// they need no room, and yet are known to be there.
func TestFarCells(t *testing.T) {
	b, err := open(t.Context(), packed(t, parts{sheetPart: sheetOf(`<row><c r="XFD1"><v>9</v></c><c r="C1"><v>3</v></c></row>`)}.whole()), table.Limits{}.Known())
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := b.Open(0)
	if err != nil {
		t.Fatal(err)
	}
	r := sheet.Rows.(*rows)
	defer r.Close()
	r.Narrow(3)
	row, err := r.Next()
	if err != nil || !slices.Equal(row.Cells, []string{"", "", "3"}) || row.Last != sheetColumns-1 {
		t.Errorf("%+v, %v", row, err)
	}
}
