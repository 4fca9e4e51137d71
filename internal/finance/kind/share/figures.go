package share

import (
	"cmp"
	"math"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// division is a total parted into categories, over years.
type division struct {
	*kind.Work
	shots      []kind.Snapshot
	categories []category
}

// category is the share of one part, year by year, oldest first; a year without
// it is not known. High and low are the latest of the extreme years; below is
// how far the last year is off the high and change how far off the first, in
// percentage points.
type category struct {
	name          string
	years         []finance.Dated
	high, low     finance.Dated
	below, change finance.Quantity
}

func (c category) called() string { return c.name }

func (c category) first() finance.Dated { return c.years[0] }

func (c category) now() finance.Dated { return c.years[len(c.years)-1] }

func makeShares(w *kind.Work) (*kind.Result, error) {
	shots, err := w.Snapshots(math.MaxInt)
	if err != nil {
		return nil, err
	}
	d := &division{Work: w, shots: shots}
	groups := kind.Grouped(slices.Concat(recordsOf(shots)...), func(r kind.Record) string { return r.Body })
	for _, g := range groups {
		d.categories = append(d.categories, d.category(g.Name))
	}
	order := map[string]string{"largest": "best", "smallest": "worst", "name": "name"}[w.Order]
	kind.Arrange(d.categories, order, category.called, func(c category) finance.Quantity { return c.now().Quantity })
	return d.result(), nil
}

// recordsOf are the records of each snapshot.
func recordsOf(shots []kind.Snapshot) [][]kind.Record {
	all := make([][]kind.Record, len(shots))
	for i, s := range shots {
		all[i] = s.Records
	}
	return all
}

// category computes the shares of one category.
func (d *division) category(name string) category {
	c := category{name: name}
	for _, s := range d.shots {
		c.years = append(c.years, finance.Dated{When: s.When, Quantity: d.share(s, name)})
	}
	c.high, c.low = peak(c.years, decimal.Decimal.GreaterThanOrEqual), peak(c.years, decimal.Decimal.LessThanOrEqual)
	c.below = c.now().Minus(c.high.Quantity).As("change since the high").About(c.now().Of)
	c.change = c.now().Minus(c.first().Quantity).As("change since " + c.first().When.String()).About(name)
	return c
}

// share is the share of a category in one year.
func (d *division) share(s kind.Snapshot, name string) finance.Quantity {
	r := s.Of(name)
	if r.Body == "" {
		return finance.Lacking(table.Share, "–")
	}
	total := r.Quantity("total")
	if !d.Main.Has("total") {
		total = finance.Sum(kind.Quantities(s.Records, "amount")).As("total")
	}
	return r.Quantity("amount").Over(total).As("share").About(r.Of())
}

// peak is the latest of the known readings that none exceeds.
func peak(years []finance.Dated, reaches func(a, b decimal.Decimal) bool) finance.Dated {
	best := finance.Dated{}
	for _, y := range years {
		if y.Known && (!best.Known || reaches(y.Num, best.Num)) {
			best = y
		}
	}
	return best
}

// label names a year, with its vintage if the years are not all of one.
func (d *division) label(s kind.Snapshot) string {
	if d.mixed() {
		return s.Vintage.String()
	}
	return s.When.String()
}

// mixed tells whether the years are of several vintages.
func (d *division) mixed() bool {
	return slices.ContainsFunc(d.shots, func(s kind.Snapshot) bool { return s.Label != d.shots[0].Label })
}

func (d *division) first() kind.Snapshot { return d.shots[0] }

func (d *division) now() kind.Snapshot { return d.shots[len(d.shots)-1] }

// about are the categories that are told of: those named, else the one
// furthest below its high.
func (d *division) about() []category {
	var told []category
	for _, name := range d.About {
		if i := slices.IndexFunc(d.categories, func(c category) bool { return c.name == name }); i >= 0 {
			told = append(told, d.categories[i])
		}
	}
	if len(d.About) > 0 {
		return told
	}
	return []category{slices.MinFunc(d.categories, func(a, b category) int {
		return cmp.Or(finance.Ascending(a.below, b.below), cmp.Compare(a.name, b.name))
	})}
}

// largest is the category with the largest share in the last year.
func (d *division) largest() category { return d.top(category.now) }

// top is the category with the largest share in a year.
func (d *division) top(at func(category) finance.Dated) category {
	return slices.MinFunc(d.categories, func(a, b category) int {
		return cmp.Or(finance.Descending(at(a).Quantity, at(b).Quantity), cmp.Compare(a.name, b.name))
	})
}

// others counts the categories that are not told of and how many of them rose,
// and lists those that did not.
func (d *division) others() (all, rose, except finance.Quantity, names []string) {
	var changes []finance.Quantity
	up := 0
	for _, c := range d.categories {
		if slices.ContainsFunc(d.about(), func(told category) bool { return told.name == c.name }) || !c.change.Known {
			continue
		}
		changes = append(changes, c.change)
		if c.change.Num.IsPositive() {
			up++
			continue
		}
		names = append(names, c.name)
	}
	of := kind.About("the others", d.now().Vintage)
	all = finance.Counted(len(changes), "other "+d.Many, changes...).About(of)
	rose = finance.Counted(up, "other "+d.Many+" that rose", changes...).About(of)
	except = finance.Counted(len(names), "other "+d.Many+" that did not rise", changes...).About(of)
	return all, rose, except, names
}
