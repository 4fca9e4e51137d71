package item

import "testing"

// TestCreditOfAgency reads the agency from where outlets name it, and takes the
// credit out of the author and the text. What only speaks of an agency names none.
func TestCreditOfAgency(t *testing.T) {
	const text = "Northgate Hospitals will open 40 beds in May."
	for name, c := range map[string]struct {
		in     Item
		agency string
		author string
		text   string // if not as above
	}{
		"author":             {in: Item{Author: "PA Media"}, agency: "PA Media"},
		"short":              {in: Item{Author: "PA"}, agency: "PA Media"},
		"desk":               {in: Item{Author: "Jo Doe, PA Health Correspondent"}, agency: "PA Media", author: "Jo Doe"},
		"slash":              {in: Item{Author: "Jo Doe/AFP"}, agency: "AFP", author: "Jo Doe"},
		"brackets":           {in: Item{Author: "Jo Doe (Reuters)"}, agency: "Reuters", author: "Jo Doe"},
		"reporter":           {in: Item{Author: "Jo Doe, Local Democracy Reporter"}, agency: "Local Democracy Reporting Service", author: "Jo Doe"},
		"unlisted":           {in: Item{Author: "Wales News Service"}, agency: "Wales News Service"},
		"line of the author": {in: Item{Author: "Newsroom", Around: []string{"By Jo Doe, PA"}}, agency: "PA Media", author: "Newsroom"},
		"dateline":           {in: Item{Around: []string{"LEEDS, March 10 (Reuters) - "}}, agency: "Reuters"},
		"small dateline":     {in: Item{Text: "Leeds (dpa) – " + text}, agency: "dpa"},
		"bare dateline":      {in: Item{Text: "(AFP) – " + text}, agency: "AFP"},
		"mark":               {in: Item{Around: []string{"© PA Media 2024"}}, agency: "PA Media"},
		"last line":          {in: Item{Text: text + "\n\nPA Media"}, agency: "PA Media"},
		"dash":               {in: Item{Text: text + " – AP"}, agency: "AP"},
		"end":                {in: Item{Text: text + " (Bloomberg)"}, agency: "Bloomberg"},
		"supplied":           {in: Item{Text: text + "\n\nThis article was supplied by Wales News Service."}, agency: "Wales News Service"},
		"its own outlet":     {in: Item{Outlet: "Reuters", Author: "Jo Doe, Reuters"}, author: "Jo Doe"},

		"a part of it": {in: Item{Outlet: "AP Politics", Author: "AP"}},

		"nobody":            {in: Item{Author: "Jo Doe"}, author: "Jo Doe"},
		"a name":            {in: Item{Author: "Pa Reilly"}, author: "Pa Reilly"},
		"told to an agency": {in: Item{Text: text + " Its chair told Reuters."}, text: text + " Its chair told Reuters."},
		"an abbreviation":   {in: Item{Text: text + " It is run by the Audit Panel (AP)."}, text: text + " It is run by the Audit Panel (AP)."},
		"a picture":         {in: Item{Around: []string{"Picture: PA"}}},
		"help":              {in: Item{Around: []string{"By Jo Doe"}, Text: text + " PA contributed to this report."}, text: text + " PA contributed to this report."},
	} {
		if c.in.Text == "" {
			c.in.Text = text
		}
		if c.text == "" {
			c.text = text
		}
		items := []Item{c.in}
		credited(items)
		if got := items[0]; got.Agency != c.agency || got.Author != c.author || got.Text != c.text {
			t.Errorf("%s: %q by %q: %q", name, got.Agency, got.Author, got.Text)
		}
	}
}

// TestCopiesNameTheAgency finds who wrote a text that several outlets carried.
func TestCopiesNameTheAgency(t *testing.T) {
	for name, c := range map[string]struct {
		all  []Item
		want string
	}{
		"one credits it":  {[]Item{{Outlet: "The Gazette"}, {Outlet: "The Record", Agency: "PA Media"}}, "PA Media"},
		"it is one":       {[]Item{{Outlet: "The Gazette"}, {Outlet: "Reuters"}}, "Reuters"},
		"one author":      {[]Item{{Outlet: "The Gazette", Author: "Northern Features"}, {Outlet: "The Record", Author: "Northern Features"}}, "Northern Features"},
		"taken up":        {[]Item{{Outlet: "The Gazette", Text: "One. Two. Three. Four."}, {Outlet: "The Record", Agency: "PA Media", Text: "One. Two."}}, ""},
		"a person":        {[]Item{{Outlet: "The Gazette", Author: "Jo Doe"}, {Outlet: "The Record", Author: "Jo Doe"}}, ""},
		"the same outlet": {[]Item{{Outlet: "The Gazette", Author: "Gazette News"}, {Outlet: "The Gazette", Author: "Gazette News"}}, ""},
	} {
		got := c.all[0].With(c.all[1:])
		if got.Agency != c.want {
			t.Errorf("%s: %q, want %q", name, got.Agency, c.want)
		}
		if got.Origin() != c.want && c.want != "" || got.Origin() == "" {
			t.Errorf("%s: it is of %q", name, got.Origin())
		}
	}
}
