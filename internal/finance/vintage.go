package finance

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"catchup/internal/period"
	"catchup/internal/table"
)

// Vintages are the known counts of a year's figures, earliest first.
var Vintages = []string{"draft", "provisional", "final", "audited", "restated"}

// count is one counting of a period's figures.
type count struct {
	when
	vintage string
}

// String reads "2023-24 (draft)".
func (k count) String() string {
	if k.vintage == "" {
		return k.when.String()
	}
	return fmt.Sprintf("%s (%s)", k.when, k.vintage)
}

// accounts names the vintage in words: "the draft accounts".
func (k count) accounts() string {
	switch {
	case k.vintage == "":
		return "the accounts"
	case slices.Contains(Vintages, k.vintage):
		return "the " + k.vintage + " accounts"
	}
	return "the accounts called " + k.vintage
}

// counts hold the record of each body in each count.
type counts map[count]map[string]record

// tally puts the records into their counts. Two of the same body in the same
// count are an error, since which of them holds cannot be known; thing is what
// a record holds, for its words.
func tally(records []record, thing string) (counts, error) {
	tallied := counts{}
	for _, r := range records {
		if tallied[r.count] == nil {
			tallied[r.count] = map[string]record{}
		}
		if first, twice := tallied[r.count][r.body]; twice {
			return nil, fmt.Errorf("the %s of %q in %s is given twice: at %s and at %s",
				thing, r.body, r.count, first.place(), r.place())
		}
		tallied[r.count][r.body] = r
	}
	if len(tallied) == 0 {
		return nil, errors.New("the table has no rows")
	}
	return tallied, nil
}

// place is the first number of the record, or its name.
func (r record) place() table.Origin {
	for _, f := range r.frame.fields {
		if v := r.value(f.Name); v.Kind.Numeric() && r.frame.has(f.Name) {
			return v.From
		}
	}
	return r.value(r.frame.fields[0].Name).From
}

// bodies lists the bodies of the counts that include keeps.
func (cs counts) bodies(include func(count) bool) map[string]bool {
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

// whens lists the periods of the table, oldest first.
func (cs counts) whens() []when {
	found := map[when]bool{}
	for k := range cs {
		found[k.when] = true
	}
	return slices.SortedFunc(maps.Keys(found), func(a, b when) int {
		return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(a.month, b.month))
	})
}

// within are the counts of the periods: a body that is in none of them did not
// exist as far as they tell.
func (cs counts) within(whens []when) counts {
	kept := maps.Clone(cs)
	maps.DeleteFunc(kept, func(k count, _ map[string]record) bool { return !slices.Contains(whens, k.when) })
	return kept
}

// lastOf are the last n of the periods.
func lastOf(whens []when, n int) []when { return whens[max(0, len(whens)-n):] }

// years are whole years as periods.
func years(of []period.FinancialYear) []when {
	whens := make([]when, len(of))
	for i, y := range of {
		whens[i] = when{year: y}
	}
	return whens
}

// earlier orders counts by year and vintage; unknown vintages come before the
// known ones, by name.
func earlier(a, b count) int {
	return cmp.Or(
		cmp.Compare(a.year, b.year),
		cmp.Compare(a.month, b.month),
		cmp.Compare(slices.Index(Vintages, a.vintage), slices.Index(Vintages, b.vintage)),
		cmp.Compare(a.vintage, b.vintage),
	)
}

// choose picks one count of each period, the named vintage of its year or the
// latest, and lists the others of those periods.
func (cs counts) choose(whens []when, named map[period.FinancialYear]string) (chosen, others []count, err error) {
	for _, w := range whens {
		of, err := cs.of(w)
		if err != nil {
			return nil, nil, err
		}
		k, err := pick(of, named[w.year])
		if err != nil {
			return nil, nil, err
		}
		chosen = append(chosen, k)
		others = append(others, slices.DeleteFunc(of, func(other count) bool { return other == k })...)
	}
	return chosen, others, nil
}

// of lists the counts of a period, earliest first.
func (cs counts) of(w when) ([]count, error) {
	var of []count
	for _, k := range slices.SortedFunc(maps.Keys(cs), earlier) {
		if k.when == w {
			of = append(of, k)
		}
	}
	if len(of) == 0 {
		return nil, fmt.Errorf("there are no figures for %s, only for %v", w, cs.whens())
	}
	return of, nil
}

// pick takes the named vintage of a year's counts, or the latest if none is
// named. Which of two unknown vintages is later cannot be known.
func pick(of []count, vintage string) (count, error) {
	last := of[len(of)-1]
	if vintage == "" {
		if len(of) > 1 && !slices.Contains(Vintages, last.vintage) {
			return count{}, fmt.Errorf("there are several vintages of %s, %s: name the one to show", last.when, spoken(of))
		}
		return last, nil
	}
	wanted := count{last.when, strings.ToLower(vintage)}
	if !slices.Contains(of, wanted) {
		return count{}, fmt.Errorf("there is no vintage %q of %s, only %s", vintage, last.when, spoken(of))
	}
	return wanted, nil
}

// spoken lists the vintages of counts.
func spoken(of []count) string {
	names := make([]string, len(of))
	for i, k := range of {
		names[i] = fmt.Sprintf("%q", k.vintage)
	}
	return List(names)
}
