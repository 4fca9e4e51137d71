package csvfile

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"catchup/internal/table"
)

// TestMemoryIsFlat reads 10,000 rows and 200,000, of which 2,000 are kept of
// either: near the end of the file the live heap must be the same.
func TestMemoryIsFlat(t *testing.T) {
	few, many := liveNearTheEnd(t, 10), liveNearTheEnd(t, 200)
	if few < 100_000 || many > few+few/4 {
		t.Errorf("%d bytes are live after 10,000 rows, %d after 200,000", few, many)
	}
}

// liveNearTheEnd is what the reading of 1,000 bodies over some years holds when
// the last two years have come.
func liveNearTheEnd(t *testing.T, years int) (bytes int64) {
	root := write(t, 1000, years)
	before := live()
	left := 2000
	keep := &table.Filter{Columns: []string{"year"}, Keeps: func(v []*table.Value) bool {
		if v[0].When().Year.Begins < 1998 {
			return false
		}
		if left--; left == 0 {
			bytes = live() - before
		}
		return true
	}}
	got, err := typed(t, root, outturns, keep)
	if err != nil || len(got.Rows) != 2000 {
		t.Fatal(got, err)
	}
	return bytes
}

// live is what the heap holds without its garbage.
func live() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// TestFilteredAsWhole reads some rows: they are those of the whole table, with
// the same digest, and what is left out is not read.
func TestFilteredAsWhole(t *testing.T) {
	root := t.TempDir()
	body := "body,year,vintage,plan,outturn\nDevon,2022-23,x,1,2\nDorset,2023-24,x,3,4\n,,,,\nKent,2022-23,x,oops,5\n"
	if err := os.WriteFile(filepath.Join(root, "data.csv"), []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	only := &table.Filter{Columns: []string{"year", "body"}, Keeps: func(v []*table.Value) bool {
		return v[0].Num.IntPart() == 2023 && v[1].Text == "Dorset"
	}}
	got, err := typed(t, root, outturns, only)
	if err != nil || len(got.Rows) != 1 || got.Rows[0][4].Num.IntPart() != 4e6 || got.Rows[0][4].From.Row != 3 {
		t.Fatal(values(got, err))
	}
	if len(got.Reading.Digest) != 64 {
		t.Errorf("the digest is %q", got.Reading.Digest)
	}
	if _, err := typed(t, root, outturns, nil); err == nil || !strings.Contains(err.Error(), `row 5, column D (plan): "oops"`) {
		t.Error(err)
	}
	if _, err := typed(t, root, outturns, &table.Filter{Columns: []string{"absent"}}); err == nil {
		t.Error("a filter by a column that is not there left rows out")
	}
}

// TestManyComments reads a file whose comments are longer than the window.
func TestManyComments(t *testing.T) {
	body := strings.Repeat("# a comment\n", window/10) + "a;b\n1;2\n"
	got, err := read(t, []byte(body), "")
	if err != nil || len(got.Remarks) != window/10 || len(got.Columns) != 2 || got.Rows[0][0].From.Row != window/10+2 {
		t.Errorf("%v %v", got, err)
	}
}
