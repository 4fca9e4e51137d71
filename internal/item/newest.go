package item

import (
	"cmp"
	"slices"
	"time"

	"catchup/internal/table"
)

// newest are the rows of a table in which stories are looked for: all, or the
// Most newest from before until. Each feed of the table gives as many as the
// others, so that a feed without end does not push out another one.
func newest(t *table.Table, until time.Time) [][]table.Value {
	if t.Most == 0 || len(t.Rows) <= t.Most {
		return t.Rows
	}
	taken := turns(t, until)
	slices.SortStableFunc(taken, func(a, b turn) int {
		return cmp.Or(cmp.Compare(a.n, b.n), b.at.Compare(a.at))
	})
	taken = taken[:t.Most]
	slices.SortFunc(taken, func(a, b turn) int { return a.row - b.row })
	rows := make([][]table.Value, len(taken))
	for i, one := range taken {
		rows[i] = t.Rows[one.row]
	}
	return rows
}

// turn is when a row is taken: it is the n-th newest of its feed. The rows that
// were published later than asked for come last.
type turn struct {
	row, n int
	at     time.Time
}

// turns are the turns of all rows.
func turns(t *table.Table, until time.Time) []turn {
	published := t.Index("published")
	all, of := make([]turn, len(t.Rows)), map[string]int{}
	for i, row := range t.Rows {
		all[i] = turn{row: i, at: row[published].Time}
	}
	slices.SortStableFunc(all, func(a, b turn) int { return b.at.Compare(a.at) })
	for i := range all {
		feed := "" // what is kept of a feed has readings of its own, but one place
		if from := t.Rows[all[i].row][published].From.Reading; from != nil {
			feed = from.Place
		}
		if !until.IsZero() && !all[i].at.Before(until) {
			all[i].n = len(all)
			continue
		}
		of[feed]++
		all[i].n = of[feed]
	}
	return all
}
