package kind

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"catchup/internal/finance"
	"catchup/internal/period"
	"catchup/internal/table"
)

// knownVintages are the known counts of a year's figures, earliest first.
var knownVintages = []string{"draft", "provisional", "final", "audited", "restated"}

// Vintage is one counting of a period's figures.
type Vintage struct {
	finance.When
	Label string
}

// String reads "2023-24 (draft)".
func (k Vintage) String() string {
	if k.Label == "" {
		return k.When.String()
	}
	return fmt.Sprintf("%s (%s)", k.When, k.Label)
}

// In reads " in 2023-24 (draft)", or nothing where there are no periods.
func (k Vintage) In() string {
	switch {
	case k.When != (finance.When{}):
		return " in " + k.String()
	case k.Label != "":
		return " in " + k.Accounts()
	}
	return ""
}

// Accounts names the vintage in words: "the draft accounts".
func (k Vintage) Accounts() string {
	switch {
	case k.Label == "":
		return "the accounts"
	case slices.Contains(knownVintages, k.Label):
		return "the " + k.Label + " accounts"
	}
	return "the accounts called " + k.Label
}

// Counts hold the record of each body in each count.
type Counts map[Vintage]map[string]Record

// Tally puts the records into their counts. Two of the same body in the same
// count are an error, since which of them holds cannot be known; thing is what
// a record holds, for its words.
func Tally(records []Record, thing string) (Counts, error) {
	tallied := Counts{}
	for _, r := range records {
		if tallied[r.Vintage] == nil {
			tallied[r.Vintage] = map[string]Record{}
		}
		if first, twice := tallied[r.Vintage][r.Body]; twice {
			return nil, fmt.Errorf("the %s of %q%s is given twice: at %s and at %s", thing, r.Body, r.In(), first.place(), r.place())
		}
		tallied[r.Vintage][r.Body] = r
	}
	if len(tallied) == 0 {
		return nil, errors.New("the table has no rows")
	}
	return tallied, nil
}

// place is the first number of the record, or its name.
func (r Record) place() table.Origin {
	for _, f := range r.Frame.fields {
		if v := r.Value(f.Name); v.Kind.Numeric() && r.Frame.Has(f.Name) {
			return v.From
		}
	}
	return r.Value(r.Frame.fields[0].Name).From
}

// Bodies lists the bodies of the counts that include keeps.
func (cs Counts) Bodies(include func(Vintage) bool) map[string]bool {
	found := map[string]bool{}
	for k, records := range cs {
		if include(k) {
			for body := range records {
				found[body] = true
			}
		}
	}
	return found
}

// Whens lists the periods of the table, oldest first.
func (cs Counts) Whens() []finance.When {
	found := map[finance.When]bool{}
	for k := range cs {
		found[k.When] = true
	}
	return slices.SortedFunc(maps.Keys(found), finance.When.Compare)
}

// Within are the counts of the periods: a body that is in none of them did not
// exist as far as they tell.
func (cs Counts) Within(whens []finance.When) Counts {
	kept := maps.Clone(cs)
	maps.DeleteFunc(kept, func(k Vintage, _ map[string]Record) bool { return !slices.Contains(whens, k.When) })
	return kept
}

// LastOf are the last n of the periods.
func LastOf(whens []finance.When, n int) []finance.When { return whens[max(0, len(whens)-n):] }

// WholeYears are whole years as periods.
func WholeYears(of []period.FinancialYear) []finance.When {
	return Each(of, func(y period.FinancialYear) finance.When { return finance.When{Year: y} })
}

// Earlier orders counts by year and vintage; unknown vintages come before the
// known ones, by name.
func Earlier(a, b Vintage) int {
	return cmp.Or(
		a.Compare(b.When),
		cmp.Compare(slices.Index(knownVintages, a.Label), slices.Index(knownVintages, b.Label)),
		cmp.Compare(a.Label, b.Label),
	)
}

// Choose picks one count of each period, the named vintage of its year or the
// latest, and lists the others of those periods.
func (cs Counts) Choose(whens []finance.When, named map[period.FinancialYear]string) (chosen, others []Vintage, err error) {
	for _, w := range whens {
		of, err := cs.of(w)
		if err != nil {
			return nil, nil, err
		}
		k, err := pick(of, named[w.Year])
		if err != nil {
			return nil, nil, err
		}
		chosen = append(chosen, k)
		others = append(others, slices.DeleteFunc(of, func(other Vintage) bool { return other == k })...)
	}
	return chosen, others, nil
}

// of lists the counts of a period, earliest first.
func (cs Counts) of(w finance.When) ([]Vintage, error) {
	of := Keep(slices.SortedFunc(maps.Keys(cs), Earlier), func(k Vintage) bool { return k.When == w })
	if len(of) == 0 {
		return nil, fmt.Errorf("there are no figures for %s, only for %v", w, cs.Whens())
	}
	return of, nil
}

// pick takes the named vintage of a year's counts, or the latest if none is
// named. Which of two unknown vintages is later cannot be known.
func pick(of []Vintage, vintage string) (Vintage, error) {
	last := of[len(of)-1]
	if vintage == "" {
		if len(of) > 1 && !slices.Contains(knownVintages, last.Label) {
			return Vintage{}, fmt.Errorf("there are several vintages of %s, %s: name the one to show", last.When, spoken(of))
		}
		return last, nil
	}
	wanted := Vintage{last.When, strings.ToLower(vintage)}
	if !slices.Contains(of, wanted) {
		return Vintage{}, fmt.Errorf("there is no vintage %q of %s, only %s", vintage, last.When, spoken(of))
	}
	return wanted, nil
}

// spoken lists the vintages of counts.
func spoken(of []Vintage) string {
	return finance.List(Each(of, func(k Vintage) string { return strconv.Quote(k.Label) }))
}
