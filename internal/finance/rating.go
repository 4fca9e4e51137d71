package finance

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"catchup/internal/document"
	"catchup/internal/table"
)

var ratingKind = Kind{
	Name: "rating",
	Does: "how many of each rating, region or type stand among the top of a ranking, or are of each class",
	Row:  "rating",
	Fields: []Field{
		{Name: "body", Kinds: text, Does: "the organisation's name"},
		{Name: "rating", Kinds: text, Optional: true, Does: "its rating; or give its region or its type instead"},
		{Name: "region", Kinds: text, Optional: true, Does: "its region"},
		{Name: "type", Kinds: text, Optional: true, Does: "its type"},
	},
	With: []Field{
		{Name: "body", Kinds: text, Does: "the organisation's name, as in the first source"},
		{Name: "rank", Kinds: []table.Kind{table.Number}, Optional: true, Does: "its rank, 1 being the top; or give its score instead"},
		{Name: "score", Kinds: numeric, Optional: true, Does: "what it is ranked by, the highest first"},
		{Name: "class", Kinds: text, Optional: true, Does: "its class, instead of a rank or a score"},
		{Name: "leader", Kinds: text, Optional: true, Does: "who leads it, where the ranking is one of leaders"},
	},
	Needs:  true,
	Takes:  []Option{TakesPlaces, TakesAbout, TakesTotal, TakesParts, TakesChart},
	Orders: []string{"most", "name"},
	Says: []Saying{
		{"among", "of the ratings, regions or types under about, else of the first: how many stand among the top, or are of which class", []string{"all", "class", "first", "second"}},
	},
	Chart: document.Bar,
	make:  makeRating,
}

// rating is bodies by their class, with their places in a ranking.
type rating struct {
	*work
	field   string // rating, region or type
	bands   []band
	classes []classed
	all     classed
	unrated []string // bodies of the ranking that the first source lacks
}

// classed is the bodies of one rating, region or type, those with a place
// first, by it.
type classed struct {
	name   string
	bodies []placed
	n      Quantity
	among  []Quantity // how many are in each band
}

// placed is a body with its place in the ranking, unknown if it has none.
type placed struct {
	record
	place         Quantity
	tied          bool
	leader, class string
	source        record // its row of the second source
}

func makeRating(w *work) (*Result, error) {
	r := &rating{work: w}
	for _, field := range []string{"rating", "region", "type"} {
		if w.main.has(field) && r.field != "" {
			return nil, fmt.Errorf("columns are named for both %q and %q: one table is of one of them", r.field, field)
		}
		if w.main.has(field) {
			r.field = field
		}
	}
	if r.field == "" {
		return nil, errors.New("no column is named for the rating, the region or the type")
	}
	return r.join()
}

// join gives each body of the first source its place in the second.
func (r *rating) join() (*Result, error) {
	bodies, err := r.latest()
	if err != nil {
		return nil, err
	}
	places, err := r.placings()
	if err != nil {
		return nil, err
	}
	if r.bands, err = r.banded(places); err != nil {
		return nil, err
	}
	r.classify(r.match(bodies.records, places))
	return r.result(), nil
}

// match gives each body its place, and keeps the names of those that have a
// place but no rating.
func (r *rating) match(bodies []record, places map[string]placed) []placed {
	rows := make([]placed, len(bodies))
	for i, b := range bodies {
		p, ok := places[b.body]
		if !ok {
			p.place = Lacking("", "not ranked")
		}
		p.record = b
		rows[i] = p
		delete(places, b.body)
	}
	r.unrated = slices.Sorted(maps.Keys(places))
	return rows
}

// placings reads the places or classes of the second source, or ranks its
// scores.
func (r *rating) placings() (map[string]placed, error) {
	if err := r.oneMeasure(); err != nil {
		return nil, err
	}
	tallied, err := tally(r.records(r.second), "place")
	if err != nil {
		return nil, err
	}
	rows := slices.SortedFunc(maps.Values(tallied[count{}]), byName)
	scores := snapshot{records: rows}.measured("score")
	ranked := ranks(scores, descending)
	places := map[string]placed{}
	for i, one := range rows {
		p := placed{place: one.quantity("rank"), leader: one.word("leader"), class: one.word("class")}
		if r.second.has("score") {
			p.tied = ranked[i].tied
			p.place = ranked[i].quantity(scores[i], "place among %d by %s, highest first", len(Known(scores)), r.second.measure("score"))
		}
		p.source = one
		places[one.body] = p
	}
	return places, nil
}

// oneMeasure holds the second source to a rank, a score or a class.
func (r *rating) oneMeasure() error {
	n := 0
	for _, field := range []string{"rank", "score", "class"} {
		if r.second.has(field) {
			n++
		}
	}
	if n != 1 {
		return errors.New("the second source needs a column for one of rank, score and class")
	}
	return nil
}

// classify puts the bodies into their classes and counts them.
func (r *rating) classify(rows []placed) {
	slices.SortStableFunc(rows, func(a, b placed) int { return ascending(a.place, b.place) })
	at := map[string]int{}
	for _, row := range rows {
		name := cmp.Or(row.word(r.field), "no "+r.field)
		i, ok := at[name]
		if !ok {
			i = len(r.classes)
			at[name], r.classes = i, append(r.classes, classed{name: name})
		}
		r.classes[i].bodies = append(r.classes[i].bodies, row)
	}
	for i := range r.classes {
		r.count(&r.classes[i], r.classes[i].name)
	}
	r.all = classed{name: "all", bodies: rows}
	r.count(&r.all, "all "+r.many)
	slices.SortStableFunc(r.classes, r.order)
}

// order puts the class with the most among the top first, ties by name.
func (r *rating) order(a, b classed) int {
	if r.Order != "name" {
		for i := range r.bands {
			if by := descending(a.among[i], b.among[i]); by != 0 {
				return by
			}
		}
	}
	return cmp.Compare(a.name, b.name)
}

// count counts the bodies of the class, and those in each band.
func (r *rating) count(c *classed, of string) {
	var by []Quantity
	for _, b := range c.bodies {
		by = append(by, r.counted(b))
	}
	c.n = Counted(len(c.bodies), r.many, by...).About(of)
	for _, band := range r.bands {
		n := 0
		for _, b := range c.bodies {
			if band.holds(b) {
				n++
			}
		}
		c.among = append(c.among, Counted(n, r.many+" "+band.words.Plain(), by...).About(of))
	}
}

// counted is what a body is counted by: its cells in both sources.
func (r *rating) counted(b placed) Quantity {
	q := Quantity{From: []table.Origin{b.value(r.field).From}}
	q.From = append(q.From, b.place.From...)
	if r.second.has("class") && b.source.frame != nil {
		q.From = append(q.From, b.source.value("class").From)
	}
	return q
}
