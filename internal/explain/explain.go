// Package explain says where the figures of a kept edition come from, and how
// its stories were chosen. It reads only the edition's document, and does no
// I/O.
package explain

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/story"
)

// Figures is where figures of an edition come from.
type Figures struct {
	Edition string                 `json:"edition"` // "weekly/2024-06-14"
	Title   string                 `json:"title"`
	Number  int                    `json:"number"`
	Covers  string                 `json:"covers"`
	Sources []document.SourceTrace `json:"sources"` // those of the figures' cells
	Figures []document.FigureTrace `json:"figures"`
}

// FiguresOf tells where the figures of an edition come from: those that asked
// names, or all for "". Names that nothing has are check.Problems.
func FiguresOf(e *edition.Edition, asked string) (*Figures, error) {
	figures, err := chosen(e.Document.Figures, asked)
	if err != nil {
		return nil, err
	}
	x := &Figures{Edition: e.Name(), Title: e.Document.Title, Number: e.Number, Covers: e.Document.Covers}
	x.Figures, x.Sources = e.Document.TraceFigures(figures)
	return x, nil
}

// Stories is how the stories of an edition were chosen, section by section, or the
// findings that it opens with. Alike is the likeness from which on articles may belong to one story.
type Stories struct {
	Edition string            `json:"edition"` // "weekly/2024-06-14"
	Title   string            `json:"title"`
	Number  int               `json:"number"`
	Covers  string            `json:"covers"`
	Alike   float64           `json:"alike"`
	Choices []document.Choice `json:"choices"`
}

// StoriesOf tells how the stories of an edition were chosen. That it has none
// is check.Problems.
func StoriesOf(e *edition.Edition) (*Stories, error) { return choices(e, false, "stories") }

// FindingsOf tells how the findings that an edition opens with were chosen. That its
// report asks for none is check.Problems.
func FindingsOf(e *edition.Edition) (*Stories, error) { return choices(e, true, "findings") }

// choices are those of one sort, with the word by which they are asked for.
func choices(e *edition.Edition, findings bool, word string) (*Stories, error) {
	d := e.Document
	some := slices.DeleteFunc(slices.Clone(d.Choices), func(c document.Choice) bool { return c.Findings != findings })
	if len(some) == 0 {
		return nil, check.Problems{{Message: "the edition " + e.Name() + " has chosen no " + word, Hint: "without “" + word + "”, catchup explain lists its figures"}}
	}
	return &Stories{Edition: e.Name(), Title: d.Title, Number: e.Number, Covers: d.Covers, Alike: story.Alike, Choices: some}, nil
}

// chosen are the figures asked for: by ID, else as printed, else by a part of
// the key. All are chosen by "", else there must be one.
func chosen(all []document.Figure, asked string) ([]document.Figure, error) {
	if asked == "" {
		return all, nil
	}
	for _, like := range []func(document.Figure) bool{
		func(f document.Figure) bool { return f.ID == asked },
		func(f document.Figure) bool { return f.Shown == asked },
		func(f document.Figure) bool { return strings.Contains(strings.ToLower(f.Key), strings.ToLower(asked)) },
	} {
		var found []document.Figure
		for _, f := range all {
			if like(f) {
				found = append(found, f)
			}
		}
		switch {
		case len(found) == 1:
			return found, nil
		case len(found) > 1:
			return nil, check.Problems{{Message: fmt.Sprintf("%q may be any of %d figures: %s", asked, len(found), named(found)), Hint: "name one by its ID"}}
		}
	}
	return nil, check.Problems{{Message: fmt.Sprintf("the edition has no figure %q", asked), Hint: "without a figure, catchup explain lists them all"}}
}

// fewNamed is how many figures an ambiguity names.
const fewNamed = 8

// named lists figures by their IDs and keys.
func named(figures []document.Figure) string {
	var names []string
	for _, f := range figures[:min(len(figures), fewNamed)] {
		names = append(names, strings.TrimSpace(f.ID+" "+f.Shown+" "+f.Key))
	}
	if more := len(figures) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return strings.Join(names, "; ")
}
