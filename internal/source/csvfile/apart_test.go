package csvfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/table"
)

// readApart reads the text row by row, and tells the first cells that are there
// and the rows that are malformed.
func readApart(t *testing.T, text string) (there, torn []string) {
	t.Helper()
	keep := &table.Filter{
		Opens: nil, Columns: []string{"email"}, Wild: true,
		Keeps: func(row []*table.Value) bool {
			there = append(there, fmt.Sprintf("%d %s", row[0].From.Row, row[0].Text))
			return false
		},
		Torn: func(row int, why string) { torn = append(torn, fmt.Sprintf("%d %s", row, why)) },
	}
	_, err := Spec{}.withHead().parse(t.Context(), strings.NewReader(text), &table.Reading{Place: "readers.csv"}, table.Shape{Keep: keep})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return there, torn
}

// withHead has the names in the first row, as settings have it by default.
func (s Spec) withHead() Spec {
	s.Delimiter = 0x2c
	s.Head.First, s.Head.Last = 1, 1
	return s
}

const (
	bare   = " a quote stands in a cell that does not begin with one"
	open   = " a quote is not closed, or stands within a cell that has quotes around it"
	joined = " a quote is not closed in its line"
)

// TestMalformedRows costs malformed rows themselves alone, whichever way a quote
// is astray.
func TestMalformedRows(t *testing.T) {
	for _, c := range []struct {
		text        string
		there, torn []string
	}{
		{"email,name\na@x,\"Bell, \"\"Anna\"\"\"\nb@x,\"two\nlines\"\nc@x,\n", []string{"2 a@x", "3 b@x", "5 c@x"}, nil},
		{"# a list\n\nemail,name\n\n\na@x,An\"na\nb@x,\n", []string{"7 b@x"}, []string{"6" + bare}},
		{"email,name\na@x,\"An\"na\nb@x,Bob", []string{"3 b@x"}, []string{"2" + open}},
		{"email,name\na@x,\"Anna\nb@x,Bob\nc@x,Cy\n", []string{"3 b@x", "4 c@x"}, []string{"2" + open}},
		{"email,name\na@x,\"Anna\nb@x,Bob\nc@x,\"Cy\"\n\nd@x,\n", []string{"3 b@x", "4 c@x", "6 d@x"}, []string{"2" + open}},
		{"email,name\na@x,\"Anna\nb@x,Bob\"\nc@x,\n", []string{"4 c@x"}, []string{"2" + joined, "3" + bare}},
		{"email,name\r\na@x,Bell, Anna\r\nb@x,,,\r\nc@x\r\n", []string{"3 b@x", "4 c@x"}, []string{"2 3 cells stand under 2 names; a cell with the delimiter in it needs quotes"}},
		{"email,name\na@x,\"", nil, []string{"2" + open}},
		{"email,name\n" + strings.Repeat("a@x,\"A\n", 2) + strings.Repeat("b@x,\n", 30), thirty(), []string{"2" + open, "3" + open}},
	} {
		there, torn := readApart(t, c.text)
		if diff := cmp.Diff([][]string{c.there, c.torn}, [][]string{there, torn}); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

func thirty() (rows []string) {
	for i := range 30 {
		rows = append(rows, fmt.Sprintf("%d b@x", i+4))
	}
	return rows
}

// FuzzMalformedRows holds that no line that is well formed by itself is lost or
// doubled because of what stands in another.
func FuzzMalformedRows(f *testing.F) {
	for _, stray := range []string{`x,"y`, `"x,y`, `x"y,"`, `"`, `x,"y"z`, `"x""`, `x,y,z`, "x,\"\r"} {
		f.Add(stray, stray)
	}
	f.Fuzz(func(t *testing.T, one, two string) {
		if !utf8.ValidString(one) || !utf8.ValidString(two) || strings.ContainsAny(one+two, "\n#@\x00") || strings.TrimSpace(one) == "" || strings.TrimSpace(two) == "" {
			return
		}
		there, _ := readApart(t, "email,name\na@x,1\n"+one+"\nb@x,2\n"+two+"\nc@x,3\n")
		for _, want := range []string{"2 a@x", "4 b@x", "6 c@x"} {
			if n := len(slices.DeleteFunc(slices.Clone(there), func(s string) bool { return s != want })); n != 1 {
				t.Errorf("%q and %q: %q stands there %d times: %q", one, two, want, n, there)
			}
		}
	})
}
