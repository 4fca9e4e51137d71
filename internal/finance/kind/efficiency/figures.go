package efficiency

import (
	"errors"
	"fmt"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// savings are the targets of one snapshot. The total is over the bodies of
// which every value of the source is known. behind counts those that are short
// of their targets.
type savings struct {
	*kind.Work
	rows   []saving
	whole  []saving
	total  saving
	bodies kind.Bodies
	behind finance.Quantity
}

// saving is the target of one body and what came of it. Short is what is
// delivered, or identified where nothing is said of delivery, less the target.
type saving struct {
	body                                            string
	target, identified, delivered, recurrent, short finance.Quantity
}

func (s saving) called() string              { return s.body }
func (s saving) off() finance.Quantity       { return s.short }
func targetOf(s saving) finance.Quantity     { return s.target }
func identifiedOf(s saving) finance.Quantity { return s.identified }
func deliveredOf(s saving) finance.Quantity  { return s.delivered }
func recurrentOf(s saving) finance.Quantity  { return s.recurrent }

// stage is a step after the target, with its field.
type stage struct {
	field string
	of    func(saving) finance.Quantity
}

// share is how much of the target a stage comes to.
func (g stage) share(s saving) finance.Quantity {
	return g.of(s).Over(s.target).As(g.field + " as a share of the target")
}

// stages are the fields that follow the target, those the source has.
func (v *savings) stages() []stage {
	return kind.Keep([]stage{
		{"identified", identifiedOf}, {"delivered", deliveredOf},
	}, func(g stage) bool { return v.Main.Has(g.field) })
}

func compute(w *kind.Work) (*kind.Result, error) {
	v := &savings{Work: w}
	if len(v.stages()) == 0 {
		return nil, errors.New("a column must be named for what is identified, or for what is delivered")
	}
	for _, field := range []string{"identified", "delivered", "recurrent"} {
		if w.InMonth(field) {
			return nil, fmt.Errorf("the %s are of single months, and targets are met in the year to date: derive it, or name a column of the year to date", w.Main.Measure(field))
		}
	}
	if err := w.NoneBelowZero("a target or a saving", "target", "identified", "delivered", "recurrent"); err != nil {
		return nil, err
	}
	v.rows = kind.Each(w.Now().Records, v.saving)
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

// known tells whether all that the source gives of a row is known.
func (v *savings) known(s saving) bool {
	return s.target.Known && (s.identified.Known || !v.Main.Has("identified")) &&
		(s.delivered.Known || !v.Main.Has("delivered")) && (s.recurrent.Known || !v.Main.Has("recurrent"))
}

// sum adds the rows that are whole, and counts.
func (v *savings) sum() {
	v.whole = kind.Keep(v.rows, v.known)
	total := func(of func(saving) finance.Quantity) finance.Quantity {
		return kind.SumOf(v.whole, of).About(v.Now().All)
	}
	v.total = saving{"", total(targetOf), total(identifiedOf), total(deliveredOf), total(recurrentOf), total(saving.off).As("against target")}
	shorts := kind.Each(v.whole, saving.off)
	behind := kind.Keep(v.whole, func(s saving) bool { return s.short.Num.LessThan(v.Tolerance.Neg()) })
	v.bodies = v.Bodies(shorts, len(v.rows), "with figures", v.Now().All)
	v.behind = finance.Counted(len(behind), v.Many+" short of their targets", shorts...).About(v.Now().All)
}

// recurring is the recurrent share of what is delivered.
func (s saving) recurring() finance.Quantity {
	return s.recurrent.Over(s.delivered).As("recurrent share of what is delivered")
}
