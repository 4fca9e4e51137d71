package finance

import (
	"cmp"
	"maps"
	"slices"

	"catchup/internal/document"
)

var status = Kind{
	Name: "status",
	Does: "the status of organisations from month to month: who entered, who left, and how many it could be",
	Row:  "status",
	Fields: append([]Field{
		{Name: "body", Kinds: text, Does: "the organisation's name"},
		{Name: "year", Kinds: year, Optional: true, Does: "the financial year"},
		{Name: "month", Kinds: month, Optional: true, Does: "the month, as in M6"},
		{Name: "status", Kinds: text, Optional: true, Does: "the status in words"},
		{Name: "vintage", Kinds: text, Optional: true, Does: "draft, provisional, final, audited or restated"},
	}, monthFields(text, "status")...),
	Takes:  []Option{TakesStatuses, TakesMonth, TakesVintage, TakesTop, TakesTotal, TakesChart},
	Asks:   []Option{TakesStatuses},
	Orders: []string{"change", "name"},
	Says: []Saying{
		{"counted", "how many had a counted status first, and how many have it now", []string{"first", "now", "all", "entered", "left", "portion"}},
		{"entered", "which ones entered, and which left", []string{"entered", "entered_names", "left", "left_names"}},
		{"bound", "how many it could be with those that are open", []string{"open", "bound", "all", "portion"}},
	},
	Chart: document.Bar,
	make:  makeStatus,
}

// course is how bodies stood from month to month, oldest first.
type course struct {
	*work
	shots         []census
	entered, left Quantity // between the first month and the last, of those whose status is known in both
}

// census counts the bodies of one month by their standing. Known are those
// that have a status; bound are the counted and the open ones.
type census struct {
	snapshot
	stands                      map[string]standing
	known, counted, open, bound Quantity
}

// mostShots is how many months stand side by side: the first and the last ones.
const mostShots = 6

func makeStatus(w *work) (*Result, error) {
	records, err := w.monthly("status")
	if err != nil {
		return nil, err
	}
	shots, err := w.runOf(records)
	if err != nil {
		return nil, err
	}
	if drop := len(shots) - mostShots; drop > 0 {
		shots = slices.Delete(shots, 1, 1+drop)
	}
	c := &course{work: w}
	for _, s := range shots {
		c.shots = append(c.shots, w.census(s))
	}
	c.entered, c.left = c.moved("entered"), c.moved("left")
	return c.result(), nil
}

// census counts one snapshot.
func (w *work) census(s snapshot) census {
	made := census{snapshot: s, stands: map[string]standing{}}
	n := map[standing]int{}
	var by []Quantity
	for _, r := range s.records {
		stand := w.Statuses.stand(r)
		made.stands[r.body] = stand
		n[stand]++
		if stand != unstated {
			by = append(by, r.quantity("status"))
		}
	}
	count := func(n int, what string) Quantity { return Counted(n, w.many+" "+what, by...).About(s.all(w)) }
	made.known = count(len(by), "with a status")
	made.counted = count(n[counted], "that "+w.Statuses.did())
	made.open = count(n[open], quoted(w.Statuses.Open))
	made.bound = count(n[counted]+n[open], "that did or may follow")
	return made
}

// at is the month of the census in a sentence.
func (s census) at() Sentence { return s.month.said(s.known) }

func (c *course) first() census { return c.shots[0] }

func (c *course) now() census { return c.shots[len(c.shots)-1] }

// moved counts the bodies of a move.
func (c *course) moved(move string) Quantity {
	by := []Quantity{c.first().counted, c.now().counted}
	return Counted(len(c.of(move)), c.many+" that "+move, by...).About(c.now().all(c.work))
}

// of lists the bodies of a move by name.
func (c *course) of(move string) []string {
	return slices.DeleteFunc(c.bodies(), func(body string) bool { return c.move(body) != move })
}

// bodies are those of all months, by name.
func (c *course) bodies() []string {
	all := map[string]bool{}
	for _, s := range c.shots {
		for body := range s.stands {
			all[body] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// mayFollow is the move of a body whose status is open.
const mayFollow = "may follow"

// moves are the words for how a body moved, in the order of the table.
var moves = []string{"entered", "stayed", "left", mayFollow, "no status", "–"}

// move says how a body went from the first month to the last.
func (c *course) move(body string) string {
	then, now := c.first().stands[body], c.now().stands[body]
	switch {
	case now == open:
		return either(then == counted, "left", mayFollow)
	case now == unstated:
		return "no status"
	case now == counted && then == counted:
		return "stayed"
	case now == counted && then != unstated:
		return "entered"
	case then == counted:
		return "left"
	}
	return "–"
}

// ordered are the bodies in the order asked for.
func (c *course) ordered() []string {
	bodies := c.bodies()
	if c.Order != "name" {
		slices.SortStableFunc(bodies, func(a, b string) int {
			return cmp.Compare(slices.Index(moves, c.move(a)), slices.Index(moves, c.move(b)))
		})
	}
	return bodies
}
