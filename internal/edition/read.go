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

// read reads all sources of the report at the same time. It returns what each
// source gave, or why it gave nothing.
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

// sources lists the sources that are read: those of the report, the list of
// subscribers if anything is expected of it, and those that they are checked
// against.
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

// readOne reads one source by its name. A panic becomes an error of this source
// alone.
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

// keeps chooses which rows of a source are kept: those that the report needs,
// or all of them if something is expected of the source or checked against it.
func (p *Press) keeps(name string) *table.Filter {
	if isChecked(p.Supplies, name) {
		return nil
	}
	return p.Spec.Keeps(name)
}

// isChecked tells whether something is expected of the source, or of another
// that is checked against it. Then all of its rows are needed.
func isChecked(supplies map[string]Supply, name string) bool {
	for other, supply := range supplies {
		if supply.Expect != nil && (other == name || slices.Contains(supply.Expect.Sources(), name)) {
			return true
		}
	}
	return false
}
