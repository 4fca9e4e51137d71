package statement

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"catchup/internal/set"
)

// stems are what every word of time has in it, so that few sentences are looked at
// more closely. A date has a number and a month too.
var (
	stems  = []string{"day", "morrow", "night", "week", "onth", "year", "morning", "evening", "lunchtime", "hour", "noon"}
	months = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "am", "pm", ".m"}
)

// timely tells whether a sentence may have a word of time.
func timely(s string) bool {
	has := func(stem string) bool { return strings.Contains(s, stem) }
	return slices.ContainsFunc(stems, has) || strings.ContainsAny(s, "0123456789") && slices.ContainsFunc(months, has)
}

var monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

var weekdayNames = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// phrase reads the phrase that begins at a word; one of no unit if there is none.
func (r *reading) phrase(at int) phrase {
	w := r.words[at]
	if _, counted := w.number(); !counted && !w.counts() && !begin[w.low] && !(w.capital && monthOf(w.low) > 0) {
		return phrase{}
	}
	for _, read := range []func(int) phrase{r.idiom, r.relative, r.dayPhrase, r.weekdayPhrase, r.rangePhrase, r.datePhrase} {
		if p := read(at); p.unit != none {
			return p
		}
	}
	return phrase{}
}

// begin are the words that phrases begin with, but for numbers and months.
var begin = set.Words("today tonight tomorrow yesterday overnight this last next the past coming following day hour hours minutes " + strings.Join(weekdayNames, " "))

// is tells whether words stand at a place, each of them one of several that are
// parted by strokes. A genitive counts as its word.
func (r *reading) is(at int, want ...string) bool {
	if at < 0 || at+len(want) > len(r.words) {
		return false
	}
	for i, w := range want {
		if !among(r.words[at+i].low, w) {
			return false
		}
	}
	return true
}

// among tells whether a word is one of several that are parted by strokes.
func among(word, several string) bool {
	for one := range strings.SplitSeq(several, "/") {
		if one == word {
			return true
		}
	}
	return false
}

// through is the phrase up to a word.
func (r *reading) through(p phrase, first, last int) phrase {
	p.first, p.last, p.owned = first, last, r.words[last].owned
	return p
}

// relative reads phrases that count days: "the day after tomorrow", "in two days'
// time", "two days ago", "the past 24 hours".
func (r *reading) relative(at int) phrase {
	n, counted := 0, false
	if at+1 < len(r.words) {
		n, counted = r.words[at].number()
	}
	switch {
	case r.is(at, "day", "after", "tomorrow"):
		return r.through(phrase{unit: aDay, n: 2, tense: future}, at, at+2)
	case r.is(at, "day", "before", "yesterday"):
		return r.through(phrase{unit: aDay, n: -2, tense: past}, at, at+2)
	case r.is(at, "past/last/next/coming/following") && at+2 < len(r.words) && r.is(at+2, "hours/days"):
		return r.stretch(at)
	case r.is(at, "hour/hours/minutes", "ago"):
		return r.through(phrase{unit: aStretch, tense: past}, at, at+1)
	case !counted:
	case r.is(at+1, "days", "ago") && n < 7:
		return r.through(phrase{unit: aDay, n: -n, tense: past}, at, at+2)
	case r.is(at+1, "days", "time") && n < 15:
		return r.through(phrase{unit: aDay, n: n, tense: future}, at, at+2)
	case r.is(at-1, "within/in") && r.is(at+1, "hours"):
		return r.through(phrase{unit: aStretch, n: n / 24, tense: future}, at, at+1)
	}
	return phrase{}
}

// stretch reads "the past 24 hours" and "the next two days". One of more than three
// days is not exact.
func (r *reading) stretch(at int) phrase {
	n, counted := r.words[at+1].number()
	if r.is(at+2, "hours") {
		n = (n + 23) / 24
	}
	if !counted || n > 3 {
		return phrase{}
	}
	p := phrase{unit: aStretch, n: n, tense: future}
	if r.is(at, "past/last") {
		p.tense = past
	}
	return r.through(p, at, at+2)
}

// daytimes are the parts of a day, and the hour at which each ends.
var daytimes = map[string]int{"morning": 12, "lunchtime": 14, "afternoon": 18, "evening": 24, "night": 24}

// dayPhrase reads "today", "tomorrow night", "this morning", "last night".
func (r *reading) dayPhrase(at int) phrase {
	w := r.words[at]
	switch {
	case w.low == "today":
		return r.through(phrase{unit: aDay}, at, at)
	case w.low == "tonight":
		return r.through(phrase{unit: aDay, ends: 24}, at, at)
	case w.low == "yesterday":
		return r.daytime(phrase{unit: aDay, n: -1, tense: past}, at, at)
	case w.low == "tomorrow":
		return r.daytime(phrase{unit: aDay, n: 1, tense: future}, at, at)
	case r.is(at, "last", "night"):
		return r.through(phrase{unit: aDay, n: -1, tense: past}, at, at+1)
	case r.is(at, "this", "morning/lunchtime/afternoon/evening"):
		return r.daytime(phrase{unit: aDay}, at, at)
	}
	return phrase{}
}

// daytime adds the part of the day behind a phrase to it.
func (r *reading) daytime(p phrase, first, last int) phrase {
	if last+1 < len(r.words) && !r.words[last].owned && daytimes[r.words[last+1].low] > 0 {
		last++
		p.ends = daytimes[r.words[last].low]
	}
	return r.through(p, first, last)
}

