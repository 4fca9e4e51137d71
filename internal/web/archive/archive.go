// Package archive shows the editions that have appeared. Each has a permanent
// address of its own: a page, and the files that were kept of it.
//
//	/                              every report
//	/weekly/                       its editions of the latest year
//	/weekly/in/2023/               those of another
//	/weekly/feed.xml               the last of them, as an Atom feed
//	/weekly/2024-06-14/            an edition
//	/weekly/2024-06-14/edition.pdf its files
//	/weekly/2024-06-14/london/     a slice of it, if they are public
//
// A page is made of the document that the store keeps. So an edition that
// appeared before there were pages has one too, and a later correction stands
// at its top. The same pages can be served, or written as files.
package archive

import (
	"context"
	"iter"
	"log/slog"
	"net/http"
	"time"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/web"
)

// Store is where editions are kept. None of its methods changes anything.
type Store interface {
	// Entries lists the editions of a report in the order in which they were due.
	Entries(ctx context.Context, report string) iter.Seq2[edition.Entry, error]
	// Cover, Document and File give a part of the edition of that ID, or
	// edition.ErrNone.
	Cover(ctx context.Context, id string) (edition.Cover, error)
	Document(ctx context.Context, id string) (*document.Document, error)
	File(ctx context.Context, id, name string) (*edition.File, error)
	// Slice gives a slice of that edition, or edition.ErrNone.
	Slice(ctx context.Context, id, name string) (*edition.Slice, error)
}

// Setter renders a document in the forms that are made on request. The same
// document gives the same bytes.
type Setter interface {
	// Page is the document as a page of HTML with its surroundings, and the
	// Content-Security-Policy that the page needs.
	Page(d *document.Document, s Surroundings) (page []byte, policy string, err error)
	// Text is the document as plain text.
	Text(d *document.Document) ([]byte, error)
}

// Surroundings are what stands around an edition on its page.
type Surroundings struct {
	Address    string   // where the page lies for good; empty if that is not known
	Head, Foot []Way    // above and below the edition
	Notices    []string // corrections and other remarks made since
}

// Way is a link from an edition to another page. Rel is the relation as in
// HTML: "prev", "next", "alternate"; it may be empty.
type Way struct{ Text, Address, Rel string }

// Options are what an Archive is made of.
type Options struct {
	Store   Store
	Setter  Setter
	Pages   *web.Pages
	Reports []Report // that have an archive, in the order of the page of all of them
	Title   string   // of that page; may be empty
	Address string   // of the site, without a slash at its end; empty if it is not known
	SignUp  string   // the whole address where anybody may sign up; empty if nobody may
	Now     func() time.Time
	Log     *slog.Logger
}

// Report is a report with its name in the settings and in addresses. Its title
// and tagline are shown as long as it has no edition. Slices tells whether the
// slices of its editions are public too.
type Report struct {
	Name, Title, Tagline string
	Slices               bool
}

// known is the report of that name. It has only the name if it has no archive.
func (o Options) known(name string) Report {
	for _, r := range o.Reports {
		if r.Name == name {
			return r
		}
	}
	return Report{Name: name, Title: name}
}

// Archive serves the editions of some reports. It is a web.Room.
type Archive struct {
	o       Options
	index   *index
	cache   *cache
	folders string // what the address of a folder ends with: nothing, or the name of a file
}

// New opens an archive.
func New(o Options) *Archive {
	return &Archive{o: o, index: newIndex(o.Store, o.Now), cache: newCache(mostCached)}
}

// Mount adds the archive's addresses. Each report has patterns of its own, so
// that a report cannot take the addresses of another room.
func (a *Archive) Mount(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", a.serve(func(*http.Request) string { return "" }))
	for _, one := range a.o.Reports {
		report := one.Name
		under := func(path func(*http.Request) string) http.HandlerFunc {
			return a.serve(func(r *http.Request) string { return report + "/" + path(r) })
		}
		mux.Handle("GET /"+report, http.RedirectHandler("/"+report+"/", http.StatusMovedPermanently))
		mux.HandleFunc("GET /"+report+"/{$}", under(func(*http.Request) string { return "" }))
		mux.HandleFunc("GET /"+report+"/"+feedName, under(func(*http.Request) string { return feedName }))
		mux.HandleFunc("GET /"+report+"/in/{year}/{$}", under(func(r *http.Request) string { return "in/" + r.PathValue("year") + "/" }))
		mux.HandleFunc("GET /"+report+"/{period}", a.lead(report))
		mux.HandleFunc("GET /"+report+"/{period}/{$}", under(func(r *http.Request) string { return r.PathValue("period") + "/" }))
		mux.HandleFunc("GET /"+report+"/{period}/{file}", under(func(r *http.Request) string { return r.PathValue("period") + "/" + r.PathValue("file") }))
		if one.Slices {
			mux.HandleFunc("GET /"+report+"/{period}/{slice}/{$}", under(func(r *http.Request) string { return r.PathValue("period") + "/" + r.PathValue("slice") + "/" }))
			mux.HandleFunc("GET /"+report+"/{period}/{slice}/{file}", under(func(r *http.Request) string {
				return r.PathValue("period") + "/" + r.PathValue("slice") + "/" + r.PathValue("file")
			}))
		}
	}
}

// lead redirects from an edition's address without the last slash to the one
// with it.
func (a *Archive) lead(report string) http.HandlerFunc {
	found := a.serve(func(r *http.Request) string { return report + "/" + r.PathValue("period") + "/" })
	return func(w http.ResponseWriter, r *http.Request) {
		if content, err := a.Content(r.Context(), report+"/"+r.PathValue("period")+"/"); err == nil && content != nil {
			http.Redirect(w, r, "/"+report+"/"+r.PathValue("period")+"/", http.StatusMovedPermanently)
			return
		}
		found(w, r) // which says what is wrong
	}
}

// serve responds with the content of the path that a request is for.
func (a *Archive) serve(path func(*http.Request) string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		content, err := a.Content(r.Context(), path(r))
		switch {
		case err != nil && r.Context().Err() != nil: // nobody is waiting any more
		case err != nil:
			a.o.Log.Error("a page of the archive could not be made", "error", err)
			a.o.Pages.Fail(w)
		case content == nil:
			a.o.Pages.Lost(w)
		default:
			content.ServeHTTP(w, r)
		}
	}
}
