package app

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"catchup/internal/browsertest"
	"catchup/internal/deliver/smtptest"
	"catchup/internal/document"
	"catchup/internal/pgtest"
)

// workingDay is a day at the operators' site of an installation that keeps its
// editions in PostgreSQL, mails by SMTP and hears by LMTP what comes back. Its
// post is the same App as a mail server sees it.
type workingDay struct {
	*operated
	post    *mailServer
	seat    visitor // at the browser, where one operator sits at a time
	scripts bool
}

// everybody is how many readers there are.
const everybody = 25

// subscriberAt is the address of a subscriber.
func subscriberAt(i int) string { return fmt.Sprintf("reader%02d@example.org", i) }

// openDay has an edition of 14 June wait for approval.
func openDay(t *testing.T, scripts bool) *workingDay {
	t.Helper()
	p := &mailServer{t: t, server: smtptest.Start(t, smtptest.Options{})}
	n, _ := newOperated(t, func(n *operated) {
		n.edit("config/catchup.yaml", "\nmail: { ", fmt.Sprintf("\nstore: %q\n\nmail: { smtp: { host: %s, port: %d, tls: none }, ", pgtest.Schema(t), p.server.Host, p.server.Port))
		n.edit("config/catchup.yaml", ", outbox: var/outbox }", " }")
		n.edit("config/catchup.yaml", `listen: "127.0.0.1:0"`, "socket: lmtp")
		p.socket = filepath.Join(n.dir, "lmtp")
		n.edit("config/catchup.yaml", "    ben: { ", fmt.Sprintf("    ben: { password: %q, ", n.hash))
		rows := []string{"email,name,lang,region"}
		for i := range everybody {
			rows = append(rows, fmt.Sprintf("%s,Reader %d (sample),en-GB,London", subscriberAt(i), i))
		}
		write(t, filepath.Join(n.dir, "config/readers.csv"), []byte(strings.Join(rows, "\n")+"\n"))
	})
	p.App = n.app
	n.make("2024-06-14")
	p.listens()
	n.serve()
	d := &workingDay{n, p, visitor{n, browsertest.Open(t)}, scripts}
	if !scripts {
		d.seat.tab.WithoutScripts()
	}
	return d
}

// sitsDown has an operator sign in at the browser, on a screen so many pixels wide.
func (d *workingDay) sitsDown(name string, width int64) visitor {
	d.t.Helper()
	d.seat.tab.Screen(width, 900)
	d.seat.signsInAs(name)
	return d.seat
}

// leaves has whoever sits at the browser sign out.
func (d *workingDay) leaves() {
	d.t.Helper()
	d.seat.tab.Go(d.top + "/desk/")
	d.seat.presses("Sign out")
}

// sees wants words on the page, which fits on a telephone and a wide screen, and in
// which axe-core finds nothing on the first of them.
func (d *workingDay) sees(v visitor, name string, words ...string) {
	d.t.Helper()
	for _, one := range words {
		v.reads(one)
	}
	for _, width := range []int64{1280, 320} {
		v.tab.Screen(width, 900)
		if over := browsertest.Eval[int](v.tab, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			d.t.Errorf("at %d pixels %s is %d too wide", width, name, over)
		}
		v.tab.Accessible(fmt.Sprint(name, " at ", width))
		v.tab.Picture(fmt.Sprintf("day-%s-%d-%t", name, width, d.scripts))
	}
}

// TestWorkingDay has an edition wait, and two operators take it to its readers in a
// browser, with scripts and without: ann rewrites the lead and adds a note on a
// telephone, ben approves what she made at a wide screen, 25 readers get it, one
// message comes back, and ann lets its reader back in.
func TestWorkingDay(t *testing.T) {
	for _, scripts := range []bool{true, false} {
		t.Run(fmt.Sprintf("scripts %t", scripts), func(t *testing.T) {
			d := openDay(t, scripts)
			d.edits(d.sitsDown("ann", 320))
			d.leaves()
			d.approves(d.sitsDown("ben", 1280))
			d.arrives()
			d.leaves()
			d.returns(d.sitsDown("ann", 320))
		})
	}
}

