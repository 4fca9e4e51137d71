package reports

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"catchup/internal/document"
	"catchup/internal/item"
	"catchup/internal/story"
)

// choice is how the stories were chosen, so that it can be explained later:
// those that are told or named, and of the others those with the highest
// scores.
func (sel *selection) choice(section string) document.Choice {
	c := document.Choice{Section: section}
	for i, one := range sel.all {
		standing, why := sel.standing(one)
		if i >= story.Explained && standing == document.LeftOut {
			c.More++
			continue
		}
		c.Candidates = append(c.Candidates, sel.explain(one, standing, why))
	}
	for i, out := range sel.out {
		if i >= story.Explained {
			c.More++
			continue
		}
		c.Candidates = append(c.Candidates, leftOut(out))
	}
	return c
}

// leftOut is an article that no story was made of, as a candidate.
func leftOut(out item.Out) document.Candidate {
	return document.Candidate{
		Heading: out.Title, Standing: document.LeftOut, Why: out.Why,
		Articles: []document.Candidacy{candidacy(out.Item)},
	}
}

// standing is whether a candidate is told, named or left out, and why.
func (sel *selection) standing(c *candidate) (document.Standing, string) {
	place := fmt.Sprintf("no. %d by its score", c.rank)
	if c.NameOnly {
		return sel.nameOnly(c)
	}
	switch {
	case c.Out != "":
		return document.LeftOut, c.Out
	case slices.Contains(sel.told, c):
		return document.Told, toldBecause(c, place)
	case slices.Contains(sel.also, c):
		return document.Named, place + sel.short(c)
	}
	return document.LeftOut, place + sel.short(c)
}

// nameOnly is the standing of a candidate that is only named.
func (sel *selection) nameOnly(c *candidate) (document.Standing, string) {
	why := "it is only named, since " + c.Untold
	if c.Untold == "" {
		why = fmt.Sprintf("it is only named, as %s: %s", c.Kind.One(), c.Items[0].KnownBy)
	}
	switch {
	case c.Out != "":
		return document.LeftOut, c.Out
	case slices.Contains(sel.told, c):
		return document.Told, toldBecause(c, why)
	case slices.Contains(sel.also, c):
		return document.Named, why
	}
	return document.LeftOut, why + ", and there is no room for it"
}

func toldBecause(c *candidate, place string) string {
	switch {
	case c.edit != nil && c.edit.Story == "":
		return "an editor wrote it"
	case c.edit != nil:
		return "an editor’s entry speaks of it (" + c.edit.Place + ")"
	case c.Pinned > 0:
		return fmt.Sprintf("it is pinned, as no. %d", c.Pinned)
	}
	return place + c.under()
}

// short is by how much the score of a candidate is below that of the last story
// that is told.
func (sel *selection) short(c *candidate) string {
	least := math.Inf(1)
	for _, t := range sel.told {
		if t.edit == nil && t.Pinned == 0 {
			least = min(least, t.Score.Total)
		}
	}
	if math.IsInf(least, 1) {
		return ", after those that an editor chose"
	}
	return fmt.Sprintf(", %.3f short of the last that is told", least-c.Score.Total)
}

func (sel *selection) explain(c *candidate, standing document.Standing, why string) document.Candidate {
	kept := document.Candidate{
		Heading: c.heading(), Standing: standing, Why: why, Place: 1 + slices.Index(sel.told, c),
		Score: round(c.Score.Total), Parts: parts(c.Score), Articles: candidacies(c.Story), Rewrite: c.draft.outcome(),
		Carried: c.Carried, Independent: c.Independent,
	}
	if c.Near != nil {
		kept.Near = likeness(*c.Near, sel.at(c.Near.With))
	}
	if standing == document.Told {
		kept.First = c.reported(sel.zone)
	}
	if c.Echo != nil {
		before := sel.earlier[c.Echo.With]
		kept.Follows = likeness(c.Echo.Tie, before.Heading)
		kept.Follows.In = before.In(0)
	}
	if standing != document.LeftOut {
		for _, t := range c.Terms {
			kept.Terms = append(kept.Terms, document.Term(t))
		}
	}
	return kept
}

// at is the heading of the story that story.Choose put at the place. Stories
// that an editor wrote stand before those.
func (sel *selection) at(place int) string {
	own := 0
	for own < len(sel.all) && len(sel.all[own].Items) == 0 {
		own++
	}
	return sel.all[own+place].heading()
}

// parts are what a score adds up from, the greatest first.
func parts(s story.Score) (all []document.Part) {
	for _, p := range s.Parts {
		all = append(all, document.Part{Name: p.Name, Value: round(p.Value), Of: p.Of})
	}
	slices.SortStableFunc(all, func(a, b document.Part) int { return cmp.Compare(b.Value, a.Value) })
	return all
}

func candidacies(s story.Story) []document.Candidacy {
	all := make([]document.Candidacy, len(s.Items))
	for i, item := range s.Items {
		all[i] = candidacy(item)
		if i < len(s.Ties) {
			all[i].With = likeness(s.Ties[i], s.Items[s.Ties[i].With].Title)
		}
	}
	for _, item := range s.Before {
		before := candidacy(item)
		before.Notes = append(before.Notes, "an earlier edition told all that it says, so nothing is told of it")
		all = append(all, before)
	}
	return all
}

// candidacy is an article as it is explained.
func candidacy(i item.Item) document.Candidacy {
	return document.Candidacy{ID: i.ID, Article: article(i), KnownBy: i.KnownBy, Notes: notes(i)}
}

func likeness(t story.Tie, to string) *document.Likeness {
	return &document.Likeness{To: strings.TrimSpace(to), Value: round(t.Likeness), Shared: t.Shared}
}

// round keeps three places.
func round(x float64) float64 { return math.Round(1000*x) / 1000 }
