package status

import (
	"cmp"
	"maps"
	"slices"

	"catchup/internal/document"
	"catchup/internal/finance"
	"catchup/internal/finance/kind"
)

// course is how bodies stood from month to month, oldest first.
type course struct {
	*kind.Work
	shots         []census
	entered, left finance.Quantity // between the first month and the last, of those whose status is known in both
}

// census counts the bodies of one month by their standing. Known are those
// that have a status; bound are the counted and the open ones.
type census struct {
	kind.Snapshot
	stands                      map[string]standing
	known, counted, open, bound finance.Quantity
}

// mostShots is how many months stand side by side: the first and the last ones.
const mostShots = 6

func compute(w *kind.Work) (*kind.Result, error) {
	shots := w.Shots
	if drop := len(shots) - mostShots; drop > 0 {
		shots = slices.Delete(shots, 1, 1+drop)
	}
	c := &course{Work: w, shots: kind.Each(shots, func(s kind.Snapshot) census { return newCensus(w, s) })}
	c.entered, c.left = c.moved("entered"), c.moved("left")
	return c.result(), nil
}

// newCensus counts one snapshot.
func newCensus(w *kind.Work, s kind.Snapshot) census {
	made := census{Snapshot: s, stands: map[string]standing{}}
	n := map[standing]int{}
	var by []finance.Quantity
	for _, r := range s.Records {
		stand := stand(w.Statuses, r)
		made.stands[r.Body] = stand
		n[stand]++
		if stand != unstated {
			by = append(by, r.Quantity("status"))
		}
	}
	count := func(n int, what string) finance.Quantity {
		return finance.Counted(n, w.Many+" "+what, by...).About(s.All)
	}
	made.known = count(len(by), "with a status")
	made.counted = count(n[counted], "that "+w.Statuses.Did())
	made.open = count(n[open], kind.Quoted(w.Statuses.Open))
	made.bound = count(n[counted]+n[open], "that did or may follow")
	return made
}

// at is the month of the census in a sentence.
func (s census) at() finance.Sentence { return s.InWords(s.known) }
func (c *course) first() census       { return c.shots[0] }
func (c *course) now() census         { return c.shots[len(c.shots)-1] }

// moved counts the bodies of a move.
func (c *course) moved(move string) finance.Quantity {
	by := []finance.Quantity{c.first().counted, c.now().counted}
	return finance.Counted(len(c.of(move)), c.Many+" that "+move, by...).About(c.now().All)
}

// of lists the bodies of a move by name.
func (c *course) of(move string) []string {
	return kind.Keep(c.names(), func(body string) bool { return c.move(body) == move })
}

// bodies are those of a month with a status.
func (c *course) bodies(s census) kind.Bodies {
	return c.Counted(s.known, s.known.Int(), "with a status")
}

// names are those of the bodies of all months, in order.
func (c *course) names() []string {
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
		return finance.Pick(then == counted, "left", mayFollow)
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
	bodies := c.names()
	if c.Order != "name" {
		slices.SortStableFunc(bodies, func(a, b string) int {
			return cmp.Compare(slices.Index(moves, c.move(a)), slices.Index(moves, c.move(b)))
		})
	}
	return bodies
}

// standing is how one status stands to those that are told of.
type standing int

const (
	unstated standing = iota // not known
	other
	open
	counted
)

// stand reads the status of a record.
func stand(s kind.Statuses, r kind.Record) standing {
	word := r.Word("status")
	switch {
	case !r.Value("status").Known || word == "":
		return unstated
	case kind.HoldsWord(s.Counted, word):
		return counted
	case kind.HoldsWord(s.Open, word):
		return open
	}
	return other
}

func (s standing) tone() document.Tone {
	return map[standing]document.Tone{counted: document.Bad, open: document.Watch}[s]
}
