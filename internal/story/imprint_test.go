package story

import (
	"testing"

	"catchup/internal/item"

	"github.com/google/go-cmp/cmp"
)

// TestImprintInLetters writes an imprint and reads it again.
func TestImprintInLetters(t *testing.T) {
	whole := ImprintOf([]item.Item{{Title: "Northgate opens beds", Text: beds}})
	for _, i := range []Imprint{nil, {0}, {1, 1<<18 - 1}, {1, 2, 3, 4, 70_000}, whole} {
		if diff := cmp.Diff(i, ReadImprint(i.String()), cmp.Transformer("numbers", func(i Imprint) []uint32 { return append([]uint32{}, i...) })); diff != "" {
			t.Error(diff)
		}
	}
	if len(whole) < 30 || len(whole.String()) != 3*len(whole) {
		t.Errorf("%d marks in %d letters", len(whole), len(whole.String()))
	}
	for _, broken := range []string{"A", "AA!", "ÄÄÄ", "AAAA"} {
		if got := ReadImprint(broken); got != nil {
			t.Errorf("%q is read as %v", broken, got)
		}
	}
}
