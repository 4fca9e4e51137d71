package document

import (
	"testing"
	"time"
)

// TestCreditOfCarriers names an agency and the outlets that carried an article.
func TestCreditOfCarriers(t *testing.T) {
	at := time.Date(2024, 6, 10, 9, 0, 0, 0, time.UTC)
	in := func(names ...string) (all []Carrier) {
		for _, n := range names {
			all = append(all, Carrier{Outlet: n})
		}
		return all
	}
	for want, a := range map[string]Article{
		"The Gazette, Jo Doe, 10 June 2024":                                              {Outlet: "The Gazette", Author: "Jo Doe"},
		"PA Media, in The Gazette, 10 June 2024":                                         {Outlet: "The Gazette", Agency: "PA Media"},
		"Jo Doe, PA Media, in The Gazette and The Record, 10 June 2024":                  {Outlet: "The Gazette", Agency: "PA Media", Author: "Jo Doe", Carried: in("The Record", "The Gazette", "The Record")},
		"PA Media, in The Gazette, The Record and The Herald, 10 June 2024":              {Outlet: "The Gazette", Agency: "PA Media", Carried: in("The Record", "The Herald")},
		"PA Media, in The Gazette, The Record and 2 more, 10 June 2024":                  {Outlet: "The Gazette", Agency: "PA Media", Carried: in("The Record", "The Herald", "The Post")},
		"Reuters, also in The Gazette, 10 June 2024":                                     {Outlet: "Reuters", Agency: "Reuters", Carried: in("The Gazette")},
		"Reuters, in The Gazette, 10 June 2024":                                          {Outlet: "The Gazette", Agency: "Reuters", Carried: in("Reuters")},
		"Jo Doe, The Gazette, also in The Record, The Herald and The Post, 10 June 2024": {Outlet: "The Gazette", Author: "Jo Doe", Carried: in("The Record", "The Herald", "The Post")},
	} {
		a.Published = at
		if got := a.Credit(time.UTC); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestArticle names articles of several kinds: news by its outlet, anything else
// by its kind and its author first.
func TestArticle(t *testing.T) {
	day := time.Date(2024, 6, 12, 23, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		article          Article
		headline, credit string
	}{
		{Article{Outlet: "The Gazette", Title: "Wards to close", Author: "Sam Poe", Published: day}, "“Wards to close”", "The Gazette, Sam Poe, 13 June 2024"},
		{Article{Kind: "opinion", Outlet: "The Gazette", Title: " Is it working? ", Author: "Sam Poe", Published: day}, "Opinion: “Is it working?”", "Sam Poe, The Gazette, 13 June 2024"},
		{Article{Kind: "opinion", Outlet: "The Gazette", Title: "OPINION: Is it working?"}, "“OPINION: Is it working?”", "The Gazette"},
		{Article{Kind: "opinion", Outlet: "The Gazette", Title: "Opinion polls mislead"}, "Opinion: “Opinion polls mislead”", "The Gazette"},
		{Article{Kind: "opinion", Outlet: "The Gazette", Author: "Sam Poe", Title: "Sam Poe: It is not working"}, "Opinion: “It is not working”", "Sam Poe, The Gazette"},
		{Article{Outlet: "The Gazette", Author: "Sam Poe", Title: "Sam Poe: I did it"}, "“Sam Poe: I did it”", "The Gazette, Sam Poe"},
		{Article{Kind: "letter", Outlet: "The Gazette", Author: "Letters", Title: "Beds"}, "Letter: “Beds”", "The Gazette"},
		{Article{Kind: "release", Outlet: "Board", Title: "Plan is out", Author: "BOARD"}, "“Plan is out”", "Board (press release)"},
		{Article{Kind: "round-up", Outlet: "Board", Author: "Jo Doe", Published: day}, "", "Board (round-up), Jo Doe, 13 June 2024"},
		{Article{Kind: "live", Title: "The budget"}, "“The budget”", "(live report)"},
		{Article{Kind: "job", Outlet: "Board", Title: "Nurse"}, "“Nurse”", "Board (job advertisement)"},
		{Article{Kind: "opinion", Outlet: "Board"}, "Opinion", "Board"},
		{Article{Kind: "letter", Author: "Sam Poe", Title: "Beds"}, "Letter: “Beds”", "Sam Poe"},
		{Article{Outlet: "The Gazette"}, "", "The Gazette"},
		{Article{Outlet: "The Gazette", Author: "the gazette", Published: day}, "", "The Gazette, 13 June 2024"},
	} {
		if got := c.article.Headline("“", "”"); got != c.headline {
			t.Errorf("%+v is headed %s, want %s", c.article, got, c.headline)
		}
		if got := c.article.Credit(time.FixedZone("BST", 3600)); got != c.credit {
			t.Errorf("%+v is credited to %s, want %s", c.article, got, c.credit)
		}
	}
}
