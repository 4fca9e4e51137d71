package story

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEchoesOfSeveralEditions continues the story of the newest edition that it
// can, though an older one is more like it, and names one of each. It is related to none but
// one of the edition before.
func TestEchoesOfSeveralEditions(t *testing.T) {
	articles, _ := sampleWeek(t)
	i := slices.IndexFunc(articles, func(a labelled) bool { return a.ID == "outage-3" })
	earlier := func(number int, about string) Earlier {
		e := Earlier{Number: number}
		words := strings.Fields(about)
		for _, w := range words {
			e.Terms = append(e.Terms, Term{w, 1 / math.Sqrt(float64(len(words)))})
		}
		return e
	}
	headed := func(e Earlier, title string) Earlier {
		e.Titles = []string{title}
		return e
	}
	const (
		alike   = "Carrow Pathology hackers computers laboratory attack blood taxi transfusions Tuesday morning wards"
		nearly  = alike + " football sponsor goal cup"
		related = "Carrow Pathology hackers accounts profit loss auditor owner dividend shares lender bonus"
		other   = "football sponsor goal cup"
	)
	for name, c := range map[string]struct {
		earlier []Earlier
		want    []int
		related bool
	}{
		"two editions":            {[]Earlier{earlier(12, nearly), earlier(11, alike), earlier(11, nearly), earlier(10, other)}, []int{0, 1}, false},
		"only an older one":       {[]Earlier{earlier(12, related), earlier(11, alike)}, []int{1}, false},
		"related, and before":     {[]Earlier{earlier(12, related)}, nil, true},
		"a title of its own":      {[]Earlier{headed(earlier(12, alike), "Carrow wins the cup")}, nil, true},
		"a title like it":         {[]Earlier{headed(earlier(12, alike), "Carrow Pathology locked out by hackers")}, []int{0}, false},
		"related, but long since": {[]Earlier{earlier(12, other), earlier(11, related)}, nil, false},
	} {
		o := week()
		o.Earlier = c.earlier
		echo := Choose(items(articles[i:i+1]), o)[0].Echo
		if echo == nil {
			if c.want != nil || c.related {
				t.Errorf("%s: no echo", name)
			}
			continue
		}
		if diff := cmp.Diff(c.want, echo.Line); diff != "" || echo.Continues == c.related || !c.related && echo.With != c.want[0] {
			t.Errorf("%s: %+v", name, echo)
		}
	}
}
