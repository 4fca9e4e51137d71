package perunit

import (
	"slices"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

func (u *perUnit) said() []kind.Said {
	low, high := u.ends()
	return []kind.Said{
		{Name: "spread", Sentence: u.spread(), Words: kind.Placeholders{
			"lowest": u.phrase(low.ratio), "highest": u.phrase(high.ratio), "all": u.phrase(u.total.ratio),
		}},
		{Name: "since", Sentence: u.since()},
	}
}

// ends are the rows with the lowest and the highest ratio.
func (u *perUnit) ends() (low, high unitRow) {
	rows := kind.Arranged(kind.Known(u.rows, ratioOf), "lowest", unitRow.Name, ratioOf)
	return rows[0], rows[len(rows)-1]
}

// spread reads "For allocation per head the lowest is £1,800 (Devon) and the
// highest £2,300 (Kent); for all 42 systems it is £2,000."
func (u *perUnit) spread() finance.Sentence {
	if u.series() || u.bodies.N.Int() < 2 {
		return nil
	}
	low, high := u.ends()
	if low.ratio.Num.Equal(high.ratio.Num) {
		// Said when two or more have a figure for one period, and all have the same.
		return finance.Say("For % it is % for %.", finance.Text(u.called()), u.phrase(u.total.ratio), u.bodies.AllSpelt())
	}
	// Said when two or more have a figure for one period, and the figures differ.
	return finance.Say("For % the lowest is % (%) and the highest % (%); for % it is %.",
		finance.Text(u.called()), u.phrase(low.ratio), finance.Text(low.Body), u.phrase(high.ratio), finance.Text(high.Body), u.bodies.AllSpelt(), u.phrase(u.total.ratio)).Distinct(low.ratio, high.ratio)
}

// headline reads "The lowest is £1,800, the highest £2,300".
func (u *perUnit) headline() finance.Sentence {
	if low, high := u.ends(); !u.series() && u.bodies.N.Int() > 1 && !low.ratio.Num.Equal(high.ratio.Num) {
		return finance.Say("The lowest is %, the highest %", u.phrase(low.ratio), u.phrase(high.ratio)).Distinct(low.ratio, high.ratio)
	}
	return nil
}

// since tells, of each body spoken of, the last period with a figure beside
// the one before it with one.
func (u *perUnit) since() finance.Sentence {
	if !u.series() {
		return nil
	}
	return finance.Paragraph(kind.Each(u.histories(), func(g kind.Group[unitRow]) finance.Sentence {
		rows := kind.Known(g.Rows, ratioOf)
		if len(rows) < 2 || !finance.Comparable(rows[len(rows)-2].ratio, rows[len(rows)-1].ratio) {
			return nil
		}
		return u.moved(rows[len(rows)-2], rows[len(rows)-1])
	})...)
}

// histories are the rows of the bodies that the report speaks of, or of the only
// body.
func (u *perUnit) histories() []kind.Group[unitRow] {
	all := kind.Grouped(u.rows, unitRow.Name)
	if len(u.About) == 0 && len(all) == 1 {
		return all
	}
	return kind.Keep(all, func(g kind.Group[unitRow]) bool { return slices.Contains(u.About, g.Name) })
}

// moved reads "Of 135 CCGs, 135 met in 2020-21 (100.0%), against 181 of 191 in
// 2019-20 (94.8%). …" for counts; other ratios are told alone.
func (u *perUnit) moved(then, now unitRow) finance.Sentence {
	if u.Main.KindOf("amount") != table.Number {
		// Said of amounts of money over several periods, for each that the report is about.
		return finance.Say("% of % is % in %, against % in %.", finance.Text(finance.Capital(u.called())), finance.Text(now.Body), u.phrase(now.ratio), now.When, u.phrase(then.ratio), then.When)
	}
	// Said of counts over several periods, for each that the report is about.
	s := finance.Say("Of % %, % % in % (%), against % of % in % (%).", now.per, finance.Text(now.Body), now.amount, finance.Text(u.measure), now.When, now.ratio,
		then.amount, then.per, then.When, then.ratio)
	if now.per.Num.Equal(then.per.Num) {
		return s
	}
	return finance.Paragraph(s, u.shares(then, now))
}

// shares reads "The two numbers are of different wholes, so only their shares compare:
// up 5.2 percentage points from 2019-20."
func (u *perUnit) shares(then, now unitRow) finance.Sentence {
	by := now.ratio.Minus(then.ratio).As("change of " + now.ratio.What)
	// Said behind two counts whose wholes differ.
	return finance.Say("The two numbers are of different wholes, so only their shares compare: %.", finance.Moved(by).By(finance.Change(by), then.When))
}
