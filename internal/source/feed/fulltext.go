package feed

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/table"
)

// fill gives the articles of the period the full text of their pages, if that
// is longer than the text in the feed. Several hosts are asked at the same
// time, each for one page after another. If a page cannot be read, that is a
// warning, and the article keeps the feed's text.
func (s *Source) fill(ctx context.Context, r source.Request, parts []*part) {
	pages := &pages{spec: s.spec, own: s.fetcher, request: r}
	for _, p := range parts {
		guest := s.fetcher.Polite(s.spec.Pause.Span(), p.feed.from)
		for _, a := range p.articles {
			a.guest = guest
		}
	}
	var group errgroup.Group
	group.SetLimit(atOnce)
	faults := make(map[*article]*string)
	for _, queue := range queues(r, parts) {
		for _, a := range queue {
			faults[a] = new(string)
		}
		group.Go(func() error {
			for _, a := range queue {
				if err := pages.fill(ctx, a); err != nil {
					*faults[a] = err.Error()
				}
			}
			return nil
		})
	}
	group.Wait()
	for _, p := range parts {
		for _, a := range p.articles {
			if fault := faults[a]; fault != nil && *fault != "" {
				p.warn(a, "the feed's own text is kept: "+*fault)
			}
		}
	}
}

// queues are the articles whose pages are wanted, those of one host together.
func queues(r source.Request, parts []*part) (all [][]*article) {
	number := map[string]int{}
	for _, p := range parts {
		for _, a := range p.articles {
			u, err := url.Parse(a.Link)
			if err != nil || a.Link == "" || !wanted(r, a) {
				continue
			}
			n, known := number[u.Host]
			if !known {
				n, number[u.Host] = len(all), len(all)
				all = append(all, nil)
			}
			all[n] = append(all[n], a)
		}
	}
	return all
}

// wanted tells whether the article may belong to the period.
func wanted(r source.Request, a *article) bool {
	return r.Period.Start.IsZero() || r.Period.Contains(a.Published)
}

// pages reads the pages that articles link to, each at most once ever if the
// fetcher has a cache.
type pages struct {
	spec    Spec
	own     *source.Fetcher // whose cache keeps the texts
	request source.Request
	asked   atomic.Int64
}

// leastText is how many characters an article has at least: a shorter text is a
// notice of some kind.
const leastText = 200

// fill gives the article the text of its page if that is the longest.
func (p *pages) fill(ctx context.Context, a *article) error {
	text, reading, err := p.text(ctx, a)
	length := utf8.RuneCountInString(plain(text))
	switch own := max(utf8.RuneCountInString(plain(a.Content)), utf8.RuneCountInString(plain(a.Summary))); {
	case err != nil:
		return err
	case length < leastText && length >= own:
		return fmt.Errorf("reading %s: hardly any text is found there", reading.Place)
	case length > own:
		a.Content, a.page = text, reading
	}
	return nil
}

// text is the article of a page as HTML, empty if it has none, with its
// reading: the digest is that of the text. It is kept for articles whose pages
// may be read from the same private hosts.
func (p *pages) text(ctx context.Context, a *article) (string, *table.Reading, error) {
	u, err := url.Parse(a.Link)
	if err != nil {
		return "", nil, fmt.Errorf("reading a page: %w", err)
	}
	key := fmt.Sprintf("full text of %s within %s", a.Link, a.guest.Reach())
	k := p.load(ctx, key)
	if k == nil {
		if k, err = p.ask(ctx, a.guest, u); err != nil {
			return "", nil, err
		}
		p.save(ctx, key, *k)
	}
	sum := sha256.Sum256(k.Body)
	return string(k.Body), &table.Reading{
		Source: p.request.Source, Place: source.Place(setting.Location{URL: u}), Part: "full text",
		At: k.At, Digest: hex.EncodeToString(sum[:]),
	}, nil
}

// ask reads a page and finds its text.
func (p *pages) ask(ctx context.Context, guest *source.Fetcher, u *url.URL) (*source.Kept, error) {
	if p.asked.Add(1) > int64(p.spec.Pages) {
		return nil, fmt.Errorf("more than %d pages are not asked for at once", p.spec.Pages)
	}
	from := source.Wanted{From: setting.Location{URL: u}, Timeout: p.spec.Timeout, Limit: p.spec.Limit}
	r := p.request
	r.Share = r.Share.Part()
	defer r.Share.Keep(0)
	got, err := guest.Fetch(ctx, r, from)
	if err == nil && len(got.Body) > heavy {
		err = r.Share.Large(ctx)
	}
	if err != nil {
		return nil, err
	}
	text, err := extract(got.Body, got.Type, u)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", got.Reading.Place, err)
	}
	return &source.Kept{Type: "text/html; charset=utf-8", Body: []byte(text), At: got.Reading.At}, nil
}

// load returns the cached text, nil if there is none. A cache that fails only
// costs time.
func (p *pages) load(ctx context.Context, key string) *source.Kept {
	if p.own.Cache == nil {
		return nil
	}
	known, err := p.own.Cache.Load(ctx, key)
	if err != nil {
		p.own.Log.WarnContext(ctx, "kept page not read", "error", err)
	}
	return known
}

// save keeps a text.
func (p *pages) save(ctx context.Context, key string, k source.Kept) {
	if p.own.Cache == nil {
		return
	}
	if err := p.own.Cache.Save(ctx, key, k); err != nil {
		p.own.Log.WarnContext(ctx, "page not kept", "error", err)
	}
}
