package main

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"catchup/internal/item"
	"catchup/internal/language"
	"catchup/internal/story"
)

// tasks turn documents into results.
var tasks = map[string]func([]document, options) []any{
	"sentences":       sentences,
	"duplicates":      duplicates,
	"cluster":         cluster,
	"choose":          choose,
	"summarise":       summarise,
	"summarise-story": summariseStory,
	"figures":         figures,
}

func sentences(documents []document, _ options) (results []any) {
	type result struct {
		ID        string   `json:"id"`
		Sentences []string `json:"sentences"`
	}
	for _, d := range documents {
		results = append(results, result{d.ID, lines(d.Text)})
	}
	return results
}

// lines are the sentences of a text, whose lines part them too.
func lines(text string) []string {
	all := []string{}
	for line := range strings.Lines(text) {
		all = append(all, language.Sentences(line)...)
	}
	return all
}

func duplicates(documents []document, _ options) (results []any) {
	type result struct {
		A   string `json:"a"`
		B   string `json:"b"`
		Dup int    `json:"dup"`
	}
	for _, pair := range story.Copies(items(documents)) {
		results = append(results, result{documents[pair[0]].ID, documents[pair[1]].ID, 1})
	}
	return results
}

func cluster(documents []document, _ options) (results []any) {
	type result struct {
		ID      string `json:"id"`
		Cluster string `json:"cluster"`
	}
	kept := sifted(documents)
	for _, set := range story.Group(kept) {
		for _, i := range set {
			results = append(results, result{kept[i].ID, kept[set[0]].ID})
		}
	}
	return results
}

// sifted are the documents as an edition would take them in, if it left out no
// kind of article.
func sifted(documents []document) []item.Item {
	uses := map[item.Kind]item.Use{}
	for _, k := range []item.Kind{item.Advertisement, item.Job, item.Event, item.Podcast} {
		uses[k] = item.ToName
	}
	return item.Sift(items(documents), item.Rules{Kinds: uses}).Kept
}

func summarise(documents []document, o options) []any {
	stories := make([][]item.Item, len(documents))
	for i, d := range documents {
		one := d.item()
		if d.Title == "" { // the first line is part of what may be told
			one.Title, one.Text = "", paragraphs(d.Text)
		}
		stories[i] = []item.Item{one}
	}
	return tell(documents, stories, o.n)
}

func summariseStory(documents []document, o options) []any {
	stories := make([][]item.Item, len(documents))
	for i, d := range documents {
		stories[i] = d.articles()
	}
	return tell(documents, stories, o.n)
}

func tell(documents []document, stories [][]item.Item, n int) (results []any) {
	type result struct {
		ID      string `json:"id"`
		Summary string `json:"summary"`
	}
	for i, summary := range story.Tell(stories, n) {
		var told []string
		for _, s := range summary {
			told = append(told, s.Text)
		}
		results = append(results, result{documents[i].ID, strings.Join(told, "\n")})
	}
	return results
}

// figure is a figure of a document; offsets count its characters.
type figure struct {
	Doc   string              `json:"doc"`
	Text  string              `json:"text"`
	Kind  language.FigureKind `json:"kind"`
	Value any                 `json:"value"`
	Unit  string              `json:"unit,omitempty"`
	Cmp   string              `json:"cmp,omitempty"`
	Per   string              `json:"per,omitempty"`
	Over  string              `json:"over,omitempty"`
	Start int                 `json:"start"`
	End   int                 `json:"end"`
}

func figures(documents []document, _ options) (results []any) {
	for _, d := range documents {
		at := 0
		for _, sentence := range lines(d.Text) {
			at += strings.Index(d.Text[at:], sentence)
			for _, f := range language.Figures(sentence) {
				results = append(results, resultOf(d, at, f))
			}
			at += len(sentence)
		}
	}
	return results
}

// resultOf is a figure of the sentence that begins at byte at of a document.
func resultOf(d document, at int, f language.Figure) figure {
	start := utf8.RuneCountInString(d.Text[:at+f.Start])
	return figure{
		Doc: d.ID, Text: f.Text, Kind: f.Kind, Value: valueOf(f), Unit: f.Unit, Cmp: f.Hedge, Per: f.Per, Over: f.Over,
		Start: start, End: start + utf8.RuneCountInString(f.Text),
	}
}

// valueOf is a number, the two ends of a range, or the name of a year.
func valueOf(f language.Figure) any {
	low, high := json.Number(f.Value.String()), json.Number(f.High.String())
	switch {
	case f.Kind == language.FinancialYear:
		return f.Text
	case low != high:
		return []json.Number{low, high}
	}
	return low
}
