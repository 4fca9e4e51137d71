package control

import (
	"slices"
	"time"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
)

// moment is when a value was read: a period, or a day.
type moment struct {
	finance.When
	day time.Time // midnight UTC; zero for a period
}

// momentOf is when the value of a record was read.
func momentOf(r kind.Record) moment {
	if v := r.Value("when"); r.When == (finance.When{}) {
		return moment{day: v.Time.UTC().Truncate(day)}
	}
	return moment{When: r.When}
}

const day = 24 * time.Hour

// place is where the moment lies on a scale of days or of months.
func (m moment) place() int64 {
	if m.day.IsZero() {
		return period.When(m.When).Place()
	}
	return m.day.Unix() / int64(day/time.Second)
}

// span are the days of the moment in UTC.
func (m moment) span() period.Period {
	if m.day.IsZero() {
		return period.When(m.When).Span()
	}
	return period.Period{Start: m.day, End: m.day.AddDate(0, 0, 1)}
}

// at is the moment at another place of the same scale.
func (m moment) at(place int64) moment {
	if !m.day.IsZero() {
		return moment{day: m.day.AddDate(0, 0, int(place-m.place()))}
	}
	w := m.When
	w.Year.Begins = int(place-1) / monthsOfYear
	if !w.Part.None() {
		w.Part.Number = (int(place-1)%monthsOfYear + 1) * w.Part.Of / monthsOfYear
	}
	return moment{When: w}
}

const monthsOfYear = 12

// label is the moment on the axis of a chart: "Jun 2025", "5 May 2025".
func (m moment) label() string { return m.written("2 Jan 2006", "Jan 2006") }

// words are the moment in a sentence: "June 2025", "5 May 2025".
func (m moment) words() string { return m.written("2 January 2006", "January 2006") }

func (m moment) written(ofDay, ofMonth string) string {
	switch {
	case !m.day.IsZero():
		return m.day.Format(ofDay)
	case m.Part.Of != monthsOfYear:
		return m.When.String()
	case m.Year.None():
		return m.Name()
	}
	return period.When(m.When).LastDay().Format(ofMonth)
}

// in is the moment behind what was so then: "in June 2025", "on 5 May 2025".
func (m moment) in() string {
	if m.day.IsZero() {
		return "in " + m.words()
	}
	return "on " + m.words()
}

// pace is how the moments of a table follow each other: by a step, in days or in
// months, or by none where they have no rhythm. Days may be those of work alone.
type pace struct {
	step int64
	work bool
}

// paceOf is the step that most neighbours have. Of days it must be more than half
// of them. Where no day is of a weekend, days of work are counted.
func paceOf(series [][]moment) pace {
	p := pace{work: !slices.ContainsFunc(series, func(all []moment) bool { return slices.ContainsFunc(all, moment.idle) })}
	steps, all := map[int64]int{}, 0
	for _, moments := range series {
		for i := range moments[min(1, len(moments)):] {
			steps[p.place(moments[i+1])-p.place(moments[i])]++
			all++
		}
	}
	for step, n := range steps {
		if n > steps[p.step] || n == steps[p.step] && step < p.step {
			p.step = step
		}
	}
	if daily := len(series) > 0 && len(series[0]) > 0 && !series[0][0].day.IsZero(); daily && 2*steps[p.step] <= all {
		p.step = 0
	}
	return p
}

// idle tells whether the moment is a day of a weekend, or no day at all.
func (m moment) idle() bool {
	return m.day.IsZero() || m.day.Weekday() == time.Saturday || m.day.Weekday() == time.Sunday
}

const (
	daysOfWeek  = 7
	daysOfWork  = 5
	firstMonday = 3 // days from Monday to 1 January 1970
)

// place counts the days of work, if those alone are counted.
func (p pace) place(m moment) int64 {
	if !p.work {
		return m.place()
	}
	days := m.place() + firstMonday
	return days/daysOfWeek*daysOfWork + min(days%daysOfWeek, daysOfWork)
}

// mostMissing is how many moments are put between two others at most. A longer gap
// is one that is missing.
const mostMissing = 24

// between are the moments that are missing between two others.
func (p pace) between(a, b moment) []moment {
	if p.step == 0 || p.place(b)-p.place(a) <= p.step {
		return nil
	}
	var missing []moment
	for place := a.place() + 1; place < b.place(); place++ {
		m := a.at(place)
		if ahead := p.place(m) - p.place(a); ahead%p.step == 0 && !(p.work && m.idle()) {
			missing = append(missing, m)
		}
	}
	if len(missing) > mostMissing {
		missing = missing[:1]
	}
	return missing
}

// noun is what one of the moments is called.
func (p pace) noun(m moment) string {
	switch {
	case m.day.IsZero() && m.Part.None():
		return "year"
	case m.day.IsZero():
		return m.Part.Noun()
	case p.step == daysOfWeek && !p.work, p.step == daysOfWork && p.work:
		return "week"
	case p.step == 1:
		return "day"
	}
	return "value"
}
