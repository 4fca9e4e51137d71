package item

import (
	"strings"
	"testing"
	"time"
)

// TestKnow finds out what an article is by one thing after the other that may tell
// it, and takes no news for anything else. All of it is sample news.
func TestKnow(t *testing.T) {
	for name, c := range map[string]struct {
		item Item
		kind Kind
		by   string
	}{
		"a category":             {Item{Title: "Is it working?", Categories: []string{"Health/Opinion"}}, Opinion, "the category “Opinion”"},
		"a category with a bar":  {Item{Title: "Beds that pay", Categories: []string{"News", "Acme partner zone"}}, Advertisement, "the category “Acme partner zone”"},
		"an address":             {Item{Title: "Is it working?", Link: "https://a.example/opinion/2024/x"}, Opinion, "“/opinion/” in its address"},
		"a host":                 {Item{Title: "Porter", Link: "https://jobs.a.example/1"}, Job, "“jobs” in its address"},
		"the name of the page":   {Item{Title: "Wards close", Link: "https://a.example/opinion"}, News, ""},
		"a declared type":        {Item{Title: "Wards", Type: "https://schema.org/OpinionNewsArticle"}, Opinion, "its type, “https://schema.org/OpinionNewsArticle”"},
		"sound":                  {Item{Title: "Wards", Type: "audio/mpeg", Text: "Two people talk about wards."}, Podcast, "its type, “audio/mpeg”"},
		"sound beside a text":    {Item{Title: "Wards close", Type: "audio/mpeg", Text: strings.Repeat("The wards close. ", 30)}, News, ""},
		"a feed of opinions":     {Item{Title: "Wards", Outlet: "The Bugle (Opinion)"}, Opinion, "the name of its feed, “The Bugle (Opinion)”"},
		"an outlet":              {Item{Title: "Wards close", Outlet: "Opinion"}, News, ""},
		"a byline":               {Item{Title: "Wards", Author: "Letters"}, Letter, "its byline, “Letters”"},
		"the first person":       {Item{Title: "The wards", Text: "I have closed wards for years. I would do it again."}, Opinion, "it is written in the first person"},
		"the first person, once": {Item{Title: "Wards close", Text: "The wards close. They cost £4m. The board agreed. The union did not. I was there."}, News, ""},
		"in quotation marks":     {Item{Title: "Wards close", Text: "The wards close. “I am sad. I will miss them,” said Ann Hill."}, News, ""},
		"in single marks":        {Item{Title: "Wards close", Text: "The wards close. ‘I am sad. I will miss them,’ said Ann Hill."}, News, ""},
		"below its speaker":      {Item{Title: "Wards close", Text: "The wards close. The chief said:\n\nI am sad. I will miss them. I have known them for years."}, News, ""},
		"its author's post":      {Item{Title: "The wards", Author: "Sam Poe", Text: "The wards must stay.\n\nSam Poe is chief executive of Hexley Hospitals."}, Opinion, "it says who its author is: “Sam Poe is chief executive of Hexley Hospitals.”"},
		"somebody else's post":   {Item{Title: "Wards stay", Author: "Jo Doe", Text: "The wards stay.\n\nSam Poe is chief executive of Hexley Hospitals."}, News, ""},
		"writes":                 {Item{Title: "The wards must stay, writes Sam Poe", Author: "Sam Poe"}, Opinion, "it says “writes Sam Poe”"},
		"an advertisement":       {Item{Title: "Beds", Text: "This article is paid for by Acme Beds."}, Advertisement, "it says “article is paid for by”"},
		"a sponsor's label":      {Item{Title: "Harbour", Label: "Supplier spotlight"}, Advertisement, "the label “Supplier spotlight” of its title"},
		"news of one":            {Item{Title: "Regulator bans advert for beds", Categories: []string{"Advertising"}, Text: "The regulator has banned an advert for beds. It said that the advert was false."}, News, ""},
		"a job":                  {Item{Title: "Porter, Hexley", Text: "Apply by 12 May. £24,000 a year."}, Job, "it says “Apply by 12”"},
		"news of jobs":           {Item{Title: "Trust cuts 200 jobs", Categories: []string{"Jobs"}, Text: "Hexley Hospitals will cut 200 jobs. Salaries of £45,000 to £52,000 a year are to be saved, it said."}, News, ""},
		"an event":               {Item{Title: "Ward talk", Text: "Join us on 12 May. Register now."}, Event, "it says “Register”"},
		"news of an event":       {Item{Title: "Conference hears of closed wards", Categories: []string{"Events"}, Text: "The annual conference in Hexley heard on Monday that wards will close. Delegates voted against it."}, News, ""},
		"a podcast":              {Item{Title: "Episode 41: The wards", Text: "Ann talks to Sam."}, Podcast, "its title says “Episode 41”"},
		"news of a podcast":      {Item{Title: "Podcast costs trust £2m", Text: "A podcast has cost Hexley Hospitals £2m, its board heard."}, News, ""},
		"a letter":               {Item{Title: "The wards", Text: "Dear editor, the wards should stay."}, Letter, "it says “Dear editor”"},
		"a retraction":           {Item{Title: "The wards", Text: "This article has been withdrawn."}, Retraction, "it says “This article has been withdrawn”"},
		"news of one too":        {Item{Title: "Journal retracts study of wards", Text: "A journal has retracted its study of wards after a review, the university said."}, News, ""},
		"a live report":          {Item{Title: "The board meets", Text: "10.15am: The board meets.\n\n10.40am: It has met."}, Live, "its paragraphs begin with the time of day"},
		"corrected further down": {Item{Title: "Wards close", Text: "The wards close. They cost £4m.\n\nThis article was amended on 3 May: they cost £4m and not £40m."}, News, ""},
		"an official paper":      {Item{Title: "Consultation on wards", Label: "Open consultation", Text: "Closing date 12 May. Register now to have your say."}, News, ""},
	} {
		if kind, by := know(c.item); kind != c.kind || by != c.by {
			t.Errorf("%s: %s by %q, want %s by %q", name, kind, by, c.kind, c.by)
		}
	}
}

