package admin_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/edition"
)

// tells notes that the operator was told of something wrong with the weekly
// edition that is due, at 17:30.
func (h *house) tells(kind deliver.Kind, title string) {
	h.Helper()
	n := deliver.Notice{What: string(kind) + "-2", About: "weekly/2024-06-14", Title: title}
	_, err := h.store.Notices.ClaimNotice(h.Context(), n, h.now, time.Minute)
	h.must(err)
	h.must(h.store.Notices.SetNoticeSent(h.Context(), n.What, h.now.Add(90*time.Minute)))
}

// TestAlerts shows each alert with its time, the page where it can be mended and
// its end, and only in the states of an edition in which it can be true.
func TestAlerts(t *testing.T) {
	all := map[deliver.Kind]string{
		deliver.AlertHeld: "Held: it", deliver.AlertUnmade: "Not made: it", deliver.AlertLate: "Late: it", deliver.AlertUnsent: "Not sent: it",
		deliver.AlertPaused: "Paused: it", deliver.AlertStalled: "Stalled: it", deliver.AlertWaiting: "Waiting: it",
	}
	weekly := edition.Key{Report: "weekly", Period: "2024-06-14"}
	for _, c := range []struct {
		acts []edition.Act
		want []string
	}{
		{nil, nil}, {[]edition.Act{edition.Hold}, nil}, {[]edition.Act{edition.Drop}, nil},
		{[]edition.Act{edition.Approve}, []string{"Late: it", "Not sent: it", "Paused: it", "Stalled: it"}},
	} {
		h := open(t)
		for kind, title := range all {
			h.tells(kind, title)
		}
		for _, act := range c.acts {
			h.must(h.acts.Rule(t.Context(), weekly, edition.Ruling{Who: "ann", Act: act, Hash: h.approval().Hash, Reason: "so it is"}))
		}
		for _, page := range []string{"/desk/", "/desk/editions/weekly/"} {
			words := h.words(page)
			for _, title := range all {
				if strings.Count(words, title) != map[bool]int{true: 1}[slices.Contains(c.want, title)] {
					t.Errorf("after %v %s says %q %d times:\n%s", c.acts, page, title, strings.Count(words, title), words)
				}
			}
			for _, title := range c.want {
				if want := title + " 14 June 2024, 17:30 Look at its deliveries It ends when "; !strings.Contains(words, want) {
					t.Errorf("%s does not say %q:\n%s", page, want, words)
				}
			}
		}
		if body := string(h.ask("GET", "/desk/", nil, "Authorization", "Bearer "+h.token).Body); c.want != nil && !strings.Contains(body, `href="`+waiting+`#deliveries"`) {
			t.Error("no alert leads to the deliveries")
		}
		if n := strings.Count(h.words("/desk/"), "weekly/2024-06-14 waits for approval"); (n == 1) != (len(c.acts) == 0) {
			t.Errorf("after %v it is called waiting %d times", c.acts, n)
		}
	}
	h := open(t)
	h.now = h.now.AddDate(0, 0, 7) // the edition of the 21st is not made
	n := deliver.Notice{What: "unmade-3", About: "weekly/2024-06-21", Title: "Not made: it"}
	_, err := h.store.Notices.ClaimNotice(t.Context(), n, h.now, time.Minute)
	h.must(err)
	h.must(h.store.Notices.SetNoticeSent(t.Context(), n.What, h.now))
	if words := h.words("/desk/"); !strings.Contains(words, "Not made: it 21 June 2024, 16:00 Look at the sources It ends when the edition is made.") {
		t.Errorf("what is not made is not shown:\n%s", words)
	}
}
