package subscriber

import (
	"fmt"
	"runtime"
	"testing"
)

// A long list takes little memory, and no two addresses of it are taken for
// one.
func TestFirsts(t *testing.T) {
	const many = 200_000
	before := heap()
	f := newFirsts()
	for i := range many {
		if first, repeated := f.note(fmt.Sprintf("reader%d@example.org", i), i); repeated {
			t.Fatalf("row %d is said to repeat row %d", i, first)
		}
	}
	if each := (heap() - before) / many; each > 20 {
		t.Errorf("%d bytes for each address", each)
	}
	for _, i := range []int{0, 7, many - 1} {
		if first, repeated := f.note(fmt.Sprintf("reader%d@example.org", i), many+i); !repeated || first != i {
			t.Errorf("row %d: repeated %t, first in row %d", i, repeated, first)
		}
	}
}

// heap is what the heap holds without its garbage.
func heap() int {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}
