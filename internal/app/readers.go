package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/source/csvfile"
	"catchup/internal/source/jsonapi"
	"catchup/internal/subscriber"
	"catchup/internal/table"
	"catchup/reports"
)

// readers brings the book up to date with the report's list, and returns the
// IDs of those who get the report now: the active readers who stand on its
// list, or without a list all in the book. What is wrong in the list is told
// and stops nobody else; a list that cannot be read, or names nobody, holds
// the edition, since whoever is not queued with it would never get it.
func (a *App) readers(ctx context.Context, report string, due time.Time) ([]string, error) {
	listed, err := a.list(ctx, report, due)
	if err != nil {
		return nil, err
	}
	if _, err := a.store.Import(ctx, listed); err != nil {
		return nil, err
	}
	all, err := a.store.All(ctx)
	if err != nil {
		return nil, err
	}
	return recipients(report, all, onList(a.settings.Reports[report].To.List, listed)), nil
}

// recipients are the IDs of the active readers who are listed for the report.
// One who names reports gets no others.
func recipients(report string, all []subscriber.Subscriber, listed func(subscriber.Subscriber) bool) []string {
	var ids []string
	for _, r := range all {
		wants := len(r.Reports) == 0 || slices.Contains(r.Reports, report)
		if r.State == subscriber.Active && wants && listed(r) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// onList tells who stands on the list; without one, everybody does.
func onList(list string, listed []subscriber.Subscriber) func(subscriber.Subscriber) bool {
	if list == "" {
		return func(subscriber.Subscriber) bool { return true }
	}
	addresses := make(map[string]bool, len(listed))
	for _, r := range listed {
		addresses[subscriber.Address(r.Email)] = true
	}
	return func(r subscriber.Subscriber) bool { return addresses[subscriber.Address(r.Email)] }
}

// list reads the report's list of readers, none if it has no list.
func (a *App) list(ctx context.Context, report string, due time.Time) ([]subscriber.Subscriber, error) {
	name := a.settings.Reports[report].To.List
	if name == "" {
		return nil, nil
	}
	unit := a.settings.Reports[report].Definition.Period
	t, err := a.supplies[name].Read(ctx, source.Request{Source: name, Period: unit.Ending(due), As: due})
	if err != nil {
		return nil, fmt.Errorf("reading who gets %s: %w", report, &reports.Missing{Source: name, Err: err})
	}
	return a.sound(name, t)
}

// sound is the readers of a list without those who cannot be written to, who
// are told.
func (a *App) sound(name string, t *table.Table) ([]subscriber.Subscriber, error) {
	readers, err := subscriber.FromTable(t)
	if len(readers) == 0 {
		err = cmp.Or(err, errors.New("it names nobody"))
		return nil, fmt.Errorf("reading who gets mail: %w", &reports.Missing{Source: name, Err: err})
	}
	var problems check.Problems
	errors.As(err, &problems)
	for _, p := range problems {
		a.tell("passed", "over a reader", fmt.Sprintf("%s: the %s is wrong (catchup subscribers import says why)", p.Pos, p.Path))
	}
	for i := range readers {
		readers[i].Signed = a.options.Now()
	}
	return readers, nil
}

// Import brings a list of readers, a CSV, YAML or JSON file, into the book.
// Every mistake in the list is told, and then nothing is imported.
func (a *App) Import(ctx context.Context, name string) (added, of int, err error) {
	list, err := a.listFile(name)
	if err != nil {
		return 0, 0, err
	}
	t, err := list.Read(ctx, source.Request{Source: name, As: a.options.Now()})
	if err != nil {
		return 0, 0, check.Problems{{Message: "the list of readers cannot be read", Hint: err.Error()}}
	}
	readers, err := subscriber.FromTable(t)
	if err != nil {
		return 0, 0, err
	}
	for i := range readers {
		readers[i].Signed = a.options.Now()
	}
	added, err = a.store.Import(ctx, readers)
	return added, len(readers), err
}

// listFile is the file as a source, of the kind that its name ends in.
func (a *App) listFile(name string) (source.Source, error) {
	if _, err := os.Stat(name); err != nil {
		return nil, check.Problems{{Message: "the list of readers cannot be opened", Hint: err.Error()}}
	}
	file := setting.Location{File: setting.File{Path: setting.Path{Name: name, Full: name}}}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv":
		return csvfile.Open(csvfile.Spec{Path: file, Head: source.Rows{First: 1, Last: 1}}, a.fetcher), nil
	case ".yaml", ".yml", ".json":
		return jsonapi.Open(jsonapi.Spec{URL: file}, a.fetcher), nil
	}
	return nil, check.Problems{{Message: fmt.Sprintf("%q is not a list of readers", name), Hint: "a file that ends in .csv, .yaml or .json"}}
}

// Book is the book of readers.
func (a *App) Book() subscriber.Book { return a.store }
