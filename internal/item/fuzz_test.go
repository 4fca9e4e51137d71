package item

import (
	"testing"
	"time"
)

// FuzzSift sifts a notice and an article of whatever words, and holds that neither
// is lost without a word.
func FuzzSift(f *testing.F) {
	f.Add("Correction: Elm Lodge", "The chair is Jo Beck, not Jo Back.", "Elm Lodge gets a chair", "Its chair is Jo Back.\n\n– PA")
	f.Add("Retraction", "We have withdrawn “Deaths doubled at Elmet”.", "Deaths doubled at Elmet", "LEEDS (Reuters) – Deaths doubled.\n\nCorrection: it was £19m and not £91m.")
	f.Add("Corrections and clarifications", "• It is 3 of 400, not 30. • It is £19m.", "Of 400 patients 30 died", "\xff\x80\x80")
	f.Fuzz(func(t *testing.T, notice, said, title, text string) {
		at := time.Date(2026, 3, 9, 9, 0, 0, 0, time.UTC)
		items := []Item{
			{ID: "a", Outlet: "The Gazette", Title: title, Text: text, Author: title, Published: at},
			{ID: "n", Outlet: "The Gazette", Title: notice, Text: said, Author: said, Published: at.Add(time.Hour)},
		}
		s := Sift(items, Rules{Earlier: []Item{{ID: "e", Outlet: "The Gazette", Title: title}}})
		known := len(s.Kept)
		for _, i := range s.Kept {
			known += len(i.Versions)
		}
		for _, o := range s.Out {
			if o.Why == "" {
				t.Errorf("%q is left out without a reason", o.Title)
			}
			known += 1 + len(o.Versions)
		}
		if known < len(items) {
			t.Errorf("of %d articles %d are known: %+v", len(items), known, s)
		}
	})
}
