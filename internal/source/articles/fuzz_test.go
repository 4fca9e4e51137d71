package articles

import (
	"testing"
	"time"
)

// FuzzParse holds that any file is read as an article or refused with its place.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"---\ntitle: Bread\ndate: 2024-06-14\n---\n# Bread\n\nIt is *dear*.", "Bread\n14 June 2024\n\nIt is dear.", "---\n---", "---\n{{},<<}\n---\n", "\xff", "\ufeff#\n"} {
		f.Add("2024-06-14-bread.md", []byte(seed))
		f.Add("x.txt", []byte(seed))
	}
	f.Fuzz(func(t *testing.T, name string, body []byte) {
		got, problems := parse(name, "news/x", body, time.UTC)
		if got.Title == "" && len(problems) == 0 {
			t.Errorf("%q has no title, and nothing is said", body)
		}
		for _, p := range problems {
			if p.Pos.File != "news/x" || p.Pos.Line < 1 || p.Pos.Column < 1 {
				t.Errorf("no place in %#v", p)
			}
		}
	})
}
