// Package subscription is the part of the site for subscribers: there they sign
// up, say what they want, leave, and see what is kept of them.
//
//	/sign-up ──────────────▶ a message ──▶ /confirm/… ─────▶ a subscriber
//	/preferences, /leave ──▶ a message ──▶ /preferences/…    which reports, how often, a pause
//	                                       /your-data/…      a copy of all that is kept, erasure
//	every edition ───────────────────────▶ /preferences/…
//	                                       /leave/… ◀──▶ /return/…
//	what is done there ────▶ a message ──▶ /undo/…, /return/…
//
// Anybody can type any address into a page. So the page only keeps the request,
// and does the same for every address. A Mailer then sends a message to the
// owner of the address. Links in messages hold a pass, which names a subscriber
// by ID. The links of an edition may be forwarded with it, so their pages mask
// the address, show no name and ask before they do anything, and a message tells
// the subscriber what was done. All that is kept of a subscriber
// is only shown by a link that the subscriber has asked for.
//
// There are no cookies, and a GET or HEAD changes nothing.
package subscription

import (
	"context"
	"log/slog"
	"net/http"
	"net/netip"
	"path"
	"strings"
	"time"

	"catchup/internal/pass"
	"catchup/internal/subscriber"
	"catchup/internal/web"
)

// Store is what is kept of subscribers. What has no such subscriber or request
// is subscriber.ErrUnknown.
type Store interface {
	Register
	// Request returns a request that was kept.
	Request(ctx context.Context, id string) (subscriber.Request, error)
	// Confirm does what a sign-up asks for. A second time it changes nothing.
	Confirm(ctx context.Context, id string, at time.Time) (subscriber.Subscriber, error)
	Subscriber(ctx context.Context, id string) (subscriber.Subscriber, error)
	// Received lists the reports that a subscriber has had.
	Received(ctx context.Context, id string) ([]string, error)
	// Choose keeps a choice, and what the subscriber agreed to with it.
	// A message tells the subscriber. If there have been too many it is
	// subscriber.ErrOften. Undo undoes the change that a request tells of.
	Choose(ctx context.Context, id string, c subscriber.Choice, agreed subscriber.Consent, at time.Time) error
	Undo(ctx context.Context, id string) (subscriber.Subscriber, error)
	// Depart marks subscribers as having left, which a message tells them. Return
	// makes one active again.
	Depart(ctx context.Context, at time.Time, ids ...string) error
	Return(ctx context.Context, id string) error
	// Revoke makes all earlier links of a subscriber useless.
	Revoke(ctx context.Context, id string) error
	Held(ctx context.Context, id string) (subscriber.Held, error)
	Erase(ctx context.Context, id string, at time.Time) error
}

// Register keeps requests from the pages. It does not tell whether an address
// is known, so that no page can tell.
type Register interface {
	Ask(ctx context.Context, r subscriber.Request) error
}

// Report is one that subscribers may get.
type Report struct{ Name, Title, Tagline string }

// Options are what a Room is made of.
type Options struct {
	Spec    *Spec // nil if nobody may sign up
	Store   Store
	Key     *pass.Key
	Pages   *web.Pages
	Title   string   // of the site, which each page leads home to; may be empty
	Reports []Report // all there are, in their order
	Address string   // of the site, without a slash at its end
	Zone    *time.Location
	Asked   func() // is called when a request was kept; may be nil
	Now     func() time.Time
	Log     *slog.Logger
}

// Room serves subscribers. It is a web.Room.
type Room struct {
	o        Options
	contents contents
	Links    Links
	origin   *http.CrossOriginProtection
	asking   *web.Limit[netip.Prefix]
	leaving  *departures
}

// New makes the room.
func New(o Options) *Room {
	r := &Room{
		o: o, contents: contents{o}, Links: Links{o.Key, o.Address}, origin: http.NewCrossOriginProtection(),
		asking: web.NewAllowance[netip.Prefix](o.Spec.rate()), leaving: newDepartures(o.Store),
	}
	if err := r.origin.AddTrustedOrigin(o.Address); err != nil { // then only requests of the same host are trusted
		o.Log.Warn("the address of the pages is no origin", "error", err)
	}
	return r
}

// Mount adds the room's pages.
func (m *Room) Mount(mux *http.ServeMux) {
	if m.o.Spec != nil {
		mux.HandleFunc("GET /sign-up", m.signUpPage)
		mux.HandleFunc("POST /sign-up", m.sameOrigin(m.signUp))
		mux.HandleFunc("GET /confirm/{pass}", m.confirmPage)
		mux.HandleFunc("POST /confirm/{pass}", m.sameOrigin(m.confirm))
	}
	mux.HandleFunc("GET /sent", m.sentPage)
	for _, about := range []string{"preferences", "leave"} {
		mux.HandleFunc("GET /"+about, m.askPage(about))
		mux.HandleFunc("POST /"+about, m.sameOrigin(m.ask(about)))
	}
	mux.HandleFunc("GET /preferences/{pass}", m.preferencesPage)
	mux.HandleFunc("POST /preferences/{pass}", m.sameOrigin(m.choose))
	mux.HandleFunc("POST /preferences/{pass}/links", m.sameOrigin(m.sendLinks))
	mux.HandleFunc("POST /preferences/{pass}/revoke", m.sameOrigin(m.revoke))
	mux.HandleFunc("GET /leave/{pass}", m.leavePage)
	mux.HandleFunc("POST /leave/{pass}", m.leave) // mail programs post there, from anywhere
	mux.HandleFunc("GET /return/{pass}", m.returnPage)
	mux.HandleFunc("POST /return/{pass}", m.sameOrigin(m.comeBack))
	mux.HandleFunc("GET /undo/{pass}", m.undoPage)
	mux.HandleFunc("POST /undo/{pass}", m.sameOrigin(m.undo))
	mux.HandleFunc("GET /your-data/{pass}", m.dataPage)
	mux.HandleFunc("POST /your-data/{pass}/copy", m.sameOrigin(m.copyData))
	mux.HandleFunc("POST /your-data/{pass}/erase", m.sameOrigin(m.erase))
	for _, action := range []string{"preferences/{pass}/links", "preferences/{pass}/revoke", "your-data/{pass}/copy", "your-data/{pass}/erase"} {
		mux.HandleFunc("GET /"+action, above)
	}
}

// above redirects from the address of a button to its page.
func above(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", web.Never)
	http.Redirect(w, r, path.Dir(r.URL.Path), http.StatusSeeOther)
}

// Unbounded tells whether a request is one to leave. All subscribers at a mail
// provider send those from one network, and none may be refused.
func Unbounded(r *http.Request) bool {
	return r.Method == http.MethodPost && strings.HasPrefix(r.URL.Path, "/leave/")
}
