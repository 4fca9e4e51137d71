package edition

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"catchup/internal/source"
	"catchup/internal/table"
	"catchup/reports"
)

// read reads all sources of the report at the same time, and returns what
// each gave, or why it gave nothing.
func (p *Press) read(ctx context.Context, due time.Time) map[string]reports.Reading {
	names := p.sources()
	request := source.Request{Period: p.Spec.Period.Ending(due), As: due}
	tables, errs := make([]*table.Table, len(names)), make([]error, len(names))
	var group sync.WaitGroup
	for i, name := range names {
		group.Go(func() { tables[i], errs[i] = p.readOne(ctx, name, request) })
	}
	group.Wait()
	return p.gather(names, tables, errs)
}

// sources lists what is read: what the report tells of, the list of subscribers
// if anything is expected of it, and what either is held against.
func (p *Press) sources() []string {
	var names []string
	for name := range p.Spec.Sources() {
		names = append(names, name)
	}
	if p.Supplies[p.List].Expect != nil {
		names = append(names, p.List)
	}
	for _, name := range slices.Clone(names) {
		if expected := p.Supplies[name].Expect; expected != nil {
			names = append(names, expected.Sources()...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (p *Press) gather(names []string, tables []*table.Table, errs []error) map[string]reports.Reading {
	readings := make(map[string]reports.Reading, len(names))
	for i, name := range names {
		supply := p.Supplies[name]
		readings[name] = reports.Reading{Table: tables[i], Err: errs[i], Title: supply.Title, Licence: supply.Licence, Link: supply.Link}
		if errs[i] != nil {
			continue // the document tells of it
		}
		p.tell("read", name, fmt.Sprintf("%d rows from %s", len(tables[i].Rows), tables[i].Reading.Place))
		for _, warning := range tables[i].Warnings {
			p.tell("noted", name, warning)
		}
	}
	return readings
}

// readOne reads one source under its name. A panic on the way is an error of
// this source alone.
func (p *Press) readOne(ctx context.Context, name string, r source.Request) (t *table.Table, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v", cause)
		}
	}()
	supply, ok := p.Supplies[name]
	if !ok {
		return nil, errors.New("the press was given no source of this name")
	}
	r.Source, r.Shape.Keep = name, p.keeps(name)
	return supply.Read(ctx, r)
}

// keeps chooses the rows of a source that are read: those that the report
// needs, but all of one that something is expected of or held against.
func (p *Press) keeps(name string) *table.Filter {
	for other, supply := range p.Supplies {
		if supply.Expect != nil && (other == name || slices.Contains(supply.Expect.Sources(), name)) {
			return nil
		}
	}
	return p.Spec.Keeps(name)
}
