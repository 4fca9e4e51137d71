package kind

import (
	"regexp"
	"slices"

	"catchup/internal/finance"
	"catchup/internal/meaning"
	"catchup/internal/table"
)

// Tells names the fields that a kind is about, from which findings are computed
// for all kinds alike. The zero Tells is none.
type Tells struct {
	Amount string         // what is summed over the bodies and followed over time
	Plan   string         // what the amount is set against, none if empty
	Before string         // the amount of the period before, where it stands in the same row
	Once   bool           // whether the amounts of two periods are not to be compared, as forecasts of one year
	Spent  bool           // whether a variance is told as an overspend where nothing is said of its sense
	Wholes *regexp.Regexp // the names of rows that sum the others; nil for none
}

// Held is what a kind holds of its source, over time and in parts, whether its
// own sentences tell it or not. It is exact.
type Held struct {
	Changes   []Change
	Histories []History
	Goals     []Goal
	Looked    int // how many series the kind looked at for signals of its own
}

// Change is a difference of a total with the parts of each body, which make it
// exactly.
type Change struct {
	Measure   string           // "income"
	When      finance.Sentence // "in 2023-24", "from May to June"
	Total     finance.Quantity
	Parts     []Figure
	Of        []finance.Quantity // what it is weighed against
	Sense     finance.Sense
	Varies    bool   // whether it is a variance from a plan, not a change over time
	Balance   bool   // whether what changes over time is a surplus or a deficit
	One, Many string // what its bodies are called
}

// Sides are the parts that went the way of the total and those that went the other
// way, the largest first.
func (c Change) Sides() (with, against []Figure) {
	parts := Arranged(c.Parts, finance.Pick(c.Total.Num.IsNegative(), "lowest", "highest"), func(f Figure) string { return f.Name }, func(f Figure) finance.Quantity { return f.Quantity })
	with = Keep(parts, func(f Figure) bool { return f.Num.Sign() == c.Total.Num.Sign() })
	against = Keep(parts, func(f Figure) bool { return f.Num.Sign() == -c.Total.Num.Sign() })
	slices.Reverse(against)
	return with, against
}

// History is one measure over time, oldest first. Whose names the bodies
// together, or the one of which it is. One that is not known, and a period that
// is missing, are gaps.
type History struct {
	Measure string
	Whose   finance.Sentence
	One     bool // whether it is of one body
	Sense   finance.Sense
	Series  []finance.Dated
	Of      finance.Quantity // what all bodies have in the last period, each without its sign
}

// Quantities are its readings.
func (h History) Quantities() []finance.Quantity {
	return Each(h.Series, func(d finance.Dated) finance.Quantity { return d.Quantity })
}

// Goal is what has come together so far, and what is to come together by the end
// of the year. Gap is how far a straight line would end from it.
type Goal struct {
	Measure, Target string
	ToDate, Whole   finance.Quantity
	Gap             finance.Quantity
	When            finance.When
}

// planned are counts of what has not happened yet.
var planned = []string{"plan", "forecast"}

// hold computes what the kind holds. What cannot be compared is not held, which is
// no error: the table stands all the same.
func (w *Work) hold() (held Held) {
	shots := w.periods()
	if len(shots) == 0 || slices.Contains(planned, shots[len(shots)-1].Label) {
		return Held{}
	}
	now := shots[len(shots)-1]
	if w.Kind.Tells.Plan != "" && w.Main.Has(w.Kind.Tells.Plan) {
		held.change(w.variance(now))
	}
	if w.Kind.Tells.Once {
		return held
	}
	held.change(w.since(shots))
	held.Histories = w.histories(shots)
	return held
}

// change keeps a change of which all parts are known and that is one of several.
func (h *Held) change(c Change) {
	if c.Total.Known && !c.Total.Num.IsZero() && len(c.Parts) > 1 {
		h.Changes = append(h.Changes, c)
	}
}

// periods are the snapshots of the whole source up to the one that is told of.
func (w *Work) periods() []Snapshot {
	t := w.Kind.Tells
	if t.Amount == "" || !w.adds(t.Amount) {
		return nil
	}
	records, _ := w.Main.records()
	records, err := w.spread(records, t.Amount)
	if err != nil {
		return nil
	}
	tallied, err := Tally(w.top(records), w.Kind.Row)
	if err != nil {
		return nil
	}
	last := w.told(tallied)
	shots, err := w.shoot(tallied, Keep(tallied.Whens(), func(at finance.When) bool {
		return at.Compare(last) <= 0 && at.Part.Of == last.Part.Of
	}))
	if err != nil {
		return nil
	}
	return shots
}

