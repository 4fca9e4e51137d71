package finance

import (
	"cmp"
	"math"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/table"
)

var sharesOverYears = Kind{
	Name: "shares",
	Does: "the shares of a total over years, their highs and lows, and how they changed",
	Row:  "amount",
	Fields: []Field{
		{Name: "category", Kinds: text, Does: "what the total is parted into"},
		{Name: "year", Kinds: year, Does: "the financial year"},
		{Name: "amount", Kinds: numeric, Does: "the amount of the category"},
		{Name: "total", Kinds: numeric, Optional: true, Does: "the total of the year; if left out, the sum of the categories"},
		{Name: "vintage", Kinds: text, Optional: true, Does: "the status, as in plan or outturn; where it changes, each year is labelled"},
	},
	Takes:  []Option{TakesYears, TakesVintage, TakesAbout, TakesMateriality, TakesTotal, TakesChart},
	Orders: []string{"largest", "smallest", "name"},
	Says: []Saying{
		{"record", "where the share of each category named in about stands among its years, else of the one furthest below its high", nil},
		{"largest", "how the largest share changed", []string{"share", "change"}},
		{"others", "how many of the others rose", []string{"others", "rose", "except"}},
	},
	Chart: document.Share,
	make:  makeShares,
}

// division is a total parted into categories, over years.
type division struct {
	*work
	shots      []snapshot
	categories []category
}

// category is the share of one part, year by year, oldest first; a year without
// it is not known. High and low are the latest of the extreme years; below is
// how far the last year is off the high and change how far off the first, in
// percentage points.
type category struct {
	name          string
	years         []reading
	high, low     reading
	below, change Quantity
}

func (c category) called() string { return c.name }

func (c category) first() reading { return c.years[0] }

func (c category) now() reading { return c.years[len(c.years)-1] }

func makeShares(w *work) (*Result, error) {
	shots, err := w.snapshots(math.MaxInt)
	if err != nil {
		return nil, err
	}
	d := &division{work: w, shots: shots}
	groups := grouped(slices.Concat(recordsOf(shots)...), func(r record) string { return r.body })
	for _, g := range groups {
		d.categories = append(d.categories, d.category(g.name))
	}
	order := map[string]string{"largest": "best", "smallest": "worst", "name": "name"}[w.Order]
	arrange(d.categories, order, category.called, func(c category) Quantity { return c.now().Quantity })
	return d.result(), nil
}

// recordsOf are the records of each snapshot.
func recordsOf(shots []snapshot) [][]record {
	all := make([][]record, len(shots))
	for i, s := range shots {
		all[i] = s.records
	}
	return all
}

// category computes the shares of one category.
func (d *division) category(name string) category {
	c := category{name: name}
	for _, s := range d.shots {
		c.years = append(c.years, reading{s.when, d.share(s, name)})
	}
	c.high, c.low = peak(c.years, decimal.Decimal.GreaterThanOrEqual), peak(c.years, decimal.Decimal.LessThanOrEqual)
	c.below = c.now().Minus(c.high.Quantity).As("change since the high").About(c.now().Of)
	c.change = c.now().Minus(c.first().Quantity).As("change since " + c.first().when.String()).About(name)
	return c
}

// share is the share of a category in one year.
func (d *division) share(s snapshot, name string) Quantity {
	r := s.of(name)
	if r.body == "" {
		return Lacking(table.Share, "–")
	}
	total := r.quantity("total")
	if !d.main.has("total") {
		total = Sum(quantities(s.records, "amount")).As("total")
	}
	return r.quantity("amount").Over(total).As("share").About(r.of())
}

// peak is the latest of the known readings that none exceeds.
func peak(years []reading, reaches func(a, b decimal.Decimal) bool) reading {
	best := reading{}
	for _, y := range years {
		if y.Known && (!best.Known || reaches(y.Num, best.Num)) {
			best = y
		}
	}
	return best
}

// label names a year, with its vintage if the years are not all of one.
func (d *division) label(s snapshot) string {
	if d.mixed() {
		return s.count.String()
	}
	return s.when.String()
}

// mixed tells whether the years are of several vintages.
func (d *division) mixed() bool {
	return slices.ContainsFunc(d.shots, func(s snapshot) bool { return s.vintage != d.shots[0].vintage })
}

func (d *division) first() snapshot { return d.shots[0] }

func (d *division) now() snapshot { return d.shots[len(d.shots)-1] }

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
		return cmp.Or(ascending(a.below, b.below), cmp.Compare(a.name, b.name))
	})}
}

// largest is the category with the largest share in the last year.
func (d *division) largest() category { return d.top(category.now) }

// top is the category with the largest share in a year.
func (d *division) top(at func(category) reading) category {
	return slices.MinFunc(d.categories, func(a, b category) int {
		return cmp.Or(descending(at(a).Quantity, at(b).Quantity), cmp.Compare(a.name, b.name))
	})
}

// others counts the categories that are not told of and how many of them rose,
// and lists those that did not.
func (d *division) others() (all, rose, except Quantity, names []string) {
	var changes []Quantity
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
	of := about("the others", d.now().count)
	all = Counted(len(changes), "other "+d.many, changes...).About(of)
	rose = Counted(up, "other "+d.many+" that rose", changes...).About(of)
	except = Counted(len(names), "other "+d.many+" that did not rise", changes...).About(of)
	return all, rose, except, names
}
