package hyphen_test

import (
	"strings"
	"testing"

	"catchup/internal/render/pdf/hyphen"
)

// parted is a word with hyphens at all its points.
func parted(p *hyphen.Patterns, word string) string {
	var out strings.Builder
	last := 0
	for _, at := range p.Points(word) {
		out.WriteString(word[last:at] + "-")
		last = at
	}
	return out.String() + word[last:]
}

// TestPoints wants what British dictionaries give, and what the list of
// exceptions gives.
func TestPoints(t *testing.T) {
	p := hyphen.British()
	for _, want := range []string{
		"organ-isa-tions", "com-mis-sioners", "alloc-a-tion", "sur-plus", "illus-trative", "deteri-or-a-tion", "hos-pitals", "fore-cast",
		"uni-ver-sity", "manu-script", "throughout", "some-thing", "how-ever",
	} {
		if got := parted(p, strings.ReplaceAll(want, "-", "")); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	for _, whole := range []string{"", "health", "Lancashire", "NHSEngland", "caférestaurant", "don’tdothat", "20000000", "through"} {
		if got := p.Points(whole); got != nil {
			t.Errorf("%s is parted at %v", whole, got)
		}
	}
}

// FuzzPoints never parts off fewer than three letters, or four at the end.
func FuzzPoints(f *testing.F) {
	p := hyphen.British()
	f.Add("organisations")
	f.Add("zzzzzzzzzzzz.zzzzz")
	f.Fuzz(func(t *testing.T, word string) {
		last := 0
		for _, at := range p.Points(word) {
			if at <= last || at < 3 || at > len(word)-4 {
				t.Errorf("%q is parted at %d", word, at)
			}
			last = at
		}
	})
}
