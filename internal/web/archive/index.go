package archive

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"catchup/internal/edition"
)

// volume is an edition in the archive.
type volume struct {
	edition.Entry
	edition.Cover
}

// row is the editions of a report at a moment, in the order in which they were
// due. A row does not change. Rows that differ have different digests.
type row struct {
	report  string
	volumes []*volume
	digest  string
}

// find returns the edition of the period, nil if there is none.
func (r row) find(period string) *volume {
	if i := r.place(period); i >= 0 {
		return r.volumes[i]
	}
	return nil
}

func (r row) place(period string) int {
	return slices.IndexFunc(r.volumes, func(v *volume) bool { return v.Key.Period == period })
}

// latest is the last edition, nil if there is none.
func (r row) latest() *volume {
	if len(r.volumes) == 0 {
		return nil
	}
	return r.volumes[len(r.volumes)-1]
}

// correctors are the editions that correct figures of v.
func (r row) correctors(v *volume) []*volume {
	var all []*volume
	for _, other := range r.volumes {
		if other.Corrects != nil && other.Corrects.Edition == v.Key.String() {
			all = append(all, other)
		}
	}
	return all
}

// index keeps the editions of each report in memory. It looks for new ones at
// intervals. What it knows of an edition never changes.
type index struct {
	store Store
	now   func() time.Time

	mu   sync.Mutex
	rows map[string]*reading
}

// reading is a row and when it was read.
type reading struct {
	mu     sync.Mutex
	at     time.Time
	row    row
	covers map[string]*volume // by the IDs
}

func newIndex(store Store, now func() time.Time) *index {
	return &index{store: store, now: now, rows: map[string]*reading{}}
}

// lookEvery is how often the store is asked for new editions at most.
const lookEvery = 2 * time.Second

// row is the report's editions.
func (x *index) row(ctx context.Context, report string) (row, error) {
	x.mu.Lock()
	known, ok := x.rows[report]
	if !ok {
		known = &reading{covers: map[string]*volume{}}
		x.rows[report] = known
	}
	x.mu.Unlock()

	known.mu.Lock()
	defer known.mu.Unlock()
	now := x.now()
	if !known.at.IsZero() && now.Sub(known.at) < lookEvery {
		return known.row, nil
	}
	found, err := x.read(ctx, report, known.covers)
	if err != nil {
		return row{}, err
	}
	known.at, known.row = now, found
	return found, nil
}

// read lists the editions, and reads the covers of those that are new.
func (x *index) read(ctx context.Context, report string, covers map[string]*volume) (row, error) {
	found := row{report: report}
	for entry, err := range x.store.Entries(ctx, report) {
		if err != nil {
			return row{}, err
		}
		if entry.Out(x.now()) {
			found.volumes = append(found.volumes, &volume{Entry: entry})
		}
	}
	for i, v := range found.volumes {
		known, ok := covers[v.ID]
		if !ok {
			var err error
			if v.Cover, err = x.store.Cover(ctx, v.ID); err != nil {
				return row{}, fmt.Errorf("reading the cover of %s: %w", v.Key, err)
			}
			known, covers[v.ID] = v, v
		}
		found.volumes[i] = known
		found.digest += v.ID + " "
	}
	return found, nil
}
