package statement

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"catchup/internal/item"
)

// DayPassed is why a sentence is not told, or only if there is no better one, that looks
// forward to a day which is over when the edition comes out.
const DayPassed = "it looks forward to a day that has passed"

// dayUnknown is why a sentence is not told whose words of time may mean several days.
const dayUnknown = "it is not plain of which day it speaks"

// calendar is what the words of time in an article are read against. Written are
// the days on which it may have been written: one if that is sure. Edition is the
// day of the edition, and until the moment at which its period ends.
type calendar struct {
	written []day
	nightly bool // it may have been written on the evening before
	edition day
	until   time.Time
}

// night is until when an article that comes in the night may have been written on
// the day before. A time of 0:00 or 0:01 is that of an article that waited for its
// day, or that has a day and no time.
const night = 5

// calendarOf is the calendar of an article in the zone of until. An article that
// was updated on a later day may have been written on either day.
func calendarOf(i item.Item, until time.Time) calendar {
	c := calendar{edition: dayOf(until), until: until}
	for _, at := range []time.Time{i.Published, i.Updated} {
		if at.IsZero() {
			continue
		}
		at = at.In(until.Location())
		c.written = append(c.written, dayOf(at))
		c.nightly = c.nightly || at.Hour() < night && (at.Hour() > 0 || at.Minute() > 1)
	}
	return c
}

// date writes the days into a statement that its words of time mean, where a
// reader of the edition would take them for other days, or finds why it may not be
// told. Words that mean the same to both stay as they are.
func (c calendar) date(s *Statement) {
	if !timely(s.Told) || len(c.written) == 0 || c.until.IsZero() {
		return
	}
	r := reading{calendar: c, words: wordsOf(s.Told), text: s.Told, voice: s.Voice}
	found := false
	for at := 0; at < len(r.words); {
		p := r.phrase(at)
		if p.unit == none {
			at++
			continue
		}
		if p.unit != anIdiom {
			r.judge(p)
		}
		found = true
		at = p.last + 1
	}
	if !found && r.hourPassed() {
		r.fault = DayPassed
	}
	if r.passed && !r.past {
		r.weak = DayPassed
	}
	r.write(s)
}

// Title is the title of an article as it may stand over a story in an edition whose
// period ends at until. A word of time at its end that would mean another day there
// is left off. The title does not hold there if it has such a word elsewhere, or
// looks forward to a day that has passed.
func Title(i item.Item, until time.Time) (title string, holds bool) {
	c := calendarOf(i, until)
	s := Statement{Told: i.Title}
	if c.date(&s); s.Fault == "" && s.Weak == "" && len(s.Added) == 0 {
		return i.Title, true
	}
	r := reading{calendar: c, words: wordsOf(i.Title), text: i.Title}
	if s.Fault == DayPassed || s.Weak == DayPassed {
		return i.Title, false
	}
	for at := range r.words {
		if p := r.phrase(at); p.unit != none && p.unit != anIdiom {
			return r.without(p)
		}
	}
	return i.Title, false
}

// Dated is the title of an article with the days in square brackets that its words of
// time mean, as it may stand over a story that has no title that holds. It is the title
// as it is if the days are not plain.
func Dated(i item.Item, until time.Time) string {
	s := Statement{Told: i.Title}
	if calendarOf(i, until).date(&s); s.Fault != "" {
		return i.Title
	}
	return s.Told
}

// without is a title without the phrase at its end and the preposition before that,
// if what is left does not look forward.
func (r *reading) without(p phrase) (title string, holds bool) {
	first := p.first
	if first > 0 && r.is(first-1, "on/from/by/until/since") {
		first--
	}
	if before := r.left(first); first < 2 || p.owned || p.last != len(r.words)-1 || before >= 0 && r.looksForward(before) && p.tense != future {
		return r.text, false
	}
	return strings.TrimRight(r.text[:r.words[first-1].to]+r.text[r.words[p.last].to:], ".!"), true
}

// looksForward tells whether the verb at a place may be one of what is to come.
func (r *reading) looksForward(at int) bool {
	f := r.verb(at)
	return f == toForm || f == willForm || f == mayForm || f == couldForm || f == planned
}

// reading is the words of a sentence while their days are read.
type reading struct {
	calendar
	text  string
	voice Voice
	words []word
	notes []note // what is to be added
	fault string
	weak  string

	passed, past bool // it looks forward to what has passed, and it tells of what is past
}

// note is what is added behind the word that ends at a byte.
type note struct {
	at    int
	words string
}

// write puts the notes into the statement.
func (r *reading) write(s *Statement) {
	if s.Fault == "" {
		s.Fault = r.fault
	}
	if s.Weak == "" {
		s.Weak = r.weak
	}
	var told strings.Builder
	from := 0
	for _, n := range r.notes {
		if strings.Contains(s.Told, n.words) {
			continue
		}
		told.WriteString(s.Told[from:n.at])
		begins := told.Len()
		told.WriteString(" [" + n.words + "]")
		s.Added = append(s.Added, [2]int{begins, told.Len()})
		from = n.at
	}
	s.Told = told.String() + s.Told[from:]
}

