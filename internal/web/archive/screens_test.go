package archive_test

import (
	"fmt"
	"testing"

	"catchup/internal/browsertest"
)

// pages are one of each kind, by the names of their pictures.
var pages = map[string]string{
	"home": "", "shelf": "weekly/", "year": "weekly/in/2023/", "edition": "weekly/2024-06-07/", "empty": "annual/", "lost": "weekly/nothing/",
}

// TestScreens looks at the pages on a telephone, in a window and on wide
// screens, light and dark: nothing runs off the screen, and no line is longer
// than one can read.
func TestScreens(t *testing.T) {
	p := newPlace(t)
	p.keep(t, 30)
	top, tab := p.serve(t), browsertest.Open(t)
	for name, path := range pages {
		for _, width := range []int64{320, 600, 1200, 1600} {
			for _, scheme := range []string{"light", "dark"} {
				tab.Screen(width, 900)
				tab.Prefer(scheme)
				tab.Go(top + path)
				name := fmt.Sprintf("web-%s-%d-%s", name, width, scheme)
				if over := browsertest.Eval[int](tab, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
					t.Errorf("%s is %d pixels too wide", name, over)
				}
				if wide := browsertest.Eval[float64](tab, `Math.max(...[...document.querySelectorAll("main p")].map(e => e.getBoundingClientRect().width))`); wide > 720 {
					t.Errorf("%s has lines of %.0f pixels", name, wide)
				}
				if sheet := browsertest.Eval[string](tab, `getComputedStyle(document.body).borderTopWidth`); sheet != "6px" {
					t.Errorf("%s has no style: its rule is %s", name, sheet)
				}
				tab.Picture(name)
			}
		}
	}
}
