package story

import (
	"testing"

	"catchup/internal/item"
)

func TestSource(t *testing.T) {
	items := []item.Item{{Title: "Wards close", Text: "Beds are gone."}, {Title: "Tests on sale", Text: "Pharmacies sell tests."}}
	for sentence, want := range map[string]int{"Pharmacies will sell them.": 1, "The wards will close.": 0, "Neither.": 0} {
		if got := Source(sentence, items); got != want {
			t.Errorf("%q is from %d", sentence, got)
		}
	}
}
