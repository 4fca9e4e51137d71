package app

import (
	"context"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/story"
)

// Choosing is how the stories of an edition were chosen. Alike is the likeness
// from which articles may be one story.
type Choosing struct {
	Edition string            `json:"edition"` // "weekly/2024-06-14"
	Title   string            `json:"title"`
	Number  int               `json:"number"`
	Covers  string            `json:"covers"`
	Alike   float64           `json:"alike"`
	Choices []document.Choice `json:"choices"`
}

// ExplainStories tells how the stories of a kept edition were chosen, section
// by section; the edition is named as for Explain.
func (a *App) ExplainStories(ctx context.Context, name string) (*Choosing, error) {
	e, err := a.find(ctx, name)
	if err != nil {
		return nil, err
	}
	d := e.Document
	if len(d.Choices) == 0 {
		return nil, check.Problems{{Message: "the edition " + nameOf(e) + " has chosen no stories", Hint: "without “stories”, catchup explain lists its figures"}}
	}
	return &Choosing{Edition: nameOf(e), Title: d.Title, Number: e.Number, Covers: d.Covers, Alike: story.Alike, Choices: d.Choices}, nil
}
