package feed

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"catchup/internal/item"
	"catchup/internal/markup"
	"catchup/internal/source"
	"catchup/internal/source/visit"
	"catchup/internal/table"
)

// call is one visit to a feed, for an edition or between two: what is known of the
// feed before it and after it, and how many of the articles are new or changed.
type call struct {
	*part
	key    string
	keeps  bool // what the feed shows is kept
	before source.Feed
	after  source.Feed
	news   int
}

// call visits a feed, and keeps what it shows. A poll is a visit between editions.
// A collection that fails costs an edition what is kept, and nothing else.
func (s *Source) call(ctx context.Context, r source.Request, feed one, poll bool) *call {
	c, wanted, now := &call{part: &part{feed: feed}}, s.wanted(feed), s.fetcher.Now()
	if s.collection != nil && feed.from.URL != nil {
		c.key = s.fetcher.Key(wanted)
		before, err := s.collection.Feed(ctx, c.key)
		if err != nil {
			c.part.err = fmt.Errorf("reading what is kept of %s: %w", source.Place(feed.from), err)
			s.fetcher.Log.WarnContext(ctx, "what is kept of a feed is not read", "place", source.Place(feed.from), "error", err)
		}
		c.keeps, c.before, c.after = err == nil, before, before
	}
	if poll && !c.keeps {
		return c
	}
	if err := barred(c.before, poll, now.In(r.As.Location())); err != nil {
		c.part.err = fmt.Errorf("reading %s: %w", source.Place(feed.from), err)
		return c
	}
	digest := ""
	if wanted.NoWait, wanted.Moved = poll, address(c.before.Moved); poll {
		digest = c.before.Digest
	}
	c.part = s.ask(ctx, r, feed, wanted, digest)
	if err := c.part.err; err == nil || ctx.Err() == nil && !errors.Is(err, source.ErrFull) && !errors.Is(err, source.ErrOffline) {
		s.conclude(ctx, r, c, now)
	}
	return c
}

// barred says why a feed must not be asked now. Only who calls for visits asks for a
// feed that has ended.
func barred(f source.Feed, poll bool, now time.Time) error {
	switch {
	case f.Gone && !poll:
		return errors.New("it has ended: its server says that it is gone for good (410)")
	case f.Closed.After(now):
		return fmt.Errorf("its server asks not to be asked before %s", f.Closed.In(now.Location()).Format("15:04 on Monday 2 January"))
	}
	return nil
}

// conclude finds out what the visit tells, and writes it down.
func (s *Source) conclude(ctx context.Context, r source.Request, c *call, now time.Time) {
	terms := visit.Terms{Every: s.spec.Every.span(), Keep: s.spec.Keep.Span(), Most: s.spec.KeepItems, Jitter: 2*rand.Float64() - 1}
	var changed []source.Collected
	switch {
	case c.part.err != nil:
		c.after = terms.Failed(c.before, c.part.err, c.part.err.Error(), now)
	case c.same:
		c.after = terms.Unchanged(c.before, now)
	default:
		listing := visit.Listing{Shown: c.collected(), At: now, Digest: c.reading.Digest}
		if c.keeps {
			var err error
			if listing.Kept, err = s.collection.Known(ctx, c.key, listing.Shown); err != nil {
				s.unkept(ctx, c, err)
				c.keeps, c.before = false, source.Feed{} // nothing can be told from what is known
			}
		}
		found := terms.Read(c.before, listing)
		c.apply(found)
		c.after, changed = found.Feed, found.Changed
	}
	c.name(r.Source)
	if c.news = len(changed); !c.keeps {
		return
	}
	err := s.collection.Collect(ctx, c.after, changed)
	if err == nil && c.news > 0 {
		err = s.collection.Trim(ctx, c.key, now.Add(-s.spec.Keep.Span()), s.spec.KeepItems)
	}
	if err != nil {
		s.unkept(ctx, c, err)
	}
}

// unkept reports that what a feed shows is not kept.
func (s *Source) unkept(ctx context.Context, c *call, err error) {
	s.fetcher.Log.WarnContext(ctx, "what a feed shows is not kept", "place", source.Place(c.feed.from), "error", err)
}

// name fills in what the feed is called and where it has moved, without secrets.
func (c *call) name(in string) {
	f := &c.after
	f.Key, f.Source, f.Place = c.key, in, source.Place(c.feed.from)
	if c.outlet != "" {
		f.Title = c.outlet
	}
	switch {
	case c.part.err != nil:
		f.Moved = "" // it may have moved on from there
	case c.moved != nil:
		f.Moved = c.feed.from.At(c.moved).String()
	}
}

// address is where a feed has moved to, nil if it has not, or if the address has
// secrets that are not kept.
func address(moved string) *url.URL {
	u, err := url.Parse(moved)
	if err != nil || moved == "" || strings.Contains(moved, "…") || strings.Contains(moved, "${") {
		return nil
	}
	return u
}

