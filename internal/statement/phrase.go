package statement

import (
	"fmt"
	"strconv"
	"time"
)

// unit is what a phrase of time counts in.
type unit int

const (
	none     unit = iota
	aDay          // today, yesterday, tomorrow, this morning, two days ago
	aWeekday      // Monday, last Monday
	aWeek
	aWeekend
	aMonth
	aYear
	aFinancialYear // from April
	aNight         // overnight, before the day
	aStretch       // the past 24 hours, the next two days
	aDate          // 9 March
	anIdiom        // no time at all: Black Friday, every Monday
)

// turn is which of several a phrase means.
type turn int

const (
	bare turn = iota // Monday, this week
	last
	next
	inWeek // Monday of last week: n weeks on
)

// phrase is words that name a time, from one word of a sentence to another, which
// stands n units from the day on which they are read. Ends is the hour at which it
// ends on its last day, 0 for the end of the day. Owned tells that it is a
// genitive, "tomorrow's".
type phrase struct {
	unit        unit
	first, last int
	n           int
	turn        turn
	weekday     time.Weekday
	month       time.Month
	year        int
	ends        int
	owned       bool
	tense       tense // what the phrase itself says, unknown if nothing
}

// days are the days that a phrase means to whoever reads it on a day, and whether
// that is plain.
func (p phrase) days(on day, t tense) (days span, plain bool) {
	switch p.unit {
	case aDay:
		return span{on + day(p.n), on + day(p.n)}, true
	case aWeekday:
		d, plain := p.weekdays(on, t)
		return span{d, d}, plain
	case aWeek:
		first := on.monday() + 7*day(p.n)
		return span{first, first + 6}, on.weekday() != time.Sunday || p.n > 0
	case aWeekend:
		return p.weekend(on, t)
	case aMonth:
		return span{on.month(p.n), on.month(p.n+1) - 1}, true
	case aYear:
		year := on.time().Year() + p.n
		return span{dayIn(year, time.January, 1), dayIn(year, time.December, 31)}, true
	case aNight:
		return span{on - 1, on}, t == past
	case aFinancialYear:
		year := on.month(-3).time().Year() + p.n
		return span{dayIn(year, time.April, 1), dayIn(year+1, time.March, 31)}, true
	case aStretch:
		return span{on, on + day(p.n)}, true
	case aDate:
		d := p.nearest(on)
		return span{d, d}, true
	}
	return span{}, true
}

// weekdays is the day that a day of the week means. "Last Monday" of a Thursday may
// be this week's or that of the week before, and "next Friday" too.
func (p phrase) weekdays(on day, t tense) (d day, plain bool) {
	d = on.monday() + day(p.weekday+6)%7
	switch {
	case p.turn == inWeek:
		return d + 7*day(p.n), true
	case p.turn == last && d >= on:
		return d - 7, true
	case p.turn == next && d <= on:
		return d + 7, true
	case p.turn != bare:
		return d, false
	case t == past:
		return (on + 1).before(p.weekday), true
	case t == future:
		return on.next(p.weekday), on.weekday() != p.weekday
	}
	return d, false
}

// weekend is the days of a weekend. What is neither past nor to come is plain on
// the weekend itself alone.
func (p phrase) weekend(on day, t tense) (days span, plain bool) {
	saturday := on.monday() + 5
	within := on >= saturday
	switch {
	case p.turn == next, p.turn == last && within, t == past && on == saturday:
		return span{saturday, saturday + 1}, false
	case p.turn == last, t == past && !within:
		saturday -= 7
	case t != past && t != future:
		return span{saturday, saturday + 1}, within
	}
	return span{saturday, saturday + 1}, true
}

// nearest is the day of a date without a year that is nearest to another day.
func (p phrase) nearest(on day) (best day) {
	if p.year > 0 {
		return dayIn(p.year, p.month, p.n)
	}
	year := on.time().Year()
	best = dayIn(year, p.month, p.n)
	for _, y := range []int{year - 1, year + 1} {
		if d := dayIn(y, p.month, p.n); max(d-on, on-d) < max(best-on, on-best) {
			best = d
		}
	}
	return best
}

// either are the days that a phrase may mean whatever the sentence says of it: two
// that are the same on two days mean the same on both.
func (p phrase) either(on day) [2]day {
	switch p.unit {
	case aWeekday:
		return p.eitherWeekday(on)
	case aWeek, aWeekend:
		return [2]day{on.monday()}
	case aMonth:
		return [2]day{on.month(0)}
	case aYear:
		return [2]day{day(on.time().Year())}
	}
	return [2]day{on}
}

// eitherWeekday are the days that a day of the week may mean: of a bare one the last
// and the next, of "next Friday" this week's and that of the week after.
func (p phrase) eitherWeekday(on day) [2]day {
	d, plain := p.weekdays(on, tenseless)
	switch {
	case p.turn == bare:
		return [2]day{(on + 1).before(p.weekday), (on - 1).next(p.weekday)}
	case plain:
		return [2]day{d, d}
	case p.turn == last:
		return [2]day{d - 7, d}
	}
	return [2]day{d, d + 7}
}

// note is what is written behind the phrase: the day, or the days, or the month or
// year that it means.
func (p phrase) note(means span, edition day) string {
	switch {
	case p.unit == aMonth && means.first.time().Year() != edition.time().Year():
		return means.first.time().Format("January 2006")
	case p.unit == aMonth:
		return means.first.time().Format("January")
	case p.unit == aFinancialYear:
		return fmt.Sprintf("%d-%02d", means.first.time().Year(), means.last.time().Year()%100)
	case p.unit == aYear:
		return strconv.Itoa(means.first.time().Year())
	case p.unit == aWeek && p.n > 0 && !p.owned:
		return "from " + means.first.said(edition)
	}
	return means.said(edition)
}
