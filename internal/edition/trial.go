package edition

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"catchup/internal/document"
	"catchup/internal/period"
	"catchup/internal/source"
	"catchup/internal/table"
	"catchup/reports"
)

// Trial is what came of reading a source. Err is nil if it can be read. Gaps are
// the parts of it that cannot, and Breaches is what is not as expected of it.
type Trial struct {
	Source   string
	Result   string
	Warnings []string
	Gaps     []string
	Breaches []document.Breach
	Err      error
}

// Trials are sources that remember what came of reading them. They are read as
// presses ask for them, and once for all presses that ask for the same period.
// What is read holds the rows that any of the reports needs, so a limit that
// they stay below is not met.
type Trials struct {
	supplies map[string]Supply
	specs    []reports.Spec

	all map[string]*tried
}

// NewTrials makes trials of the sources, by their names, for all reports that
// read them.
func NewTrials(supplies map[string]Supply, specs []reports.Spec) *Trials {
	t := &Trials{supplies: supplies, specs: specs, all: map[string]*tried{}}
	for name, supply := range supplies {
		t.all[name] = &tried{Source: supply.Source, name: name, trials: t}
	}
	return t
}

// Supplies are the sources as presses are given them.
func (t *Trials) Supplies() map[string]Supply {
	all := maps.Clone(t.supplies)
	for name, supply := range all {
		supply.Source = t.all[name]
		all[name] = supply
	}
	return all
}

// Finish reads the sources that nobody has asked for, as if for a week that ends
// at the moment. It returns all trials in the order of the names of the sources.
// There is no edition before that figures could have jumped from.
func (t *Trials) Finish(ctx context.Context, now time.Time) (trials []Trial) {
	r := source.Request{Period: period.Week.Ending(now), As: now}
	readings := map[string]reports.Reading{}
	for _, name := range slices.Sorted(maps.Keys(t.all)) {
		s := t.all[name]
		if !s.done {
			r.Source = name
			s.Read(ctx, r) // remembers its error
		}
		readings[name] = reports.Reading{Table: s.table, Err: s.trial.Err}
		trials = append(trials, s.trial)
	}
	shape(ctx, t.supplies, readings, nil)
	interpret(t.supplies, readings, reports.Uses(t.specs))
	for i, trial := range trials {
		r := readings[trial.Source]
		if trials[i].Err = r.Err; r.Table != nil && r.Err == nil {
			trials[i].Warnings = noted(r.Table)
		}
	}
	breaches := append(doubts(t.supplies, readings), checkExpected(t.supplies, readings, now, nil)...)
	for i, trial := range trials {
		trials[i].Breaches = slices.DeleteFunc(slices.Clone(breaches), func(b document.Breach) bool { return b.Source != trial.Source || t.Untried(b) })
	}
	return trials
}

// Untried tells whether a breach only says that a source was left out with the
// network: its own, or the one that lists its codes.
func (t *Trials) Untried(b document.Breach) bool {
	left := func(name string) bool {
		s := t.all[name]
		return s != nil && errors.Is(s.trial.Err, source.ErrOffline)
	}
	expected := t.supplies[b.Source].Expect
	return left(b.Source) || expected != nil && strings.HasPrefix(b.What, "known.") && slices.ContainsFunc(expected.Sources(), left)
}

// tried is a source that remembers its last reading. It is read by one at a
// time.
type tried struct {
	source.Source
	name   string
	trials *Trials

	mu      sync.Mutex
	done    bool // it has been read, and what is expected of it can be checked
	request source.Request
	table   *table.Table // of the request; nil if it has not been read for that
	trial   Trial
}

// Read reads the source, unless it has been read for such a request before. A
// list of subscribers is read again each time, since whoever reads it as such
// takes the rows one by one.
func (s *tried) Read(ctx context.Context, r source.Request) (*table.Table, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	checked, rows := isChecked(s.trials.supplies, s.name) || isShaped(s.trials.supplies, s.name), 0
	if s.trials.supplies[s.name].Private && r.Shape.Keep != nil {
		r.Shape.Keep = counted(r.Shape.Keep, &rows)
		t, err := s.Source.Read(ctx, r)
		s.note(t, rows, err)
		s.done = !checked
		return t, err
	}
	if s.done && same(s.request, r) && !errors.Is(s.trial.Err, source.ErrFull) && (s.table != nil || s.trial.Err != nil) {
		return s.table, s.trial.Err
	}
	r.Shape.Keep = nil
	if !checked {
		r.Shape.Keep = readWhole(reports.Needed(s.trials.specs, s.name), &rows)
	}
	t, err := s.Source.Read(ctx, r)
	if err == nil {
		rows += len(t.Rows)
	}
	s.done, s.request, s.table = true, r, t
	s.note(t, rows, err)
	return t, err
}

// note remembers what came of a reading of so many rows.
func (s *tried) note(t *table.Table, rows int, err error) {
	s.trial = Trial{Source: s.name, Err: err}
	if err == nil {
		s.trial.Result = table.CountRows(rows) + " from " + t.Reading.Place
		s.trial.Warnings, s.trial.Gaps = t.Warnings, t.Gaps
		if unseen := t.Unseen(s.request.Period); unseen != "" {
			s.trial.Result += "; " + unseen
		}
	}
}

// same tells whether two requests ask for the same period, in the same zone.
func same(a, b source.Request) bool {
	return a.As.Equal(b.As) && a.As.Location().String() == b.As.Location().String() &&
		a.Period.Start.Equal(b.Period.Start) && a.Period.End.Equal(b.Period.End)
}

// counted is the filter, and counts the rows that it is given.
func counted(f *table.Filter, rows *int) *table.Filter {
	all := *f
	all.Opens = func(t *table.Table) {
		if f.Opens != nil {
			f.Opens(t)
		}
		all.Columns = f.Columns
	}
	all.Keeps = func(row []*table.Value) bool {
		*rows++
		return f.Keeps(row)
	}
	return &all
}

// readWhole is a filter that has all cells of a row read, so that a mistake in
// any is told, and then lets the row go unless the other filter keeps it. left
// is how many rows it let go. nil keeps all.
func readWhole(f *table.Filter, left *int) *table.Filter {
	if f == nil {
		return nil
	}
	whole := &table.Filter{Columns: f.Columns}
	whole.Opens = func(t *table.Table) {
		for _, c := range t.Columns {
			whole.Columns = append(whole.Columns, c.Name)
		}
	}
	whole.Keeps = func(values []*table.Value) bool {
		kept := f.Keeps(values[:len(f.Columns)])
		if !kept {
			*left++
		}
		return kept
	}
	return whole
}
