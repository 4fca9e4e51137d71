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

// foreign are dates of 11 March 2026, or of the day that the comment gives, as they
// are written in Welsh, French, German and Spanish, and oddities of others.
var foreign = []struct{ written, want string }{
	{"Mercher, 11 Mawrth 2026 09:00", "2026-03-11T09:00:00Z"}, // Welsh
	{"Dydd Mercher 11 Mawrth 2026", "2026-03-11T00:00:00Z"},
	{"ddydd Gwener, 13 Mawrth 2026", "2026-03-13T00:00:00Z"},
	{"Mawrth, 10 Mawrth 2026 09:00", "2026-03-10T09:00:00Z"}, // the day and the month have one name
	{"Dydd Mawrth 10 Mawrth 2026", "2026-03-10T00:00:00Z"},
	{"Maw, 10 Maw 2026 09:00:00 GMT", "2026-03-10T09:00:00Z"},
	{"Maw 10 Ebr 2026", "2026-04-10T00:00:00Z"},
	{"Mawrth 10, 2026", "2026-03-10T00:00:00Z"},
	{"10 Mawrth 2026", "2026-03-10T00:00:00Z"},
	{"Mer 11 Maw 2026", "2026-03-11T00:00:00Z"},
	{"11 Mawrth 2026, dydd Mercher, 9.00yb", "2026-03-11T09:00:00Z"},
	{"Cyhoeddwyd: 11eg o Fawrth 2026 am 2:30yp", "2026-03-11T14:30:00Z"},
	{"1af o Fai 2026", "2026-05-01T00:00:00Z"},
	{"Gwe, 1 Mai 2026", "2026-05-01T00:00:00Z"},
	{"Sul 6 Medi 2026", "2026-09-06T00:00:00Z"},
	{"Iau, 30 Gorff 2026", "2026-07-30T00:00:00Z"},
	{"Llun 5 Hyd 2026 9:00", "2026-10-05T09:00:00Z"},
	{"Mer. 11 mars 2026", "2026-03-11T00:00:00Z"}, // French
	{"mercredi 11 mars 2026 à 09h00", "2026-03-11T09:00:00Z"},
	{"le mercredi 11 mars 2026, 9 h 05", "2026-03-11T09:05:00Z"},
	{"mar. 10 mars 2026 9h", "2026-03-10T09:00:00Z"},
	{"mar., 10 févr. 2026", "2026-02-10T00:00:00Z"},
	{"jeu., 5 f\u00e9vrier 2026", "2026-02-05T00:00:00Z"},
	{"jeu., 5 fe\u0301vrier 2026", "2026-02-05T00:00:00Z"}, // the accent apart
	{"vendredi 14 août 2026", "2026-08-14T00:00:00Z"},
	{"sam. 11 juil. 2026 10:00 CEST", "2026-07-11T08:00:00Z"},
	{"1er déc. 2026", "2026-12-01T00:00:00Z"},
	{"Publié le 11 janv. 2026", "2026-01-11T00:00:00Z"},
	{"Miércoles, 11 de marzo de 2026", "2026-03-11T00:00:00Z"}, // Spanish
	{"mié., 11 mar. 2026 09:00:00 +0100", "2026-03-11T08:00:00Z"},
	{"martes 10 de marzo del 2026 a las 9:00", "2026-03-10T09:00:00Z"},
	{"mar, 10 mar 2026", "2026-03-10T00:00:00Z"},
	{"el sábado, 11 de julio de 2026", "2026-07-11T00:00:00Z"},
	{"dom, 11 ene 2026 09:00:00 GMT", "2026-01-11T09:00:00Z"},
	{"1º de agosto de 2026", "2026-08-01T00:00:00Z"},
	{"11 dic. 2026", "2026-12-11T00:00:00Z"},
	{"Mittwoch, 11. März 2026", "2026-03-11T00:00:00Z"}, // German
	{"Mi, 11. Mär 2026 9:00 Uhr", "2026-03-11T09:00:00Z"},
	{"Mi., 11.03.2026, 09.30 Uhr", "2026-03-11T09:30:00Z"},
	{"am Mittwoch, den 11. März 2026 um 9 Uhr", "2026-03-11T09:00:00Z"},
	{"Do, 10. Dez. 2026", "2026-12-10T00:00:00Z"},
	{"So., 3. Mai 2026 10:00 MESZ", "2026-05-03T08:00:00Z"},
	{"Wed, 11 Mar 2026 9:00:0 GMT", "2026-03-11T09:00:00Z"}, // hours that are cut short
	{"Wed, 11 Mar 2026 9:0", "2026-03-11T09:00:00Z"},
	{"Wed, 11 Mar 2026 9:0:5 +0000", "2026-03-11T09:00:05Z"},
	{"2026-03-11T9:0:0Z", "2026-03-11T09:00:00Z"},
	{"2026-03-11 9:5", "2026-03-11T09:05:00Z"},
	{"2026-03-11T09:00:00 Europe/London", "2026-03-11T09:00:00Z"}, // zones by name
	{"2026-07-11T09:00:00 Europe/London", "2026-07-11T08:00:00Z"},
	{"11 July 2026 09:00 (europe/paris)", "2026-07-11T07:00:00Z"},
	{"Sat, 11 Jul 2026 09:00:00 America/New_York", "2026-07-11T13:00:00Z"},
	{"2026-07-11T09:00:00+02:00[Europe/Paris]", "2026-07-11T07:00:00Z"},
	{"11 July 2026 9am London time", "2026-07-11T08:00:00Z"},
	{"11 March 2026 at 9.00am, UK time", "2026-03-11T09:00:00Z"},
	{"11 July 2026, 09:00 (Paris time)", "2026-07-11T07:00:00Z"},
	{"11 juillet 2026 à 9h00 heure de Paris", "2026-07-11T07:00:00Z"},
	{"July 11, 2026 9:00 AM ET", "2026-07-11T13:00:00Z"},
	{"March 2, 2026 9:00 AM Pacific Standard Time", "2026-03-02T17:00:00Z"},
	{"2026-03-11 09:00 CET", "2026-03-11T08:00:00Z"},
	{"2026-07-11 09:00 BST", "2026-07-11T08:00:00Z"},
	{"2026-03-11 09:00 GMT+1", "2026-03-11T08:00:00Z"},
	{"2026-03-11 09:00 UTC+1:00", "2026-03-11T08:00:00Z"},
	{"2026-03-11T09:00:00+0000Z", "2026-03-11T09:00:00Z"}, // monsters
	{"2026-03-11T09:00:00Z+01:00", "2026-03-11T08:00:00Z"},
	{"2026-03-11T09:00:00 Z", "2026-03-11T09:00:00Z"},
	{"2026-03-11 09:00:00 +0000 UTC", "2026-03-11T09:00:00Z"},
	{"Wed, 11 Mar 2026 09:00:00 +0000 GMT", "2026-03-11T09:00:00Z"},
	{"Wed, 11 Mar 2026 09:00:00:000 GMT", "2026-03-11T09:00:00Z"},
	{"20260311090000", "2026-03-11T09:00:00Z"},
	{"202603110900", "2026-03-11T09:00:00Z"},
	{"/Date(1773219600000)/", "2026-03-11T09:00:00Z"},
	{"1773219600.0", "2026-03-11T09:00:00Z"},
	{"11 March 2026 (Wednesday)", "2026-03-11T00:00:00Z"},
	{"2026-03-11 (Wed) 09:00", "2026-03-11T09:00:00Z"},
	{"12-MAR-26 09.00.00 AM", "2026-03-12T09:00:00Z"},
	{"2026-3-11T9:00Z", "2026-03-11T09:00:00Z"},
	{"2026-03-11T09:00:00ZZ", "2026-03-11T09:00:00Z"},
	{"11 Mar 2026 09:00 hrs", "2026-03-11T09:00:00Z"},
	{"11 Mar 2026 09:00 (BST)", "2026-03-11T08:00:00Z"},
	{"11 Mar 2026 12 noon", "2026-03-11T12:00:00Z"},
	{"11 Mar 2026 09:00 Greenwich Mean Time", "2026-03-11T09:00:00Z"},
	{"martes, 17 de noviembre de 2026 09:00 h", "2026-11-17T09:00:00Z"},
	{"ven. 13 mars 2026 à 8h5", "2026-03-13T08:05:00Z"},
	{"1773219600123456", "2026-03-11T09:00:00Z"},
	{"Weds 11 March 2026", "2026-03-11T00:00:00Z"},
	{"Wednesday, the 11th of March, 2026", "2026-03-11T00:00:00Z"},
}

