package feed

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"catchup/internal/markup"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/source/webpage"
	"catchup/internal/table"
)

// fill gives the articles of the period the full text of their pages, if that
// is longer than the text in the feed, and what their pages declare of them.
// Several hosts are asked at the same time, each for one page after another. If a
// page cannot be read, or holds something else than the article, that is a
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
			if a.dated {
				p.forgiveDate(a)
			}
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
	return r.Period.Start.IsZero() || a.Published.IsZero() || r.Period.Contains(a.Published)
}

// forgiveDate takes back the warning about an article's date, which its page has
// given.
func (p *part) forgiveDate(a *article) {
	for i, w := range p.warnings {
		if w == p.oddity(a, noDate) || strings.HasPrefix(w, p.oddity(a, badDate)) {
			p.warnings, p.odd = slices.Delete(p.warnings, i, i+1), p.odd-1
			return
		}
	}
}

// pages reads the pages that articles link to, each at most once ever if the
// fetcher has a cache and the page holds the article.
type pages struct {
	spec    Spec
	own     *source.Fetcher // whose cache keeps the pages
	request source.Request
	asked   atomic.Int64
}

// fill gives the article the text of its page if that is the longest, and what it
// does not know of itself.
func (p *pages) fill(ctx context.Context, a *article) error {
	u, err := url.Parse(a.Link)
	if err != nil {
		return fmt.Errorf("reading a page: %w", err)
	}
	place := source.Place(setting.Location{URL: u})
	found, at, fault, err := p.read(ctx, a, u)
	if err != nil {
		return err
	}
	a.learn(found, fault)
	if fault != "" {
		return fmt.Errorf("reading %s: %s", place, fault)
	}
	if utf8.RuneCountInString(markup.Plain(found.Text)) > max(utf8.RuneCountInString(markup.Plain(a.Content)), utf8.RuneCountInString(markup.Plain(a.Summary))) {
		sum := sha256.Sum256([]byte(found.Text))
		a.Content, a.page = found.Text, &table.Reading{
			Source: p.request.Source, Place: place, Part: "full text", At: at, Digest: hex.EncodeToString(sum[:]),
		}
	}
	return nil
}

// read returns the page of an article, when it was read, and its fault. It is
// kept for articles whose pages may be read from the same private hosts, if it has
// none. A page that was kept is judged like a fresh one, by what the feed says now;
// one that has a fault is asked for anew, and kept no longer.
func (p *pages) read(ctx context.Context, a *article, u *url.URL) (found webpage.Page, at time.Time, fault string, err error) {
	key := fmt.Sprintf("full text of %s within %s", a.Link, a.guest.Reach())
	kept := p.load(ctx, key)
	if kept != nil && len(kept.Body) > 0 {
		if found, err := keptPage(*kept); err == nil && found.Fault(a.Article) == "" {
			return found, kept.At, "", nil
		}
	}
	if found, at, err = p.ask(ctx, a.guest, u); err != nil {
		return webpage.Page{}, at, "", err
	}
	fault = found.Fault(a.Article)
	switch {
	case fault == "":
		p.save(ctx, key, found, at)
	case kept != nil && len(kept.Body) > 0:
		p.drop(ctx, key, at)
	}
	return found, at, fault, nil
}

// keptType is the type of a page that is kept. What was kept before is the HTML of
// its text.
const keptType = "application/json"

func keptPage(k source.Kept) (found webpage.Page, err error) {
	if k.Type != keptType {
		return webpage.Page{Text: string(k.Body)}, nil
	}
	err = json.Unmarshal(k.Body, &found)
	return found, err
}

// learn takes what the page declares of the article, where the feed says nothing. A
// page with a fault may still be that of the article.
func (a *article) learn(found webpage.Page, fault string) {
	d := found.Declared
	if !found.IsOf(a.Article) && (fault != "" || !webpage.IsArticle(d.Type)) {
		return
	}
	if !strings.Contains(a.Type, d.Type) {
		a.Type = strings.TrimSpace(a.Type + " " + d.Type)
	}
	a.picturesOn(found)
	a.Author = cmp.Or(a.Author, original{authors: [][]string{d.Authors}}.byline(a.Outlet, ""))
	if published, ok := parseDate(d.Published, unknownOrder); ok && a.Published.IsZero() {
		a.Published, a.dated = published, true
	}
}

// ask reads a page and finds its text.
func (p *pages) ask(ctx context.Context, guest *source.Fetcher, u *url.URL) (found webpage.Page, at time.Time, err error) {
	if p.asked.Add(1) > int64(p.spec.Pages) {
		return webpage.Page{}, at, fmt.Errorf("more than %d pages are not asked for at once", p.spec.Pages)
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
		return webpage.Page{}, at, err
	}
	if found, err = webpage.Open(got.Body, got.Type, u); err != nil {
		return webpage.Page{}, at, fmt.Errorf("reading %s: %w", got.Reading.Place, err)
	}
	if got.Last != nil {
		found.Last = got.Last.String()
	}
	return found, got.Reading.At, nil
}

// load returns the cached page, nil if there is none. A cache that fails only
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

// save keeps a page.
func (p *pages) save(ctx context.Context, key string, found webpage.Page, at time.Time) {
	body, err := json.Marshal(found)
	if err == nil {
		err = p.keep(ctx, key, source.Kept{Type: keptType, Body: body, At: at})
	}
	if err != nil {
		p.own.Log.WarnContext(ctx, "page not kept", "error", err)
	}
}

// drop keeps nothing in the place of a page.
func (p *pages) drop(ctx context.Context, key string, at time.Time) {
	if err := p.keep(ctx, key, source.Kept{At: at}); err != nil {
		p.own.Log.WarnContext(ctx, "kept page not dropped", "error", err)
	}
}

func (p *pages) keep(ctx context.Context, key string, k source.Kept) error {
	if p.own.Cache == nil {
		return nil
	}
	return p.own.Cache.Save(ctx, key, k)
}
