package feed

import (
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
)

// dates are the ways in which feeds write a moment of 14 June 2024, or of the
// day that the comment gives.
var dates = []struct{ written, want string }{
	{"Fri, 14 Jun 2024 09:30:00 +0100", "2024-06-14T08:30:00Z"}, // RFC 822 and its kin
	{"Fri, 14 Jun 2024 09:30:00 BST", "2024-06-14T08:30:00Z"},
	{"Fri, 14 Jun 2024 09:30 GMT", "2024-06-14T09:30:00Z"},
	{"14 Jun 24 09:30:00 EST", "2024-06-14T14:30:00Z"},
	{"Fri, 14 Jun 2024 09:30:00", "2024-06-14T09:30:00Z"},
	{"Friday, 14-Jun-24 09:30:00 UTC", "2024-06-14T09:30:00Z"},
	{"Fri,14 Jun 2024 09:30:00 Z", "2024-06-14T09:30:00Z"},
	{"Thurs, 5 Sept 2024 24:00:00 GMT", "2024-09-06T00:00:00Z"},
	{"Fri, 14 Jun 2024 09:30:00 +01:00", "2024-06-14T08:30:00Z"},
	{"Fri, 14 Jun 2024 09:30:00 +0100 (BST)", "2024-06-14T08:30:00Z"},
	{"Fri Jun 14 09:30:00 2024", "2024-06-14T09:30:00Z"}, // the C library, Unix, JavaScript
	{"Fri Jun 14 09:30:00 PDT 2024", "2024-06-14T16:30:00Z"},
	{"Fri Jun 14 2024 09:30:00 GMT+0100 (British Summer Time)", "2024-06-14T08:30:00Z"},
	{"Fri Jun 14 09:30:00 +0100 2024", "2024-06-14T08:30:00Z"},
	{"2024-06-14T09:30:00.123+01:00", "2024-06-14T08:30:00Z"}, // ISO 8601
	{"2024-06-14T09:30:00Z", "2024-06-14T09:30:00Z"},
	{"2024-06-14T09:30Z", "2024-06-14T09:30:00Z"},
	{"2024-06-14T09:30:00+01", "2024-06-14T08:30:00Z"},
	{"2024-06-14T09:30:00", "2024-06-14T09:30:00Z"},
	{"2024-06-14 09:30:00 UTC", "2024-06-14T09:30:00Z"},
	{"2024-06-14 09:30:00 +0100", "2024-06-14T08:30:00Z"},
	{"2024-06-14 09:30:00 GMT+1", "2024-06-14T08:30:00Z"},
	{"20240614T093000Z", "2024-06-14T09:30:00Z"},
	{"2024-06-14", "2024-06-14T00:00:00Z"},
	{"20240614", "2024-06-14T00:00:00Z"},
	{"2024-166", "2024-06-14T00:00:00Z"},
	{"2024/06/14 09:30", "2024-06-14T09:30:00Z"},
	{"2024.06.14", "2024-06-14T00:00:00Z"},
	{"1718357400", "2024-06-14T09:30:00Z"}, // seconds and milliseconds since 1970
	{"1718357400123", "2024-06-14T09:30:00Z"},
	{"14/06/2024", "2024-06-14T00:00:00Z"}, // as people write in Britain
	{"14/06/2024 09:30", "2024-06-14T09:30:00Z"},
	{"14.6.2024 9.30am", "2024-06-14T09:30:00Z"},
	{"14-06-2024 09:30:00", "2024-06-14T09:30:00Z"},
	{"  1 \n August\t2024 ", "2024-08-01T00:00:00Z"},
	{"Friday 14th June 2024 at 9.30am", "2024-06-14T09:30:00Z"},
	{"14th of June, 2024", "2024-06-14T00:00:00Z"},
	{"14-June-2024", "2024-06-14T00:00:00Z"},
	{"14 June 2024 - 09:30", "2024-06-14T09:30:00Z"},
	{"09:30, 14 June 2024", "2024-06-14T09:30:00Z"},
	{"9:30pm on Friday 14 June 2024", "2024-06-14T21:30:00Z"},
	{"Published: 14 June 2024 9am", "2024-06-14T09:00:00Z"},
	{"Published on Friday, 14 June 2024 | 9:30 a.m.", "2024-06-14T09:30:00Z"},
	{"Friday, June 14th, 2024 9:30 PM", "2024-06-14T21:30:00Z"}, // in America
	{"June 14, 2024 at 9:30 p.m. EDT", "2024-06-15T01:30:00Z"},
	{"Jun. 14, 2024", "2024-06-14T00:00:00Z"},
	{"Jun-14-2024", "2024-06-14T00:00:00Z"},
	{"06/14/2024", "2024-06-14T00:00:00Z"},
	{"2024 June 14", "2024-06-14T00:00:00Z"},
	{"14 Mehefin 2024", "2024-06-14T00:00:00Z"}, // in Wales and abroad
	{"1 Awst 2024", "2024-08-01T00:00:00Z"},
	{"14. Juni 2024 um 09:30", "2024-06-14T09:30:00Z"},
	{"14 juin 2024", "2024-06-14T00:00:00Z"},
	{"1er août 2024", "2024-08-01T00:00:00Z"},
	{"14 de junio de 2024", "2024-06-14T00:00:00Z"},
}