// weekdayPhrase reads "Monday", "last Monday", "Monday night".
func (r *reading) weekdayPhrase(at int) phrase {
	first, p := at, phrase{unit: aWeekday}
	switch {
	case r.is(at, "last"):
		p.turn, p.tense, at = last, past, at+1
	case r.is(at, "next"):
		p.turn, p.tense, at = next, future, at+1
	case r.is(at, "coming"):
		p.tense, at = future, at+1
	}
	if at >= len(r.words) || !r.words[at].capital {
		return phrase{}
	}
	name := slices.Index(weekdayNames, r.words[at].low)
	if name < 0 {
		return phrase{}
	}
	p.weekday = time.Weekday(name)
	if r.is(at+1, "week/fortnight") {
		return r.through(phrase{unit: aStretch}, first, at+1)
	}
	if r.is(at-2, "week/fortnight", "on") {
		return r.through(phrase{unit: aStretch}, first, at)
	}
	return r.inWeek(r.daytime(p, first, at))
}

// inWeek adds the week to a day of the week: "Monday of last week".
func (r *reading) inWeek(p phrase) phrase {
	at := p.last + 1
	if r.is(at, "of") {
		at++
	}
	if !r.is(at, "this/last/next", "week") {
		return p
	}
	p.turn, p.last = inWeek, at+1
	p.n = map[string]int{"last": -1, "next": 1}[r.words[at].low]
	return p
}

// rangePhrase reads "this week", "last month", "the weekend".
func (r *reading) rangePhrase(at int) phrase {
	p := phrase{}
	switch {
	case r.is(at, "the", "weekend") && !r.is(at+2, "before/after"):
	case r.is(at, "the", "week/month/year") && (r.is(at-2, "end/start/beginning/middle/rest", "of") || r.is(at-2, "earlier/later/early/late", "in")) && !r.is(at+2, "before/after/of"):
	case r.is(at, "this"):
	case r.is(at, "last"):
		p.n, p.turn, p.tense = -1, last, past
	case r.is(at, "next"):
		p.n, p.turn, p.tense = 1, next, future
	default:
		return p
	}
	if r.is(at+1, "financial/fiscal/tax", "year") {
		p.unit = aFinancialYear
		return r.through(p, at, at+2)
	}
	if at+1 < len(r.words) {
		p.unit = map[string]unit{"week": aWeek, "weekend": aWeekend, "month": aMonth, "year": aYear}[r.words[at+1].low]
	}
	if p.unit == none || p.turn == last && r.is(at-1, "the") {
		return phrase{} // “over the last week” runs up to the day of the article
	}
	return r.through(p, at, at+1)
}

// datePhrase reads a date that is given: "9 March", "March 9", "9 March 2026".
func (r *reading) datePhrase(at int) phrase {
	if at+1 >= len(r.words) {
		return phrase{}
	}
	number, month := r.words[at], r.words[at+1]
	last := at + 1
	if number.capital {
		number, month = month, number
	} else if r.is(at+1, "of") {
		last, month = at+2, r.wordAt(at+2)
	}
	n, ok := number.ordinal()
	m := monthOf(month.low)
	if !ok || m == 0 || !month.capital || month.owned || n > 31 || r.measures(number) {
		return phrase{}
	}
	p := r.through(phrase{unit: aDate, n: n, month: m}, at, last)
	if year, err := strconv.Atoi(r.wordAt(last + 1).low); err == nil && year >= 1900 && year < 2100 {
		p.year, p.last = year, last+1
	}
	return p
}

// monthOf is the month of a name or of its abbreviation, 0 for none.
func monthOf(name string) time.Month {
	return time.Month(1 + slices.IndexFunc(monthNames, func(m string) bool {
		return m == name || len(name) == 3 && m[:3] == name || name == "sept" && m == "september"
	}))
}

// measures tells whether a number goes on: 6%, 2.5.
func (r *reading) measures(number word) bool {
	behind := r.text[number.to:]
	return behind != "" && strings.ContainsRune("%.", rune(behind[0])) && (behind[0] == '%' || len(behind) > 1 && behind[1] >= '0' && behind[1] <= '9')
}

// inFigures matches a date in figures behind a word of time.
var inFigures = regexp.MustCompile(`^[ ,(–-]{1,3}(?:\d{1,2}/\d{1,2}|\d{4}-\d\d-\d\d)`)

// wordAt is a word of the sentence, an empty one beyond its ends.
func (r *reading) wordAt(at int) word {
	if at < 0 || at >= len(r.words) {
		return word{}
	}
	return r.words[at]
}

// given tells whether the sentence gives the date of a phrase right behind it or
// before it.
func (r *reading) given(p phrase) bool {
	for _, at := range []int{p.last + 1, p.last + 2, p.first - 2, p.first - 3} {
		if at < 0 || at >= len(r.words) {
			continue
		}
		if d := r.datePhrase(at); d.unit == aDate && (at > p.last && d.first <= p.last+2 || d.last+1 == p.first || d.last+2 == p.first && r.is(d.last+1, "on")) {
			return true
		}
	}
	n, ok := r.wordAt(p.last + 2).ordinal() // "Monday the 9th"
	return inFigures.MatchString(r.text[r.words[p.last].to:]) || ok && n <= 31 && r.is(p.last+1, "the") && p.unit == aWeekday
}
