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
