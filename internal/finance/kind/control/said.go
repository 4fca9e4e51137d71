package control

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/finance/spc"
	"catchup/internal/period"
	"catchup/internal/table"
)

func (c *control) said() []kind.Said {
	said := []kind.Said{{Name: "overview", Sentence: c.overview(), Words: kind.Placeholders{
		"concerning": c.names(spc.Concerning), "improving": c.names(spc.Improving),
	}}}
	for _, m := range kind.First(c.signalled(), c.Top) {
		said = append(said, kind.Said{Name: "signals", Sentence: finance.Paragraph(c.signal(m), c.meanwhile(m)), Words: c.placeholders(m), Matter: m.matter()})
	}
	for _, m := range c.spoken() {
		said = append(said, kind.Said{Name: "usual", Sentence: c.usual(m), Words: c.placeholders(m)})
	}
	return append(append(said, c.targets("failing", spc.Failing)...), c.targets("passing", spc.Passing)...)
}

// targets tells of the targets that are assured so: of each where they are few, else of
// all together.
func (c *control) targets(name string, a spc.Assurance) []kind.Said {
	some := c.assured(a)
	if len(some) <= c.Top {
		return kind.Each(some, func(m measure) kind.Said {
			return kind.Said{Name: name, Sentence: c.sure(m), Words: c.placeholders(m), Matter: m.failing(a)}
		})
	}
	names := finance.Text(c.Some(kind.Each(some, measure.called)))
	// Said when more targets than `show.top` will be met by usual variation.
	told := finance.Say("Usual variation will meet the targets of some %, %.", finance.Text(c.Many), names)
	if a == spc.Failing {
		// Said when more targets than `show.top` will be missed by usual variation.
		told = finance.Say("Usual variation will not meet the targets of % %, %.", finance.Spelt(c.failing()), finance.Text(c.Many), names)
	}
	return []kind.Said{{Name: name, Sentence: told, Words: kind.Placeholders{"measure": names}}}
}

// failing counts the measures that usual variation keeps from their targets.
func (c *control) failing() finance.Quantity {
	return c.count(c.assured(spc.Failing), "measures failing their targets")
}

// placeholders are what the operator's own words for a measure may hold.
func (c *control) placeholders(m measure) kind.Placeholders {
	return kind.Placeholders{
		"measure": finance.Text(m.name), "value": c.phrase(m, m.latest().Quantity), "when": finance.Text(m.latest().words()),
		"lower": c.phrase(m, m.now().lower), "upper": c.phrase(m, m.now().upper), "target": c.phrase(m, m.target),
	}
}

// signalled are the measures whose last value is a signal, those of concern first.
func (c *control) signalled() []measure {
	some := kind.Keep(c.measures, func(m measure) bool { return m.mark().Rule != spc.Usual })
	slices.SortStableFunc(some, func(a, b measure) int { return a.concern() - b.concern() })
	return some
}

// spoken are the measures of usual variation that are told of: all where there are
// few, else those that the report is about.
func (c *control) spoken() []measure {
	return kind.Keep(c.measures, func(m measure) bool {
		return m.mark().Rule == spc.Usual && m.limited() &&
			(len(c.measures) <= kind.NameAll || slices.Contains(c.About, m.name))
	})
}

func (c *control) assured(a spc.Assurance) []measure {
	return kind.Keep(c.measures, func(m measure) bool { return m.assurance() == a })
}

func (c *control) of(s spc.Sense) []measure {
	return kind.Keep(c.measures, func(m measure) bool { return m.limited() && m.sense() == s })
}

func (c *control) names(s spc.Sense) finance.Text {
	return finance.Text(c.Some(kind.Each(c.of(s), measure.called)))
}

// count counts measures by their last values.
func (c *control) count(some []measure, what string) finance.Quantity {
	latest := kind.Each(some, func(m measure) finance.Quantity { return m.latest().Quantity })
	return finance.Counted(len(some), what, latest...).About(c.everything())
}

// overview reads "Four of the 20 measures show a signal. Of concern: A, B and C.
// Improving: D. The others show no more than usual variation." None where there is one
// measure.
func (c *control) overview() finance.Sentence {
	if len(c.measures) < 2 {
		return nil
	}
	n, usual := c.signals(), c.of(spc.Common)
	// Said when there are two measures or more.
	all := []finance.Sentence{finance.Say("%.", c.bodies().Did(n, kind.Deed{One: "shows a signal", Many: "show a signal"}))}
	for _, sense := range []spc.Sense{spc.Concerning, spc.Improving, spc.Special} {
		if some := c.of(sense); len(some) > 0 {
			// Said of each sort of signal that some of several measures show.
			all = append(all, finance.Say("%: %.", some[0].signal().Head(), c.names(sense)))
		}
	}
	switch {
	case len(usual) == 0, len(usual) == len(c.measures):
	case n.Int()+len(usual) == len(c.measures):
		// Said when every measure has limits, and some show a signal and some none.
		all = append(all, finance.Say("% no more than usual variation.", finance.Either(len(usual) == 1, "The other shows", "The others show")))
	default:
		// Said when some measures have no limits, and others no more than usual variation.
		all = append(all, finance.Say("No more than usual variation: %.", c.names(spc.Common)))
	}
	return finance.Paragraph(all...)
}