// leastWords is how many characters a title and a text have together at least to
// tell an article from others.
const leastWords = 100

// collected are the articles of a feed as they are kept.
func (p *part) collected() []source.Collected {
	pages := map[string]int{}
	for _, a := range p.articles {
		pages[item.Page(a.Link)]++
	}
	all := make([]source.Collected, len(p.articles))
	for i, a := range p.articles {
		c := source.Collected{Article: a.Article, At: p.reading.At, Digest: p.reading.Digest, Row: a.row}
		c.Outlet = "" // the settings may name it otherwise later
		c.Known = visit.Digest(a.ID)
		if at := item.Page(a.Link); at != "" && pages[at] == 1 {
			c.Page = visit.Digest(at)
		}
		if words := markup.Plain(a.Title + " " + a.Summary + " " + a.Content); utf8.RuneCountInString(words) >= leastWords {
			c.Words = visit.Digest(words)
		}
		said := c.Article
		said.Published, said.Updated = time.Time{}, time.Time{} // some feeds date all of it anew at each reading
		said.Picture = source.Picture{}                         // its address may hold the time
		c.Print = visit.Digest(fmt.Sprintf("%+v", said))
		all[i] = c
	}
	return all
}

// apply gives the articles what is known of them from before.
func (c *call) apply(found visit.Found) {
	for i, k := range found.Shown {
		a := c.articles[i]
		a.known, a.ID, a.Published = k.Known, k.ID, k.Published
	}
	for _, i := range found.Late {
		a := c.articles[i]
		c.warn(a, "it is taken to be of "+a.Published.Format("2 January, 15:04 MST")+", when it was first there")
	}
}

// read reads one feed for an edition: what it shows now, and what is kept of the
// period.
func (s *Source) read(ctx context.Context, r source.Request, feed one) *part {
	r.Share = r.Share.Part()
	c := s.call(ctx, r, feed, false)
	defer func() { r.Share.Keep(c.memory()) }()
	if c.keeps {
		s.complete(ctx, r, c)
	}
	c.sight = table.Sight{Place: c.after.Place, Title: c.outlet, Since: c.after.Since, Gaps: c.after.Gaps, Until: c.sight.Until}
	if err := r.Share.Take(ctx, c.memory()); err != nil {
		c.part = &part{feed: feed, err: fmt.Errorf("reading %s: %w", source.Place(feed.from), err)}
	}
	return c.part
}

// complete adds the kept articles of the period that the feed does not show. If it
// could not be read now, all are kept ones; it counts as read if it was read not
// long ago.
func (s *Source) complete(ctx context.Context, r source.Request, c *call) {
	if c.part.err != nil && (c.before.Read.IsZero() || errors.Is(c.part.err, source.ErrOffline) || errors.Is(c.part.err, source.ErrFull) || ctx.Err() != nil) {
		return
	}
	kept, err := s.kept(ctx, r, c.key)
	if err != nil {
		s.fetcher.Log.WarnContext(ctx, "what is kept of a feed is not read", "place", source.Place(c.feed.from), "error", err)
		return
	}
	if c.part.err != nil {
		c.outlet, c.sight.Until = cmp.Or(s.spec.Outlet, c.feed.title, c.before.Title), c.before.Read
		interval := max(c.before.Every, s.spec.Every.span())
		if fresh := s.fetcher.Now().Sub(c.before.Read) <= 2*interval; !fresh && len(kept) == 0 {
			return
		} else if fresh {
			c.warnings = append(c.warnings, c.part.err.Error())
			c.part.err = nil
		}
		c.reading = &table.Reading{Source: r.Source, Place: c.before.Place, At: c.before.Read, Digest: c.before.Digest}
	}
	c.add(kept, r.Source)
}

// kept are the articles of the period that are kept.
func (s *Source) kept(ctx context.Context, r source.Request, key string) ([]source.Collected, error) {
	if r.Period.Start.IsZero() {
		return nil, nil
	}
	return s.collection.Articles(ctx, key, r.Period, min(s.spec.KeepItems, r.Shape.Limits.Known().Items))
}

// add adds kept articles that the feed does not show. Those of one visit share a
// reading.
func (c *call) add(kept []source.Collected, in string) {
	shown, readings := map[string]bool{}, map[string]*table.Reading{}
	for _, a := range c.articles {
		shown[a.known] = true
	}
	for _, k := range kept {
		if shown[k.Known] {
			continue
		}
		visit := k.At.String() + k.Digest
		if readings[visit] == nil {
			readings[visit] = &table.Reading{Source: in, Place: source.Place(c.feed.from), At: k.At, Digest: k.Digest}
		}
		k.Outlet = c.outlet
		c.articles = append(c.articles, &article{Article: k.Article, known: k.Known, row: k.Row, kept: readings[visit]})
	}
}
