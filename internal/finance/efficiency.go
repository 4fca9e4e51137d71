package finance

import (
	"cmp"

	"catchup/internal/document"
)

var efficiency = Kind{
	Name: "efficiency",
	Does: "efficiency targets: what is identified and delivered of them, and what of that recurs",
	Row:  "target",
	Fields: []Field{
		{Name: "body", Kinds: text, Does: "the organisation's name"},
		{Name: "year", Kinds: year, Optional: true, Does: "the financial year"},
		{Name: "month", Kinds: month, Optional: true, Does: "the month as of which it is given, as in M9"},
		{Name: "target", Kinds: money, Does: "the target"},
		{Name: "identified", Kinds: money, Optional: true, Does: "what schemes are found for"},
		{Name: "delivered", Kinds: money, Optional: true, Does: "what is delivered"},
		{Name: "recurrent", Kinds: money, Optional: true, What: "recurrent savings", Does: "what of the delivered recurs"},
		{Name: "vintage", Kinds: text, Optional: true, Does: "draft, provisional, final, audited or restated"},
	},
	Takes:  []Option{TakesCompare, TakesYears, TakesMonth, TakesVintage, TakesTolerance, TakesMateriality, TakesRAG, TakesTop, TakesTotal, TakesChart},
	Orders: []string{"worst", "best", "name"},
	Says: []Saying{
		{"target", "how much of the target is identified and delivered", []string{"target", "identified", "delivered"}},
		{"behind", "how many are short of their targets, and which the most", []string{"behind", "all", "portion"}},
		{"recurrent", "how much of the delivered recurs", []string{"recurrent", "share"}},
	},
	Chart: document.Bar,
	make:  makeEfficiency,
}

// savings are the targets of one snapshot. The total is of the rows of which
// all that the source gives is known; known counts them and behind those short
// of their targets.
type savings struct {
	*work
	snapshot
	rows          []saving
	total         saving
	known, behind Quantity
}

// saving is the target of one body and what came of it. Short is what is
// delivered, or identified where nothing is said of delivery, less the target.
type saving struct {
	body                                            string
	target, identified, delivered, recurrent, short Quantity
}

func (s saving) called() string { return s.body }

func (s saving) off() Quantity { return s.short }

// stages are the fields that follow the target, those the source has.
func (v *savings) stages() []string {
	var stages []string
	for _, field := range []string{"identified", "delivered"} {
		if v.main.has(field) {
			stages = append(stages, field)
		}
	}
	return stages
}

func makeEfficiency(w *work) (*Result, error) {
	latest, err := w.latest()
	if err != nil {
		return nil, err
	}
	v := &savings{work: w, snapshot: latest}
	if len(v.stages()) == 0 {
		return nil, errNoStage
	}
	for _, r := range v.snapshot.records {
		v.rows = append(v.rows, v.saving(r))
	}
	v.sum()
	arrange(v.rows, w.Order, saving.called, saving.off)
	return v.result(), nil
}

// saving reads one row.
func (v *savings) saving(r record) saving {
	s := saving{r.body, r.quantity("target"), r.quantity("identified"), r.quantity("delivered"), r.quantity("recurrent"), Quantity{}}
	s.short = v.met(s).Minus(s.target).As("against target")
	return s
}

// met is what counts towards the target: what is delivered, else what is
// identified.
func (v *savings) met(s saving) Quantity {
	if v.main.has("delivered") {
		return s.delivered
	}
	return s.identified
}

// whole tells whether all that the source gives of a row is known.
func (v *savings) whole(s saving) bool {
	return s.target.Known && (s.identified.Known || !v.main.has("identified")) &&
		(s.delivered.Known || !v.main.has("delivered")) && (s.recurrent.Known || !v.main.has("recurrent"))
}

// sum adds the rows that are whole, and counts.
func (v *savings) sum() {
	sums := map[string][]Quantity{}
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
	total := func(field string) Quantity {
		return SumKnown(sums[field]).As(cmp.Or(field, "against target")).About(v.all(v.work))
	}
	v.total = saving{"", total("target"), total("identified"), total("delivered"), total("recurrent"), total("")}
	v.known = Counted(len(sums["target"]), v.many+" with figures", sums[""]...).About(v.all(v.work))
	v.behind = Counted(behind, v.many+" short of their targets", sums[""]...).About(v.all(v.work))
}

// fields are the quantities by their names, that against target by none.
func (s saving) fields() map[string]Quantity {
	return map[string]Quantity{"target": s.target, "identified": s.identified, "delivered": s.delivered, "recurrent": s.recurrent, "": s.short}
}

// of is a stage's share of the target.
func (s saving) of(stage string) Quantity {
	return s.fields()[stage].Over(s.target).As(stage + " as a share of the target")
}

// recurring is the recurrent share of what is delivered.
func (s saving) recurring() Quantity {
	return s.recurrent.Over(s.delivered).As("recurrent share of what is delivered")
}