// adds tells whether the amounts of a field have a sum.
func (w *Work) adds(field string) bool {
	if !w.Main.Has(field) {
		return w.Main.field(field).Optional // a column for each month has them
	}
	kind := w.Main.KindOf(field)
	return (kind == table.Money || kind == table.Number) && !w.Main.IsRate(field)
}

// told is the period that the table tells of.
func (w *Work) told(tallied Counts) finance.When {
	if len(w.Shots) > 0 {
		return w.Now().When
	}
	if n := len(w.Years); n > 0 {
		return finance.When{Year: w.Years[n-1]}
	}
	whens := tallied.Whens()
	return whens[len(whens)-1]
}

// top are the records that no others of the same period have among their parts,
// and that sum no others.
func (w *Work) top(records []Record) []Record {
	given := map[string]bool{}
	for _, r := range records {
		given[r.Body] = true
	}
	return Keep(records, func(r Record) bool {
		whole := w.Kind.Tells.Wholes != nil && w.Kind.Tells.Wholes.MatchString(r.Body)
		return !whole && !given[r.Word("parent")]
	})
}

// amount is what a body has in one period alone. Amounts that run from the
// beginning of the year are taken apart.
func (w *Work) amount(shots []Snapshot, i int, body, field string) finance.Quantity {
	q := shots[i].Of(body).Quantity(field)
	part := shots[i].Part
	if part.None() || part.First() || w.InMonth(field) || w.Main.field(field).Means&meaning.Runs == 0 {
		return q
	}
	before := finance.When{Year: shots[i].Year, Part: part.Before()}
	for _, s := range shots[:i] {
		if s.When == before {
			return q.Minus(s.Of(body).Quantity(field)).As(q.What + " of the " + part.Noun()).About(q.Of)
		}
	}
	return finance.Lacking(q.Kind, "not available")
}

// variance is how far the amounts of a period are from their plans.
func (w *Work) variance(now Snapshot) Change {
	t := w.Kind.Tells
	sense := w.Sense
	if t.Spent && (sense == finance.Unsaid || sense == finance.Positions) {
		sense = finance.Overspends
	}
	c := Change{Measure: finance.Pick(t.Once, "gap to plan", ""), When: w.inPeriod(now), Sense: sense, Varies: true, One: w.One, Many: w.Many}
	plan, amount := []finance.Quantity{}, []finance.Quantity{}
	for _, r := range now.Records {
		p, a := r.Quantity(t.Plan), r.Quantity(t.Amount)
		if w.Kind.Take(TakesAmounts) && len(w.Shots) > 0 {
			p, a = w.ToDate(r.Body, t.Plan), w.ToDate(r.Body, t.Amount)
		}
		v := w.Sense.Variance(p, a).About(r.Of())
		if !v.Known {
			continue
		}
		plan, amount = append(plan, p), append(amount, a)
		c.Parts = append(c.Parts, Figure{r.Body, v})
	}
	c.Total = finance.SumKnown(Each(c.Parts, func(f Figure) finance.Quantity { return f.Quantity })).About(now.All)
	c.Of = []finance.Quantity{finance.SumKnown(plan), finance.SumKnown(amount)}
	return c
}

// inPeriod reads "in 2023-24", of what runs from the beginning of the year "in the
// first six months of 2022-23", of forecasts "at month 9"; nothing without a period.
func (w *Work) inPeriod(s Snapshot) finance.Sentence {
	switch {
	case s.When == (finance.When{}):
		return nil
	case !s.Part.None() && w.Kind.Tells.Once:
		return finance.Say("at %", s.InWords())
	case !s.Part.None() && w.Main.field(w.Kind.Tells.Amount).Means&meaning.Runs != 0:
		return w.SoFar()
	}
	return finance.Say("in %", s.When)
}

// SoFar reads "in the first six months of 2022-23", from the beginning of the year
// to the part that is told of.
func (w *Work) SoFar(by ...finance.Quantity) finance.Sentence {
	now := w.Now()
	noun := now.Part.Noun()
	year := finance.Either(now.Year.None(), "the year", finance.Text(now.Year.String()))
	if now.Part.First() {
		return finance.Say("in the first % of %", finance.Text(noun), year)
	}
	n := finance.Counted(now.Part.Number, noun+"s since "+now.Opens(), by...).By("%ss from %s to %s", noun, now.Opens(), now.Ends())
	return finance.Say("in %% % of %", finance.Either(now.Part.Last(), "the ", "the first "), finance.Spelt(n), finance.Text(noun+"s"), year)
}

