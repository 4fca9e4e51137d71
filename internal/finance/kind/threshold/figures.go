package threshold

import (
	"cmp"
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// revisions are the counts of one measure in their order, held against limits.
type revisions struct {
	*kind.Work
	limits []kind.Limit
	counts []revision
}

// revision is one count of the measure.
type revision struct {
	kind.Record
	amount, movement finance.Quantity
}

func amountOf(c revision) finance.Quantity { return c.amount }

func compute(w *kind.Work) (*kind.Result, error) {
	records := w.Records(w.Main)
	if _, err := kind.Tally(records, w.Kind.Row); err != nil {
		return nil, err
	}
	slices.SortStableFunc(records, func(a, b kind.Record) int { return a.Value("date").Time.Compare(b.Value("date").Time) })
	limits, err := w.Limits(w.Main.KindOf("amount"))
	if err != nil {
		return nil, err
	}
	v := &revisions{Work: w, limits: limits}
	for i, r := range records {
		made := revision{Record: r, amount: r.Quantity("amount"), movement: r.Quantity("movement")}
		if !made.movement.Known && i > 0 {
			made.movement = w.Sense.Variance(v.counts[i-1].amount, made.amount).As("movement").About(r.Of())
			made.movement.Rule = finance.Pick(w.Sense == finance.Spending, "amount before − amount", "amount − amount before")
		}
		v.counts = append(v.counts, made)
	}
	return v.result(), nil
}

// worst is where the worst known count stands, −1 if none is known.
func (v *revisions) worst() int {
	known := kind.Keep(finance.Indices(v.counts), func(i int) bool { return v.counts[i].amount.Known })
	if len(known) == 0 {
		return -1
	}
	adverse := finance.Pick(v.Sense == finance.Spending, finance.Descending, finance.Ascending)
	return slices.MinFunc(known, func(i, j int) int {
		return cmp.Or(adverse(v.counts[i].amount, v.counts[j].amount), cmp.Compare(i, j))
	})
}
