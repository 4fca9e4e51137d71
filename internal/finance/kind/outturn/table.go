package outturn

import (
	"fmt"
	"strings"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// result sets plan against outturn as a table: the organisation, its variance
// in earlier years, then plan, outturn, variance and class of the year told of.
func (c *comparison) result() *kind.Result {
	now := c.now()
	rows := kind.Arranged(now.rows, c.Order, row.name, row.off)
	sheet := c.sheet()
	r := sheet.Result(rows)
	r.Caption = now.When.String()
	r.Sums = []kind.Adds{c.Adds("Plan", "Outturn", "Variance")}
	r.Notes = c.notes()
	if now.bodies.N.Int() > 0 {
		r.Total, r.Said = sheet.Total(now.bodies.Label(), now.total), c.said()
		r.Chart = c.chart(kind.Shown(c.Work, rows))
	}
	return r
}

func (c *comparison) sheet() *kind.Sheet[row] {
	s := kind.NewSheet(c.Work, row.name)
	for _, year := range c.earlier() {
		s.Sum("Variance "+year.When.String(), year.of).Wide = true
	}
	s.Sum("Plan", planOf)
	s.Sum("Outturn", actualOf)
	s.Sum("Variance", row.off)
	s.Cell("Result", c.verdict)
	s.Rate(c.Work, row.off, planOf)
	return s
}

// verdict is the class of a body; of all, how many missed their plans.
func (c *comparison) verdict(r row) kind.Cell {
	if r.class == "" {
		now := c.now()
		return kind.Written(now.missed, fmt.Sprintf("%s of %s %s", finance.Prose(now.missed), finance.Prose(now.bodies.N), c.deed().brief))
	}
	return kind.Words(string(c.Sense.Words(finance.Text(r.class)))).Toned(r.class.tone())
}

// notes say which accounts the figures are of and how they are to be read.
func (c *comparison) notes() []string {
	notes := c.status()
	notes = append(notes,
		c.Sense.Reading("Variance", "outturn"),
		fmt.Sprintf("A plan counts as missed where the outturn is more than %s %s it.", c.ToleranceWords(), finance.Pick(c.Sense == finance.Spending, "above", "below")))
	notes = append(notes, c.ToleranceNote()...)
	notes = append(notes, c.RAG.Note("variance", "variance as a share of the plan")...)
	return append(notes, c.now().bodies.Outside("figures")...)
}

// status names the vintages: "2022-23: the final accounts; 2023-24: the draft
// accounts."
func (c *comparison) status() []string {
	labelled := kind.Keep(c.years, func(o outturn) bool { return o.Label != "" })
	if len(labelled) == 0 {
		return nil
	}
	said := kind.Each(labelled, func(o outturn) string { return fmt.Sprintf("%s: %s", o.When, o.Accounts()) })
	return []string{strings.Join(said, "; ") + "."}
}

// chart draws the variances of the rows shown, in the year told of or over all
// years, and says how many missed their plans.
func (c *comparison) chart(rows []row) *kind.Chart {
	now := c.now()
	deed := c.deed().Deed
	deed.Parts = false
	headline, alt := now.bodies.Did(now.missed, deed), finance.Paragraph(c.missed(), c.extremes(rows))
	run := kind.Run[row]{Name: now.When.String(), Of: func(r row) kind.Cell { return kind.Number(r.variance).Toned(r.class.tone()) }}
	if c.Chart == document.Bar {
		run.Name = "Variance"
		return kind.Draw(c.Work, "Variance from plan, "+now.When.String(), alt, rows, row.name, run).Headed(headline)
	}
	runs := append(kind.Each(c.earlier(), func(year outturn) kind.Run[row] { return kind.Plotted(year.When.String(), year.of) }), run)
	return kind.Over(c.Work, "Variance from plan by year", alt, rows, row.name, runs...).At(kind.Each(c.years, func(year outturn) finance.When { return year.When })).Headed(headline)
}

// extremes reads "The variances shown run from £20.3m adverse (Avon) to £5m
// favourable (Teign)."
func (c *comparison) extremes(rows []row) finance.Sentence {
	ordered := kind.Arranged(kind.Known(rows, row.off), "worst", row.name, row.off)
	if len(ordered) < 2 {
		return nil
	}
	least := ordered[0]
	most := kind.Arranged(ordered, "best", row.name, row.off)[0]
	if least.variance.Num.Equal(most.variance.Num) {
		return nil
	}
	// Said beside the chart, for those who do not see it, if two variances differ.
	return finance.Say("The variances shown run from % (%) to % (%).", c.Sense.Sided(least.variance), finance.Text(least.body), c.Sense.Sided(most.variance), finance.Text(most.body))
}