// signals counts the measures with a signal, and whole all of them.
func (c *control) signals() finance.Quantity { return c.count(c.signalled(), "measures with a signal") }

// bodies are all measures.
func (c *control) bodies() kind.Bodies {
	return c.Counted(c.count(c.measures, "measures"), len(c.measures), "")
}

// everything names the measures together, and of when their last values are.
func (c *control) everything() string {
	last := c.measures[0].latest()
	for _, m := range c.measures {
		if m.latest().place() > last.place() {
			last = m.latest()
		}
	}
	return "all " + c.Many + " · " + last.words()
}

// signal reads "Agency spend: £4.2m in October 2026, above its upper limit of £3.9m –
// of concern."
func (c *control) signal(m measure) finance.Sentence {
	mark, now := m.mark(), m.latest()
	if mark.Rule == spc.Usual {
		return nil
	}
	var told finance.Sentence
	high := mark.Side > 0
	switch limit := finance.Pick(high, m.now().upper, m.now().lower); mark.Rule {
	case spc.Outside:
		told = finance.Say("% %, % limit of %", c.phrase(m, now.Quantity), finance.Text(now.in()), finance.Either(high, "above its upper", "below its lower"), c.phrase(m, limit))
	case spc.Trend:
		told = finance.Say("%, to %", m.signal().Run(c.run(m, len(mark.Points)-1), finance.Text(now.words())), c.phrase(m, now.Quantity))
	case spc.TwoOfThree:
		told = finance.Say("% %, close to its % limit of % %", c.phrase(m, now.Quantity), finance.Text(now.in()),
			finance.Either(high, "upper", "lower"), c.phrase(m, limit), c.near(m, len(mark.Points)))
	default:
		told = finance.Say("% its mean of % in each of the % to %", finance.Either(high, "above", "below"), c.phrase(m, m.now().centre), c.run(m, len(mark.Points)), finance.Text(now.words()))
	}
	// Said of each measure whose last value is a signal, those of concern first, up to `show.top`.
	told = finance.Say("%: % – %.", opened(m.name), told, m.signal().Verdict())
	return told.Distinct(now.Quantity, m.now().lower, m.now().upper, m.now().centre)
}

// meanwhile reads "At that time: the ward moved (October 2026).", of what happened when the signal
// began. That it was the cause nobody can tell from a chart.
func (c *control) meanwhile(m measure) finance.Sentence {
	mark := m.mark()
	if mark.Rule == spc.Usual {
		return nil
	}
	times := kind.Each(m.points, func(p point) period.Period { return p.span() })
	var all []finance.Sentence
	for _, e := range kind.HappenedAt(c.Events, times, mark.Points[0], m.name) {
		words, when := finance.Text(strings.TrimSuffix(e.Words, ".")), finance.Text(e.When)
		if mark.Rule == spc.Outside {
			// Said behind a value beyond a limit, of each event of the report in its time.
			all = append(all, finance.Say("At that time: % (%).", words, when))
		} else {
			// Said behind another signal, of each event of the report in the time that it began.
			all = append(all, finance.Say("When this began: % (%).", words, when))
		}
	}
	return finance.Paragraph(all...)
}

// matter is what the signal of a measure matters: how far its last value is from the
// mean, and how rare that is if there are enough values to tell.
func (m measure) matter() *kind.Matter {
	now, centre := m.latest().Quantity, m.now().centre
	made := &kind.Matter{As: kind.FoundShifted, About: now, Size: now.Minus(centre), Of: []finance.Quantity{centre}}
	if rule := m.mark().Rule; rule == spc.Outside || rule == spc.TwoOfThree {
		made.As = kind.FoundUnusual
	}
	if !m.now().Trial {
		made.Doublings = kind.RareSignal
	}
	return made
}

// failing is what it matters that usual variation keeps a measure from its target: as
// much as the mean is away from it. That it meets its target is no finding.
func (m measure) failing(a spc.Assurance) *kind.Matter {
	if a != spc.Failing {
		return nil
	}
	return &kind.Matter{As: kind.FoundCrossed, About: m.target.Minus(m.now().centre), Of: []finance.Quantity{m.target}}
}