func TestParseDate(t *testing.T) {
	for _, d := range dates {
		if got, ok := parseDate(d.written, unknownOrder); !ok || got.Format(time.RFC3339) != d.want {
			t.Errorf("%q is %v %t, want %s", d.written, got, ok, d.want)
		}
	}
	for _, written := range []string{
		"", "yesterday", "14 Jun 2024 09:30 XYZ", "14 Jun 2024 09:30 IST", "14/14/2024", "31 Feb 2024", "31/02/2024", "0001-01-01T00:00:00Z",
		"2024-06-14T25:00:00Z", "Fri", "2024", "June 2024", "June 14", "14", "240614", "06-07-24", "14-06-24", "6/7/24", "14/6/24", "06/07/2024 09:30", "6-7-2024", "1/2-2024",
	} {
		if got, ok := parseDate(written, unknownOrder); ok {
			t.Errorf("%q is read as %v", written, got)
		}
	}
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name, language, link string
		others               []string
		want                 string
	}{
		{"no hint", "en", "https://a.example/", nil, ""},
		{"British by language", "en-GB", "https://a.example/", nil, "2024-07-06"},
		{"British by address", "", "https://a.nhs.uk/", nil, "2024-07-06"},
		{"American by language", "en-us", "https://a.nhs.uk/", nil, ""},
		{"Welsh", "cy", "", nil, "2024-07-06"},
		{"by its own dates", "", "", []string{"Fri, 14/6/2024 09:30"}, "2024-07-06"},
		{"the other way", "en-gb", "", []string{"6/14/2024"}, "2024-06-07"},
		{"both ways", "en-gb", "", []string{"6/14/2024", "14/6/2024"}, ""},
	} {
		feed := &gofeed.Feed{Language: c.language, Link: c.link}
		for _, d := range c.others {
			feed.Items = append(feed.Items, &gofeed.Item{Published: d})
		}
		got, ok := parseDate("06/07/2024", orderOf(feed, "feed.xml"))
		if ok != (c.want != "") || ok && got.Format(time.DateOnly) != c.want {
			t.Errorf("%s: %v %t, want %s", c.name, got, ok, c.want)
		}
	}
	if got, ok := parseDate("6/7/24", dayFirst); !ok || got.Format(time.DateOnly) != "2024-07-06" {
		t.Errorf("a short year: %v %t", got, ok)
	}
}

// FuzzDate holds that what is read is in UTC, within the years believed, and
// read again as itself.
func FuzzDate(f *testing.F) {
	for _, seed := range []string{"Fri, 14 Jun 2024 09:30:00 BST", "2024-06-14T09:30:00.5+01:00", "14th June 2024, 9:30 pm", "1 Jan 70 24:00", "6/7/2024 9.30am"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, written string) {
		got, ok := parseDate(written, dayFirst)
		if !ok {
			return
		}
		if got.Location() != time.UTC || got.Year() < 1970 || got.Year() > 2100 {
			t.Errorf("%q is %v", written, got)
		}
		if again, ok := parseDate(got.Format(time.RFC3339), dayFirst); !ok || !again.Equal(got) {
			t.Errorf("%q is %v and then %v", written, got, again)
		}
	})
}
