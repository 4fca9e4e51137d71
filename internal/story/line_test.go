package story

import (
	"math"
	"strings"
	"testing"
	"time"

	"catchup/internal/item"
)

// TestMerits weighs what makes a line better or worse to read on its own.
func TestMerits(t *testing.T) {
	for text, want := range map[string]float64{
		"The trust in Hexley has closed its wards for good.":        0,
		"The trust in Hexley has paid £2m for its new wards.":       0.1,
		"The trust in Hexley calls its wards “the best there are”.": -0.15,
		"The trust in Hexley calls its wards ‘the best there are’.": -0.15,
		"It has closed its wards in Hexley for good this year.":     -0.15,
		"The trust has closed its wards now.":                       -0.5,
		"The trust has closed its wards for good.":                  0,
		"They paid €2m for “wards”.":                                0.1 - 0.15 - 0.15 - 0.5,
	} {
		c := newCorpus(newLibrary([]item.Item{{Title: "Wards", Text: text}}))
		l := lines(c, c.articles, time.Time{})[0]
		if got := l.merits(); math.Abs(got-want) > 1e-9 {
			t.Errorf("%q has merits of %v, want %v", text, got, want)
		}
		if want := len(strings.Fields(text)) >= 6; l.fit != want {
			t.Errorf("%q is fit: %t", text, l.fit)
		}
	}
}