// judge decides what becomes of a phrase: nothing, a note, or a fault. What looks
// forward to a day that has passed gets its day too, but is a weak sentence if it
// tells of nothing else.
func (r *reading) judge(p phrase) {
	t := r.tense(p)
	means, sure := r.means(p, t)
	passed := sure && t == future && r.over(p, means) && !calledOff(r.text)
	r.passed, r.past = r.passed || passed, r.past || t == past && !r.said(p)
	switch same := r.same(p, means, t); {
	case p.unit == aDate, sure && same && !passed, r.given(p):
	case passed && same:
		r.fault = DayPassed
	case !sure || p.unit == aStretch || r.vague(p, t):
		r.unsure(p)
	default:
		if p.unit == aDay && p.n == 0 && t != past && t != future && r.voice == Reported {
			r.weak = "it tells of a day that has passed as if it were now"
		}
		r.notes = append(r.notes, note{r.words[p.last].to, p.note(means, r.edition)})
	}
}

// said tells whether a phrase is the day on which somebody said the rest.
func (r *reading) said(p phrase) bool {
	return r.is(p.first-1, saying) || r.is(p.first-2, saying, "on/late/early/earlier")
}

const saying = "said/told/announced/warned/added/confirmed/reported/claimed/revealed/wrote/insisted"

// same tells whether a reader of the edition takes a phrase for the days that it
// means.
func (r *reading) same(p phrase, means span, t tense) bool {
	seen, plain := p.days(r.edition, t)
	return plain && seen == means
}

// vague tells whether a word such as "today" need not be that day: "today's troubles",
// "children today", "a week ago today".
func (r *reading) vague(p phrase, t tense) bool {
	if p.unit != aDay {
		return false
	}
	today := r.is(p.last, "today")
	return today && (t == tenseless || p.owned && !r.ofDay(p)) || r.is(p.first-2, "week/weeks/month/months/fortnight", "ago")
}

// unsure is a fault unless the words mean the same to whoever reads them on the
// day of the article or of the edition, whatever that is.
func (r *reading) unsure(p phrase) {
	if r.nightly && p.unit == aDay {
		r.fault = dayUnknown
	}
	for _, written := range r.written {
		if p.either(written) != p.either(r.edition) || r.edition.weekday() == p.weekday && p.unit == aWeekday && written != r.edition {
			r.fault = dayUnknown
		}
	}
}

// means are the days that a phrase means in its article, and whether that is sure.
// What was written by night may mean the day before by "today", but hardly by the
// name of the day, or by "last night".
func (r *reading) means(p phrase, t tense) (days span, sure bool) {
	for i, written := range r.written {
		one, plain := p.days(written, t)
		if !plain || p.turn == bare && p.elsewhere(written, t) || i > 0 && one != days {
			return days, false
		}
		days = one
	}
	byNight := r.nightly && p.unit == aDay && !r.is(p.first, "last")
	return days, p.unit == aDate || !byNight && !r.otherDay(p)
}

// elsewhere tells whether a day of the week may be another than it seems: one that
// has passed and would be tomorrow may be that of another part of the world, and one
// to come that was yesterday may stand in an article that came out late.
func (p phrase) elsewhere(written day, t tense) bool {
	return p.unit == aWeekday && (t == past && (written+1).weekday() == p.weekday || t == future && (written-1).weekday() == p.weekday)
}

// over tells whether there is too little left of what a sentence looks forward to
// when the edition comes out. Weeks end on Wednesday for this: what was to happen
// within one has mostly happened by then.
func (r *reading) over(p phrase, means span) bool {
	if r.edition <= r.written[0] && p.ends == 0 || p.unit == aDate && means.last < r.written[0] {
		return false
	}
	last := means.last
	if p.unit == aWeek {
		last = means.first + 2
	}
	hour := 24
	if p.ends > 0 {
		hour = p.ends
	}
	return !r.until.Before(last.at(hour, r.until.Location()))
}

// span is days from the first to the last.
type span struct{ first, last day }

// day is a day of the calendar, counted from 1 January 1970.
type day int

const secondsOfDay = 24 * 60 * 60

// dayOf is the day of a moment in its zone.
func dayOf(t time.Time) day {
	year, month, number := t.Date()
	return dayIn(year, month, number)
}

func dayIn(year int, month time.Month, number int) day {
	return day(time.Date(year, month, number, 0, 0, 0, 0, time.UTC).Unix() / secondsOfDay)
}

func (d day) time() time.Time { return time.Unix(int64(d)*secondsOfDay, 0).UTC() }

// at is the moment of an hour of the day in a zone.
func (d day) at(hour int, zone *time.Location) time.Time {
	year, month, number := d.time().Date()
	return time.Date(year, month, number, hour, 0, 0, 0, zone)
}

func (d day) weekday() time.Weekday { return d.time().Weekday() }

// monday is the first day of the day's week.
func (d day) monday() day { return d - day(d.weekday()+6)%7 }

// month is the first day of the month that is so many after the day's.
func (d day) month(n int) day {
	year, month, _ := d.time().Date()
	return dayIn(year, month+time.Month(n), 1)
}

// next is the first day of the name after the day, before the last one before it.
func (d day) next(w time.Weekday) day   { return d + 1 + day(w-(d+1).weekday()+7)%7 }
func (d day) before(w time.Weekday) day { return d - 1 - day((d-1).weekday()-w+7)%7 }

// said writes a day, "9 March", with its year if that is not the edition's.
func (d day) said(edition day) string {
	if d.time().Year() != edition.time().Year() {
		return d.time().Format("2 January 2006")
	}
	return d.time().Format("2 January")
}

// said writes the days, "2 to 8 March".
func (s span) said(edition day) string {
	a, b := s.first.time(), s.last.time()
	switch {
	case s.first == s.last:
		return s.first.said(edition)
	case a.Month() == b.Month():
		return strconv.Itoa(a.Day()) + " to " + s.last.said(edition)
	}
	return fmt.Sprintf("%s to %s", s.first.said(edition), s.last.said(edition))
}
