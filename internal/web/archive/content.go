package archive

import (
	"context"
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

// Content is what lies at the path, as "weekly/2024-06-14/edition.pdf"; nil if
// there is nothing. It stands for as long as the shelf does.
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
			return a.shelf(r, path, r.years().latest())
		case rest == feedName:
			return a.feed(r)
		case v == nil:
			return a.shelf(r, path, strings.TrimSuffix(file, "/"))
		case file == "":
			return a.page(ctx, r, v)
		case file == textName:
			return a.text(ctx, r, v)
		}
		return a.file(ctx, v, file)
	})
}

// page is the page of an edition. The words by which a mail speaks to its
// reader are left out.
func (a *Archive) page(ctx context.Context, r row, v *volume) (*web.Content, error) {
	d, err := a.o.Shelf.Document(ctx, v.ID)
	if err != nil {
		return nil, err
	}
	text, policy, err := a.o.Setter.Page(public(*d), a.surroundings(r, v))
	if err != nil {
		return nil, err
	}
	return web.Content{Type: htmlType, Bytes: text, Modified: r.modified(v), Cache: web.ForAWhile, Policy: policy}.Pack(), nil
}

// text is the edition as plain text, with its corrections among the notices.
func (a *Archive) text(ctx context.Context, r row, v *volume) (*web.Content, error) {
	d, err := a.o.Shelf.Document(ctx, v.ID)
	if err != nil {
		return nil, err
	}
	d = public(*d)
	d.Notices = append(r.corrections(v), d.Notices...)
	text, err := a.o.Setter.Text(d)
	if err != nil {
		return nil, err
	}
	return web.Content{Type: textType, Bytes: text, Modified: r.modified(v), Cache: web.ForAWhile, Name: v.saved(textName)}.Pack(), nil
}

func public(d document.Document) *document.Document {
	d.Forwarded, d.Leaving = nil, nil
	return &d
}

// file is a file as it was kept, nil if the edition has none of that name or
// it is none for the public.
func (a *Archive) file(ctx context.Context, v *volume, name string) (*web.Content, error) {
	form, ok := formOf(name)
	if !ok || !v.has(name) {
		return nil, nil
	}
	f, err := a.o.Shelf.File(ctx, v.ID, name)
	if err != nil {
		return nil, err
	}
	return web.Content{Type: form.media, Bytes: f.Bytes, Modified: v.Made, Cache: web.ForEver, Name: v.saved(name)}.Pack(), nil
}

// modified is when the edition's page became what it is: when it was made, or
// when another was that corrects it or that it leads to.
func (r row) modified(v *volume) time.Time {
	last := v.Made
	for _, other := range append(r.correctors(v), r.neighbours(v)...) {
		if other.Made.After(last) {
			last = other.Made
		}
	}
	return last
}
