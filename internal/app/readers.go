package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"catchup/internal/check"
	"catchup/internal/edition"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/source/csvfile"
	"catchup/internal/source/jsonapi"
	"catchup/internal/subscriber"
	"catchup/reports"
)

// audience brings the book up to date with the report's list, and returns who
// gets the report now: the active subscribers who stand on its list, or without a
// list all in the book. What is wrong in the list is told and stops nobody
// else; a list that cannot be read, or names nobody, holds the edition, since
// whoever is not queued with it would never get it.
func (a *App) audience(ctx context.Context, report string, due time.Time) (edition.Audience, error) {
	audience := edition.Audience{
		Report: report, Attribute: a.settings.Reports[report].Definition.SliceBy,
		Open: a.isOpen(report), Last: a.isLast(report, due),
	}
	name := a.settings.Reports[report].To.List
	if name == "" {
		return audience, nil
	}
	unit := a.settings.Reports[report].Definition.Period
	l := &roll{source: a.supplies[name], request: source.Request{Source: name, Period: unit.Ending(due), As: due}, now: a.options.Now()}
	imported, err := a.store.Import(ctx, name, l.subscribers(ctx))
	if err == nil && imported.Of == 0 {
		err = &reports.Missing{Source: name, Err: cmp.Or(l.problems().Err(), errors.New("it names nobody"))}
	}
	if err != nil {
		return audience, fmt.Errorf("reading who gets %s: %w", report, err)
	}
	for _, p := range l.problems() {
		a.tell("passed", "over a reader", fmt.Sprintf("%s: the %s is wrong (catchup subscribers import says why)", p.Pos, p.Path))
	}
	audience.Reading = imported.Reading
	return audience, nil
}

// roll is a list of subscribers that is read as they are asked for.
type roll struct {
	source  source.Source
	request source.Request
	now     time.Time
	list    *subscriber.List // of the last reading
}

// subscribers reads the list and yields each subscriber whose row is right. That the
// list cannot be read is a *reports.Missing.
func (r *roll) subscribers(ctx context.Context) iter.Seq2[subscriber.Subscriber, error] {
	return func(yield func(subscriber.Subscriber, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		ended := false
		r.list = subscriber.NewList(func(s subscriber.Subscriber) {
			if s.Signed = r.now; !ended && !yield(s, nil) {
				ended = true
				cancel()
			}
		})
		request := r.request
		request.Shape.Keep = r.list.Filter()
		if _, err := r.source.Read(ctx, request); err != nil && !ended {
			yield(subscriber.Subscriber{}, &reports.Missing{Source: request.Source, Err: err})
		}
	}
}

// problems is what was wrong in the last reading.
func (r *roll) problems() check.Problems { return r.list.Problems() }

// Import brings a list of subscribers, a CSV, YAML or JSON file, into the book.
// Every mistake in the list is told, and then nothing is imported: it is read
// once to look and once to import.
func (a *App) Import(ctx context.Context, name string) (subscriber.Imported, error) {
	file, err := a.listFile(name)
	if err != nil {
		return subscriber.Imported{}, err
	}
	l := &roll{source: file, request: source.Request{Source: name, As: a.options.Now()}, now: a.options.Now()}
	for _, err := range l.subscribers(ctx) {
		if missing := new(reports.Missing); errors.As(err, &missing) {
			return subscriber.Imported{}, check.Problems{{Message: "the list of readers cannot be read", Hint: missing.Err.Error()}}
		}
	}
	if err := l.problems().Err(); err != nil {
		return subscriber.Imported{}, err
	}
	return a.store.Import(ctx, "", l.subscribers(ctx))
}

// listFile is the file as a source, of the kind that its name ends in.
func (a *App) listFile(name string) (source.Source, error) {
	if _, err := os.Stat(name); err != nil {
		return nil, check.Problems{{Message: "the list of readers cannot be opened", Hint: err.Error()}}
	}
	file := setting.Location{File: setting.File{Path: setting.Path{Name: name, Full: name}}}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv":
		return source.Shape(csvfile.Open(csvfile.Spec{Path: file, Head: source.Rows{First: 1, Last: 1}}, a.fetcher), nil, false), nil
	case ".yaml", ".yml", ".json":
		return source.Shape(jsonapi.Open(jsonapi.Spec{URL: file}, a.fetcher), nil, false), nil
	}
	return nil, check.Problems{{Message: fmt.Sprintf("%q is not a list of readers", name), Hint: "a file that ends in .csv, .yaml or .json"}}
}

// Book is the book of subscribers.
func (a *App) Subscribers() subscriber.Store { return a.store }