// since is how the total changed since the period before, if all bodies of either
// are known in both. There may be nothing before.
func (w *Work) since(shots []Snapshot) Change {
	t, last := w.Kind.Tells, len(shots)-1
	now := shots[last]
	c := Change{Measure: w.Main.Measure(t.Amount), Sense: w.Sense, One: w.One, Many: w.Many}
	then := func(body string) finance.Quantity { return now.Of(body).Quantity(t.Before) }
	switch {
	case t.Before != "" && w.Main.Has(t.Before):
		c.When = finance.Say("since %", finance.Text(w.Main.column(t.Before)))
	case last == 0 || !sameBodies(now, shots[last-1]):
		return Change{}
	default:
		c.When = fromTo(shots[last-1].When, now.When)
		then = func(body string) finance.Quantity { return w.amount(shots, last-1, body, t.Amount) }
	}
	var before, gross []finance.Quantity
	for _, r := range now.Records {
		q := then(r.Body)
		before = append(before, q)
		q.Num = q.Num.Abs()
		gross = append(gross, q)
		c.Parts = append(c.Parts, Figure{r.Body, w.amount(shots, last, r.Body, t.Amount).Minus(then(r.Body)).As("change of " + c.Measure).About(r.Of())})
	}
	c.Total = finance.Sum(Each(c.Parts, func(f Figure) finance.Quantity { return f.Quantity })).As("change of " + c.Measure).About(now.All)
	c.Of, c.Balance = []finance.Quantity{finance.Sum(gross)}, w.Sense.Balances(before)
	return c
}

// fromTo reads "from 2022-23 to 2023-24", of months of one year "from May to June".
func fromTo(then, now finance.When) finance.Sentence {
	if then.Year == now.Year && !now.Part.None() {
		return finance.Say("from % to %", finance.Text(then.Name()), finance.Text(now.Name()))
	}
	return finance.Say("from % to %", then, now)
}

// sameBodies tells whether two snapshots are of the same bodies.
func sameBodies(a, b Snapshot) bool {
	return slices.EqualFunc(a.Records, b.Records, func(r, s Record) bool { return r.Body == s.Body })
}

// fewHistories is up to how many bodies each is followed. Of more, one or another
// would always stand out by chance.
const fewHistories = 12

// histories are that of all bodies together and those of single ones.
func (w *Work) histories(shots []Snapshot) (all []History) {
	field, now := w.Kind.Tells.Amount, shots[len(shots)-1]
	measure, gross := w.Main.Measure(field), w.gross(shots)
	if len(now.Records) > 1 {
		series := w.together(shots)
		all = append(all, History{Measure: measure, Whose: w.Bodies(Each(now.Records, func(r Record) finance.Quantity { return r.Quantity(field) }), len(now.Records), "with figures", now.All).AllSpelt(),
			Sense: w.Sense, Series: series, Of: gross})
	}
	for _, r := range now.Records {
		if len(now.Records) > fewHistories && !slices.Contains(w.About, r.Body) {
			continue
		}
		h := History{Measure: measure, Whose: finance.Say("%", finance.Text(r.Body)), One: true, Sense: w.Sense, Of: gross}
		for i, s := range shots {
			h.Series = append(h.Series, finance.Dated{When: s.When, Quantity: w.amount(shots, i, r.Body, field).As(measure)})
		}
		all = append(all, h)
	}
	return all
}

// together is the sum of all bodies in each period. It is not known of a period
// that does not have the same bodies as the last one.
func (w *Work) together(shots []Snapshot) (series []finance.Dated) {
	field, now := w.Kind.Tells.Amount, shots[len(shots)-1]
	for i, s := range shots {
		sum := finance.Lacking(w.Main.KindOf(field), "not available")
		if sameBodies(s, now) {
			sum = finance.Sum(Each(s.Records, func(r Record) finance.Quantity { return w.amount(shots, i, r.Body, field) })).As(w.Main.Measure(field)).About(s.All)
		}
		series = append(series, finance.Dated{When: s.When, Quantity: sum})
	}
	return series
}

// gross is what all bodies have in the last period, those below nothing as if they
// were above it.
func (w *Work) gross(shots []Snapshot) finance.Quantity {
	last := len(shots) - 1
	return finance.SumKnown(Each(shots[last].Records, func(r Record) finance.Quantity {
		q := w.amount(shots, last, r.Body, w.Kind.Tells.Amount)
		q.Num = q.Num.Abs()
		return q
	}))
}
