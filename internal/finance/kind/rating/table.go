package rating

import (
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets a row for each class, and under it those of its bodies that
// are in the first band.
func (r *rating) result() *kind.Result {
	sheet := r.sheet()
	res := sheet.Result(nil)
	for _, c := range r.classes {
		res.Rows = append(res.Rows, sheet.Row(document.Body, c))
		for _, b := range kind.Keep(c.bodies, r.bands[0].holds) {
			if r.Parts {
				res.Rows = append(res.Rows, sheet.Line(document.Sub, map[string]kind.Cell{r.Main.Head(r.field): kind.Words(b.label()), "Rank": b.rank()}))
			}
		}
	}
	total := sheet.Row(document.Total, r.all)
	res.Total, res.Notes, res.Said = &total, r.notes(), r.said()
	switch {
	case r.place != nil:
		res.Ordered = "the best rating first"
	case r.Order != "name":
		res.Ordered = "the most " + r.bands[0].words.Plain() + " first"
	}
	first := func(c classed) finance.Quantity { return c.among[0] }
	res.Chart = kind.Draw(r.Work, finance.Capital(r.all.among[0].What), r.among(r.spokenOf()), kind.Shown(r.Work, r.classes), classed.called, kind.Plotted(r.bands[0].head, first)).Headed(r.among(kind.First(r.spokenOf(), 1)))
	return res
}

func (r *rating) sheet() *kind.Sheet[classed] {
	s := kind.Unnamed(classed.called)
	s.Text(r.Main.Head(r.field), classed.called)
	s.Sum(finance.Capital(r.Many), func(c classed) finance.Quantity { return c.n })
	for i, band := range r.bands {
		s.Sum(band.head, func(c classed) finance.Quantity { return c.among[i] })
	}
	column := s.Text("Rank", func(classed) string { return "–" })
	column.Numeric, column.Wide = true, true
	return s
}

func (c classed) called() string { return c.name }

// rank is the place of the body as a cell.
func (p placed) rank() kind.Cell {
	if !p.place.Known {
		return kind.Words("–")
	}
	return kind.Written(p.place, finance.Place{Rank: p.place.Int(), Tied: p.tied}.String())
}

// label names the body, and its leader if there is one.
func (p placed) label() string {
	if p.leader == "" {
		return p.Body
	}
	return p.Body + " (" + p.leader + ")"
}

func (r *rating) notes() []string {
	var notes []string
	if len(r.unrated) > 0 {
		notes = append(notes, fmt.Sprintf("In the ranking but without a %s, and not counted: %s.", r.field, r.Some(r.unrated)))
	}
	if unplaced := kind.Keep(r.all.bodies, func(p placed) bool { return p.source.Frame == nil }); len(unplaced) > 0 {
		notes = append(notes, fmt.Sprintf("%s of the first source not in the second, counted in no other column.", finance.OpeningCount(len(unplaced), r.One)))
	}
	return notes
}
