package finance

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"catchup/internal/period"
)

// Vintages are the known counts of a year's figures, earliest first.
var Vintages = []string{"draft", "provisional", "final", "audited", "restated"}

// String reads "2023-24 (draft)".
func (k count) String() string {
	if k.vintage == "" {
		return k.year.String()
	}
	return fmt.Sprintf("%s (%s)", k.year, k.vintage)
}

// earlier orders counts by year and vintage; unknown vintages come before the
// known ones, by name.
func earlier(a, b count) int {
	return cmp.Or(
		cmp.Compare(a.year, b.year),
		cmp.Compare(slices.Index(Vintages, a.vintage), slices.Index(Vintages, b.vintage)),
		cmp.Compare(a.vintage, b.vintage),
	)
}

// choose picks one count of each year and lists the others of those years.
func (cs counts) choose(years []period.FinancialYear, named map[period.FinancialYear]string) (chosen, others []count, err error) {
	if len(years) == 0 {
		years = cs.years()
		years = years[max(0, len(years)-2):]
	}
	for _, year := range years {
		of, err := cs.of(year)
		if err != nil {
			return nil, nil, err
		}
		k, err := pick(of, named[year])
		if err != nil {
			return nil, nil, err
		}
		chosen = append(chosen, k)
		others = append(others, slices.DeleteFunc(of, func(other count) bool { return other == k })...)
	}
	return chosen, others, nil
}

// of lists the counts of a year, earliest first.
func (cs counts) of(year period.FinancialYear) ([]count, error) {
	var of []count
	for _, k := range slices.SortedFunc(maps.Keys(cs), earlier) {
		if k.year == year {
			of = append(of, k)
		}
	}
	if len(of) == 0 {
		return nil, fmt.Errorf("there are no figures for %s, only for %v", year, cs.years())
	}
	return of, nil
}

// pick takes the named vintage of a year's counts, or the latest if none is
// named. Which of two unknown vintages is later cannot be known.
func pick(of []count, vintage string) (count, error) {
	last := of[len(of)-1]
	if vintage == "" {
		if len(of) > 1 && !slices.Contains(Vintages, last.vintage) {
			return count{}, fmt.Errorf("there are several vintages of %s, %s: name the one to show", last.year, spoken(of))
		}
		return last, nil
	}
	wanted := count{last.year, strings.ToLower(vintage)}
	if !slices.Contains(of, wanted) {
		return count{}, fmt.Errorf("there is no vintage %q of %s, only %s", vintage, last.year, spoken(of))
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
