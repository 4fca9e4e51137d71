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
	"net/url"
	"strings"

	"github.com/mmcdole/gofeed"
	"golang.org/x/sync/errgroup"

	"catchup/internal/markup"
	"catchup/internal/source"
	"catchup/internal/table"
)

// Open makes a source of the feeds that spec names. What they show is kept in the
// collection, which may be nil for none.
func Open(spec Spec, fetcher *source.Fetcher, collection source.Collection) *Source {
	return &Source{spec, fetcher.With(spec.Asking), collection}
}

// Source is a source of feeds. It may be used from several goroutines.
type Source struct {
	spec       Spec
	fetcher    *source.Fetcher
	collection source.Collection
}

// atOnce bounds how many feeds are read side by side.
const atOnce = 4

// Read reads all feeds, and adds what is kept of them from the period. In the table
// they stand in the order of the settings. If one feed fails and another works, the
// table has a gap.
func (s *Source) Read(ctx context.Context, r source.Request) (*table.Table, error) {
	feeds, faults := s.feeds(ctx, r)
	parts := make([]*part, len(feeds))
	var group errgroup.Group
	group.SetLimit(atOnce)
	for i, feed := range feeds {
		group.Go(func() error {
			parts[i] = s.read(ctx, r, feed)
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
	if s.spec.FullText {
		s.fill(ctx, r, parts)
	}
	return join(parts)
}

// part is what one feed adds to the table: its articles, and the reading that
// is the origin of their values. Articles that are kept have readings of their own.
type part struct {
	feed     one
	outlet   string
	reading  *table.Reading
	moved    *url.URL // where the feed has moved for good
	same     bool     // it shows the bytes of the visit before, and they were not parsed
	articles []*article
	sight    table.Sight
	warnings []string
	odd      int // oddities, listed or not
	err      error
}

// article is one article of a feed. known names it in the collection. row is its
// number in the feed. kept is the reading that it is kept from, nil if the feed
// shows it. page is the reading of its Content, nil if that is from the feed.
// dated: its page has given the time at which it was published. guest asks for its
// page.
type article struct {
	source.Article
	known string
	row   int
	kept  *table.Reading
	page  *table.Reading
	dated bool
	guest *source.Fetcher
}

// ask reads what a feed shows. Bytes of that digest are not parsed.
func (s *Source) ask(ctx context.Context, r source.Request, feed one, wanted source.Wanted, digest string) *part {
	got, err := s.fetcher.Fetch(ctx, r, wanted)
	if err == nil && len(got.Body) > heavy {
		err = r.Share.Large(ctx)
	}
	if err != nil {
		return &part{feed: feed, err: err}
	}
	p := &part{feed: feed, reading: got.Reading, moved: got.Moved}
	if p.same = got.Reading.Digest == digest; p.same {
		return p
	}
	read, warning, err := parse(got.Body, got.Type)
	if errors.Is(err, errNoFeed) {
		err = notFeed(got.Body, got.Type, feed.from.URL)
	}
	if err != nil {
		return &part{feed: feed, err: fmt.Errorf("reading %s: %w", got.Reading.Place, feed.from.Conceal(err))}
	}
	if warning != "" {
		p.warnings = append(p.warnings, got.Reading.Place+": "+warning)
	}
	p.take(read, cmp.Or(s.spec.Outlet, feed.title, feed.from.HideInProse(markup.Plain(read.Title)), feed.from.Host()))
	return p
}

// heavy is how many bytes of a feed may hold so many items that parsing needs
// much memory.
const heavy = 200_000

// memory is about how many bytes the articles take.
func (p *part) memory() (n int64) {
	for _, a := range p.articles {
		n += articleBytes + int64(len(a.Title)+len(a.Summary)+len(a.Content)+len(a.ID)+len(a.Link)+len(a.Picture.Link)+len(a.Picture.Alt))
	}
	return n
}

// articleBytes is how many bytes an article takes without its text, as a row of
// a table.
const articleBytes = 1000

// take makes articles of the items.
func (p *part) take(feed *gofeed.Feed, outlet string) {
	p.outlet = outlet
	converter := newConverter(feed, p.feed.from, outlet)
	for i := range feed.Items {
		read, warnings := converter.article(i)
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
		p.warnings = append(p.warnings, p.oddity(a, fault))
	}
}

func (p *part) oddity(a *article, fault string) string {
	return fmt.Sprintf("%s, item %d, %q: %s", p.reading.Place, a.row, table.Shorten(a.Title, longestShown), p.feed.from.Hide(fault))
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
	parser.KeepOriginalFeed = true
	// It would look for a picture in the text of each item, whatever that costs.
	parser.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	feed, err = parser.Parse(bytes.NewReader(text))
	if errors.Is(err, gofeed.ErrFeedTypeNotDetected) {
		err = errNoFeed
	}
	if err == nil && feed.FeedType == "json" && !saysFeed(feed) {
		err = errNoFeed
	}
	if err == nil && len(feed.Items) == 0 && warning == "" {
		warning = "the feed has no items"
	}
	return feed, warning, err
}

// join makes one table of the parts; it is an error if there are none to join.
func join(parts []*part) (*table.Table, error) {
	t := &table.Table{Columns: source.ArticleColumns(), Aged: true}
	var read []*table.Reading
	var failed []error
	for _, p := range parts {
		if errors.As(p.err, new(oddity)) {
			t.Warnings = append(t.Warnings, p.err.Error())
			continue
		}
		if p.err != nil {
			failed = append(failed, p.err)
			t.Gaps = append(t.Gaps, p.err.Error())
		}
		if p.reading == nil {
			continue
		}
		read = append(read, p.reading)
		t.Sights, t.Aged = append(t.Sights, p.sight), t.Aged && p.err != nil
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
	if a.kept != nil {
		feed = a.kept
	}
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