// TestRules leaves out what is not wanted, but nothing that an editor asks for.
func TestRules(t *testing.T) {
	items := []Item{
		{ID: "1", Title: "Wards close", Outlet: "Bugle", Text: "The wards of Hexley close for bakers."},
		{ID: "2", Title: "Pay rises", Outlet: "Wire", Categories: []string{"Pay"}, Text: "Pay rises in Hexley."},
		{ID: "3", Title: "Beds move", Outlet: "Record", Text: "The beds of Hexley move."},
		{ID: "4", Title: "Advertorial: Beds", Outlet: "Record", Text: "The beds of Acme."},
		{ID: "5", Title: "Opinion: Beds", Outlet: "Record", Text: "The beds of Acme are hard."},
	}
	for name, c := range map[string]struct {
		rules Rules
		want  string
	}{
		"none":               {Rules{}, "1 tell, 2 tell, 3 tell, 5 name; 4: it is an advertisement: the label “Advertorial” of its title"},
		"kinds":              {Rules{Kinds: map[Kind]Use{News: ToName, Opinion: ToTell, Advertisement: ToName}}, "1 name, 2 name, 3 name, 4 name, 5 tell; "},
		"a text":             {Rules{Mute: Mute{Texts: []string{"baker"}}}, "2 tell, 3 tell, 5 name; 1: it says “baker”, which is muted, 4: it is an advertisement: the label “Advertorial” of its title"},
		"a category":         {Rules{Mute: Mute{Categories: []string{"pay", "tell"}}}, "1 tell, 3 tell, 5 name; 2: its category “Pay” is muted, 4: it is an advertisement: the label “Advertorial” of its title"},
		"an outlet":          {Rules{Mute: Mute{Outlets: []string{"record"}}}, "1 tell, 2 tell; 3: its outlet “Record” is muted, 4: its outlet “Record” is muted, 5: its outlet “Record” is muted"},
		"what is asked for":  {Rules{Mute: Mute{Outlets: []string{"Record"}}, Keep: []string{"beds"}}, "1 tell, 2 tell, 3 tell, 4 name, 5 name; "},
		"words of no weight": {Rules{Mute: Mute{Texts: []string{"the"}}}, "1 tell, 2 tell, 3 tell, 5 name; 4: it is an advertisement: the label “Advertorial” of its title"},
	} {
		for n := range items {
			items[n].Published = time.Unix(int64(n), 0)
		}
		s := Sift(items, c.rules)
		var kept, out []string
		for _, i := range s.Kept {
			kept = append(kept, i.ID+" "+string(i.Use))
		}
		for _, o := range s.Out {
			out = append(out, o.ID+": "+o.Why)
		}
		if got := strings.Join(kept, ", ") + "; " + strings.Join(out, ", "); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", name, got, c.want)
		}
	}
}
