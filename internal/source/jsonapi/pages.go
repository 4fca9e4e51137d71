package jsonapi

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"net/url"
	"slices"
	"strings"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/table"
)

// walk reads the pages of a document, one after the other. The rows are counted
// on from page to page, and all values share the reading of the first page,
// whose digest is that of the bytes of all pages together.
type walk struct {
	*document
	request source.Request
	reading *table.Reading
	grid    *grid
	sum     hash.Hash
	bytes   int64
	read    progress
	seen    map[string]int // the number of each page, by its address and by its digest
	numbers numbering
	odd     []string
	said    []string
}

// pages reads the first page, and the others if the settings say how.
func (w *walk) pages(ctx context.Context) error {
	next, err := w.turn(ctx, w.spec.URL)
	if err != nil || next.URL == nil {
		return err
	}
	within := source.Within(ctx, w.spec.Timeout.Span(), fmt.Errorf("%w: %s (timeout)", errSlow, w.spec.Timeout))
	defer within.Stop()
	for next.URL != nil {
		if next, err = w.turn(within, next); err != nil {
			return w.within(err)
		}
	}
	return nil
}

// errSlow is the cause of a reading that ends because its pages take too long.
var errSlow = errors.New("the pages take longer together than the source may")

// turn reads a page, and returns where the next is; nowhere after the last.
func (w *walk) turn(ctx context.Context, address setting.Location) (next setting.Location, err error) {
	s, root, err := w.page(ctx, address)
	if err != nil || w.spec.Next != nil && w.spec.Next.Path == noNext {
		return next, err
	}
	to := ""
	if w.spec.Next != nil && address.URL != nil {
		if to, err = w.numbers.next(root, s, w.read); err != nil {
			return next, err
		}
	}
	switch {
	case to != "" && w.read.pages >= w.spec.Pages:
		return next, fmt.Errorf("it has more than %d pages; raise pages, or ask for more rows on each", w.spec.Pages)
	case to != "":
		return w.lead(address.URL, to)
	case s.unread(w.read):
		return next, w.partial(s)
	}
	return next, nil
}

// within names the page of an error, after the first.
func (w *walk) within(err error) error {
	if w.read.pages < 2 {
		return err
	}
	return fmt.Errorf("page %d: %w", w.read.pages, err)
}

// page reads one page, and returns what it says of others.
func (w *walk) page(ctx context.Context, address setting.Location) (signs, *node, error) {
	w.read.pages++
	got, err := w.fetch(ctx, address)
	if err != nil {
		return signs{}, nil, err
	}
	if err := w.once(got.Reading.Digest); err != nil {
		return signs{}, nil, err
	}
	header := source.PagesOf(got.Header)
	p, err := w.parse(got.Body, w.most())
	got.Body = nil
	if err != nil {
		return signs{}, nil, err
	}
	f, err := find(&p.root, w.spec, wanted(w.request.Shape.Columns), func(cells int) error { return w.room(ctx, cells) })
	if err != nil {
		return signs{}, nil, err
	}
	if w.reading.Part = f.path; f.said != "" && !slices.Contains(w.said, f.said) {
		w.said = append(w.said, f.said)
	}
	w.odd = append(w.odd, p.warnings...)
	s := readSigns(&p.root, f.at, header)
	w.count(f, address)
	return s, &p.root, w.grid.add(f.rows)
}

// count notes how much has been read.
func (w *walk) count(f found, from setting.Location) {
	w.read.last, w.read.asked = len(f.rows.members), 0
	if w.read.rows += w.read.last; f.whole || w.read.rows < w.read.last {
		w.read.rows = -1
	}
	if from.URL != nil {
		w.read.asked = asked(from.URL)
	}
}

// most is how many values may still be read.
func (w *walk) most() int {
	return max(0, w.request.Shape.Limits.Known().Cells-len(w.grid.names)*len(w.grid.rows))
}

// manyCells is how many cells need much memory.
const manyCells = 20_000

// room tells whether the page may have so many cells. It waits until they may
// need much memory.
func (w *walk) room(ctx context.Context, cells int) error {
	switch {
	case cells > w.most():
		return table.ErrCells
	case cells > manyCells:
		return w.request.Share.Large(ctx)
	}
	return nil
}

