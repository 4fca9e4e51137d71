package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/source/csvfile"
	"catchup/internal/source/jsonapi"
	"catchup/internal/subscriber"
	"catchup/internal/table"
	"catchup/reports"
)

// Subscribers is where the subscribers are kept.
func (a *App) Subscribers() subscriber.Store { return a.in.store.Subscribers }

// Import imports a list of subscribers, a CSV, YAML or JSON file. If the list
// has mistakes, it reports all of them and imports nothing: it reads the list
// once to check it and once to import it.
func (a *App) Import(ctx context.Context, name string) (subscriber.Imported, error) {
	file, err := listFile(name, a.fetcher)
	if err != nil {
		return subscriber.Imported{}, err
	}
	list := a.in.roll(file, source.Request{Source: name, As: a.in.options.Now()})
	for _, err := range list.All(ctx) {
		if missing := new(reports.Missing); errors.As(err, &missing) {
			return subscriber.Imported{}, check.Problems{{Message: "the list of readers cannot be read", Hint: missing.Err.Error()}}
		}
	}
	if err := list.Problems().Err(); err != nil {
		return subscriber.Imported{}, err
	}
	return a.in.store.Subscribers.Import(ctx, "", list.All(ctx))
}

// listFile is the file as a source, of the kind that its name ends in.
func listFile(name string, fetcher *source.Fetcher) (source.Source, error) {
	if _, err := os.Stat(name); err != nil {
		return nil, check.Problems{{Message: "the list of readers cannot be opened", Hint: err.Error()}}
	}
	file := setting.Location{File: setting.File{Path: setting.Path{Name: name, Full: name}}}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv":
		return source.Shape(csvfile.Open(csvfile.Spec{Path: file}, fetcher), table.Shape{}, false), nil
	case ".yaml", ".yml", ".json":
		return source.Shape(jsonapi.Open(jsonapi.Spec{URL: file}, fetcher), table.Shape{}, false), nil
	}
	return nil, check.Problems{{Message: fmt.Sprintf("%q is not a list of readers", name), Hint: "a file that ends in .csv, .yaml or .json"}}
}

// Restore makes a suspended subscriber active again, or returns
// subscriber.ErrUnknown. A subscriber who has left can only come back
// themselves.
func (a *App) Restore(ctx context.Context, email string) error {
	r, err := a.in.store.Subscribers.SubscriberAt(ctx, email)
	switch {
	case err != nil:
		return err
	case r.State == subscriber.Suspended:
		return a.in.store.Subscribers.Restore(ctx, r.ID)
	}
	silent := cmp.Or(r.Silent(a.in.options.Now()), "the reader gets mail")
	return check.Problems{{Message: fmt.Sprintf("%s is not suspended: %s", email, silent), Hint: "catchup subscribers suspended lists those who are"}}
}

// Erase deletes the subscriber with the address, and what is left of them in
// files, or returns subscriber.ErrUnknown.
func (a *App) Erase(ctx context.Context, email string) error {
	r, err := a.in.store.Subscribers.SubscriberAt(ctx, email)
	if err != nil {
		return err
	}
	if err := a.in.store.Subscribers.Erase(ctx, r.ID, a.in.options.Now()); err != nil {
		return err
	}
	if err := a.in.clean(ctx); err != nil { // a daemon does it within the hour
		a.in.options.Log.Warn("traces of what was deleted are not removed yet", "error", err)
	}
	return nil
}
