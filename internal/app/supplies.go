package app

import (
	"context"
	"fmt"
	"slices"
	"time"

	"catchup/config"
	"catchup/internal/edition"
	"catchup/internal/meaning"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/source/articles"
	"catchup/internal/source/csvfile"
	"catchup/internal/source/feed"
	"catchup/internal/source/jsonapi"
	"catchup/internal/source/sqlquery"
	"catchup/internal/source/xlsxfile"
	"catchup/internal/table"
)

// openSupplies opens the sources of the settings.
func (in *installation) openSupplies(fetcher *source.Fetcher) (map[string]edition.Supply, error) {
	all := make(map[string]edition.Supply, len(in.settings.Sources))
	for name, s := range in.settings.Sources {
		asks := fetcher.Allow(s.AllowPrivate)
		if in.settings.IsList(name) {
			asks = asks.Forgetful()
		}
		kind, err := in.openSource(name, s, asks)
		if err != nil {
			return nil, fmt.Errorf("opening source %s: %w", name, err)
		}
		all[name] = edition.Supply{
			Source:  reading{edition.Leading(source.Shape(kind, table.Shape{Columns: s.Columns, Limits: s.Limits, Written: s.Written}, s.Illustrative), s.Shape, s.Columns), name, in.metrics},
			Shape:   s.Shape,
			Limits:  s.Limits,
			Meaning: meaning.Spec{Rows: s.Rows, Columns: s.Columns},
			Title:   s.Title, Licence: s.Licence, Link: s.Link,
			Guest:  guest(s, asks),
			Expect: s.Expect, Wait: s.Wait.Span(), Private: in.settings.IsList(name),
		}
	}
	return all, nil
}

// guest fetches what articles of a source lead to. Their pictures are asked for as
// pages are: slowly, as robots.txt allows, and at public hosts or those that the
// source names.
func guest(s config.Source, asks *source.Fetcher) *source.Fetcher {
	if s.Feed == nil {
		return asks.Polite(time.Second, setting.Location{})
	}
	for _, from := range slices.Concat(s.Feed.URLs, s.Feed.OPML) {
		asks = asks.Polite(s.Feed.Pause.Span(), from)
	}
	return asks
}

// openSource opens a source of any kind. The settings have checked that there
// is exactly one kind.
func (in *installation) openSource(name string, s config.Source, fetcher *source.Fetcher) (source.Source, error) {
	switch {
	case s.Feed != nil:
		in.feeds[name] = feed.Open(*s.Feed, fetcher, in.store.Collection)
		return in.feeds[name], nil
	case s.Articles != nil:
		return articles.Open(*s.Articles, in.options.Now), nil
	case s.CSV != nil:
		return csvfile.Open(*s.CSV, fetcher), nil
	case s.XLSX != nil:
		return xlsxfile.Open(*s.XLSX, fetcher), nil
	case s.ODS != nil:
		return xlsxfile.Open(*s.ODS, fetcher), nil
	case s.JSON != nil:
		return jsonapi.Open(*s.JSON, fetcher), nil
	case in.options.Offline && !s.SQL.Local():
		return offline{}, nil
	default:
		return sqlquery.Open(*s.SQL, in.options.Dir, in.options.Now)
	}
}

// offline is a source that is only to be had by the network.
type offline struct{}

// Read fails.
func (offline) Read(context.Context, source.Request) (*table.Table, error) {
	return nil, source.ErrOffline
}