// edits has ann find the edition that waits, rewrite its lead and add a note.
func (d *workingDay) edits(ann visitor) {
	d.t.Helper()
	d.sees(ann, "first", "Waiting for you", "weekly/2024-06-14")
	ann.tab.Press(chromedp.Click(`//a[text()="weekly/2024-06-14"]`))
	ann.tab.Press(chromedp.Click(`//nav[@aria-label="This edition"]//a[text()="Edit"]`))
	const lead = ".told li:first-child"
	ann.types(lead, "title", "The beds that came back")
	ann.types(lead, "text", "Ward 7 opens *again*.")
	ann.saves(lead, "story")
	ann.types(".hands .part details[id]:nth-of-type(2)", "text", "The figures of this week are provisional.")
	ann.saves(".hands", "note")
	d.sees(ann, "edit", "The beds that came back", "ann", "Approve …")
	blocks := d.review("weekly").Edition.Document.Blocks
	if note, is := blocks[0].(document.Note); !is || note.Text.Plain() != "The figures of this week are provisional." {
		d.t.Errorf("the edition begins with %v", blocks[0])
	}
	if got := d.headings(); got[0] != "The beds that came back" {
		d.t.Errorf("the stories are %q", got)
	}
}

// approves has ben approve it, below the edition as readers see it. Nothing has left
// until he presses the second button.
func (d *workingDay) approves(ben visitor) {
	d.t.Helper()
	ben.tab.Press(chromedp.Click(`//a[text()="weekly/2024-06-14"]`))
	ben.tab.Press(chromedp.Click(`//nav[@aria-label="This edition"]//a[text()="Edit"]`))
	ben.presses("Approve …")
	d.sees(ben, "confirm", fmt.Sprintf("This mails %d readers now.", everybody))
	d.post.must(sendOwed(d.t.Context(), d.app))
	if n := len(d.post.server.Mails()); n > 0 {
		d.t.Errorf("%d messages have left before anybody approved", n)
	}
	ben.presses(fmt.Sprintf("Approve, and mail %d readers now", everybody))
	ben.reads("ben approved it")
	d.post.must(sendOwed(d.t.Context(), d.app))
	ben.tab.Go(d.top + waiting)
	d.sees(ben, "out", "Out", "ben approved it")
}

// arrives wants each reader to have got one message with ann's words.
func (d *workingDay) arrives() {
	d.t.Helper()
	got := map[string]int{}
	for _, m := range d.post.server.Mails() {
		_, to, _ := strings.Cut(m.To, "<")
		to, _, _ = strings.Cut(to, ">")
		got[to]++
		if text := string(m.Data); !strings.Contains(text, "The beds that came back") || !strings.Contains(text, "provisional") {
			d.t.Errorf("the message to %s does not say what ann wrote", to)
		}
	}
	for i := range everybody {
		if got[subscriberAt(i)] != 1 {
			d.t.Errorf("%s got %d messages", subscriberAt(i), got[subscriberAt(i)])
		}
	}
	if len(got) != everybody {
		d.t.Errorf("%d readers got messages", len(got))
	}
}

// returns has one message come back for good, which suspends its reader until ann
// lets them back in.
func (d *workingDay) returns(ann visitor) {
	d.t.Helper()
	path := d.post.path("reader07")
	d.post.brings(path, bounce(path, subscriberAt(7), "5.1.1"))
	if state := d.post.state("reader07"); !strings.HasPrefix(state, "suspended") {
		d.t.Fatalf("a reader whose message came back is %s", state)
	}
	ann.tab.Press(chromedp.Click(`//a[text()="What came back"]`))
	d.sees(ann, "returns", subscriberAt(7), "550 5.1.1 no")
	ann.presses("Let back in " + subscriberAt(7))
	ann.reads("There are none.")
	if state := d.post.state("reader07"); state != "active" {
		d.t.Errorf("a reader who was let back in is %s", state)
	}
	if strings.Contains(browsertest.Eval[string](ann.tab, "location.href"), "example.org") {
		d.t.Error("an address of a reader stands in the address bar")
	}
	if strings.Contains(d.log.String(), subscriberAt(7)) {
		d.t.Error("an address of a reader stands in the log")
	}
}
