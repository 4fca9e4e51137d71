package edition

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"catchup/internal/set"
	"catchup/internal/source"
	"catchup/internal/table"
	"catchup/reports"
)

// read reads all sources of the report at the same time, and then brings them into
// shape. It returns what each source gave, or why it gave nothing. While it waits for some, it holds nothing
// of the others, so that other editions are not kept waiting too; they are read
// once more in the end.
func (p *Press) read(ctx context.Context, due time.Time, budget *source.Budget) map[string]reports.Reading {
	names := p.sources()
	request := source.Request{Period: p.covers(due), As: due}
	all := p.readAll(ctx, names, request, budget)
	if waited := p.await(ctx, due, names, all, request, budget); len(waited) > 0 && ctx.Err() == nil {
		all = p.readAll(ctx, names, request, budget)
		for i, name := range names {
			all[i].waited = waited[name]
		}
	}
	readings := p.gather(names, all, request)
	if ctx.Err() == nil {
		p.shape(ctx, names, all, readings)
	}
	return readings
}

// readAll reads the sources. If they hold more together than the budget allows,
// those that come first by their names are taken, whichever was read first: from
// the one that found no room on all are read again, one after the other.
func (p *Press) readAll(ctx context.Context, names []string, request source.Request, budget *source.Budget) []taken {
	all := make([]taken, len(names))
	var group sync.WaitGroup
	for i, name := range names {
		group.Go(func() { all[i] = p.readOne(ctx, name, request, budget) })
	}
	group.Wait()
	full := slices.IndexFunc(all, func(t taken) bool { return errors.Is(t.err, source.ErrFull) })
	if full >= 0 {
		again := slices.Clone(all[full:])
		for i := range again {
			all[full+i], again[i].table = taken{}, nil
			again[i].share.Keep(0)
		}
		for i, t := range again {
			if all[full+i] = t; t.err == nil || errors.Is(t.err, source.ErrFull) {
				all[full+i] = p.readOne(ctx, names[full+i], request, budget)
			}
		}
	}
	return all
}

// taken is what a source gave, or why it gave nothing, its share of the budget,
// and until when it was waited for, zero if it was not.
type taken struct {
	table  *table.Table
	err    error
	share  *source.Share
	waited time.Time
}

// came tells whether something of the source could be read now.
func (t taken) came() bool { return t.err == nil && (t.table == nil || !t.table.Aged) }

// why is why it could not.
func (t taken) why() string {
	if t.err != nil {
		return t.err.Error()
	}
	return strings.Join(t.table.Gaps, "; ")
}

// between is the time between two attempts to read a source that is waited for.
const between = time.Minute

// await reads those sources again and again that failed and are waited for. It
// returns until when each was waited for; then what was read is given back.
func (p *Press) await(ctx context.Context, due time.Time, names []string, all []taken, request source.Request, budget *source.Budget) map[string]time.Time {
	waited := map[string]time.Time{}
	for late := p.late(due, names, all); len(late) > 0; late = p.late(due, names, all) {
		for i := range all {
			all[i].table = nil
			all[i].share.Keep(0)
		}
		budget.Yield()
		if p.Sleep(ctx, between) != nil {
			break
		}
		for _, i := range late {
			all[i] = p.readOne(ctx, names[i], request, budget)
			waited[names[i]] = p.Now()
		}
	}
	return waited
}

// late are the places of the sources that failed and are still waited for.
func (p *Press) late(due time.Time, names []string, all []taken) (late []int) {
	for i, name := range names {
		end := due.Add(p.Supplies[name].Wait)
		if p.Sleep == nil || p.Supplies[name].Wait == 0 || all[i].came() || errors.Is(all[i].err, source.ErrFull) || !p.Now().Before(end) {
			continue
		}
		late = append(late, i)
		p.tell("waiting", name, "until "+end.Format("15:04 MST")+": "+all[i].why())
	}
	return late
}

// sources lists the sources that are read: those of the report, the list of
// subscribers if anything is expected of it, those that they are checked against,
// and those that any of them takes values from.
func (p *Press) sources() []string {
	var names []string
	for name := range p.Spec.Sources() {
		names = append(names, name)
	}
	if p.Supplies[p.List].Expect != nil {
		names = append(names, p.List)
	}
	return set.Reached(names, func(name string) []string {
		supply := p.Supplies[name]
		return slices.Concat(supply.Shape.With(), supply.Expect.Sources()) // what is read to be checked against is checked too
	})
}

func (p *Press) gather(names []string, all []taken, request source.Request) map[string]reports.Reading {
	readings := make(map[string]reports.Reading, len(names))
	for i, name := range names {
		supply := p.Supplies[name]
		readings[name] = reports.Reading{Table: all[i].table, Err: all[i].err, Title: supply.Title, Licence: supply.Licence, Link: supply.Link, Waited: all[i].waited}
		if all[i].err != nil {
			continue // the document tells of it
		}
		result := table.CountRows(len(all[i].table.Rows)) + " from " + all[i].table.Reading.Place
		if unseen := all[i].table.Unseen(request.Period); unseen != "" {
			result += "; " + unseen
		}
		p.tell("read", name, result)
	}
	return readings
}

// readOne reads one source by its name. A panic becomes an error of this source
// alone.
func (p *Press) readOne(ctx context.Context, name string, r source.Request, budget *source.Budget) (t taken) {
	r.Source, r.Shape.Keep, r.Share = name, p.keeps(name), budget.Share()
	defer func() {
		if cause := recover(); cause != nil {
			t.table, t.err = nil, fmt.Errorf("panic: %v", cause)
		}
		t.share = r.Share
	}()
	supply, ok := p.Supplies[name]
	if !ok {
		return taken{err: errors.New("the press was given no source of this name")}
	}
	t.table, t.err = supply.Read(ctx, r)
	return t
}

// keeps chooses which rows of a source are kept: those that the report needs,
// or all of them if something is expected of the source or checked against it, or
// if it is brought into shape.
func (p *Press) keeps(name string) *table.Filter {
	if isChecked(p.Supplies, name) || isShaped(p.Supplies, name) {
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
