package kind

import (
	"cmp"
	"fmt"
	"slices"

	"catchup/internal/document"
	"catchup/internal/finance"
)

// present bounds the rows, shows the quantities and completes the notes.
func (w *Work) present(r *Result) {
	w.bound(r)
	if !w.Total {
		r.Total = nil
	}
	r.Notes = slices.Concat(r.Notes, w.turnedNote(), w.spendsNote())
	w.show(r)
	if w.left > 0 {
		r.Notes = append(r.Notes, fmt.Sprintf("%s of the source without %s: left out.", finance.OpeningCount(w.left, "row"), w.keys()))
	}
	if note := w.rounding(r); note != "" {
		r.Notes = append(r.Notes, note)
	}
}

// bound keeps as many bodies as the report shows, with their sub-rows.
func (w *Work) bound(r *Result) {
	bodies, cut := 0, len(r.Rows)
	for i, row := range r.Rows {
		if row.Rank != document.Body {
			continue
		}
		if bodies++; w.Rows > 0 && bodies == w.Rows+1 {
			cut = i
		}
	}
	if cut < len(r.Rows) {
		note := fmt.Sprintf("%s shown, %s.", finance.OpeningPart(w.Rows, bodies, w.One), r.Ordered)
		r.Notes = append([]string{note}, r.Notes...)
	}
	r.Rows = r.Rows[:cut]
}

// keys names what a row must have.
func (w *Work) keys() string {
	keys := []string{"a name"}
	if w.Main.Has("year") {
		keys = append(keys, "a year")
	}
	if w.Main.Has("month") {
		keys = append(keys, "a month")
	}
	last := len(keys) - 1
	if last == 0 {
		return keys[0]
	}
	return finance.List(keys[:last]) + " or " + keys[last]
}

// show shows the quantities that have no words of their own.
func (w *Work) show(r *Result) {
	for _, row := range r.All() {
		for i := range row.Cells {
			w.showCell(&row.Cells[i], r.Columns[i].Style)
		}
	}
	if r.Chart != nil {
		w.showChart(r.Chart)
	}
	for _, c := range r.Charts {
		w.showChart(c)
	}
}

// showChart shows the points of a chart and what they are held against, and names
// their unit.
func (w *Work) showChart(c *Chart) {
	style := w.StyleOf(c.Style)
	c.Style = &style
	for _, s := range c.Series {
		for i := range s.Points {
			w.showCell(&s.Points[i], c.Style)
			if q := s.Points[i].Quantity; q != nil {
				c.Unit = cmp.Or(c.Unit, style.UnitOf(*q))
			}
		}
	}
	for i := range c.Levels {
		w.showCell(&c.Levels[i].Cell, c.Style)
	}
	for i := range c.Stretches {
		for _, cell := range []*Cell{&c.Stretches[i].Lower, &c.Stretches[i].Centre, &c.Stretches[i].Upper} {
			w.showCell(cell, c.Style)
		}
	}
	for i := range c.Signs {
		w.showCell(&c.Signs[i], c.Style)
	}
}

func (w *Work) showCell(c *Cell, style *finance.Style) {
	if c.Quantity == nil {
		return
	}
	own := w.StyleOf(style)
	c.printed = own.Rounded(*c.Quantity)
	if c.Shown == "" {
		c.Shown = own.Shown(*c.Quantity)
	}
}

// StyleOf is how a column shows its numbers.
func (w *Work) StyleOf(own *finance.Style) finance.Style {
	if own != nil {
		return *own
	}
	return finance.Style{Unit: w.Unit, Decimals: w.Decimals}
}

// rate is a cell with the rating of the first known quantity that the bounds
// fit, in a word and a tone; "not rated" if there is none.
func (w *Work) rate(qs ...finance.Quantity) Cell {
	for _, q := range qs {
		if !q.Known || !w.RAG.Amber.Fits(q) || !w.RAG.Red.Fits(q) {
			continue
		}
		switch {
		case q.Num.LessThan(w.RAG.Red.Num):
			return Words("red").Toned(document.Bad)
		case q.Num.LessThan(w.RAG.Amber.Num):
			return Words("amber").Toned(document.Watch)
		}
		return Words("green").Toned(document.Good)
	}
	return Words("not rated")
}
