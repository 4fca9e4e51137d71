package archive

import (
	"context"
	"slices"
	"strings"
	"time"

	"catchup/internal/document"
	"catchup/internal/web"
)

// The names of files that the archive makes itself.
const (
	feedName = "feed.xml"
	textName = "edition.txt"
)

const (
	htmlType = "text/html; charset=utf-8"
	textType = "text/plain; charset=utf-8"
)

// Content is the content at the path, as "weekly/2024-06-14/edition.pdf"; nil
// if there is none.
func (a *Archive) Content(ctx context.Context, path string) (*web.Content, error) {
	report, rest, _ := strings.Cut(path, "/")
	if path == "" {
		return a.home(ctx)
	}
	r, err := a.index.row(ctx, report)
	if err != nil {
		return nil, err
	}
	part, file, _ := strings.Cut(rest, "/")
	v := r.find(part)
	if v == nil && rest != "" && rest != feedName && part != "in" {
		return nil, nil // and none of it is kept
	}
	return a.cache.get(path, r.digest, func() (*web.Content, error) {
		ctx := context.WithoutCancel(ctx) // others may be waiting for it too
		switch {
		case rest == "":
			return a.listing(r, path, r.years().latest())
		case rest == feedName:
			return a.feed(r)
		case v == nil:
			return a.listing(r, path, strings.TrimSuffix(file, "/"))
		case strings.Contains(file, "/"):
			return a.slice(ctx, r, v, file)
		case file == "" || file == textName:
			return a.words(ctx, r, v, file)
		}
		return a.file(ctx, v, file)
	})
}

// words are the edition as a page, or as a text.
func (a *Archive) words(ctx context.Context, r row, v *volume, file string) (*web.Content, error) {
	d, err := a.o.Store.Document(ctx, v.ID)
	if err != nil {
		return nil, err
	}
	if file == textName {
		return a.text(d, r.corrections(v), r.modified(v), v.saved("", textName))
	}
	return a.page(d, a.surroundings(r, v), r.modified(v))
}

// page is a document as a page. It leaves out the words that only belong in a
// mail.
func (a *Archive) page(d *document.Document, s Surroundings, modified time.Time) (*web.Content, error) {
	text, policy, err := a.o.Setter.Page(public(*d), s)
	if err != nil {
		return nil, err
	}
	return web.Content{Type: htmlType, Bytes: text, Modified: modified, Cache: web.ForAWhile, Policy: policy}.Pack(), nil
}

// text is a document as plain text, with its corrections among the notices.
func (a *Archive) text(d *document.Document, corrections []string, modified time.Time, saved string) (*web.Content, error) {
	d = public(*d)
	d.Notices = slices.Concat(corrections, d.Notices)
	text, err := a.o.Setter.Text(d)
	if err != nil {
		return nil, err
	}
	return web.Content{Type: textType, Bytes: text, Modified: modified, Cache: web.ForAWhile, Name: saved}.Pack(), nil
}

func public(d document.Document) *document.Document {
	d.Forwarded, d.Leaving = nil, nil
	return &d
}

// file is a file as it was kept; nil if the edition has none of that name, or
// if it is not public.
func (a *Archive) file(ctx context.Context, v *volume, name string) (*web.Content, error) {
	media := mediaOf(name)
	if media == "" || file(v.Files, name) == nil {
		return nil, nil
	}
	f, err := a.o.Store.File(ctx, v.ID, name)
	if err != nil {
		return nil, err
	}
	return web.Content{Type: media, Bytes: f.Bytes, Modified: v.Made, Cache: web.ForEver, Name: v.saved("", name)}.Pack(), nil
}

// modified is when the edition's page last changed: when it was made, or when
// another edition was made that corrects it or that it links to.
func (r row) modified(v *volume) time.Time {
	last := v.Made
	for _, other := range append(r.correctors(v), r.neighbours(v)...) {
		if other.Made.After(last) {
			last = other.Made
		}
	}
	return last
}
