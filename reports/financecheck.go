package reports

import (
	"maps"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/catalogue"
	"catchup/internal/finance/kind"
	"catchup/internal/period"
	"catchup/internal/table"
)

// Check notes what does not fit the kind of table: fields it does not have or
// lacks, options it does not take, sentences it does not say.
func (f Finance) Check(at check.Place) {
	f.checkYears(at)
	if one := finance.Singular(f.Called); one != "" {
		at.Key("called").Note("write "+one, "it is what one of them is called, and %q are several", f.Called)
	}
	within(at.Key("decimals"), f.Decimals, 0, 3)
	within(at.Key("show").Key("rows"), f.Show.Rows, 1, 500)
	within(at.Key("show").Key("top"), f.Show.Top, 1, 20)
	if f.Reduction.Set() && f.Reduction.Kind != table.Share {
		at.Key("reduction").Note("write it as 10%", "a uniform reduction is a share")
	}
	f.checkPlaces(at.Key("places"))
	oneOf(at.Key("rounding"), f.Rounding, []string{string(kind.PlainRounding), string(kind.LargestRemainder)})
	oneOf(at.Key("amounts"), f.Amounts, []string{string(kind.YearToDate), string(kind.InMonth)})
	oneOf(at.Key("good"), f.Good, goods)
	oneOf(at.Key("screening"), f.Screening, []string{"on", "off"})
	within(at.Key("show").Key("charts"), f.Show.Charts, 0, 50)
	oneOf(at.Key("kind"), f.Kind, catalogue.Names())
	k, ok := catalogue.Named(f.Kind)
	if !ok {
		return
	}
	if !f.flat { // else each column is a key, and those it needs are required
		checkFields(at.Key("columns"), k.Name, f.Columns, k.All())
	}
	f.checkWith(at, k)
	f.checkOptions(at, k)
	f.checkSayings(at, k)
	oneOf(at.Key("show").Key("order"), f.Show.Order, k.OrderNames())
}

// columnsAt is where the columns of the fields are named.
func (f Finance) columnsAt(at check.Place) check.Place {
	if f.flat {
		return at
	}
	return at.Key("columns")
}

// CheckNames notes columns that the sources do not have, by what check knows of them.
func (f Finance) CheckNames(at check.Place, missing func(at check.Place, source string, columns map[string]string)) {
	missing(f.columnsAt(at), f.From, f.Columns)
	if f.With != nil {
		missing(at.Key("with").Key("columns"), f.With.From, f.With.Columns)
	}
}

// checkFields notes fields that the kind does not have, and those it lacks.
func checkFields(at check.Place, kind string, columns map[string]string, fields []kind.Field) {
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

func (f Finance) checkWith(at check.Place, k kind.Kind) {
	switch {
	case f.With == nil && k.Needs:
		at.Note("", "the kind %s needs a second source, with: { from: …, columns: … }", k.Name)
	case f.With != nil && len(k.With) == 0:
		at.Key("with").Note("", "the kind %s takes no second source", k.Name)
	case f.With != nil:
		checkFields(at.Key("with").Key("columns"), k.Name, f.With.Columns, k.With)
	}
}

// checkOptions notes options that the kind does not take.
func (f Finance) checkOptions(at check.Place, k kind.Kind) {
	for _, o := range []struct {
		option kind.Option
		at     check.Place
		set    bool
	}{
		{kind.TakesCompare, at.Key("compare"), f.Compare != nil},
		{kind.TakesYears, at.Key("years"), f.Years != finance.Span{}},
		{kind.TakesMonth, at.Key("month"), f.Month != ""},
		{kind.TakesVintage, at.Key("vintage"), f.Vintage != nil},
		{kind.TakesAbout, at.Key("about"), f.About != nil},
		{kind.TakesTolerance, at.Key("tolerance"), f.Tolerance != nil},
		{kind.TakesThresholds, at.Key("thresholds"), f.Thresholds != nil},
		{kind.TakesMateriality, at.Key("materiality"), f.Materiality.Set()},
		{kind.TakesReduction, at.Key("reduction"), f.Reduction.Set()},
		{kind.TakesStatuses, at.Key("statuses"), f.Statuses.Counted != nil},
		{kind.TakesAmounts, at.Key("amounts"), f.Amounts != ""},
		{kind.TakesSpending, at.Key("spending"), f.Spending},
		{kind.TakesPlaces, at.Key("places"), f.Places != nil},
		{kind.TakesRAG, at.Key("rag"), f.RAG != finance.RAG{}},
		{kind.TakesGood, at.Key("good"), f.Good != ""},
		{kind.TakesTarget, at.Key("target"), f.Target.Set()},
		{kind.TakesScreening, at.Key("screening"), f.Screening == "off"},
		{kind.TakesLimits, at.Key("limits"), f.Limits != nil},
		{kind.TakesChart, at.Key("show").Key("chart"), f.Show.Chart != ""},
	} {
		switch {
		case o.set && !k.Take(o.option):
			o.at.Note("", "the kind %s does not take %s", k.Name, o.option)
		case !o.set && slices.Contains(k.Asks, o.option):
			at.Note("", "the kind %s needs %s", k.Name, o.option)
		}
	}
	if k.Take(kind.TakesChart) {
		f.checkChart(at, k)
	}
}

// checkChart notes a chart that the kind is not drawn as, or that its years
// cannot carry, and names that nothing can show.
func (f Finance) checkChart(at check.Place, k kind.Kind) {
	place := at.Key("show").Key("chart")
	oneOf(place, f.Show.Chart, append(charts(k.Charts), "none"))
	if years := len(f.Compare); f.form() == document.Slope && years > 0 && years != 2 {
		place.Note("compare two years, or take line or spark", "a slope leads from one time to another, and compare names %d", years)
	}
	checkHighlight(at.Key("show").Key("highlight"), f.Show.Highlight, f.form())
}

// checkHighlight notes highlights without a chart of lines, or more than can stand
// out.
func checkHighlight(at check.Place, names []string, form document.ChartKind) {
	switch {
	case len(names) == 0:
	case form != document.Line && form != document.Slope:
		at.Note("", "lines stand out in a line or a slope, and there is none")
	case len(names) > document.MostHighlights:
		at.Note("", "no more than %d lines can stand out, not %d", document.MostHighlights, len(names))
	}
}

// charts are the names of kinds of chart.
func charts(kinds []document.ChartKind) []string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	return names
}

