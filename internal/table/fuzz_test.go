package table

import (
	"testing"
	"time"
)

// FuzzCell reads any text as a cell of any kind. What is read is read again from
// the words that it is written in as the same.
func FuzzCell(f *testing.F) {
	for _, text := range []string{"(471.0)", "£1,234.5m", "12.5%", "2023-24", "FY24", "5 July 2024", "2024-07-05T12:30:00+01:00", "45478.5", "n/a", "#REF!", " a\nb ", "14/6/24",
		"[c]", "2.5r", "1,234 [p]", ": c", "12.3*", "0.9 [note 2]", "2023-24 (p)", "2.5q", "12.3 ep", "5 bp", "x"} {
		for i := range kinds {
			f.Add(text, uint8(i))
		}
	}
	f.Fuzz(func(t *testing.T, text string, kind uint8) {
		c := &parser{ColumnSpec: ColumnSpec{Kind: kinds[int(kind)%len(kinds)]}}
		v, err := c.parse(text)
		if err != nil || !v.Known {
			return
		}
		v.Kind = c.Kind
		again, err := c.parse(v.String())
		if again.Kind = c.Kind; err != nil || again.String() != v.String() {
			t.Errorf("%q as %s is %q, and then %q, %v", text, c.Kind, v, again, err)
		}
	})
}

// FuzzMoment holds that a moment that is read is read again as itself, and
// stands in a year that can be written.
func FuzzMoment(f *testing.F) {
	for _, text := range []string{"5 July 2024", "Fri, 5th Jul 2024 09:30", "20240705", "5/7/24", "45478.75", "2024-07-05T12:30:00-0700", "July 5, 2024"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := parseMoment(text)
		if err != nil {
			return
		}
		if again, err := parseMoment(got.Format(time.RFC3339)); err != nil || !again.Equal(got.Truncate(time.Second)) {
			t.Errorf("%q is %v, and then %v, %v", text, got, again, err)
		}
	})
}
