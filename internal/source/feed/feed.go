// Package feed reads RSS, Atom and JSON feeds, from addresses or files, as one
// table of articles.
package feed

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/mmcdole/gofeed"
	"golang.org/x/sync/errgroup"

	"catchup/internal/source"
	"catchup/internal/table"
)

// Open makes a source of the feeds that spec names.
func Open(spec Spec, fetcher *source.Fetcher) source.Source {
	return &feeds{spec, fetcher.With(spec.Asking)}
}

type feeds struct {
	spec    Spec
	fetcher *source.Fetcher
}

// atOnce bounds how many feeds are read side by side.
const atOnce = 4

// Read reads all feeds. In the table they stand in the order of the settings.
// If one feed fails and another works, the table has a gap.
func (f *feeds) Read(ctx context.Context, r source.Request) (*table.Table, error) {
	feeds, faults := f.feeds(ctx, r)
	parts := make([]*part, len(feeds))
	var group errgroup.Group
	group.SetLimit(atOnce)
	for i, feed := range feeds {
		group.Go(func() error {
			parts[i] = f.read(ctx, r, feed)
			return nil
		})
	}
	group.Wait()
	for _, err := range faults {
		parts = append(parts, &part{err: err})
	}
	for _, p := range parts {
		if errors.Is(p.err, source.ErrFull) {
			return nil, p.err
		}
	}
	dropDuplicates(parts)
	if f.spec.FullText {
		f.fill(ctx, r, parts)
	}
	return join(parts)
}

// part is what one feed adds to the table: its articles, and the reading that
// is the origin of their values.
type part struct {
	feed     one
	reading  *table.Reading
	articles []*article
	warnings []string
	odd      int // oddities, listed or not
	err      error
}

// article is one article of a feed. row is its number there. page is the
// reading of its Content, nil if that is from the feed. guest asks for its page.
type article struct {
	source.Article
	row   int
	page  *table.Reading
	guest *source.Fetcher
}

// read reads one feed.
func (f *feeds) read(ctx context.Context, r source.Request, feed one) *part {
	wanted := source.Wanted{From: feed.from, Timeout: f.spec.Timeout, Limit: f.spec.Limit}
	r.Share = r.Share.Part()
	p := &part{feed: feed}
	defer func() { r.Share.Keep(p.memory()) }()
	got, err := f.fetcher.Fetch(ctx, r, wanted)
	if err == nil && len(got.Body) > heavy {
		err = r.Share.Large(ctx)
	}
	if err != nil {
		return &part{err: err}
	}
	read, warning, err := parse(got.Body, got.Type)
	if err != nil {
		return &part{err: fmt.Errorf("reading %s: %w", got.Reading.Place, feed.from.Conceal(err))}
	}
	p.reading = got.Reading
	if warning != "" {
		p.warnings = append(p.warnings, got.Reading.Place+": "+warning)
	}
	p.take(read, cmp.Or(f.spec.Outlet, feed.title, feed.from.HideInProse(plain(read.Title)), feed.from.Host()))
	if err := r.Share.Take(ctx, p.memory()); err != nil {
		p.err, p.articles = fmt.Errorf("reading %s: %w", got.Reading.Place, err), nil
	}
	return p
}

// heavy is how many bytes of a feed may hold so many items that parsing needs
// much memory.
const heavy = 200_000

// memory is about how many bytes the articles take.
func (p *part) memory() (n int64) {
	for _, a := range p.articles {
		n += articleBytes + int64(len(a.Title)+len(a.Summary)+len(a.Content)+len(a.ID)+len(a.Link))
	}
	return n
}

// articleBytes is how many bytes an article takes without its text, as a row of
// a table.
const articleBytes = 1000

// take makes articles of the items.
func (p *part) take(feed *gofeed.Feed, outlet string) {
	converter := newConverter(feed, p.feed.from)
	for i, item := range feed.Items {
		read, warnings := converter.article(item)
		read, fault := guarded(p.feed.from, read)
		if fault != "" {
			warnings = append(warnings, fault)
		}
		read.Outlet = outlet
		a := &article{Article: read, row: i + 1}
		for _, w := range warnings {
			p.warn(a, w)
		}
		p.articles = append(p.articles, a)
	}
}

// warn notes an oddity of an article. Only the first few are listed.
func (p *part) warn(a *article, fault string) {
	if p.odd++; p.odd <= listed {
		p.warnings = append(p.warnings, fmt.Sprintf("%s, item %d, %q: %s", p.reading.Place, a.row, table.Shorten(a.Title, longestShown), p.feed.from.Hide(fault)))
	}
}

// listed is how many oddities of a feed are listed, and longestShown how many
// characters of what its publisher wrote are shown in one.
const (
	listed       = 50
	longestShown = 200
)

// parse repairs and reads a feed. The header contentType may be empty. A panic
// of the parser becomes an error: feeds are read in goroutines, where a panic
// would end the process.
func parse(body []byte, contentType string) (feed *gofeed.Feed, warning string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the parser of feeds gave up: %v", p)
		}
	}()
	text, warning, err := repair(body, contentType)
	if err != nil {
		return nil, "", err
	}
	parser := gofeed.NewParser()
	// It would look for a picture in the text of each item, whatever that costs.
	parser.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	feed, err = parser.Parse(bytes.NewReader(text))
	if errors.Is(err, gofeed.ErrFeedTypeNotDetected) {
		err = errors.New("it is neither RSS nor Atom nor a JSON feed")
	}
	return feed, warning, err
}

// join makes one table of the parts; it is an error if there are none to join.
func join(parts []*part) (*table.Table, error) {
	t := &table.Table{Columns: source.ArticleColumns()}
	var read []*table.Reading
	var failed []error
	for _, p := range parts {
		if p.err != nil {
			failed = append(failed, p.err)
			t.Gaps = append(t.Gaps, p.err.Error())
			continue
		}
		read = append(read, p.reading)
		for _, a := range p.articles {
			t.Rows = append(t.Rows, a.cells(p.reading))
		}
		t.Warnings = append(t.Warnings, p.warnings...)
		if more := p.odd - listed; more > 0 {
			t.Warn("%s: %d more items are odd", p.reading.Place, more)
		}
	}
	if len(read) == 0 {
		return nil, errors.Join(failed...)
	}
	t.Reading = whole(read)
	return t, nil
}

// cells are the article as a row of the table.
func (a *article) cells(feed *table.Reading) []table.Value {
	row := a.Row(table.Origin{Reading: feed, Row: a.row})
	for i := range row {
		if a.page != nil && row[i].From.Column == "content" {
			row[i].From.Reading, row[i].From.Row = a.page, 1
		}
	}
	return row
}

// mostPlaces is how many places the reading of several feeds names. Each article
// knows the place of its own feed.
const mostPlaces = 3

// whole is the reading of several feeds as one: the digest of several is that
// of their digests in order.
func whole(readings []*table.Reading) *table.Reading {
	if len(readings) == 1 {
		return readings[0]
	}
	all, sum := *readings[0], sha256.New()
	var places []string
	for i, r := range readings {
		if i < mostPlaces || len(readings) == mostPlaces+1 {
			places = append(places, r.Place)
		}
		fmt.Fprintln(sum, r.Digest)
	}
	if more := len(readings) - len(places); more > 0 {
		places = append(places, fmt.Sprintf("and %d more feeds", more))
	}
	all.Place = strings.Join(places, ", ")
	all.Digest = hex.EncodeToString(sum.Sum(nil))
	return &all
}
