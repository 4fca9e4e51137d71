// Package feed reads RSS, Atom and JSON feeds, from the net or from files, as
// one table of articles.
package feed

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/mmcdole/gofeed"
	"golang.org/x/sync/errgroup"

	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/table"
)

// Open makes a source of the feeds that spec names.
func Open(spec Spec, fetcher *source.Fetcher) source.Source {
	return &feeds{spec, fetcher}
}

type feeds struct {
	spec    Spec
	fetcher *source.Fetcher
}

// atOnce bounds how many feeds are read side by side.
const atOnce = 4

// Read reads all feeds, in the table in the order of the settings. A feed that
// fails while another works is a warning.
func (f *feeds) Read(ctx context.Context, r source.Request) (*table.Table, error) {
	parts := make([]*part, len(f.spec.URLs))
	var group errgroup.Group
	group.SetLimit(atOnce)
	for i, from := range f.spec.URLs {
		group.Go(func() error {
			parts[i] = f.read(ctx, r, from)
			return nil
		})
	}
	group.Wait()
	return join(parts)
}

// part is what one feed gives to the table. Every value's origin leads to the
// reading of its own feed.
type part struct {
	reading  *table.Reading
	rows     [][]table.Value
	warnings []string
	err      error
}

// read reads one feed.
func (f *feeds) read(ctx context.Context, r source.Request, from setting.Location) *part {
	wanted := source.Wanted{From: from, Timeout: f.spec.Timeout, Limit: f.spec.Limit}
	got, err := f.fetcher.Fetch(ctx, r, wanted)
	if err != nil {
		return &part{err: err}
	}
	p := &part{reading: got.Reading}
	feed, err := parse(got.Body, got.Type)
	if err != nil {
		return &part{err: fmt.Errorf("reading %s: %w", got.Reading.Place, err)}
	}
	outlet := cmp.Or(f.spec.Outlet, plain(feed.Title), host(from))
	for i, item := range feed.Items {
		p.add(table.Origin{Reading: p.reading, Row: i + 1}, item, feed, outlet)
	}
	return p
}

// parse repairs and reads a feed. The header contentType may be empty. Feeds
// are strangers' files read in goroutines of their own, where a panic of the
// parser would end the process: it is an error here.
func parse(body []byte, contentType string) (feed *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the parser of feeds gave up: %v", p)
		}
	}()
	feed, err = gofeed.NewParser().Parse(bytes.NewReader(repair(body, contentType)))
	if errors.Is(err, gofeed.ErrFeedTypeNotDetected) {
		return nil, errors.New("it is neither RSS nor Atom nor a JSON feed")
	}
	return feed, err
}

// add makes a row of an item.
func (p *part) add(at table.Origin, item *gofeed.Item, feed *gofeed.Feed, outlet string) {
	a, warnings := article(item, feed, p.reading.Place)
	a.Outlet = outlet
	for _, w := range warnings {
		p.warnings = append(p.warnings, fmt.Sprintf("%s, item %d, %q: %s", p.reading.Place, at.Row, a.Title, w))
	}
	p.rows = append(p.rows, a.Row(at))
}

// host names a feed that has no title.
func host(from setting.Location) string {
	if from.URL == nil {
		return ""
	}
	return strings.TrimPrefix((&url.URL{Host: from.URL.Host}).Hostname(), "www.")
}

// join makes one table of the parts; it is an error if there are none to join.
func join(parts []*part) (*table.Table, error) {
	t := &table.Table{Columns: source.ArticleColumns()}
	var read []*table.Reading
	var failed []error
	for _, p := range parts {
		if p.err != nil {
			failed = append(failed, p.err)
			t.Warn("%v", p.err)
			continue
		}
		read = append(read, p.reading)
		t.Rows = append(t.Rows, p.rows...)
		t.Warnings = append(t.Warnings, p.warnings...)
	}
	if len(read) == 0 {
		return nil, errors.Join(failed...)
	}
	t.Reading = whole(read)
	return t, nil
}

// whole is the reading of several feeds as one: the digest of several is that
// of their digests in order.
func whole(readings []*table.Reading) *table.Reading {
	if len(readings) == 1 {
		return readings[0]
	}
	all, sum := *readings[0], sha256.New()
	places := make([]string, len(readings))
	for i, r := range readings {
		places[i] = r.Place
		fmt.Fprintln(sum, r.Digest)
	}
	all.Place = strings.Join(places, ", ")
	all.Digest = hex.EncodeToString(sum.Sum(nil))
	return &all
}
