package app

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"catchup/internal/browsertest"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/web/webtest"
)

// headings are those of the stories that the waiting edition tells, in their order.
func (n *operated) headings() (all []string) {
	n.t.Helper()
	for _, b := range n.review("weekly").Edition.Document.Blocks {
		if s, is := b.(document.Story); is {
			all = append(all, s.Heading)
		}
	}
	return all
}

// written is the file of the waiting edition.
func (n *operated) written() string {
	n.t.Helper()
	text, err := os.ReadFile(filepath.Join(n.dir, "editors/weekly/2024-06-14.yaml"))
	if err != nil && !os.IsNotExist(err) {
		n.t.Fatal(err)
	}
	return string(text)
}

// types puts words in the place of those of a field in the part of the page that a
// selector names, which is opened first.
func (v visitor) types(part, field, words string) {
	v.t.Helper()
	place := fmt.Sprintf(`%s [name=%q]`, part, field)
	if !browsertest.Eval[bool](v.tab, fmt.Sprintf(`document.querySelector(%q).checkVisibility()`, place)) {
		v.tab.Do(chromedp.Click(part+" summary", chromedp.ByQuery))
	}
	v.tab.Script(fmt.Sprintf(`document.querySelector(%q).value = ""`, place))
	v.tab.Do(chromedp.SendKeys(place, words, chromedp.ByQuery))
}

// saves presses the button of a part that does something.
func (v visitor) saves(part, act string) {
	v.t.Helper()
	v.tab.Press(chromedp.Click(fmt.Sprintf(`%s button[value=%q]`, part, act), chromedp.ByQuery))
}

// TestEditing has ann work on an edition that waits, without a script: she
// rewrites the lead and moves it, adds a note, a comment and a story of her own,
// removes a story, brings it back, and undoes what she did last. Meanwhile somebody
// writes on the disk, which she is told. Ben approves, and the readers get her words.
func TestEditing(t *testing.T) {
	n, token := openOperated(t)
	v := visitor{n, browsertest.Open(t)}
	v.tab.Screen(1280, 900)
	v.tab.WithoutScripts()
	v.signsIn()
	v.tab.Go(n.top + "/desk/editions/weekly/2024-06-14/")
	v.tab.Press(chromedp.Click(`//nav[@aria-label="This edition"]//a[text()="Edit"]`))
	before := n.headings()
	const lead = ".told li:first-child"
	v.types(lead, "title", "What boards may spend")
	v.types(lead, "text", "Boards know *now*.\n\nThe [rest](https://example.org/rest) follows.")
	v.saves(lead, "story")
	v.reads("What boards may spend")
	if got := n.headings(); got[0] != "What boards may spend" || got[1] != before[1] {
		t.Errorf("the stories are %q", got)
	}
	v.types(".hands .part details[id]:nth-of-type(2)", "text", "The *beds* are provisional.")
	v.saves(".hands", "note")
	if blocks := n.review("weekly").Edition.Document.Blocks; blocks[0].(document.Note).Text.Plain() != "The beds are provisional." {
		t.Errorf("the edition begins with %v", blocks[0])
	}
	v.saves(lead, "down")
	v.saves(".told li:nth-child(3)", "remove")
	if got := n.headings(); got[0] != before[1] || got[1] != "What boards may spend" || got[2] == before[2] {
		t.Errorf("the stories are %q, and were %q", got, before)
	}
	v.reads("Removed")
	v.saves(".untold", "found")
	if got := n.headings(); len(got) < 3 || got[2] != before[2] {
		t.Errorf("the stories are %q, and were %q", got, before)
	}

	// somebody writes on the disk while ann has words in a form
	v.types("#commentary ~ details", "words", "The month was hard.")
	v.types("#commentary ~ details", "by", "Ann Hill")
	write(t, filepath.Join(n.dir, "editors/weekly/2024-06-14.yaml"), []byte("# by hand\n"+n.written()))
	v.saves(".hands", "comment")
	v.reads("somebody changed it on the disk")
	if strings.Contains(n.written(), "The month was hard.") {
		t.Error("a page that was stale has written")
	}
	v.saves(".hands", "comment")
	for _, words := range []string{"# by hand\n", "words: The month was hard.", "by: Ann Hill", "title: What boards may spend", "edited: ann, "} {
		if !strings.Contains(n.written(), words) {
			t.Errorf("the file does not say %q:\n%s", words, n.written())
		}
	}
	v.tab.Go(v.top + "/desk/editions/weekly/2024-06-14/edit/?table=Systems+against+plan&line=Greater+Manchester")
	v.reads("The month was hard.")
	for _, width := range []int64{320, 1280} {
		v.tab.Screen(width, 900)
		v.tab.Do(chromedp.Evaluate(`document.querySelector(".told summary").parentElement.open = true`, nil))
		if over := browsertest.Eval[int](v.tab, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("at %d pixels the page is %d too wide", width, over)
		}
		v.tab.Picture(fmt.Sprintf("editing-%d", width))
	}
	v.types("#own ~ details", "title", "A word of ours")
	v.types("#own ~ details", "text", "We move in July.")
	v.saves(".hands", "own")
	if got := n.headings(); got[0] != "A word of ours" {
		t.Errorf("the stories are %q", got)
	}
	v.presses("Undo")
	if got := n.headings(); got[0] != before[1] || strings.Contains(n.written(), "A word of ours") {
		t.Errorf("after it was undone the stories are %q:\n%s", got, n.written())
	}
	n.approvedByBen(token)
	if sent := n.sends(); sent != 3 {
		t.Errorf("%d messages have left", sent)
	}
	n.mailed("What boards may spend", "The month was hard.", "provisional")
	v.tab.Go(n.top + "/desk/editions/weekly/2024-06-14/edit/")
	v.reads("The edition is out or on its way")
}

// approvedByBen has ben approve the waiting edition by his token.
func (n *operated) approvedByBen(token string) {
	n.t.Helper()
	form := url.Values{"act": {"approve"}, "hash": {n.review("weekly").Approval.Hash}}
	r, err := http.NewRequestWithContext(n.t.Context(), "POST", n.top+"/desk/editions/weekly/2024-06-14/rule", strings.NewReader(form.Encode()))
	if err != nil {
		n.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		n.t.Fatal(err)
	}
	page := webtest.Read(n.t, response)
	if by := n.review("weekly").Approval.ApprovedBy(); by == nil || by.Who != "ben" || by.Act != edition.Approve {
		n.t.Fatalf("ben cannot approve: %d\n%s", page.Status, page.Body)
	}
}

// mailed looks for words in the text of the edition that went out.
func (n *operated) mailed(all ...string) {
	n.t.Helper()
	text := strings.Join(strings.Fields(string(n.review("weekly").Edition.File("edition.txt").Bytes)), " ")
	for _, words := range all {
		if !strings.Contains(text, words) {
			n.t.Errorf("the edition does not say %q", words)
		}
	}
}
