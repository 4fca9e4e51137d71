package main

import (
	"context"
	"fmt"
	"time"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/explain"
)

// explainChoices prints how the stories of an edition, or its findings, were chosen.
func (d *door) explainChoices(ctx context.Context, name string, of func(*edition.Edition) (*explain.Stories, error), machine bool) error {
	e, err := d.find(ctx, name)
	if err != nil {
		return err
	}
	x, err := of(e)
	if err != nil {
		return err
	}
	if machine {
		return d.screen.printJSON(x)
	}
	d.screen.printf("%s  %s no. %d, %s\n", x.Edition, x.Title, x.Number, x.Covers)
	for _, c := range x.Choices {
		d.screen.tellChoice(c, x.Alike)
	}
	return nil
}

func (on screen) tellChoice(c document.Choice, alike float64) {
	on.printf("\n%s: %d candidates\n", c.Section, len(c.Candidates)+c.More)
	for i, one := range c.Candidates {
		on.printf("\n%3d  %-5s  %s\n", i+1, one.Standing, one.Heading)
		on.tellCandidate(one, alike)
	}
	if c.More > 0 {
		on.printf("\n%d more candidates of less weight are not kept\n", c.More)
	}
}

func (on screen) tellCandidate(c document.Candidate, alike float64) {
	on.fact("why", c.Why)
	on.fact("score", c.Sum())
	on.fact("outlets", c.Spread())
	for _, a := range c.Articles {
		on.fact("article", fmt.Sprintf("“%s”, %s", a.Title, a.Credit(time.UTC)))
		on.fact("  kind", a.Known())
		for _, note := range a.Notes {
			on.fact("  note", note)
		}
		if a.With != nil {
			on.fact("  with", a.With.String())
		}
	}
	on.fact("first", c.First)
	if c.Near != nil {
		apart := ""
		if c.Near.Value < alike {
			apart = fmt.Sprintf("; from %.2f they might be one story", alike)
		}
		on.fact("near", c.Near.String()+apart)
	}
	if c.Follows != nil {
		on.fact("follows", c.Follows.String())
	}
	on.fact("model", c.Rewrite)
}
