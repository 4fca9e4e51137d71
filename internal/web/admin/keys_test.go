package admin_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"catchup/internal/browsertest"
	"catchup/internal/deliver"
	"catchup/internal/edition"
)

// typist is an operator without a mouse, in a browser that runs no scripts.
type typist struct {
	*house
	tab   *browsertest.Tab
	width int64
}

// typist signs ann in, on a screen so many pixels wide.
func (h *house) typist(width int64) typist {
	h.Helper()
	tab := h.signedIn()
	tab.Screen(width, 900)
	tab.WithoutScripts()
	return typist{h, tab, width}
}

// reaches presses Tab until the element has the focus.
func (y typist) reaches(selector string) {
	y.Helper()
	for range 80 {
		if browsertest.Eval[bool](y.tab, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
			return
		}
		y.tab.Do(chromedp.KeyEvent(kb.Tab))
	}
	y.Fatalf("no key leads to %s", selector)
}

// presses goes to a button and presses it, which leads to another page.
func (y typist) presses(selector string) {
	y.Helper()
	y.reaches(selector)
	y.tab.Press(chromedp.KeyEvent(kb.Enter))
}

// types writes into a field.
func (y typist) types(selector, words string) {
	y.Helper()
	y.reaches(selector)
	y.tab.Do(chromedp.KeyEvent(words))
}

// fields are the fields of the page in which one can type, by their IDs.
func (y typist) fields() []string {
	return browsertest.Eval[[]string](y.tab, `[...document.querySelectorAll("input:not([type=hidden]), textarea")].map(f => "#" + f.id)`)
}

// sees wants the words on the page, which is not wider than the screen, and
// takes a picture of it.
func (y typist) sees(picture string, words ...string) {
	y.Helper()
	text := spaces.Replace(browsertest.Eval[string](y.tab, `document.body.innerText`))
	for _, want := range words {
		if !strings.Contains(text, want) {
			y.Errorf("%s: the page does not say %q:\n%s", picture, want, text)
		}
	}
	if over := browsertest.Eval[int](y.tab, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
		y.Errorf("%s is %d pixels too wide", picture, over)
	}
	y.tab.Picture(fmt.Sprintf("keys-%s-%d", picture, y.width))
}

// untouched wants nothing to have been done but these rulings.
func (y typist) untouched(when string, acts ...edition.Act) {
	y.Helper()
	y.ruled(when, acts...)
	if len(y.acts.did) > 0 {
		y.Errorf("%s there was done %q", when, y.acts.did)
	}
}

// TestEnterSendsNothing types into each field of an edition's page, in each
// state that has buttons, and presses Enter: that holds the edition, or does
// nothing.
func TestEnterSendsNothing(t *testing.T) {
	for _, width := range []int64{320, 1280} {
		h := open(t)
		y := h.typist(width)
		y.tab.Go(h.top + waiting)
		enters := func(field, words string) {
			y.tab.Go(h.top + waiting)
			y.types(field, words)
			y.tab.Do(chromedp.KeyEvent(kb.Enter))
			y.tab.Go(h.top + waiting)
		}
		fields := y.fields()
		if fmt.Sprint(fields) != "[#reason #to]" {
			t.Fatalf("the page has the fields %s: each needs a look", fields)
		}
		enters("#to", "somebody@example.org")
		y.untouched("by Enter in #to")
		y.types("#reason", "hold this, the rent figure is wrong")
		y.tab.Press(chromedp.KeyEvent(kb.Enter))
		y.untouched("by Enter beside a reason", edition.Hold)
		y.sees("held", "On hold", "ann put it on hold: hold this, the rent figure is wrong")
		for _, field := range y.fields() {
			enters(field, "somebody@example.org")
			y.untouched("on hold, by Enter in "+field, edition.Hold)
		}
		h.must(h.acts.Rule(t.Context(), edition.Key{Report: "weekly", Period: "2024-06-14"}, edition.Ruling{Who: "ben", Act: edition.Drop, Reason: "so it is"}))
		y.tab.Go(h.top + waiting)
		for _, field := range y.fields() {
			enters(field, "somebody@example.org")
			y.untouched("dropped, by Enter in "+field, edition.Hold, edition.Drop)
		}
	}
}

