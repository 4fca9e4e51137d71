package reports

import (
	"maps"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/finance"
	"catchup/internal/period"
	"catchup/internal/table"
)

// Check notes what does not fit the kind of table: fields it does not have or
// lacks, options it does not take, sentences it does not say.
func (f Finance) Check(at check.Place) {
	f.checkYears(at)
	within(at.Key("decimals"), f.Decimals, 0, 3)
	within(at.Key("show").Key("rows"), f.Show.Rows, 1, 500)
	within(at.Key("show").Key("top"), f.Show.Top, 1, 20)
	if f.Reduction.Set() && f.Reduction.Kind != table.Share {
		at.Key("reduction").Note("write it as 10%", "a uniform reduction is a share")
	}
	f.checkPlaces(at.Key("places"))
	oneOf(at.Key("rounding"), f.Rounding, []string{string(finance.PlainRounding), string(finance.LargestRemainder)})
	oneOf(at.Key("amounts"), f.Amounts, []string{string(finance.YearToDate), string(finance.InMonth)})
	oneOf(at.Key("kind"), f.Kind, finance.KindNames())
	kind, ok := finance.KindNamed(f.Kind)
	if !ok {
		return
	}
	checkFields(at.Key("columns"), kind.Name, f.Columns, kind.Fields)
	f.checkWith(at, kind)
	f.checkOptions(at, kind)
	f.checkSayings(at, kind)
	oneOf(at.Key("show").Key("order"), f.Show.Order, kind.Orders)
}

// checkFields notes fields that the kind does not have, and those it lacks.
func checkFields(at check.Place, kind string, columns map[string]string, fields []finance.Field) {
	var names []string
	for _, field := range fields {
		names = append(names, field.Name)
		if columns[field.Name] == "" && !field.Optional {
			at.Note("", "the kind %s needs a column for %q", kind, field.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		if !slices.Contains(names, name) {
			at.Key(name).Note(check.DidYouMean(name, names), "the kind %s has no field %q", kind, name)
		}
	}
}

func (f Finance) checkWith(at check.Place, kind finance.Kind) {
	switch {
	case f.With == nil && kind.Needs:
		at.Note("", "the kind %s needs a second source, with: { from: …, columns: … }", kind.Name)
	case f.With != nil && len(kind.With) == 0:
		at.Key("with").Note("", "the kind %s takes no second source", kind.Name)
	case f.With != nil:
		checkFields(at.Key("with").Key("columns"), kind.Name, f.With.Columns, kind.With)
	}
}

// checkOptions notes options that the kind does not take.
func (f Finance) checkOptions(at check.Place, kind finance.Kind) {
	for _, o := range []struct {
		option finance.Option
		at     check.Place
		set    bool
	}{
		{finance.TakesCompare, at.Key("compare"), f.Compare != nil},
		{finance.TakesYears, at.Key("years"), f.Years != finance.Span{}},
		{finance.TakesMonth, at.Key("month"), f.Month != 0},
		{finance.TakesVintage, at.Key("vintage"), f.Vintage != nil},
		{finance.TakesAbout, at.Key("about"), f.About != nil},
		{finance.TakesTolerance, at.Key("tolerance"), f.Tolerance != nil},
		{finance.TakesThresholds, at.Key("thresholds"), f.Thresholds != nil},
		{finance.TakesMateriality, at.Key("materiality"), f.Materiality.Set()},
		{finance.TakesReduction, at.Key("reduction"), f.Reduction.Set()},
		{finance.TakesStatuses, at.Key("statuses"), f.Statuses.Counted != nil},
		{finance.TakesAmounts, at.Key("amounts"), f.Amounts != ""},
		{finance.TakesSpending, at.Key("spending"), f.Spending},
		{finance.TakesPlaces, at.Key("places"), f.Places != nil},
		{finance.TakesRAG, at.Key("rag"), f.RAG != finance.RAG{}},
		{finance.TakesChart, at.Key("show").Key("chart"), f.Show.Chart != ""},
	} {
		switch {
		case o.set && !kind.Take(o.option):
			o.at.Note("", "the kind %s does not take %s", kind.Name, o.option)
		case !o.set && slices.Contains(kind.Asks, o.option):
			at.Note("", "the kind %s needs %s", kind.Name, o.option)
		}
	}
	if kind.Take(finance.TakesChart) {
		oneOf(at.Key("show").Key("chart"), f.Show.Chart, []string{string(kind.Chart), "none"})
	}
}

// checkSayings notes sentences that the kind does not say, and other words for
// them that hold figures of their own.
func (f Finance) checkSayings(at check.Place, kind finance.Kind) {
	for i, say := range f.Say {
		oneOf(at.Key("say").Item(i), say, kind.Sayings())
	}
	for _, name := range slices.Sorted(maps.Keys(f.Words)) {
		place := at.Key("words").Key(name)
		saying, ok := kind.Saying(name)
		if !ok {
			place.Note(check.DidYouMean(name, kind.Sayings()), "the kind %s does not say %q", kind.Name, name)
			continue
		}
		if err := saying.Check(f.Words[name]); err != nil {
			place.Note("the figures come as {"+strings.Join(saying.Words, "}, {")+"}", "%v", err)
		}
	}
}

// checkYears notes years out of order.
func (f Finance) checkYears(at check.Place) {
	if len(f.Compare) > 6 {
		at.Key("compare").Note("", "no more than six years can stand side by side")
	}
	for i, year := range f.Compare {
		if i > 0 && year <= f.Compare[i-1] {
			at.Key("compare").Item(i).Note("oldest first", "%s does not come after %s", year, f.Compare[i-1])
		}
	}
	for year := range f.Vintage {
		if _, err := period.ParseFinancialYear(year); err != nil {
			at.Key("vintage").Key(year).Note("", "%v", err)
		}
	}
}

// checkPlaces notes places that are not some of a ranking, the widest first.
func (f Finance) checkPlaces(at check.Place) {
	for i, n := range f.Places {
		switch {
		case n < 1:
			at.Item(i).Note("", "must be 1 or more")
		case i > 0 && n >= f.Places[i-1]:
			at.Item(i).Note("the widest first", "%d is not fewer than %d", n, f.Places[i-1])
		}
	}
}

// oneOf notes a word that is not among the known ones. An empty word is left
// to whoever requires it.
func oneOf(at check.Place, word string, known []string) {
	if word != "" && !slices.Contains(known, word) {
		at.Note(check.DidYouMean(word, known), "%q is not known", word)
	}
}
