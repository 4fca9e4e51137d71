package threshold

import (
	"fmt"
	"strings"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets the counts with what they are off each threshold, and the
// thresholds below them.
func (v *revisions) result() *kind.Result {
	sheet := v.sheet()
	r := sheet.Result(v.counts)
	r.Notes, r.Said, r.Chart = v.notes(), v.said(), v.chart()
	for _, l := range v.limits {
		r.Foot = append(r.Foot, sheet.Line(document.Total, map[string]kind.Cell{
			finance.Capital(v.One): kind.Words(finance.Capital(l.Name)), v.Main.Head("amount"): kind.Number(l.Level), "Result": kind.Words("set in the report"),
		}))
	}
	return r
}

func (v *revisions) sheet() *kind.Sheet[revision] {
	s := kind.NewSheet(v.Work, revision.Name)
	if v.Main.Has("date") {
		s.Text("Date", revision.day)
	}
	s.Number(v.Main.Head("amount"), amountOf)
	s.Number("Movement", func(c revision) finance.Quantity { return c.movement }).Wide = true
	for _, l := range v.limits {
		s.Number("Against "+l.Name, func(c revision) finance.Quantity { return l.Headroom(c.amount) })
	}
	s.Cell("Result", v.verdict)
	return s
}

// day is when the count was given.
func (c revision) day() string {
	if v := c.Value("date"); v.Known {
		return v.Time.Format("2 January 2006")
	}
	return "no date"
}

// verdict names the thresholds that are crossed.
func (v *revisions) verdict(c revision) kind.Cell {
	crossed := kind.Keep(v.limits, func(l kind.Limit) bool { return l.Headroom(c.amount).Num.IsNegative() })
	switch {
	case !c.amount.Known:
		return kind.Words("no data")
	case len(crossed) == 0:
		return kind.Words("within all").Toned(document.Good)
	}
	return kind.Words("beyond " + finance.List(kind.Each(crossed, kind.Limit.Called))).Toned(document.Bad)
}

// notes say how the headroom is to be read.
func (v *revisions) notes() []string {
	notes := []string{"Against a threshold, in brackets is by how much it is crossed; else what is left before it."}
	if reserves := kind.Keep(v.limits, func(l kind.Limit) bool { return l.Reserve }); len(reserves) > 0 {
		notes = append(notes, fmt.Sprintf("The %s is a sum set aside to cover a deficit.", finance.List(kind.Each(reserves, kind.Limit.Called))))
	}
	return notes
}

// chart draws the measure and the levels that it should not cross; a reserve
// is drawn as the deficit that it covers.
func (v *revisions) chart() *kind.Chart {
	head := v.Main.Head("amount")
	runs := []kind.Run[revision]{kind.Plotted(head, amountOf)}
	for _, l := range v.limits {
		level := l.Level
		if l.Reserve {
			level = finance.Given(level.Num.Neg(), level.Kind, level.Unit, "deficit covered by the "+l.Name)
		}
		runs = append(runs, kind.Plotted(finance.Capital(l.Name), func(revision) finance.Quantity { return level }))
	}
	title := head + " against " + strings.ToLower(finance.List(kind.Each(v.limits, kind.Limit.Called)))
	return kind.Draw(v.Work, title, finance.Paragraph(v.breach(), v.revised()), v.counts, revision.Name, runs...).Ordered().Headed(v.standing())
}
