package share

import (
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// division is a total parted into categories, over years.
type division struct {
	*kind.Work
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

func (c category) called() string       { return c.name }
func (c category) first() finance.Dated { return c.years[0] }

// share is that of the last year.
func (c category) share() finance.Quantity { return c.now().Quantity }
func (c category) now() finance.Dated      { return c.years[len(c.years)-1] }

func compute(w *kind.Work) (*kind.Result, error) {
	if err := w.NoneBelowZero("a share of a total", "amount", "total"); err != nil {
		return nil, err
	}
	d := &division{Work: w}
	records := slices.Concat(kind.Each(w.Shots, func(s kind.Snapshot) []kind.Record { return s.Records })...)
	for _, g := range kind.Grouped(records, kind.Record.Name) {
		d.categories = append(d.categories, d.category(g.Name))
	}
	kind.Arrange(d.categories, w.Order, category.called, category.share)
	return d.result(), nil
}

// category computes the shares of one category.
func (d *division) category(name string) category {
	c := category{name: name}
	for _, s := range d.Shots {
		c.years = append(c.years, finance.Dated{When: s.When, Quantity: d.share(s, name)})
	}
	since := finance.Unbroken(c.years)
	c.high, c.low = peak(since, decimal.Decimal.GreaterThanOrEqual), peak(since, decimal.Decimal.LessThanOrEqual)
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
		total = finance.Sum(kind.Each(s.Records, func(r kind.Record) finance.Quantity { return r.Quantity("amount") })).As("total")
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
	return slices.ContainsFunc(d.Shots, func(s kind.Snapshot) bool { return s.Label != d.Shots[0].Label })
}

// about are the categories that are told of: those named, else the one
// furthest below its high.
func (d *division) about() []category {
	if len(d.About) == 0 {
		return kind.First(kind.Arranged(d.categories, "lowest", category.called, func(c category) finance.Quantity { return c.below }), 1)
	}
	var about []category
	for _, name := range d.About {
		about = append(about, kind.Keep(d.categories, func(c category) bool { return c.name == name })...)
	}
	return about
}

// largest is the category with the largest share in the last year.
func (d *division) largest() category { return d.top(category.share) }

// top is the category with the largest share in a year.
func (d *division) top(in func(category) finance.Quantity) category {
	return kind.Arranged(d.categories, "largest", category.called, in)[0]
}

// others counts the categories that are not told of and how many of them rose,
// and lists those that did not.
func (d *division) others() (all, rose, except finance.Quantity, names []string) {
	about := kind.Each(d.about(), category.called)
	others := kind.Keep(d.categories, func(c category) bool { return !slices.Contains(about, c.name) && c.change.Known })
	names = kind.Each(kind.Keep(others, func(c category) bool { return !c.change.Num.IsPositive() }), category.called)
	count := func(n int, did string) finance.Quantity {
		changes := kind.Each(others, func(c category) finance.Quantity { return c.change })
		return finance.Counted(n, "other "+d.Many+did, changes...).About(kind.About("the others", d.Now().Vintage))
	}
	return count(len(others), ""), count(len(others)-len(names), " with a larger share"), count(len(names), " without a larger share"), names
}
