package xlsxfile

import (
	"slices"
	"strings"
	"testing"

	"catchup/internal/table"
)

// TestLongText reads texts of which no more than so many bytes are taken. None
// ends within a character.
func TestLongText(t *testing.T) {
	for text, want := range map[string]string{
		"<a>1234567890</a>":           "123456",
		"<a>1<b/>1234567890</a>":      "112345",
		"<a>1234&amp;567890</a>":      "1234&",
		"<a>1234é67890</a>":           "1234é",
		"<a>12345é67890</a>":          "12345é",
		"<a>12345&#xE9;6<!-- --></a>": "12345é",
	} {
		m := newMarkup("a", strings.NewReader(text), 8)
		if _, ok, err := m.child(0); !ok || err != nil {
			t.Fatal(err)
		}
		if got, err := m.text(nil, 100); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v, want %q", text, got, err, want)
		}
	}
}

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
	b, err := openBook(t.Context(), packed(t, parts{sheetPart: sheetOf(`<row><c r="XFD1"><v>9</v></c><c r="C1"><v>3</v></c></row>`)}.whole()), table.Limits{}.Known())
	if err != nil {
		t.Fatal(err)
	}
	r, err := b.rows(b.sheets[0])
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	r.width = 3
	row, err := r.Next()
	if err != nil || !slices.Equal(row.Cells, []string{"", "", "3"}) || row.Last != sheetColumns-1 {
		t.Errorf("%+v, %v", row, err)
	}
}
