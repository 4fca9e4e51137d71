package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"catchup/internal/app"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/explain"
)

func explainCommand(d *door) *cobra.Command {
	var machine bool
	c := &cobra.Command{
		Use: "explain EDITION [FIGURE | stories | findings]", Short: "tell which cells a figure of an edition comes from, or how its stories were chosen", Args: takes(1, 2),
		Long: `Explain lists the figures of an edition. For one figure it shows where it comes
from: its exact value, the rule that made it, and each cell with its source, the
time when it was read and the SHA-256 of what was read.

EDITION is "weekly/2024-06-14", or "weekly" for the latest of that report; of a
sliced report "weekly/2024-06-14/London" is a slice, and without its name the
edition is what all slices share.
FIGURE is its ID ("f12"), the figure as printed ("(141.1)"), or a part of its
name ("Devon · 2023-24").

With the word stories it tells how the stories were chosen: every candidate
with the parts of its score, what it was grouped with and by which words, and
why it is in or out. The word findings tells the same of what it opens with.
` + statuses,
		RunE: func(c *cobra.Command, args []string) error {
			switch strings.Join(args[1:], "") {
			case "stories":
				return d.explainChoices(c.Context(), args[0], explain.StoriesOf, machine)
			case "findings":
				return d.explainChoices(c.Context(), args[0], explain.FindingsOf, machine)
			}
			return d.explain(c.Context(), args, machine)
		},
	}
	c.Flags().BoolVar(&machine, "json", false, "print JSON")
	return c
}

// find is a kept edition by its name. It changes nothing: the store is opened
// as a copy.
func (d *door) find(ctx context.Context, name string) (*edition.Edition, error) {
	a, err := d.open(ctx, app.Options{Dry: true})
	if err != nil {
		return nil, err
	}
	e, err := a.Find(ctx, name)
	return e, errors.Join(err, a.Stop())
}

func (d *door) explain(ctx context.Context, args []string, machine bool) error {
	e, err := d.find(ctx, args[0])
	if err != nil {
		return err
	}
	figure := strings.Join(args[1:], "")
	x, err := explain.FiguresOf(e, figure)
	if err != nil {
		return err
	}
	switch {
	case machine:
		return d.screen.printJSON(x)
	case figure == "":
		d.screen.listFigures(x)
	default:
		d.screen.tellFigure(x, x.Figures[0])
	}
	return nil
}

func (on screen) listFigures(x *explain.Figures) {
	on.printf("%s  %s no. %d, %s\n", x.Edition, x.Title, x.Number, x.Covers)
	if len(x.Figures) == 0 {
		on.printf("no figures\n")
	}
	for _, f := range x.Figures {
		on.printf("%-5s %12s  %s\n", f.ID, f.Shown, strings.Join(f.Where, "; "))
	}
}

func (on screen) tellFigure(x *explain.Figures, f document.FigureTrace) {
	on.printf("%s  %s\n", f.ID, f.Shown)
	on.fact("name", f.Key)
	on.fact("stands in", x.Edition+", "+strings.Join(f.Where, "; "))
	on.fact("exactly", strings.TrimSpace(document.Grouped(f.Exact)+" "+unit(f.Unit)))
	on.fact("rule", cmp.Or(f.Rule, "as read"))
	for _, s := range x.Sources {
		on.printf("\n%s\n", s.Title)
		on.fact("from", s.Place)
		on.fact("read", s.Read.Format("2 January 2006, 15:04:05 MST"))
		on.fact("SHA-256", s.Digest)
		for _, words := range s.Shaped {
			on.fact("shaped", words)
		}
		on.tellCells(s.Name, f.Cells)
	}
}

// perLine is how many cells stand on a line if only their names are known.
const perLine = 8

// tellCells prints the cells of a source: those whose value is known on a line
// of their own.
func (on screen) tellCells(source string, cells []document.CellTrace) {
	var rest []string
	for _, c := range cells {
		switch {
		case c.Source != source:
		case c.Stood != "":
			on.fact("cell", c.Cell+" = "+strings.TrimSpace(document.Grouped(c.Stood)+" "+unit(c.Unit)))
		default:
			rest = append(rest, c.Cell)
		}
	}
	for line := range slices.Chunk(rest, perLine) {
		on.fact("cells", strings.Join(line, ", "))
	}
}

// unit says that a share is held as a fraction.
func unit(name string) string {
	if name == "%" {
		return "as a fraction of 1"
	}
	return name
}
