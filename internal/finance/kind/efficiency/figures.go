package efficiency

import (
	"cmp"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// savings are the targets of one snapshot. The total is of the rows of which
// all that the source gives is known; known counts them and behind those short
// of their targets.
type savings struct {
	*kind.Work
	kind.Snapshot
	rows          []saving
	total         saving
	known, behind finance.Quantity
}

// saving is the target of one body and what came of it. Short is what is
// delivered, or identified where nothing is said of delivery, less the target.
type saving struct {
	body                                            string
	target, identified, delivered, recurrent, short finance.Quantity
}

func (s saving) called() string { return s.body }

func (s saving) off() finance.Quantity { return s.short }

// stages are the fields that follow the target, those the source has.
func (v *savings) stages() []string {
	var stages []string
	for _, field := range []string{"identified", "delivered"} {
		if v.Main.Has(field) {
			stages = append(stages, field)
		}
	}
	return stages
}

func makeEfficiency(w *kind.Work) (*kind.Result, error) {
	latest, err := w.Latest()
	if err != nil {
		return nil, err
	}
	v := &savings{Work: w, Snapshot: latest}
	if len(v.stages()) == 0 {
		return nil, errNoStage
	}
	for _, r := range v.Snapshot.Records {
		v.rows = append(v.rows, v.saving(r))
	}
	v.sum()
	kind.Arrange(v.rows, w.Order, saving.called, saving.off)
	return v.result(), nil
}

// saving reads one row.
func (v *savings) saving(r kind.Record) saving {
	s := saving{r.Body, r.Quantity("target"), r.Quantity("identified"), r.Quantity("delivered"), r.Quantity("recurrent"), finance.Quantity{}}
	s.short = v.met(s).Minus(s.target).As("against target")
	return s
}

// met is what counts towards the target: what is delivered, else what is
// identified.
func (v *savings) met(s saving) finance.Quantity {
	if v.Main.Has("delivered") {
		return s.delivered
	}
	return s.identified
}

// whole tells whether all that the source gives of a row is known.
func (v *savings) whole(s saving) bool {
	return s.target.Known && (s.identified.Known || !v.Main.Has("identified")) &&
		(s.delivered.Known || !v.Main.Has("delivered")) && (s.recurrent.Known || !v.Main.Has("recurrent"))
}

// sum adds the rows that are whole, and counts.
func (v *savings) sum() {
	sums := map[string][]finance.Quantity{}
	behind := 0
	for _, s := range v.rows {
		if !v.whole(s) {
			continue
		}
		for field, q := range s.fields() {
			sums[field] = append(sums[field], q)
		}
		if s.short.Num.LessThan(v.Tolerance.Neg()) {
			behind++
		}
	}
	total := func(field string) finance.Quantity {
		return finance.SumKnown(sums[field]).As(cmp.Or(field, "against target")).About(v.All(v.Work))
	}
	v.total = saving{"", total("target"), total("identified"), total("delivered"), total("recurrent"), total("")}
	v.known = finance.Counted(len(sums["target"]), v.Many+" with figures", sums[""]...).About(v.All(v.Work))
	v.behind = finance.Counted(behind, v.Many+" short of their targets", sums[""]...).About(v.All(v.Work))
}

// fields are the quantities by their names, that against target by none.
func (s saving) fields() map[string]finance.Quantity {
	return map[string]finance.Quantity{"target": s.target, "identified": s.identified, "delivered": s.delivered, "recurrent": s.recurrent, "": s.short}
}

// of is a stage's share of the target.
func (s saving) of(stage string) finance.Quantity {
	return s.fields()[stage].Over(s.target).As(stage + " as a share of the target")
}

// recurring is the recurrent share of what is delivered.
func (s saving) recurring() finance.Quantity {
	return s.recurrent.Over(s.delivered).As("recurrent share of what is delivered")
}
