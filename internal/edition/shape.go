package edition

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"catchup/internal/meaning"
	"catchup/internal/shaping"
	"catchup/internal/source"
	"catchup/internal/table"
	"catchup/reports"
)

// shaper brings the tables of sources into shape, of each after those that it
// takes values from. What a shape needs comes from the share of its source.
type shaper struct {
	ctx      context.Context
	supplies map[string]Supply
	readings map[string]reports.Reading
	shares   map[string]*source.Share
	done     map[string]bool
}

// shape brings all readings into shape, in their place. An error of a shape is
// one of its source.
func shape(ctx context.Context, supplies map[string]Supply, readings map[string]reports.Reading, shares map[string]*source.Share) {
	s := shaper{ctx, supplies, readings, shares, map[string]bool{}}
	for _, name := range slices.Sorted(maps.Keys(readings)) {
		s.shape(name)
	}
}

// shape brings one reading into shape, unless that has been done.
func (s shaper) shape(name string) {
	steps := s.supplies[name].Shape
	if s.done[name] || len(steps) == 0 {
		return
	}
	s.done[name] = true
	r := s.readings[name]
	if r.Err != nil || r.Table == nil {
		return
	}
	made, err := s.run(name, r.Table)
	if r.Err = err; err != nil {
		made = emptied(r.Table)
	}
	r.Table, r.With = made, s.with(steps.With())
	s.readings[name] = r
	s.shares[name].Keep(made.Memory())
}

// run runs the steps of a source. A panic becomes an error of this source alone.
func (s shaper) run(name string, t *table.Table) (made *table.Table, err error) {
	defer survive(&err)
	steps := s.supplies[name].Shape
	others, err := s.others(steps.With())
	if err != nil {
		return nil, err
	}
	return steps.Run(t, others, s.room(name))
}

// judge gives the rows of a table their roles before a group adds them up.
func judge(spec meaning.Spec) func(t *table.Table, adds, keys []string) *table.Table {
	return func(t *table.Table, adds, keys []string) *table.Table {
		use := meaning.Use{Section: "shape"}
		for _, name := range adds {
			use.Fields = append(use.Fields, meaning.Field{Name: name, Column: name, Means: meaning.Adds | meaning.Shows})
		}
		for _, name := range keys {
			use.Fields = append(use.Fields, meaning.Field{Name: name, Column: name, Means: meaning.Keys})
		}
		return meaning.Interpret(t, spec, []meaning.Use{use})
	}
}

// room is what the limits and the share of a source let its shape take.
func (s shaper) room(name string) shaping.Room {
	share := s.shares[name]
	supply := s.supplies[name]
	return shaping.Room{Limits: supply.Limits, Judge: judge(supply.Meaning), Take: func(bytes int64) error {
		if bytes < 0 {
			share.Give(-bytes)
			return nil
		}
		return share.Take(s.ctx, bytes)
	}}
}

// others are the tables of the sources, each in its shape.
func (s shaper) others(names []string) (map[string]*table.Table, error) {
	all := map[string]*table.Table{}
	for _, name := range names {
		s.shape(name)
		switch r, ok := s.readings[name]; {
		case !ok || r.Table == nil && r.Err == nil:
			return nil, fmt.Errorf("source %s was not read", name)
		case r.Err != nil:
			return nil, fmt.Errorf("source %s: %w", name, r.Err)
		default:
			all[name] = r.Table
		}
	}
	return all, nil
}

// with are the names of the sources, and of those that they take values from.
func (s shaper) with(names []string) []string {
	all := slices.Clone(names)
	for _, name := range names {
		all = append(all, s.readings[name].With...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// emptied is the table without its rows.
func emptied(t *table.Table) *table.Table {
	empty := *t
	empty.Rows, empty.Roles = nil, nil
	return &empty
}

// isShaped tells whether the source has a shape, or another takes values from it.
// Then all of its rows are needed.
func isShaped(supplies map[string]Supply, name string) bool {
	for other, supply := range supplies {
		if len(supply.Shape) > 0 && (other == name || slices.Contains(supply.Shape.With(), name)) {
			return true
		}
	}
	return false
}

// Leading is the source, read through the filters that its shape begins with.
func Leading(s source.Source, steps shaping.Steps, columns table.Columns) source.Source {
	return leading{s, steps, columns}
}

type leading struct {
	source.Source
	steps   shaping.Steps
	columns table.Columns
}

// Read reads the rows that the filters keep.
func (l leading) Read(ctx context.Context, r source.Request) (*table.Table, error) {
	lead := l.steps.Lead(l.columns)
	if lead == nil || r.Shape.Keep != nil {
		return l.Source.Read(ctx, r)
	}
	r.Shape.Keep = lead.Filter()
	t, err := l.Source.Read(ctx, r)
	if err == nil {
		err = lead.Done(t)
	}
	if err != nil {
		return nil, err
	}
	return t, nil
}

// shape brings what was read into shape. Of sources that only others take values
// from no rows are kept.
func (p *Press) shape(ctx context.Context, names []string, all []taken, readings map[string]reports.Reading) {
	shares := map[string]*source.Share{}
	for i, name := range names {
		shares[name] = all[i].share
	}
	shape(ctx, p.Supplies, readings, shares)
	told := maps.Collect(p.Spec.Sources())
	for _, name := range names {
		r := readings[name]
		if len(p.Supplies[name].Shape) > 0 && r.Err == nil {
			p.tell("shaped", name, fmt.Sprintf("rows: %d, columns: %d", len(r.Table.Rows), len(r.Table.Columns)))
		}
		if _, ok := told[name]; !ok && r.Table != nil && isShaped(p.Supplies, name) && !isChecked(p.Supplies, name) {
			r.Table = emptied(r.Table)
			readings[name] = r
			shares[name].Keep(0)
		}
	}
}
