package feed

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for written, want := range map[string]string{
		"Fri, 14 Jun 2024 09:30:00 +0100":         "2024-06-14T08:30:00Z",
		"Fri, 14 Jun 2024 09:30:00 BST":           "2024-06-14T08:30:00Z",
		"Fri, 14 Jun 2024 09:30 GMT":              "2024-06-14T09:30:00Z",
		"14 Jun 24 09:30:00 EST":                  "2024-06-14T14:30:00Z",
		"Friday, June 14th, 2024 9:30 PM":         "2024-06-14T21:30:00Z",
		"Fri Jun 14 09:30:00 PDT 2024":            "2024-06-14T16:30:00Z",
		"Fri Jun 14 2024 09:30:00 GMT+0100 (BST)": "2024-06-14T08:30:00Z",
		"2024-06-14T09:30:00.123+01:00":           "2024-06-14T08:30:00Z",
		"2024-06-14T09:30:00Z":                    "2024-06-14T09:30:00Z",
		"2024-06-14T09:30Z":                       "2024-06-14T09:30:00Z",
		"2024-06-14 09:30:00 UTC":                 "2024-06-14T09:30:00Z",
		"20240614T093000Z":                        "2024-06-14T09:30:00Z",
		"2024-06-14":                              "2024-06-14T00:00:00Z",
		"14/06/2024":                              "2024-06-14T00:00:00Z",
		"Thurs, 5 Sept 2024 24:00:00 GMT":         "2024-09-06T00:00:00Z",
		"  1 \n August\t2024 ":                    "2024-08-01T00:00:00Z",
	} {
		if got, ok := parseDate(written); !ok || got.Format(time.RFC3339) != want {
			t.Errorf("%q is %v %t, want %s", written, got, ok, want)
		}
	}
	for _, written := range []string{"", "yesterday", "14 Jun 2024 09:30 XYZ", "06/14/2024", "31 Feb 2024", "0001-01-01T00:00:00Z", "2024-06-14T25:00:00Z", "Fri"} {
		if got, ok := parseDate(written); ok {
			t.Errorf("%q is read as %v", written, got)
		}
	}
}

// FuzzDate holds that what is read is in UTC, within the years believed, and
// read again as itself.
func FuzzDate(f *testing.F) {
	for _, seed := range []string{"Fri, 14 Jun 2024 09:30:00 BST", "2024-06-14T09:30:00.5+01:00", "14th June 2024, 9:30 pm", "1 Jan 70 24:00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, written string) {
		got, ok := parseDate(written)
		if !ok {
			return
		}
		if got.Location() != time.UTC || got.Year() < 1970 || got.Year() > 2100 {
			t.Errorf("%q is %v", written, got)
		}
		if again, ok := parseDate(got.Format(time.RFC3339)); !ok || !again.Equal(got) {
			t.Errorf("%q is %v and then %v", written, got, again)
		}
	})
}
