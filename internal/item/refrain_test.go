package item

import (
	"cmp"
	"strings"
	"testing"
)

// TestRefrainsAreCut removes what an outlet prints under different articles, and
// counts it.
func TestRefrainsAreCut(t *testing.T) {
	var cases []struct {
		Name     string
		Articles []published
		Want     map[string]string
	}
	load(t, "refrains.yaml", &cases)
	for _, c := range cases {
		var items []Item
		texts := map[string]string{}
		for _, a := range c.Articles {
			items = append(items, a.item())
			texts[a.ID] = a.Text
		}
		for _, i := range Sift(items, Rules{}).Kept {
			want := cmp.Or(c.Want[i.ID], texts[i.ID])
			if i.Text != want {
				t.Errorf("%s: of %s is left %q, want %q", c.Name, i.ID, i.Text, want)
			}
			if cut := strings.Count(texts[i.ID], "\n\n") - strings.Count(want, "\n\n"); i.Cut != cut {
				t.Errorf("%s: of %s %d paragraphs are cut, want %d", c.Name, i.ID, i.Cut, cut)
			}
		}
	}
}
