package finance

import "slices"

func (u *perUnit) said() []Said {
	low, high := u.ends()
	return []Said{
		{Name: "spread", Sentence: u.spread(), Words: map[string]Sentence{
			"lowest": {u.tell(low.ratio)}, "highest": {u.tell(high.ratio)}, "all": {u.tell(u.sums.ratio)},
		}},
		{Name: "since", Sentence: u.since()},
	}
}

// ends are the rows with the lowest and the highest ratio.
func (u *perUnit) ends() (low, high unitRow) {
	rows := slices.DeleteFunc(slices.Clone(u.rows), func(row unitRow) bool { return !row.ratio.Known })
	slices.SortStableFunc(rows, func(a, b unitRow) int { return ascending(a.ratio, b.ratio) })
	return rows[0], rows[len(rows)-1]
}

// spread reads "For allocation per head the lowest is £1,800 (Devon) and the
// highest £2,300 (Kent); for all 42 systems it is £2,000."
func (u *perUnit) spread() Sentence {
	if u.series() || u.sums.counted.Int() < 2 {
		return nil
	}
	low, high := u.ends()
	all := plural(spelt(u.sums.counted), u.one, u.many)
	if u.sums.counted.Int() < len(u.rows) {
		all = all.then(" with a figure")
	}
	return say("For % the lowest is % (%) and the highest % (%); for all % it is %.",
		u.called(), u.tell(low.ratio), low.body, u.tell(high.ratio), high.body, all, u.tell(u.sums.ratio))
}

// since tells, of each body spoken of, the last period with a figure beside
// the one before it with one.
func (u *perUnit) since() Sentence {
	if !u.series() {
		return nil
	}
	var said []Sentence
	for _, g := range u.histories() {
		if n := len(g); n > 1 {
			said = append(said, u.moved(g[n-2], g[n-1]))
		}
	}
	return paragraph(said...)
}

// histories are the rows with a figure of the bodies that the report speaks
// of, or of the only body.
func (u *perUnit) histories() [][]unitRow {
	var all [][]unitRow
	for i, row := range u.rows {
		if i == 0 || u.rows[i-1].body != row.body {
			all = append(all, nil)
		}
		if row.ratio.Known {
			all[len(all)-1] = append(all[len(all)-1], row)
		}
	}
	if len(u.About) == 0 && len(all) == 1 {
		return all
	}
	return slices.DeleteFunc(all, func(rows []unitRow) bool { return len(rows) == 0 || !slices.Contains(u.About, rows[0].body) })
}

// moved reads "CCGs: 135 of 135 met in 2020-21 (100.0%), against 181 of 191 in
// 2019-20 (94.8%). …" for counts; other ratios are told alone.
func (u *perUnit) moved(then, now unitRow) Sentence {
	if !u.counts() {
		return say("% of % is % in %, against % in %.", Capital(u.called()), now.body, u.tell(now.ratio), now.when.String(), u.tell(then.ratio), then.when.String())
	}
	s := say("% of % % % in % (%), against % of % in % (%).", now.amount, now.per, now.body, u.main.measure("amount"), now.when.String(), now.ratio,
		then.amount, then.per, then.when.String(), then.ratio)
	if now.per.Num.Equal(then.per.Num) {
		return s
	}
	return paragraph(s, u.shares(then, now))
}

// shares reads "There were other numbers of them, so that the shares compare:
// up by 5.2 percentage points."
func (u *perUnit) shares(then, now unitRow) Sentence {
	by := now.ratio.Minus(then.ratio).As("change of " + now.ratio.What)
	way := map[int]Sentence{0: say("%", show(by, "the same")), 1: say("up by %", change(by)), -1: say("down by %", change(by))}[by.Num.Sign()]
	return say("The two numbers are of different wholes, so only their shares compare: %.", way)
}
