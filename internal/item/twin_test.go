package item

import (
	"testing"
	"time"
)

// TestTwins reads an outlet that prints in two languages: what stands in English
// too is left out, and nothing else.
func TestTwins(t *testing.T) {
	at := time.Date(2026, 3, 11, 9, 0, 0, 0, time.UTC)
	english := Item{Outlet: "Sample Board", Title: "Board to open two clinics", Link: "https://a.example/clinics", Published: at,
		Text: "The board will open two clinics in Llanfor at a cost of £3m.\n\nThey are to be ready by May 2027, it said."}
	welsh := Item{Outlet: "Sample Board", Title: "Bwrdd i agor dau glinig", Link: "https://a.example/clinigau", Published: at,
		Text: "Bydd y bwrdd yn agor dau glinig yn Llanfor ar gost o £3m.\n\nFe fyddant yn barod erbyn mis Mai 2027, meddai."}
	german := Item{Outlet: "Sample Board", Title: "Neue Klinik eröffnet", Link: "https://a.example/de/klinik", Published: at,
		Text: "Der Verband hat in der Stadt eine neue Klinik eröffnet, die vielen Menschen helfen soll."}
	change := func(i Item, change func(*Item)) Item {
		change(&i)
		return i
	}
	for name, c := range map[string]struct {
		items []Item
		out   string
	}{
		"twins by their figures":      {[]Item{english, welsh}, welsh.Title},
		"the other way round":         {[]Item{welsh, english}, welsh.Title},
		"of two outlets":              {[]Item{english, change(welsh, func(i *Item) { i.Outlet = "Other" })}, ""},
		"a week apart":                {[]Item{english, change(welsh, func(i *Item) { i.Published = at.AddDate(0, 0, 7) })}, ""},
		"other figures":               {[]Item{english, change(welsh, func(i *Item) { i.Text += " Bydd 14 o swyddi." })}, ""},
		"another report without them": {[]Item{english, german}, ""},
		"twins by their addresses":    {[]Item{change(english, func(i *Item) { i.Link = "https://a.example/en/klinik" }), german}, german.Title},
		"versions under one address":  {[]Item{change(english, func(i *Item) { i.Link = "https://a.example/de/klinik" }), german}, ""},
		"both in English":             {[]Item{english, change(english, func(i *Item) { i.Title, i.Link = "Clinics for Llanfor", "https://a.example/2" })}, ""},
		"alone":                       {[]Item{welsh}, ""},
	} {
		s := Sifted{Kept: c.items}
		s.twins()
		var out string
		for _, o := range s.Out {
			out += o.Title
		}
		if out != c.out || len(s.Kept)+len(s.Out) != len(c.items) {
			t.Errorf("%s: %q is left out, want %q", name, out, c.out)
		}
	}
}
