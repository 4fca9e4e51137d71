package story

import (
	"strings"
	"testing"
	"time"

	"catchup/internal/item"
	"catchup/internal/tooltest"
)

// FuzzChoose tells the stories of articles that hold any text: each sentence
// that is told stands in its article, and the time grows with the text and no
// faster.
func FuzzChoose(f *testing.F) {
	f.Add("Trusts in Avon told to close wards", "The board met on Friday. It agreed to close 12 wards.\n\nNobody knows who pays £1.2m.", "Wards to close in Avon", "Hospital trusts in Avon were told to close wards. They have 12 empty beds.")
	f.Add("\u200b", "\xff. \u2000\xe2", "A", "“")
	f.Add("Mr. A. B. C.", strings.Repeat("a. ", 200), strings.Repeat("x", 400), "…")
	f.Fuzz(func(t *testing.T, title, text, other, more string) {
		start, at := tooltest.Worked(t), time.Date(2024, 6, 14, 0, 0, 0, 0, time.UTC)
		stories := Choose([]item.Item{
			{ID: "1", Outlet: "A", Title: title, Text: text, Published: at},
			{ID: "2", Outlet: "B", Title: other, Text: more, Published: at.Add(time.Hour)},
			{ID: "3", Outlet: "C", Title: other, Text: text, Published: at.Add(2 * time.Hour)},
		}, Options{Since: at.Add(-time.Hour), Until: at.AddDate(0, 0, 1), Sentences: 3})
		if took, size := tooltest.Worked(t)-start, len(title)+len(text)+len(other)+len(more); took > tooltest.Slowness*(time.Second+time.Duration(size)*200*time.Microsecond) {
			t.Errorf("%d bytes take %s", size, took)
		}
		for _, s := range stories {
			for _, said := range s.Summary {
				if !strings.Contains(s.Items[said.Item].Text, said.Text) {
					t.Errorf("%q does not stand in %q", said.Text, s.Items[said.Item].Text)
				}
			}
		}
	})
}
