package rating

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"catchup/internal/finance"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

// band is what bodies are counted by: a place among the top, or a class.
type band struct {
	head  string
	words finance.Sentence
	holds func(placed) bool
}

// banded are the places of the report, or the classes of the second source.
func (r *rating) banded(places map[string]placed) ([]band, error) {
	if r.Second.Has("class") {
		return classBands(places), nil
	}
	if len(r.Places) == 0 {
		return nil, errors.New("the report names no places, such as places: [15, 5]")
	}
	last := 0
	for _, p := range places {
		last = max(last, p.place.Int())
	}
	if widest := slices.Max(r.Places); widest > last {
		return nil, fmt.Errorf("the ranking has places down to %d only: all of it is among the top %d", last, widest)
	}
	return kind.Each(r.Places, topBand), nil
}

func topBand(n int) band {
	limit := finance.Given(decimal.NewFromInt(int64(n)), table.Number, "", "places")
	return band{
		head:  fmt.Sprintf("In the top %d", n),
		words: finance.Say("in the top %", finance.Spelt(limit)),
		holds: func(p placed) bool { return p.place.Known && p.place.Int() <= n },
	}
}

// classBands are the classes, the largest first, ties by name.
func classBands(places map[string]placed) []band {
	sizes := map[string]int{}
	for _, p := range places {
		if p.class != "" {
			sizes[p.class]++
		}
	}
	names := slices.SortedFunc(maps.Keys(sizes), func(a, b string) int { return cmp.Or(sizes[b]-sizes[a], cmp.Compare(a, b)) })
	return kind.Each(names, func(name string) band {
		return band{finance.Capital(name), finance.Say("as %", finance.Text(name)), func(p placed) bool { return p.class == name }}
	})
}

// rating is bodies by their class, with their places in a ranking.
type rating struct {
	*kind.Work
	field   string // rating, region or type
	bands   []band
	classes []classed
	all     classed
	unrated []string              // bodies of the ranking that the first source lacks
	place   func(name string) int // on the scale of the ratings; nil if they are of none, or stand in another order
}

// classed is the bodies of one rating, region or type, those with a place
// first, by it.
type classed struct {
	name   string
	bodies []placed
	n      finance.Quantity
	among  []finance.Quantity // how many are in each band
}

// placed is a body with its place in the ranking, unknown if it has none.
type placed struct {
	kind.Record
	place         finance.Quantity
	tied          bool
	leader, class string
	source        kind.Record // its row of the second source
}

func compute(w *kind.Work) (*kind.Result, error) {
	r := &rating{Work: w}
	fields := kind.Keep([]string{"rating", "region", "type"}, w.Main.Has)
	switch {
	case len(fields) > 1:
		return nil, fmt.Errorf("columns are named for both %q and %q: one table is of one of them", fields[0], fields[1])
	case len(fields) == 0:
		return nil, errors.New("no column is named for the rating, the region or the type")
	case len(kind.Keep([]string{"rank", "score", "class"}, w.Second.Has)) != 1:
		return nil, errors.New("the second source needs a column for one of rank, score and class")
	}
	r.field = fields[0]
	return r.join()
}

// join gives each body of the first source its place in the second.
func (r *rating) join() (*kind.Result, error) {
	places, err := r.placings()
	if err != nil {
		return nil, err
	}
	if r.bands, err = r.banded(places); err != nil {
		return nil, err
	}
	r.classify(r.match(r.Now().Records, places))
	return r.result(), nil
}

// match gives each body its place, and keeps the names of those that have a
// place but no rating.
func (r *rating) match(bodies []kind.Record, places map[string]placed) []placed {
	rows := make([]placed, len(bodies))
	for i, b := range bodies {
		p, ok := places[b.Body]
		if !ok {
			p.place = finance.Lacking("", "not ranked")
		}
		p.Record = b
		rows[i] = p
		delete(places, b.Body)
	}
	r.unrated = slices.Sorted(maps.Keys(places))
	return rows
}

// placings reads the places or classes of the second source, or ranks its
// scores.
func (r *rating) placings() (map[string]placed, error) {
	tallied, err := kind.Tally(r.Records(r.Second), "place")
	if err != nil {
		return nil, err
	}
	rows := slices.SortedFunc(maps.Values(tallied[kind.Vintage{}]), kind.ByName)
	scores := kind.Snapshot{Records: rows}.Measured("score")
	ranked := finance.Ranks(scores, finance.Descending)
	places := map[string]placed{}
	for i, one := range rows {
		p := placed{place: one.Quantity("rank"), leader: one.Word("leader"), class: one.Word("class")}
		if r.Second.Has("score") {
			p.tied = ranked[i].Tied
			p.place = ranked[i].Quantity(scores[i], "place among %d by %s, highest first", len(finance.Known(scores)), r.Second.Measure("score"))
		}
		p.source = one
		places[one.Body] = p
	}
	return places, nil
}

// classify puts the bodies into their classes and counts them.
func (r *rating) classify(rows []placed) {
	slices.SortStableFunc(rows, func(a, b placed) int { return finance.Ascending(a.place, b.place) })
	groups := kind.Grouped(rows, func(row placed) string { return cmp.Or(row.Word(r.field), "no "+r.field) })
	r.classes = kind.Each(groups, func(g kind.Group[placed]) classed { return r.count(g.Name, g.Rows, g.Name) })
	r.all = r.count("All "+r.Many, rows, "all "+r.Many)
	if place, ok := scaled(kind.Each(r.classes, classed.called), "no "+r.field); ok && r.Order == "scale" {
		r.place = place
	}
	slices.SortStableFunc(r.classes, r.order)
}

// order puts ratings as they stand on their scale, and otherwise the class with the
// most among the top first, ties by name.
func (r *rating) order(a, b classed) int {
	if r.place != nil {
		return r.place(a.name) - r.place(b.name)
	}
	if r.Order != "name" {
		for i := range r.bands {
			if by := finance.Descending(a.among[i], b.among[i]); by != 0 {
				return by
			}
		}
	}
	return cmp.Compare(a.name, b.name)
}

// count counts the bodies of a class, and those in each band.
func (r *rating) count(name string, bodies []placed, of string) classed {
	by := kind.Each(bodies, r.counted)
	c := classed{name: name, bodies: bodies, n: finance.Counted(len(bodies), r.Many, by...).About(of)}
	for _, band := range r.bands {
		n := len(kind.Keep(bodies, band.holds))
		c.among = append(c.among, finance.Counted(n, r.Many+" "+band.words.Plain(), by...).About(of))
	}
	return c
}

// counted is what a body is counted by: its cells in both sources.
func (r *rating) counted(b placed) finance.Quantity {
	q := finance.Quantity{From: []table.Origin{b.Value(r.field).From}}
	q.From = append(q.From, b.place.From...)
	if r.Second.Has("class") && b.source.Frame != nil {
		q.From = append(q.From, b.source.Value("class").From)
	}
	return q
}
