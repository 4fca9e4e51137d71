package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/edition"
)

// Explanation is where figures of an edition come from.
type Explanation struct {
	Edition string                 `json:"edition"` // "weekly/2024-06-14"
	Title   string                 `json:"title"`
	Number  int                    `json:"number"`
	Covers  string                 `json:"covers"`
	Sources []document.SourceTrace `json:"sources"` // those of the figures' cells
	Figures []document.FigureTrace `json:"figures"`
}

// Explain tells where the figures of a kept edition come from: those that
// asked names, or all for "". The edition is "weekly/2024-06-14", or "weekly"
// for the report's latest; its slice is "weekly/2024-06-14/London". Names that
// nothing has are check.Problems.
func (a *App) Explain(ctx context.Context, name, asked string) (*Explanation, error) {
	e, err := a.find(ctx, name)
	if err != nil {
		return nil, err
	}
	figures, err := chosen(e.Document.Figures, asked)
	if err != nil {
		return nil, err
	}
	x := &Explanation{Edition: nameOf(e), Title: e.Document.Title, Number: e.Number, Covers: e.Document.Covers}
	x.Figures, x.Sources = e.Document.TraceFigures(figures)
	return x, nil
}

// find returns the edition of a name.
func (a *App) find(ctx context.Context, name string) (*edition.Edition, error) {
	report, rest, dated := strings.Cut(name, "/")
	period, slice, isSliced := strings.Cut(rest, "/")
	last, err := a.store.Latest(ctx, report)
	if errors.Is(err, edition.ErrNone) {
		return nil, a.unmade(report)
	}
	if err != nil || !dated {
		return last, err
	}
	e, err := a.store.Find(ctx, edition.Key{Report: report, Period: period})
	if errors.Is(err, edition.ErrNone) {
		return nil, check.Problems{{Message: "there is no edition " + edition.Key{Report: report, Period: period}.String(), Hint: "the latest is " + last.Key.String()}}
	}
	if err != nil || !isSliced {
		return e, err
	}
	return a.slice(ctx, e, slice)
}

// nameOf is the name that find finds the edition by.
func nameOf(e *edition.Edition) string {
	if slice := e.Document.Slice; slice != "" {
		return e.Key.String() + "/" + slice
	}
	return e.Key.String()
}

// unmade says that the report has no editions, or that there is no such report.
func (a *App) unmade(report string) error {
	if _, ok := a.settings.Reports[report]; ok {
		return check.Problems{{Message: "no edition of " + report + " has been kept yet", Hint: "catchup --run " + report + " makes one"}}
	}
	return check.Problems{{Message: fmt.Sprintf("there is no report %q", report), Hint: check.DidYouMean(report, a.Reports())}}
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