// fetch gets the bytes of a page. The limits are those of all pages together.
func (w *walk) fetch(ctx context.Context, address setting.Location) (*source.Fetched, error) {
	wanted := source.Wanted{From: address, Timeout: w.spec.Timeout, Limit: w.spec.Limit, Paged: true}
	if w.spec.Limit > 0 {
		wanted.Limit = max(1, w.spec.Limit-setting.Size(w.bytes))
	}
	got, err := w.fetcher.Fetch(ctx, w.request, wanted)
	if cause := context.Cause(ctx); err != nil && errors.Is(cause, errSlow) {
		return nil, cause
	}
	if errors.Is(err, source.ErrLarge) && w.read.pages > 1 {
		return nil, fmt.Errorf("its pages are together %w of %d bytes (limit)", source.ErrLarge, w.spec.Limit)
	}
	if err != nil {
		return nil, err
	}
	w.bytes += int64(len(got.Body))
	w.sum.Write(got.Body)
	if w.reading == nil {
		w.begin(got.Reading)
	}
	w.reading.Digest = hex.EncodeToString(w.sum.Sum(nil))
	if w.bytes > heavy {
		err = w.request.Share.Large(ctx)
	}
	return got, err
}

// begin begins the table with the reading of the first page.
func (w *walk) begin(r *table.Reading) {
	w.reading = r
	w.grid = newGrid(r, w.request.Shape)
}

// heavy is how many bytes of a document may hold so many values that they need
// much memory.
const heavy = 200_000

// once notes an address or a digest of the page, and is an error if an earlier
// page has had it.
func (w *walk) once(mark string) error {
	if before, ok := w.seen[mark]; ok {
		return fmt.Errorf("it is page %d again, though another one was asked for; see next of the source", before)
	}
	w.seen[mark] = w.read.pages
	return nil
}

// lead is the address of the next page: of the same host as the first, and asked
// by the same scheme, since the headers of the source are sent to it.
func (w *walk) lead(from *url.URL, next string) (setting.Location, error) {
	to, err := from.Parse(next)
	if err != nil || to.Host == "" {
		return setting.Location{}, errors.New("what should be the address of the next page is none")
	}
	first := w.spec.URL.URL
	if !sameHost(to, first) {
		return setting.Location{}, fmt.Errorf("the next page is at another host, %s; only %s is asked", short(to.Host), first.Host)
	}
	to.Scheme, to.Host, to.User, to.Fragment = first.Scheme, first.Host, first.User, ""
	w.seen[known(first)] = 1
	if before, ok := w.seen[known(to)]; ok {
		return setting.Location{}, fmt.Errorf("the next page is page %d again: %s", before, source.Place(w.spec.URL.At(to)))
	}
	w.seen[known(to)] = w.read.pages + 1
	return w.spec.URL.At(to), nil
}

// known is how an address is known again. The root of a site may be written
// without its slash.
func known(u *url.URL) string {
	if u.Path != "" {
		return u.String()
	}
	root := *u
	root.Path = "/"
	return root.String()
}

// sameHost tells whether two addresses are at one host and port. The two usual
// ports are one, since many services write http for https.
func sameHost(a, b *url.URL) bool {
	port := func(u *url.URL) string {
		if p := u.Port(); p != "80" && p != "443" {
			return p
		}
		return ""
	}
	return (a.Scheme == "http" || a.Scheme == "https") && strings.EqualFold(a.Hostname(), b.Hostname()) && port(a) == port(b)
}

// partial is the error of a source that says that it has more rows than were
// read.
func (w *walk) partial(s signs) error {
	if w.spec.Next != nil {
		problem := check.Problem{Message: fmt.Sprintf("no next page was found after page %d, but there should be more: %s", w.read.pages, s.words(w.read))}
		if path := w.spec.Next.Path; path != "" && path != byHeader && s.next.path != path {
			problem.Hint = "write " + s.cure()
		}
		return problem
	}
	problem := check.Problem{
		Message: "it is one page of several: " + s.words(w.read),
		Hint:    fmt.Sprintf("write %s to read them all, or next: none if these rows are all that is wanted", s.cure()),
	}
	if w.spec.URL.URL == nil {
		problem.Hint = "name the address rather than a copy of one page, or write next: none if these rows are all that is wanted"
	}
	return problem
}
