package finance

import "testing"

func TestPlurals(t *testing.T) {
	for one, many := range map[string]string{
		"system": "systems", "body": "bodies", "trust": "trusts", "branch": "branches", "day": "days", "ICB": "ICBs", "ICS": "ICSs", "NHS trust": "NHS trusts",
		"local authority": "local authorities", "county council": "county councils", "head of service": "heads of service", "person": "people",
		"series": "series", "Child": "Children", "analysis": "analyses", "house": "houses", "box": "boxes", "business": "businesses",
	} {
		if got := Plural(one); got != many {
			t.Errorf("several %s are %s, want %s", one, got, many)
		}
	}
}

func TestSingulars(t *testing.T) {
	for words, one := range map[string]string{
		"trusts": "trust", "NHS trusts": "NHS trust", "bodies": "body", "branches": "branch", "houses": "house", "boxes": "box", "businesses": "business", "people": "person",
		"trust": "", "ICBs": "", "ICS": "", "series": "", "business": "", "campus": "", "analysis": "", "premises": "", "gas": "", "": "", "head of service": "",
	} {
		if got := Singular(words); got != one {
			t.Errorf("one of %q is %q, want %q", words, got, one)
		}
	}
}

func TestNounsOfColumns(t *testing.T) {
	for column, noun := range map[string]string{
		"system": "system", "Trust": "trust", "Trust name": "trust", "trust_code": "trust", "org_name": "organisation", "icb": "ICB", "ICB name": "ICB", "ics": "ICS",
		"pcn": "PCN", "la_name": "local authority", "local_authority": "local authority", "NHS trust": "NHS trust", "body": "body", "line": "line",
		"c": "", "name": "", "code": "", "Unnamed": "", "col1": "", "a b": "", "E12000001": "", "": "", "_": "",
	} {
		if got := Noun(column); got != noun {
			t.Errorf("the column %q is of %q, want %q", column, got, noun)
		}
	}
}
