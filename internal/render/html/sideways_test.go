package html_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"catchup/internal/browsertest"
	"catchup/internal/render/html"
	"catchup/internal/render/rendertest"
)

// opened is the page of an edition with the numbers of its charts in sight,
// served at the address that is returned.
func opened(t *testing.T, e rendertest.Edition) (address string) {
	t.Helper()
	page, err := web(t).Page(e.Document, html.Frame{Head: []html.Link{{Text: "All editions", Address: "../"}}})
	if err != nil {
		t.Fatal(err)
	}
	page = bytes.ReplaceAll(page, []byte("<details>"), []byte("<details open>"))
	return browsertest.Serve(t, map[string][]byte{"page.html": page}) + "page.html"
}

// TestPageNeverMovesSideways shows the pages of all sample and stress editions
// on screens of every width, with the tables of their charts open. What is too
// broad for the screen moves in its own box, which keys reach.
func TestPageNeverMovesSideways(t *testing.T) {
	for _, e := range rendertest.Editions(t) {
		t.Run(e.Name, func(t *testing.T) {
			tab := browsertest.Open(t)
			tab.Go(opened(t, e))
			for width := int64(280); width <= 1600; width += 60 {
				tab.Do(chromedp.EmulateViewport(width, 800))
				if over := browsertest.Eval[int](tab, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
					t.Errorf("at %d pixels the page is %d too wide: %s", width, over, browsertest.Eval[string](tab, widest))
				}
				if stuck := browsertest.Eval[int](tab, stuck); stuck > 0 {
					t.Errorf("at %d pixels %d tables are cut and cannot be moved", width, stuck)
				}
			}
		})
	}
}

// stuck counts the boxes of tables that hide a part which no key brings into
// sight.
const stuck = `[...document.querySelectorAll(".scroll")].filter(b => b.scrollWidth > b.clientWidth + 1 && (b.tabIndex !== 0 || getComputedStyle(b).overflowX !== "auto")).length`

// TestFiguresTellHowTheyWereMade opens the note about the figures of a paragraph
// by the keyboard, without a script: it comes into sight with the rule and the
// cells, goes by the Escape key, and is not on paper.
func TestFiguresTellHowTheyWereMade(t *testing.T) {
	tab := browsertest.Open(t)
	tab.Go(opened(t, rendertest.Edition{Name: "sample", Document: sample(t)}))
	const note = `[...document.querySelectorAll(".made")].filter(e => e.checkVisibility()).map(e => e.innerText).join("|")`
	if words := browsertest.Eval[string](tab, note); words != "" {
		t.Fatalf("before anybody asks, the page tells %q", words)
	}
	tab.Do(chromedp.Focus("p button"), chromedp.KeyEvent(kb.Enter))
	words := browsertest.Eval[string](tab, note)
	if !strings.Contains(words, "outturn.csv") {
		t.Errorf("the note is %q", words)
	}
	if within := browsertest.Eval[bool](tab, `(r => r.left >= 0 && r.right <= innerWidth && r.bottom <= innerHeight)(document.querySelector(".made:popover-open").getBoundingClientRect())`); !within {
		t.Error("the note runs off the screen")
	}
	tab.Picture("made")
	tab.Do(chromedp.KeyEvent(kb.Escape))
	if words := browsertest.Eval[string](tab, note); words != "" {
		t.Errorf("after Escape the page still tells %q", words)
	}
}