func TestForeignDates(t *testing.T) {
	for _, d := range foreign {
		got, ok := parseDate(d.written, unknownOrder)
		if ok != (d.want != "") || ok && got.Format(time.RFC3339) != d.want {
			t.Errorf("%q is %v %t, want %s", d.written, got, ok, d.want)
		}
	}
	for _, written := range []string{
		"Mawrth 2026", "Dydd Mawrth", "Mer. 2026", "11 Mer 2026", "Mercher", "11 Mawrth", "2026-03-11 09:00 Europe/Nowhere", "2026-03-11 09:00 Europe/../etc", "11 March 2026 9am Lagos time",
		"2026-03-11 25:0", "2026-03-11 9:60", "20260311996000", "11 Foo 2026",
	} {
		if got, ok := parseDate(written, unknownOrder); ok {
			t.Errorf("%q is read as %v", written, got)
		}
	}
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
	for _, seed := range []string{"Fri, 14 Jun 2024 09:30:00 BST", "2024-06-14T09:30:00.5+01:00", "14th June 2024, 9:30 pm", "1 Jan 70 24:00", "6/7/2024 9.30am", "Mawrth, 10 Mawrth 2026 9:0", "11 July 2026 9am London time", "2026-03-11T09:00:00+0000Z", "2026-10-25 01:30 Europe/London"} {
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
