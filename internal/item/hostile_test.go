package item

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"catchup/internal/table"
	"catchup/internal/tooltest"
)

// FuzzKinds holds that an article of any title and text keeps a title that can be
// seen, is never lost, and is known for what it is in time in proportion to its
// length.
func FuzzKinds(f *testing.F) {
	for _, title := range []string{
		"Exclusive: Opinion: wards close | Health | The Bugle", strings.Repeat("Exclusive: ", 300), strings.Repeat("[Sponsored] ", 300), strings.Repeat("A | ", 300),
		"(((((Opinion", "| – : ·", "EXCLUSIVE", "🔴🔴", "WARDS TO CLOSE: ‘WE WILL WAIT’", "The Bugle – The Bugle – The Bugle", "Sam Poe: I must go", "…",
	} {
		f.Add(title, "I book a place. Apply by 3 £4 to £5 a year. “Is it", "The Bugle")
	}
	f.Add("A", "\xaf", "A") // no character begins in it
	f.Add("A", strings.Repeat("book a book a book a ", 500)+"place", "A")
	f.Add("A", strings.Repeat("“", 3000)+strings.Repeat("I ", 3000), "A (Opinion)")
	f.Fuzz(func(t *testing.T, title, text, outlet string) {
		start := tooltest.Worked(t)
		s := Sift([]Item{{Title: title, Text: text, Outlet: outlet, Author: "Sam Poe"}}, Rules{Mute: Mute{Texts: []string{"wards"}}})
		if took := tooltest.Worked(t) - start; took > tooltest.Slowness*(time.Second+time.Duration(len(title)+len(text)+len(outlet))*100*time.Microsecond) {
			t.Errorf("%d bytes take %s", len(title)+len(text), took)
		}
		if len(s.Kept)+len(s.Out) != 1 {
			t.Fatalf("%d are kept and %d left out", len(s.Kept), len(s.Out))
		}
		for _, i := range s.Kept {
			if table.Shows(title) && !table.Shows(i.Title) || utf8.ValidString(title) && !utf8.ValidString(i.Title) {
				t.Errorf("of the title %q is left %q", title, i.Title)
			}
		}
	})
}
