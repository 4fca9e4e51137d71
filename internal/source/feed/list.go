package feed

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"strings"

	"catchup/internal/item"
	"catchup/internal/setting"
	"catchup/internal/source"
)

// one is one feed of a source. by is the list that names it, and title what it is
// called there; both are zero if the settings name it themselves.
type one struct {
	from  setting.Location
	by    setting.Location
	title string
}

// oddity is what is odd about a list of feeds, and costs no more than what it
// names.
type oddity struct{ error }

// feeds are all feeds of the source, each once: those of the settings in their
// order, and then those of the lists. An error is about a list that could not be
// read, or an oddity of one.
func (s *Source) feeds(ctx context.Context, r source.Request) (all []one, faults []error) {
	known := map[string]bool{}
	add := func(feed one) {
		if key := place(feed.from); !known[key] {
			known[key] = true
			all = append(all, feed)
		}
	}
	for _, from := range s.spec.URLs {
		add(one{from: from})
	}
	for _, list := range s.spec.OPML {
		listed, err := s.list(ctx, r, list)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		for _, feed := range listed.feeds {
			add(feed)
		}
		for i, odd := range listed.odd {
			if i == shownOddities {
				odd = fmt.Sprintf("%d more of its entries are odd", len(listed.odd)-i)
			}
			if i <= shownOddities {
				faults = append(faults, oddity{fmt.Errorf("%s: %s", source.Place(list), odd)})
			}
		}
	}
	return all, faults
}

// shownOddities is how many oddities of a list are shown.
const shownOddities = 20

// place is the same for all ways to write the address of one feed.
func place(from setting.Location) string {
	if from.URL == nil {
		return from.Full
	}
	return cmp.Or(item.Page(from.URL.String()), from.URL.Host)
}

// list reads a list of feeds.
func (s *Source) list(ctx context.Context, r source.Request, from setting.Location) (list, error) {
	r.Share = r.Share.Part()
	defer r.Share.Keep(0)
	got, err := s.fetcher.Fetch(ctx, r, source.Wanted{From: from, Timeout: s.spec.Timeout, Limit: min(s.spec.Limit, longestList)})
	if err != nil {
		return list{}, err
	}
	read, err := parseList(got.Body, got.Type)
	if err != nil {
		return list{}, fmt.Errorf("reading %s: %w", got.Reading.Place, from.Conceal(err))
	}
	for _, o := range read.outlines {
		feed, err := o.feed(from)
		if err != nil {
			read.odd = append(read.odd, fmt.Sprintf("%q is left out: %v", brief(o.title), from.Conceal(err)))
			continue
		}
		read.feeds = append(read.feeds, feed)
	}
	if len(read.feeds) == 0 {
		return list{}, fmt.Errorf("reading %s: the list names no feed that can be read%s", got.Reading.Place, read.why())
	}
	return read, nil
}

// wanted is how a feed is asked for.
func (s *Source) wanted(feed one) source.Wanted {
	return source.Wanted{From: feed.from, By: feed.by, Timeout: s.spec.Timeout, Limit: s.spec.Limit}
}

// feed is the feed that an outline of a list names. Its address may be relative to
// that of the list.
func (o outline) feed(by setting.Location) (one, error) {
	written := strings.TrimSpace(o.address)
	if rest, ok := strings.CutPrefix(written, "feed:"); ok { // an old way to write that an address is a feed's
		written = strings.Replace("http:"+rest, "http:http", "http", 1)
	}
	u, err := url.Parse(written)
	switch {
	case strings.Contains(written, "${"):
		return one{}, fmt.Errorf("an address in a list has no variables; write it under urls: %s", brief(written))
	case err != nil:
		return one{}, fmt.Errorf("this is no address: %s", brief(written))
	case by.URL != nil && !u.IsAbs():
		u = by.URL.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return one{}, fmt.Errorf("this is no address that begins with https:// or http://: %s", brief(written))
	}
	from := by.At(u)
	if by.URL == nil {
		from = setting.Location{URL: u}
	}
	return one{from: from, by: by, title: o.title}, nil
}
