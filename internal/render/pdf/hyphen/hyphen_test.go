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
		"organ-isa-tions", "commis-sioners", "alloc-a-tion", "surplus", "illus-trative", "deteri-or-a-tion", "hospitals", "fore-cast",
		"univer-sity", "manu-script", "throughout", "some-thing", "however",
	} {
		if got := parted(p, strings.ReplaceAll(want, "-", "")); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	for _, whole := range []string{"", "health", "Lancashire", "NHSEngland", "caférestaurant", "don’tdothat", "20000000", "through", strings.Repeat("organisations", 5)} {
		if got := p.Points(whole); got != nil {
			t.Errorf("%s is parted at %v", whole, got)
		}
	}
}

// FuzzPoints never parts off fewer than four letters.
func FuzzPoints(f *testing.F) {
	p := hyphen.British()
	f.Add("organisations")
	f.Add("zzzzzzzzzzzz.zzzzz")
	f.Fuzz(func(t *testing.T, word string) {
		last := 0
		for _, at := range p.Points(word) {
			if at <= last || at < 4 || at > len(word)-4 {
				t.Errorf("%q is parted at %d", word, at)
			}
			last = at
		}
	})
}