// TestByKeyboard takes an edition through all that asks once more, with keys
// alone: it is held, released, looked at before it would be approved, dropped,
// and the drop is taken back.
func TestByKeyboard(t *testing.T) {
	for _, width := range []int64{320, 1280} {
		h := open(t)
		y := h.typist(width)
		y.tab.Go(h.top + waiting)
		y.sees("waiting", "Waits for approval", "May be approved by")
		y.types("#reason", "the rent is wrong")
		y.presses("button[value=hold]")
		y.presses("button[value=release]")
		y.sees("release", "Release this edition?", "This mails nobody: the edition waits for approval.", "No, go back")
		y.untouched("before the release is confirmed", edition.Hold)
		y.presses("button[value=release]")
		y.types("#reason", "read twice")
		y.presses("button[value=approve]")
		y.sees("approve", "Approve this edition?", "This mails 1 reader now.", "read twice", "not approved")
		y.untouched("before the approval is confirmed", edition.Hold, edition.Release)
		if fields := y.fields(); len(fields) > 0 {
			t.Errorf("Enter in %s would approve", fields)
		}
		y.presses("main .more a")
		y.sees("back", "Waits for approval")
		y.presses("button[value=drop]")
		y.sees("drop-reasonless", "Drop this edition?", "A drop needs a reason", "will never go out")
		y.types("#reason", "the rent is wrong")
		y.tab.Press(chromedp.KeyEvent(kb.Enter))
		y.sees("drop", "will never go out. 1 reader will not get it.", "the rent is wrong")
		y.untouched("before the drop is confirmed", edition.Hold, edition.Release)
		y.presses("button[value=drop]")
		y.sees("dropped", "Dropped", "It can be taken back until the report's next edition is made.", "ann dropped it: the rent is wrong")
		y.presses("button[value=take-back]")
		y.sees("taken-back", "On hold", "ann took the drop back")
		y.untouched("by keys", edition.Hold, edition.Release, edition.Drop, edition.TakeBack)
	}
}

// TestApprovesByKeyboard approves by the button of the page that asks, and tells
// a page that is stale by then.
func TestApprovesByKeyboard(t *testing.T) {
	for _, width := range []int64{320, 1280} {
		h := open(t)
		y := h.typist(width)
		y.tab.Go(h.top + waiting)
		anew := h.issue("weekly", "2024-06-14", 2)
		anew.ID, anew.Document.Tagline = "anew", "Other words"
		h.must(h.store.Archive.Replace(t.Context(), anew, edition.Audience{Report: "weekly"}, edition.Ruling{At: h.now, Who: "ben", Reason: "1 figure moved"}))
		y.presses("button[value=approve]")
		y.sees("stale", "The edition is another one by now than your page showed. Nothing has been done.", "ben had it made anew: 1 figure moved")
		y.presses("main .more a")
		y.presses("button[value=approve]")
		y.presses("button[value=approve]")
		y.sees("approved", "ann approved it", "Approved by")
		y.untouched("by keys", edition.Remade, edition.Approve)
	}
}

// TestFirstPage has keys lead from an alert to the page where it can be mended.
func TestFirstPage(t *testing.T) {
	for _, width := range []int64{320, 1280} {
		h := open(t)
		y := h.typist(width)
		y.tab.Go(h.top + "/desk/")
		y.sees("first", "Waiting for you", "weekly/2024-06-14 waits for approval", "made 14 June 2024, 16:01")
		h.must(h.acts.Rule(t.Context(), edition.Key{Report: "weekly", Period: "2024-06-14"}, edition.Ruling{Who: "ben", Act: edition.Approve, Hash: h.approval().Hash}))
		h.tells(deliver.AlertPaused, "Paused: weekly/2024-06-14")
		y.tab.Go(h.top + "/desk/")
		y.sees("alerts", "Late: weekly/2024-06-14", "14 June 2024, 17:30", "It ends when letters leave again")
		y.presses(".alert a")
		y.sees("mended", "Deliveries", "Approved by")
	}
}
