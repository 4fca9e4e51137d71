package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"catchup/internal/app"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/explain"
)

func (d *door) explainCommand() *cobra.Command {
	var machine bool
	c := &cobra.Command{
		Use: "explain EDITION [FIGURE | stories]", Short: "tell which cells a figure of an edition comes from, or how its stories were chosen", Args: misused(cobra.RangeArgs(1, 2)),
		Long: `Explain lists the figures of an edition, or tells of one what it rests on: its
exact value, the rule that made it, and each cell with its source, the moment
it was read and the SHA-256 of what was read.

EDITION is "weekly/2024-06-14", or "weekly" for the latest of that report; of a
sliced report "weekly/2024-06-14/London" is a slice, and without its name the
edition is what all slices share.
FIGURE is its ID ("f12"), the figure as printed ("(141.1)"), or a part of its
name ("Devon · 2023-24").

With the word stories it tells how the stories were chosen: every candidate
with the parts of its score, what it was grouped with and by which words, and
why it is in or out.
` + statuses,
		RunE: func(c *cobra.Command, args []string) error {
			if strings.Join(args[1:], "") == "stories" {
				return d.explainStories(c.Context(), args[0], machine)
			}
			return d.explain(c.Context(), args, machine)
		},
	}
	c.Flags().BoolVar(&machine, "json", false, "print JSON")
	return c
}

// find is a kept edition by its name. It changes nothing: the store is opened as
// a copy.
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
		return d.printJSON(x)
	case figure == "":
		d.listFigures(x)
	default:
		d.tellFigure(x, x.Figures[0])
	}
	return nil
}

// printJSON prints a value for machines.
func (d *door) printJSON(x any) error {
	out := json.NewEncoder(d.out)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(x)
}

func (d *door) printf(format string, args ...any) { fmt.Fprintf(d.out, format, args...) }

func (d *door) listFigures(x *explain.Figures) {
	d.printf("%s  %s no. %d, %s\n", x.Edition, x.Title, x.Number, x.Covers)
	if len(x.Figures) == 0 {
		d.printf("no figures\n")
	}
	for _, f := range x.Figures {
		d.printf("%-5s %12s  %s\n", f.ID, f.Shown, strings.Join(f.Where, "; "))
	}
}

func (d *door) tellFigure(x *explain.Figures, f document.FigureTrace) {
	d.printf("%s  %s\n", f.ID, f.Shown)
	d.fact("name", f.Key)
	d.fact("stands in", x.Edition+", "+strings.Join(f.Where, "; "))
	d.fact("exactly", strings.TrimSpace(document.Grouped(f.Exact)+" "+unit(f.Unit)))
	d.fact("rule", cmp.Or(f.Rule, "as read"))
	for _, s := range x.Sources {
		d.printf("\n%s\n", s.Title)
		d.fact("from", s.Place)
		d.fact("read", s.Read.Format("2 January 2006, 15:04:05 MST"))
		d.fact("SHA-256", s.Digest)
		d.tellCells(s.Name, f.Cells)
	}
}

// perLine is how many cells stand on a line where no more is known of them.
const perLine = 8

// tellCells prints the cells of a source: those whose value is known on a line
// of their own.
func (d *door) tellCells(source string, cells []document.CellTrace) {
	var rest []string
	for _, c := range cells {
		switch {
		case c.Source != source:
		case c.Stood != "":
			d.fact("cell", c.Cell+" = "+strings.TrimSpace(document.Grouped(c.Stood)+" "+unit(c.Unit)))
		default:
			rest = append(rest, c.Cell)
		}
	}
	for line := range slices.Chunk(rest, perLine) {
		d.fact("cells", strings.Join(line, ", "))
	}
}

// fact prints a line of a figure, if there is something to say.
func (d *door) fact(name, words string) {
	if words != "" {
		d.printf("  %-10s %s\n", name, words)
	}
}

// unit says that a share is held as a fraction.
func unit(name string) string {
	if name == "%" {
		return "as a fraction of 1"
	}
	return name
}
