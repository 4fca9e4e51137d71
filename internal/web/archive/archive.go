// Package archive shows the editions that have appeared, each at an address of
// its own for good: as a page, and as the files that were kept of it.
//
//	/                              every report
//	/weekly/                       its editions of the latest year
//	/weekly/in/2023/               those of another
//	/weekly/feed.xml               the last of them, as an Atom feed
//	/weekly/2024-06-14/            an edition
//	/weekly/2024-06-14/edition.pdf its files
//	/weekly/2024-06-14/london/     a slice of it, if they are public
//
// A page is set from the document that the store keeps, so that one which
// appeared before there were pages has one too, and a later correction stands
// at its top. The same pages can be served and written as files.
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

// Store is where editions are kept. Each of its methods changes nothing.
type Store interface {
	// Store lists the editions of a report, the one that was due first before
	// the others.
	Entries(ctx context.Context, report string) iter.Seq2[edition.Entry, error]
	// Cover, Document and File give a part of the edition of that ID, or
	// edition.ErrNone.
	Cover(ctx context.Context, id string) (edition.Cover, error)
	Document(ctx context.Context, id string) (*document.Document, error)
	File(ctx context.Context, id, name string) (*edition.File, error)
	// Slice gives a slice of that edition, or edition.ErrNone.
	Slice(ctx context.Context, id, name string) (*edition.Slice, error)
}

// Setter sets a document in the forms that are made when they are asked for.
// The same document gives the same bytes.
type Setter interface {
	// Page is the document as a page of HTML with its surroundings, and the
	// Content-Security-Policy that the page looks right under.
	Page(d *document.Document, s Surroundings) (page []byte, policy string, err error)
	// Text is the document as plain text.
	Text(d *document.Document) ([]byte, error)
}

// Surroundings are what stands around an edition on its page.
type Surroundings struct {
	Address    string   // where the page lies for good; empty if that is not known
	Head, Foot []Way    // above and below the edition
	Notices    []string // what has become known since
}

// Way leads from an edition to another page. Rel says how that stands to it,
// as in HTML: "prev", "next", "alternate"; it may be empty.
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

// Report is a report by its name in the settings and in addresses, and the
// words it is known by as long as it has no edition. Slices tells whether the
// slices of its editions are public too.
type Report struct {
	Name, Title, Tagline string
	Slices               bool
}

// known is the report of that name, which has no words if it has no archive.
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

// Mount adds the archive's addresses. Reports are known by their names, so that
// none of them can stand where another room does.
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

// lead leads from an edition's address without the last slash to the one with.
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

// serve answers with the content of the path that a request is for.
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
