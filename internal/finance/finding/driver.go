package finding

import (
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// mostNamed is how many bodies a change names. fewBodies are all named.
const (
	mostNamed = 3
	fewBodies = 4
)

// slight is up to what part of a change the parts that go the other way are told
// with the others: a tenth.
const slight = 10

// driven says which bodies a change is made of. What it names comes to the whole
// change, exactly. If some worked the other way, it tells both sides.
func driven(c kind.Change) Candidate {
	with, against := c.Sides()
	made := Candidate{Matter: kind.Matter{As: kind.FoundDriver, About: c.Total, Of: c.Of}}
	if len(with) == 0 {
		return made
	}
	made.Leads = decimal.Min(with[0].Num.Div(c.Total.Num), decimal.NewFromInt(1)).InexactFloat64()
	made.Sentence = shared(c, with)
	if finance.Scale(sum(against).Num.Abs(), slight).GreaterThan(c.Total.Num.Abs()) || made.Sentence == nil {
		made.Sentence = balanced(c, with, against)
	}
	return made
}

// shared reads "Of the £12m fall in income from May to June, £9m was in Surgery, £2m
// in Medicine and £1m in the other five lines." It is nothing if the others together
// went the other way.
func shared(c kind.Change, with []kind.Figure) finance.Sentence {
	named := with[:min(mostNamed, len(with))]
	if len(c.Parts) <= fewBodies {
		named = with
	}
	var items []finance.Sentence
	for i, f := range named {
		items = append(items, finance.Say("% %in %", amount(f.Quantity), finance.Either(i == 0, "was ", ""), finance.Text(f.Name)))
	}
	rest := slices.DeleteFunc(slices.Clone(c.Parts), func(f kind.Figure) bool {
		return slices.ContainsFunc(named, func(n kind.Figure) bool { return n.Name == f.Name })
	})
	if left := sum(rest); !left.Num.IsZero() {
		if left.Num.Sign() != c.Total.Num.Sign() {
			return nil
		}
		items = append(items, finance.Say("% in %", amount(left), others(c, rest)))
	}
	// Said when what went the other way is no more than a tenth of the change.
	return finance.Say("Of the %, %.", changed(c), finance.Listed(items))
}

// others names the bodies that are left: "Kent", "the other five lines".
func others(c kind.Change, rest []kind.Figure) finance.Sentence {
	if len(rest) == 1 {
		return finance.Say("%", finance.Text(rest[0].Name))
	}
	return finance.Say("the other % %", finance.Spelt(count(c, rest)), finance.Text(c.Many))
}

// balanced reads "Behind the £39.6m adverse variance in 2023-24 stand £44.6m adverse
// in three systems, Avon (£20.3m) the most, and £5m favourable in Teign."
func balanced(c kind.Change, with, against []kind.Figure) finance.Sentence {
	comma := finance.Either(len(with) > 1, ",", "")
	// Said when more than a tenth of the change went the other way.
	return finance.Say("Behind the % stand %% and %.", changed(c), side(c, with), comma, side(c, against))
}

// side reads "£44.6m adverse in three systems, Avon (£20.3m) the most", of one body
// "£5m favourable in Teign", "a rise of £5m in Teign".
func side(c kind.Change, of []kind.Figure) finance.Sentence {
	all := sum(of)
	s := finance.Say("% % in", amount(all), way(c, all))
	switch {
	case len(of) == 1 && !c.Varies && !c.Balance:
		return finance.Say("a % of % in %", finance.Moved(all).Noun(c.When), amount(all), finance.Text(of[0].Name))
	case len(of) == 1:
		return finance.Say("% %", s, finance.Text(of[0].Name))
	}
	return finance.Say("% % %, % (%) the most", s, finance.Spelt(count(c, of)), finance.Text(c.Many), finance.Text(of[0].Name), amount(of[0].Quantity))
}

// changed reads "£12m fall in income from May to June", of a surplus or a deficit
// "£12m adverse movement from May to June", of a variance "£39.6m adverse variance in
// 2023-24", of forecasts "£2m adverse gap to plan at month 8".
func changed(c kind.Change) finance.Sentence {
	var what finance.Sentence
	switch {
	case c.Varies && c.Measure == "":
		what = finance.Say("%", c.Sense.Off(c.Total.Num))
	case c.Varies:
		what = finance.Say("% %", adverse(c.Total), finance.Text(c.Measure))
	case c.Balance:
		what = finance.Say("% movement%", adverse(c.Total), within(c))
	default:
		what = finance.Say("%%", finance.Moved(c.Total).Noun(c.When), within(c))
	}
	if len(c.When) > 0 {
		what = finance.Say("% %", what, c.When)
	}
	return finance.Say("% %", amount(c.Total), what)
}

// within reads " in income". A measure without a name of its own is called by its
// sense, if that has a name.
func within(c kind.Change) finance.Text {
	switch {
	case !nameless(c.Measure):
		return finance.Text(" in " + c.Measure)
	case c.Sense == finance.Spending:
		return " in spending"
	case c.Sense == finance.Income:
		return " in income"
	}
	return ""
}

// adverse is the word for the side of a change for the worse or the better.
func adverse(q finance.Quantity) finance.Text { return finance.Positions.Favour(q.Num) }

// way is the word for a side of a change.
func way(c kind.Change, all finance.Quantity) finance.Text {
	switch {
	case c.Varies && c.Measure == "":
		return c.Sense.Favour(all.Num)
	case c.Varies, c.Balance:
		return adverse(all)
	}
	return "of " + finance.Moved(all).Nouns(c.When)
}

// amount is the size of a part, whose side the words around it tell.
func amount(q finance.Quantity) finance.Part {
	if q.Num.IsNegative() {
		size := q
		size.Num = q.Num.Abs()
		return finance.Show(q, finance.Prose(size))
	}
	return finance.Show(q, finance.Prose(q))
}

// sum adds the parts.
func sum(of []kind.Figure) finance.Quantity {
	return finance.SumKnown(kind.Each(of, func(f kind.Figure) finance.Quantity { return f.Quantity }))
}

// count is how many bodies some parts are of.
func count(c kind.Change, of []kind.Figure) finance.Quantity {
	return finance.Counted(len(of), c.Many, kind.Each(of, func(f kind.Figure) finance.Quantity { return f.Quantity })...).About(c.Total.Of)
}
