package main

import (
	"context"
	"fmt"
	"time"

	"catchup/internal/document"
	"catchup/internal/explain"
)

// explainStories prints how the stories of an edition were chosen.
func (d *door) explainStories(ctx context.Context, name string, machine bool) error {
	e, err := d.find(ctx, name)
	if err != nil {
		return err
	}
	x, err := explain.StoriesOf(e)
	if err != nil {
		return err
	}
	if machine {
		return d.printJSON(x)
	}
	d.printf("%s  %s no. %d, %s\n", x.Edition, x.Title, x.Number, x.Covers)
	for _, c := range x.Choices {
		d.tellChoice(c, x.Alike)
	}
	return nil
}

func (d *door) tellChoice(c document.Choice, alike float64) {
	d.printf("\n%s: %d candidates\n", c.Section, len(c.Candidates)+c.More)
	for i, one := range c.Candidates {
		d.printf("\n%3d  %-5s  %s\n", i+1, one.Standing, one.Heading)
		d.tellCandidate(one, alike)
	}
	if c.More > 0 {
		d.printf("\n%d more candidates of less weight are not kept\n", c.More)
	}
}

func (d *door) tellCandidate(c document.Candidate, alike float64) {
	d.fact("why", c.Why)
	d.fact("score", c.Sum())
	for _, a := range c.Articles {
		d.fact("article", fmt.Sprintf("“%s”, %s", a.Title, a.Credit(time.UTC)))
		if a.With != nil {
			d.fact("  with", a.With.String())
		}
	}
	if c.Near != nil {
		apart := ""
		if c.Near.Value < alike {
			apart = fmt.Sprintf("; from %.2f they might be one story", alike)
		}
		d.fact("near", c.Near.String()+apart)
	}
	if c.Follows != nil {
		d.fact("follows", c.Follows.String()+"; of the edition before")
	}
	d.fact("model", c.Rewrite)
}
