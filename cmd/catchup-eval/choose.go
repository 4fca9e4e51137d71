package main

import (
	"time"

	"catchup/internal/item"
	"catchup/internal/story"
)

// chosen is a story at its rank in an edition, 1 for the first. Items are all its
// articles, copies among them; HeadingItem is the one that gives the heading.
type chosen struct {
	Edition     string   `json:"edition"`
	Rank        int      `json:"rank"`
	Heading     string   `json:"heading"`
	HeadingItem string   `json:"heading_item"`
	Items       []string `json:"items"`
	Summary     []quoted `json:"summary"`
	Kind        string   `json:"kind"`
}

// quoted is a sentence of a story with its article.
type quoted struct {
	Text string `json:"text"`
	Item string `json:"item"`
}

// choose makes an edition of the documents of each week, in the order in which the
// weeks first come.
func choose(documents []document, o options) (results []any) {
	var weeks []string
	of := map[string][]document{}
	for _, d := range documents {
		if of[d.Week] == nil {
			weeks = append(weeks, d.Week)
		}
		of[d.Week] = append(of[d.Week], d)
	}
	for _, week := range weeks {
		for n, s := range edition(of[week], o.n) {
			results = append(results, chosenOf(week, n+1, s))
		}
	}
	return results
}

// edition is the stories of documents that came out in one period. It goes from
// the first of them to the last.
func edition(documents []document, sentences int) []story.Story {
	first, last := documents[0].Published, documents[0].Published
	for _, d := range documents {
		if d.Published.Before(first) {
			first = d.Published
		}
		if d.Published.After(last) {
			last = d.Published
		}
	}
	kept := item.Sift(items(documents), item.Rules{}).Kept
	return story.Choose(kept, story.Options{Since: first, Until: last.Add(time.Second), Sentences: sentences})
}

func chosenOf(edition string, rank int, s story.Story) chosen {
	c := chosen{
		Edition: edition, Rank: rank, Kind: string(s.Kind),
		Heading: s.Heading, HeadingItem: s.Items[s.HeadedBy].ID, Summary: []quoted{},
	}
	for _, i := range s.Items {
		c.Items = append(c.Items, i.ID)
		for _, copied := range i.Copies {
			c.Items = append(c.Items, copied.ID)
		}
	}
	for _, one := range s.Summary {
		c.Summary = append(c.Summary, quoted{one.Text, s.Items[one.Item].ID})
	}
	return c
}