// checkSayings notes sentences that the kind does not say, and other words for
// them that hold figures of their own.
func (f Finance) checkSayings(at check.Place, k kind.Kind) {
	for i, say := range f.Say {
		oneOf(at.Key("say").Item(i), say, k.Sayings())
	}
	for _, name := range slices.Sorted(maps.Keys(f.Words)) {
		place := at.Key("words").Key(name)
		saying, ok := k.Saying(name)
		if !ok {
			place.Note(check.DidYouMean(name, k.Sayings()), "the kind %s does not say %q", k.Name, name)
			continue
		}
		if err := saying.Check(f.Words[name]); err != nil {
			place.Note("the figures come as {"+strings.Join(saying.Words, "}, {")+"}", "%v", err)
		}
	}
}

// checkYears notes years that are too many, out of order, or no years.
func (f Finance) checkYears(at check.Place) {
	if len(f.Compare) > 6 {
		at.Key("compare").Note("", "no more than six years can stand side by side")
	}
	for i, year := range f.Compare {
		if i > 0 && !year.After(f.Compare[i-1]) {
			at.Key("compare").Item(i).Note("oldest first", "%s does not come after %s", year, f.Compare[i-1])
		}
	}
	for year := range f.Vintage {
		if err := new(period.YearName).UnmarshalText([]byte(year)); err != nil {
			at.Key("vintage").Key(year).Note("", "%v", err)
		}
	}
}

// CheckKinds notes columns of another kind than the section needs. of is the
// kind of a column of a source, empty if it is only known when that is read.
func (f Finance) CheckKinds(at check.Place, of func(source, column string) table.Kind) {
	k, _ := catalogue.Named(f.Kind)
	matching(f.columnsAt(at), k.All(), f.From, f.Columns, of)
	if f.With != nil {
		matching(at.Key("with").Key("columns"), k.With, f.With.From, f.With.Columns, of)
	}
}

// matching notes the columns of one source that are of another kind.
func matching(at check.Place, fields []kind.Field, source string, columns map[string]string, of func(source, column string) table.Kind) {
	for _, field := range fields {
		column := columns[field.Name]
		if is := of(source, column); is != "" {
			if wrong := field.Mismatch(column, is); wrong != "" {
				at.Key(field.Name).Note("", "%s", wrong)
			}
		}
	}
}

// CheckSource notes what the section says otherwise than its source does, which
// counts in the years and gives the columns their bases: years of another kind,
// and other amounts of months.
func (f Finance) CheckSource(at check.Place, years period.Years, basis func(column string) table.Basis) {
	for _, field := range slices.Sorted(maps.Keys(f.Columns)) {
		if err := kind.Amounts(f.Amounts).CheckAmounts(f.Columns[field], basis(f.Columns[field])); err != nil {
			at.Key("amounts").Note("say it in one of the two places", "%v", err)
		}
	}
	for i, name := range f.Compare {
		if _, err := name.In(years); err != nil {
			at.Key("compare").Item(i).Note("", "%v", err)
		}
	}
	if _, err := f.Years.In(years); err != nil {
		at.Key("years").Note("", "%v", err)
	}
	for label := range f.Vintage {
		if _, err := period.YearName(label).In(years); err != nil {
			at.Key("vintage").Key(label).Note("", "%v", err)
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
