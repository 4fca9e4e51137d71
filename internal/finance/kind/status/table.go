package status

import (
	"cmp"
	"fmt"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets the months side by side.
func (c *course) result() *kind.Result {
	now, sheet := c.now(), c.sheet()
	r := sheet.Result(c.ordered())
	label := fmt.Sprintf("%s: %s", c.bodies(now).Label().Shown, kind.Quoted(c.Statuses.Counted))
	total := c.line(sheet, kind.Written(now.known, label), kind.Written(c.entered, finance.Prose(c.entered)+" entered"), countedOf)
	r.Caption, r.Total, r.Foot, r.Said = now.When.String(), &total, c.foot(sheet), c.said()
	if c.changes() {
		r.Chart = kind.Draw(c.Work, finance.Capital(c.Many)+" that "+c.Statuses.Did(), finance.Paragraph(c.counted(), c.bounded()),
			c.shots, census.label, kind.Plotted(finance.Capital(c.Many), countedOf)).Ordered().At(kind.Each(c.shots, func(s census) finance.When { return s.When })).Headed(c.latest())
	}
	return r
}

// sheet sets the statuses of a body, and how it moved.
func (c *course) sheet() *kind.Sheet[string] {
	s := kind.NewSheet(c.Work, func(body string) string { return body })
	for i, shot := range c.shots {
		s.Cell(shot.Part.String(), shot.status).Wide = 0 < i && i < len(c.shots)-1
	}
	if c.changes() {
		s.Text("Change", c.move)
	}
	return s
}

// changes tells whether there are two months to compare.
func (c *course) changes() bool           { return len(c.shots) > 1 }
func (s census) label() string            { return s.When.String() }
func countedOf(s census) finance.Quantity { return s.counted }
func boundOf(s census) finance.Quantity   { return s.bound }

// status is that of a body in the month.
func (s census) status(body string) kind.Cell {
	r := s.Of(body)
	if r.Body == "" {
		return kind.Words("–")
	}
	return kind.Words(cmp.Or(r.Word("status"), "not available")).Toned(s.stands[body].tone())
}

// line shows one count of each month as so many of so many.
func (c *course) line(sheet *kind.Sheet[string], label, change kind.Cell, of func(census) finance.Quantity) kind.Row {
	under := map[string]kind.Cell{finance.Capital(c.One): label, "Change": change}
	for _, s := range c.shots {
		under[s.Part.String()] = kind.Written(of(s), fmt.Sprintf("%s of %s", finance.Prose(of(s)), finance.Prose(s.known)))
	}
	return sheet.Line(document.Total, under)
}

// foot tells of those that may follow, and of those that left.
func (c *course) foot(sheet *kind.Sheet[string]) []kind.Row {
	var foot []kind.Row
	if open := c.now().open; open.Int() > 0 {
		label := kind.Words("With those " + kind.Quoted(c.Statuses.Open))
		foot = append(foot, c.line(sheet, label, kind.Written(open, finance.Prose(open)+" "+mayFollow), boundOf))
	}
	if c.left.Int() > 0 {
		foot = append(foot, sheet.Line(document.Total, map[string]kind.Cell{
			finance.Capital(c.One): kind.Words("No longer " + kind.Quoted(c.Statuses.Counted)), "Change": kind.Written(c.left, finance.Prose(c.left)+" left"),
		}))
	}
	return foot
}
