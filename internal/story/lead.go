package story

import (
	"cmp"
	"slices"
	"time"
	"unicode/utf8"

	"catchup/internal/item"
	"catchup/internal/statement"
)

// leaders are the places of the articles that may give a story its heading and its
// first sentence: one, or several that came out at the same moment. It is the newest one
// that carries the outcome: of the articles that may lead, the newest that is near the
// centre of the story, has a title that can be a heading, and does not announce what
// another one reports as done. An article without a sentence that may be told leads only
// if no other has one.
func leaders(c *corpus, articles []article, all []*line, until time.Time) []int {
	order := leading(c, articles, passed(all), until)
	for _, may := range []func(*line) bool{(*line).opens, (*line).fills} {
		for _, equals := range order {
			has := func(place int) bool {
				return slices.ContainsFunc(all, func(l *line) bool { return l.Item == place && may(l) })
			}
			if some := slices.DeleteFunc(slices.Clone(equals), func(place int) bool { return !has(place) }); len(some) > 0 {
				return some
			}
		}
	}
	return order[0]
}

// opens tells whether a line may open a summary.
func (l *line) opens() bool { return l.fit && l.Opens(l.article.Title) }

// fills tells whether a line may be told if there is no better one. It may be weak, but
// it is the first of its article, and understood alone by whoever knows the outlet: “the
// council” of a council's own.
func (l *line) fills() bool {
	return l.place == 0 && l.Fault == "" && !l.stale && !l.Leans && l.Behind(nil, l.article.Title+", "+l.article.Outlet)
}

// passed are the places of the articles that begin with what was still to come, and is
// over by now.
func passed(all []*line) (places []int) {
	for _, l := range all {
		if l.place == 0 && (l.Fault == statement.DayPassed || l.Weak == statement.DayPassed) {
			places = append(places, l.Item)
		}
	}
	return places
}

// leading are the places of the articles that may lead a story, the best ones first,
// and equals together.
func leading(c *corpus, articles []article, passed []int, until time.Time) (order [][]int) {
	var places []int
	for i, a := range articles {
		if a.Leads() {
			places = append(places, i)
		}
	}
	if len(places) == 0 {
		for i := range articles {
			places = append(places, i)
		}
	}
	if len(places) == 1 {
		return [][]int{places}
	}
	flaws := flawsOf(c, articles, places, until)
	for _, i := range passed {
		flaws[i] += 2
	}
	better := func(i, j int) int {
		return cmp.Or(flaws[i]-flaws[j], articles[j].Published.Compare(articles[i].Published))
	}
	slices.SortStableFunc(places, better)
	for n, i := range places {
		if n == 0 || better(places[n-1], i) != 0 {
			order = append(order, nil)
		}
		order[len(order)-1] = append(order[len(order)-1], i)
	}
	return order
}

// flawsOf counts for each article why it should not lead. Twice counts a title that says
// nothing, speaks of another day than the reader would think, or has a figure that a
// newer article gives otherwise. Once counts an article about an aspect of the event, or
// on what somebody thinks of it; the text of a body that is reported on; one that
// announces what another one reports as done; and an unwieldy title.
func flawsOf(c *corpus, articles []article, places []int, until time.Time) map[int]int {
	flaws, old := map[int]int{}, outdated(articles, places)
	for _, i := range c.aside(articles, places) {
		flaws[i]++
	}
	for _, i := range places {
		title, holds := statement.Title(articles[i].Item, until)
		if !holds || !says(bare(title)) || slices.Contains(old, i) {
			flaws[i] += 2
		}
		if reaction.MatchString(title) {
			flaws[i]++
		}
		if utf8.RuneCountInString(heading(title)) > unwieldy {
			flaws[i]++
		}
		if articles[i].Kind == item.Release {
			flaws[i]++
		}
		if slices.ContainsFunc(places, func(j int) bool { return j != i && supersedes(articles[j].Title, title) }) {
			flaws[i]++
		}
	}
	return flaws
}
