package story

import (
	"strings"
	"testing"
	"time"

	"catchup/internal/item"
)

// TestFirstReport names the earliest sample article that says what is told, and
// none that did not yet have it.
func TestFirstReport(t *testing.T) {
	const told = "Northgate Hospitals will close 24 beds in July and save £4m, its chair Ann Hill told the board."
	const heading = "Northgate to close 24 beds"
	at := func(hour int) time.Time { return time.Date(2024, 6, 10, hour, 0, 0, 0, time.UTC) }
	report := func(outlet string, hour int, text string, change ...func(*item.Item)) item.Item {
		i := item.Item{Outlet: outlet, Title: "Northgate to close beds", Text: text, Published: at(hour)}
		for _, c := range change {
			c(&i)
		}
		return i
	}
	const whole = "Ann Hill, the chair of Northgate Hospitals, has told its board of a plan for July. It closes 24 beds and saves around £4m."
	teller := report("The Record", 12, told)
	by := func(agency string) func(*item.Item) { return func(i *item.Item) { i.Agency = agency } }
	carried := func(copies ...item.Item) func(*item.Item) { return func(i *item.Item) { i.Copies = copies } }
	for name, c := range map[string]struct {
		earlier []item.Item
		teller  item.Item
		want    string
	}{
		"says it":                   {[]item.Item{report("The Gazette", 8, whole)}, teller, "The Gazette: 24, £4m, Hospitals, July, Ann, Hill"},
		"has no figure yet":         {[]item.Item{report("The Gazette", 8, strings.Replace(whole, "24 beds and saves around £4m", "some of its beds to save money", 1))}, teller, ""},
		"has another figure":        {[]item.Item{report("The Gazette", 8, strings.Replace(whole, "£4m", "£3m", 1))}, teller, ""},
		"the second says it":        {[]item.Item{report("The Gazette", 7, "Northgate Hospitals is to close beds in July, the board heard from its chair Ann Hill."), report("The Herald", 8, whole)}, teller, "The Herald"},
		"in words":                  {[]item.Item{report("The Gazette", 8, strings.Replace(whole, "24 beds", "twenty-four beds", 1))}, teller, "The Gazette"},
		"of somebody else":          {[]item.Item{report("The Gazette", 8, "Bo Reed of Southgate Clinics closed 24 beds. He saved £4m.", func(i *item.Item) { i.Title = "Beds" })}, teller, ""},
		"on something else":         {[]item.Item{report("The Gazette", 8, "Ann Hill of Northgate Hospitals sold 24 chairs for £4m in July.", func(i *item.Item) { i.Title = "Chairs sold" })}, teller, ""},
		"without its names":         {[]item.Item{report("The Gazette", 8, "The hospital will close 24 beds in July and save £4m, the chair told the board.")}, teller, ""},
		"the outlet itself":         {[]item.Item{report("The Record", 8, whole)}, teller, ""},
		"half an hour ahead":        {[]item.Item{report("The Gazette", 11, whole, func(i *item.Item) { i.Published = at(11).Add(time.Minute) })}, teller, ""},
		"no name":                   {[]item.Item{report("", 8, whole)}, teller, ""},
		"an opinion":                {[]item.Item{report("The Gazette", 8, whole, func(i *item.Item) { i.Use = item.ToName })}, teller, ""},
		"an agency":                 {[]item.Item{report("The Gazette", 8, whole, by("PA Media"))}, teller, "PA Media"},
		"a copy of it":              {[]item.Item{report("The Gazette", 10, whole, by("PA Media"), carried(report("The Herald", 8, whole)))}, teller, "PA Media"},
		"a copy of an outlet’s own": {[]item.Item{report("The Gazette", 10, whole, carried(report("The Herald", 8, whole)))}, teller, "The Herald"},
		"the teller’s own agency":   {[]item.Item{report("The Gazette", 8, whole, by("PA Media"))}, report("The Record", 12, told, by("PA Media")), ""},
		"a copy of what is told":    {nil, report("The Record", 12, told, carried(report("The Herald", 8, told))), "The Herald"},
		"taken up from an agency":   {nil, report("The Record", 12, told+" More of it.", carried(report("The Herald", 8, told, by("PA Media")))), "PA Media"},
		"carried before":            {nil, report("The Record", 12, told, by("PA Media"), carried(report("The Herald", 8, told))), ""},
	} {
		got := ""
		if f := FirstReport(heading, told, c.teller, append(c.earlier, c.teller)); f != nil {
			got = f.By
			if strings.Contains(c.want, ":") {
				got += ": " + strings.Join(f.Holds, ", ")
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestFirstReportWithoutNames holds that an article which only shares the words of
// the heading does not say what is told.
func TestFirstReportWithoutNames(t *testing.T) {
	at := time.Date(2024, 6, 10, 8, 0, 0, 0, time.UTC)
	const told = "Trusts must close the wards that stand empty at night."
	teller := item.Item{Outlet: "The Record", Title: "Wards to close", Text: told, Published: at.Add(9 * time.Hour)}
	for text, want := range map[string]bool{"Wards close while nurses strike.": false, "Wards that are empty at night must be closed, trusts were told.": true} {
		earlier := item.Item{Outlet: "The Gazette", Title: "Wards close", Text: text, Published: at}
		if got := FirstReport("Wards to close", told, teller, []item.Item{earlier, teller}) != nil; got != want {
			t.Errorf("%q is first: %t", text, got)
		}
	}
}
