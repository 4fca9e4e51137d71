package holiday

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Nation is a part of the United Kingdom with bank holidays of its own.
type Nation string

// The nations, as settings name them.
const (
	EnglandAndWales Nation = "england-and-wales"
	Scotland        Nation = "scotland"
	NorthernIreland Nation = "northern-ireland"
)

var nations = []Nation{EnglandAndWales, Scotland, NorthernIreland}

// firstYear and lastYear are the years for which the bank holidays here are those that
// https://www.gov.uk/bank-holidays lists (Open Government Licence v3.0). What
// the law gives to every year goes on after them, until the horizon; days that
// are proclaimed for one year are only known for these.
const (
	firstYear = 2019
	lastYear  = 2027
)

// UnmarshalText reads the name of a nation.
func (n *Nation) UnmarshalText(text []byte) error {
	*n = Nation(text)
	if !slices.Contains(nations, *n) {
		return fmt.Errorf("%q is no nation whose holidays are known: england-and-wales, scotland or northern-ireland", text)
	}
	return nil
}

// yearly is a holiday that the law gives to every year: on is its day. One that
// is substituted is held on the next free weekday if it falls on a weekend.
//
// Sources: Banking and Financial Dealings Act 1971, schedule 1; St Andrew's Day
// Bank Holiday (Scotland) Act 2007; and the days that are proclaimed every year
// under section 1 of the first (New Year's Day and the first Monday in May in
// England and Wales and Northern Ireland, the last in May in Scotland, 12 July
// in Northern Ireland, 26 December in Scotland). Good Friday and Christmas Day
// are holidays by common law where no act names them.
type yearly struct {
	in          []Nation // empty for all
	name        string
	substituted bool
	on          func(year int) time.Time
}

var everyYear = []yearly{
	{name: "New Year’s Day", substituted: true, on: fixed(time.January, 1)},
	{in: []Nation{Scotland}, name: "2nd January", substituted: true, on: fixed(time.January, 2)},
	{in: []Nation{NorthernIreland}, name: "St Patrick’s Day", substituted: true, on: fixed(time.March, 17)},
	{name: "Good Friday", on: easter(-2)},
	{in: []Nation{EnglandAndWales, NorthernIreland}, name: "Easter Monday", on: easter(1)},
	{name: "Early May bank holiday", on: firstMonday(time.May)},
	{name: "Spring bank holiday", on: lastMonday(time.May)},
	{in: []Nation{NorthernIreland}, name: "Battle of the Boyne", substituted: true, on: fixed(time.July, 12)},
	{in: []Nation{Scotland}, name: "Summer bank holiday", on: firstMonday(time.August)},
	{in: []Nation{EnglandAndWales, NorthernIreland}, name: "Summer bank holiday", on: lastMonday(time.August)},
	{in: []Nation{Scotland}, name: "St Andrew’s Day", substituted: true, on: fixed(time.November, 30)},
	{name: "Christmas Day", substituted: true, on: fixed(time.December, 25)},
	{name: "Boxing Day", substituted: true, on: fixed(time.December, 26)},
}

// proclaimed is a holiday of one year alone. It replaces the one of every year
// that falls on instead, if that is not zero.
type proclaimed struct {
	in          []Nation // empty for all
	on, instead time.Time
	name        string
}

var once = []proclaimed{
	{on: date(2020, time.May, 8), instead: date(2020, time.May, 4), name: "Early May bank holiday (VE day)"},
	{on: date(2022, time.June, 2), instead: date(2022, time.May, 30), name: "Spring bank holiday"},
	{on: date(2022, time.June, 3), name: "Platinum Jubilee bank holiday"},
	{on: date(2022, time.September, 19), name: "Bank holiday for the State Funeral of Queen Elizabeth II"},
	{on: date(2023, time.May, 8), name: "Bank holiday for the coronation of King Charles III"},
	{in: []Nation{Scotland}, on: date(2026, time.June, 15), name: "World Cup bank holiday"},
}

// holds tells whether a holiday of these nations is one of the nation.
func (n Nation) holds(in []Nation) bool { return len(in) == 0 || slices.Contains(in, n) }

// year are the bank holidays of a year with their names.
func (n Nation) year(year int) map[time.Time]string {
	days, weekend := map[time.Time]string{}, []yearly{}
	for _, h := range everyYear {
		switch day := h.on(year); {
		case !n.holds(h.in):
		case h.substituted && !new(Calendar).Works(day):
			weekend = append(weekend, h)
		default:
			days[day] = h.name
		}
	}
	for _, h := range weekend { // a substitute day comes after the holidays that stand
		day := h.on(year)
		for days[day] != "" || !new(Calendar).Works(day) {
			day = day.AddDate(0, 0, 1)
		}
		days[day] = h.name + " (substitute day)"
	}
	for _, p := range once {
		if p.on.Year() == year && n.holds(p.in) {
			delete(days, p.instead)
			days[p.on] = p.name
		}
	}
	return days
}

// words names nations in a sentence: "England and Wales".
func (n Nation) words() string {
	words := strings.Split(string(n), "-")
	for i, w := range words {
		if w != "and" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

func fixed(month time.Month, day int) func(int) time.Time {
	return func(year int) time.Time { return date(year, month, day) }
}

func firstMonday(month time.Month) func(int) time.Time {
	return func(year int) time.Time {
		first := date(year, month, 1)
		return first.AddDate(0, 0, (8-int(first.Weekday()))%7)
	}
}

func lastMonday(month time.Month) func(int) time.Time {
	return func(year int) time.Time {
		last := date(year, month+1, 0)
		return last.AddDate(0, 0, -(int(last.Weekday())+6)%7)
	}
}

// easter is a day so many days after Easter Sunday of the Gregorian calendar,
// by the algorithm of J.-M. Oudin (1940), as the United States Naval Observatory
// gives it.
func easter(days int) func(int) time.Time {
	return func(year int) time.Time {
		century, golden := year/100, year%19
		k := (century - 17) / 25
		moon := (century - century/4 - (century-k)/3 + 19*golden + 15) % 30
		moon -= moon / 28 * (1 - moon/28*(29/(moon+1))*((21-golden)/11))
		weekday := (year + year/4 + moon + 2 - century + century/4) % 7
		sunday := moon - weekday
		month := 3 + (sunday+40)/44
		return date(year, time.Month(month), sunday+28-31*(month/4)+days)
	}
}