// opened is the name of a measure at the beginning of a sentence, which begins with no
// number.
func opened(name string) finance.Text {
	if first, _ := utf8.DecodeRuneInString(name); unicode.IsDigit(first) {
		return finance.Text("The measure “" + name + "”")
	}
	return finance.Text(finance.Capital(name))
}

// run is how many values in a row gave a signal: "eight months".
func (c *control) run(m measure, n int) finance.Sentence {
	return finance.Numbered(finance.Spelt(finance.Counted(n, "periods in a row", kind.Each(m.points[m.last+1-n:m.last+1], point.quantity)...).About(m.latest().Of)), c.noun(m.latest().moment), finance.Plural(c.noun(m.latest().moment)))
}

// near reads "in two of the three months".
func (c *control) near(m measure, n int) finance.Sentence {
	of := func(n int, what string, places []int) finance.Part {
		by := kind.Each(places, func(i int) finance.Quantity { return m.points[i].Quantity })
		return finance.Spelt(finance.Counted(n, "periods "+what, by...).About(m.latest().Of))
	}
	close := of(n, "close to a limit", m.mark().Points)
	noun := finance.Text(finance.Plural(c.noun(m.latest().moment)))
	if n == 3 {
		return finance.Say("in all of the last % %", close, noun)
	}
	return finance.Say("in % of the last % %", close, of(3, "looked at", []int{m.last - 2, m.last - 1, m.last}), noun)
}

// usual reads "Turnover: 11.2% in October 2026, no more than usual variation (9.8% to
// 12.9%)."
func (c *control) usual(m measure) finance.Sentence {
	now := m.latest()
	limits := finance.Say("% to %", c.phrase(m, m.now().lower), c.phrase(m, m.now().upper))
	usual := finance.Say("no more than usual variation (%)", limits)
	if strings.Contains(limits.Plain(), "(") {
		usual = finance.Say("no more than usual variation, %", limits)
	}
	// Said of each measure without a signal, where there are few or the report is about it.
	return finance.Say("%: % %, %.", opened(m.name), c.phrase(m, now.Quantity), finance.Text(now.in()), usual).Distinct(now.Quantity, m.now().lower, m.now().upper)
}

// sure reads "Waits: the target of 95% lies above the upper limit of 78.9%, so usual
// variation will not reach it."
func (c *control) sure(m measure) finance.Sentence {
	s, above := m.now(), false
	switch m.assurance() {
	case spc.Failing:
		above = m.good == spc.Up
	case spc.Passing:
		above = m.good == spc.Down
	default:
		return nil
	}
	limit := finance.Pick(above, s.upper, s.lower)
	// Said of each measure whose target is beyond one of its limits, up to `show.top`.
	return finance.Say("%: the target of % lies % limit of %, so usual variation will % it.", opened(m.name), c.phrase(m, m.target),
		finance.Either(above, "above the upper", "below the lower"), c.phrase(m, limit),
		finance.Either(m.assurance() == spc.Failing, "not meet", "meet")).Distinct(m.target, limit)
}

// phrase is a number of the measure in a sentence, with its unit.
func (c *control) phrase(m measure, q finance.Quantity) finance.Sentence {
	switch {
	case q.Kind == table.Money:
		return c.Phrasing("value", kind.Each(m.points, point.quantity))(q)
	case q.Kind == table.Number && q.Unit != "" && q.Unit != finance.Points:
		return finance.Say("% %", q, finance.Text(q.Unit))
	}
	return finance.Say("%", q)
}

// reason is the rule of a mark and the points that gave it, for whoever asks how it
// was found.
func (m measure) reason() string {
	mark := m.mark()
	if mark.Rule == spc.Usual {
		return "no rule of control charts holds for the last value: usual variation"
	}
	first, last := m.points[mark.Points[0]].words(), m.points[mark.Points[len(mark.Points)-1]].words()
	high := mark.Side > 0
	switch mark.Rule {
	case spc.Outside:
		return fmt.Sprintf("%s lies %s", last, finance.Pick(high, "above the upper limit", "below the lower limit"))
	case spc.Trend:
		return fmt.Sprintf("7 or more in a row, each %s the one before: %s to %s", finance.Pick(high, "above", "below"), first, last)
	case spc.TwoOfThree:
		names := kind.Each(mark.Points, func(i int) string { return m.points[i].words() })
		return fmt.Sprintf("2 of 3 in a row, two thirds of the way to the %s limit or more: %s", finance.Pick(high, "upper", "lower"), finance.List(names))
	}
	return fmt.Sprintf("7 or more in a row %s the mean: %s to %s", finance.Pick(high, "above", "below"), first, last)
}
