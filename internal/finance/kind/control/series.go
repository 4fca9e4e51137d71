package control

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"catchup/internal/check"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/finance/spc"
	"catchup/internal/period"
	"catchup/internal/table"
)

// point is a value of a measure. One that is not known is a gap. It has no record
// where the source has no row for its moment.
type point struct {
	moment
	finance.Quantity
	record kind.Record
}

func (p point) quantity() finance.Quantity { return p.Quantity }

// series are the points of one measure, in their order in time.
type series struct {
	name    string
	records []kind.Record
	points  []point
	unit    unit
}

// gather reads the values of each measure, in the order of the source.
func (c *control) gather() ([]series, error) {
	records := c.Records(c.Main)
	if len(records) == 0 {
		return nil, errors.New("the table has no rows")
	}
	if c.Called != "" && !c.Main.Has("measure") {
		for i := range records {
			records[i].Body = c.Called
		}
	}
	c.inMonths = monthly(records)
	var all []series
	for _, group := range kind.Grouped(records, kind.Record.Name) {
		s := series{name: group.Name, records: group.Rows}
		if err := s.read(c.inMonths, c.Main.Starts("when")); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	c.pace = paceOf(kind.Each(all, func(s series) []moment { return kind.Each(s.points, func(p point) moment { return p.moment }) }))
	return all, nil
}

// monthly tells whether all days are the same of their months, such as the first, or
// all are the last.
func monthly(records []kind.Record) bool {
	same, last := true, true
	first := momentOf(records[0]).day
	for _, r := range records {
		at := momentOf(r).day
		same = same && !at.IsZero() && at.Day() == first.Day()
		last = last && !at.IsZero() && at.AddDate(0, 0, 1).Day() == 1
	}
	return same || last
}

// read makes points of the records and orders them. Two of one moment are an error,
// since which of them holds cannot be known.
func (s *series) read(inMonths bool, starts period.Start) (err error) {
	if s.unit, err = units(s.records); err != nil {
		return err
	}
	s.points = make([]point, 0, len(s.records))
	for _, r := range s.records {
		at := momentOf(r)
		if inMonths {
			at = moment{When: finance.When(starts.MonthOn(at.day))}
		}
		q := s.unit.of(r.QuantityOf("value", s.name+" · "+at.words()))
		s.points = append(s.points, point{at, q, r})
	}
	if order := func(a, b point) int { return cmp.Compare(a.place(), b.place()) }; !slices.IsSortedFunc(s.points, order) {
		slices.SortStableFunc(s.points, order)
	}
	for i := range s.points[1:] {
		if before, p := &s.points[i], &s.points[i+1]; before.place() == p.place() {
			return fmt.Errorf("the value of %q %s is given twice: at %s and at %s", s.name, p.in(), before.record.Value("value").From, p.record.Value("value").From)
		}
	}
	return nil
}

// fill puts a gap for each moment that is missing between two points.
func (s *series) fill(p pace) {
	for i := len(s.points) - 1; i > 0; i-- {
		at := &s.points[i]
		var gap []point
		for _, m := range p.between(s.points[i-1].moment, at.moment) {
			lacking := finance.Lacking(at.Kind, "no value").About(s.name + " · " + m.words()).As("value")
			gap = append(gap, point{moment: m, Quantity: lacking})
		}
		if len(gap) > 0 {
			s.points = slices.Insert(s.points, i, gap...)
		}
	}
}

// base is where limits begin, and why.
type base struct {
	spc.Base
	reason string
}

// broken is why limits begin anew at a value that its publisher marks.
const broken = "its publisher marks a break in the series"

// bases are where the limits of the series begin: as the report says, and where its
// publisher marks a break.
func (s series) bases(w *kind.Work, inMonths bool) ([]base, error) {
	var all []base
	for _, l := range w.Locks {
		if l.Measure != "" && l.Measure != s.name {
			continue
		}
		b, ok, err := s.base(w, l, inMonths)
		if err != nil {
			return nil, fmt.Errorf("limits: %w", err)
		}
		if ok {
			all = append(all, b)
		}
	}
	for i := range s.points {
		if p := &s.points[i]; i > 0 && p.record.Value("value").Aside.Breaks() && !slices.ContainsFunc(all, func(b base) bool { return b.From == i }) {
			all = append(all, base{spc.Base{From: i}, broken})
		}
	}
	slices.SortFunc(all, func(a, b base) int { return cmp.Compare(a.From, b.From) })
	for i := range all[min(1, len(all)):] {
		if all[i].From == all[i+1].From {
			return nil, fmt.Errorf("limits: those of %q begin twice %s", s.name, s.points[all[i].From].in())
		}
	}
	return all, nil
}

// base finds the points of a lock. There is none if it begins behind them.
func (s series) base(w *kind.Work, l kind.Lock, inMonths bool) (b base, ok bool, err error) {
	b = base{reason: l.Reason}
	if l.From != "" {
		from, err := parse(w.Main, l.From, inMonths)
		if err != nil {
			return b, false, err
		}
		b.From, _ = slices.BinarySearchFunc(s.points, from, func(p point, m moment) int { return cmp.Compare(p.place(), m.place()) })
	}
	if l.Until != "" {
		until, err := parse(w.Main, l.Until, inMonths)
		if err != nil {
			return b, false, err
		}
		b.Until, _ = slices.BinarySearchFunc(s.points, until.place()+1, func(p point, place int64) int { return cmp.Compare(p.place(), place) })
		if b.Until <= b.From {
			return b, false, fmt.Errorf("%q has no values from %q until %q", s.name, l.From, l.Until)
		}
	}
	return b, b.From < len(s.points), nil
}

// parse reads a moment as the settings write it, on the scale of the source.
func parse(f *kind.Frame, text string, inMonths bool) (m moment, err error) {
	v, err := f.Timed("when", text, inMonths)
	if err != nil {
		return m, fmt.Errorf("%q: %w", text, err)
	}
	if v.Kind == table.Date || v.Kind == table.Time {
		return moment{day: v.Time}, nil
	}
	return moment{When: finance.When(v.When())}, nil
}

// named refuses limits of a measure that the source does not have.
func named(w *kind.Work, all []series) error {
	names := kind.Each(all, func(s series) string { return s.name })
	for _, l := range w.Locks {
		if l.Measure != "" && !slices.Contains(names, l.Measure) {
			return fmt.Errorf("limits: there is no measure %q (%s)", l.Measure, check.DidYouMean(l.Measure, names))
		}
	}
	return nil
}
