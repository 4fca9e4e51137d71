// Package desk is the operators' page: the editions and how they stand, who has
// been reached and who not, why a story is in, where a figure comes from, and
// the buttons by which an edition is approved, held, dropped or made anew.
//
//	/desk/                                   what waits, what is next, every report
//	/desk/editions/weekly/                   the editions of a report
//	/desk/editions/weekly/2024-06-14/        an edition, with what can be done
//	/desk/editions/weekly/2024-06-14/forms/  what readers get of it
//	                            …/stories/   why each story is in or out
//	                            …/figures/   every figure, and its cells
//	/desk/sources/  /desk/readers/           what it is made of, and who gets it
//	/desk/returns/                           what came back and needs an operator
//
// Nobody sees any of it without a session, which begins with a password, or a
// token in the header of a request. A GET or HEAD changes nothing, and a form
// is good for its session alone.
package desk

import (
	"context"
	"html/template"
	"log/slog"
	"net/http"
	"net/mail"
	"strings"
	"time"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/password"
	"catchup/internal/web"
)

// Office is what the desk looks at and works with. What it does not let an
// operator do is a *Refusal. Of what there is not it gives edition.ErrNone.
type Office interface {
	Reports(ctx context.Context) ([]Report, error)
	Report(ctx context.Context, name string) (*Report, error)
	Edition(ctx context.Context, k edition.Key, slice string) (*Edition, error)
	File(ctx context.Context, k edition.Key, slice, name string) (*edition.File, error)
	Sources(ctx context.Context) ([]Source, error)
	Readers(ctx context.Context) (*Readers, error)
	Slices(ctx context.Context, k edition.Key) (*Slices, error)
	Returns(ctx context.Context) (*Returns, error)
	Message(ctx context.Context, id string) (*Message, error)

	Rule(ctx context.Context, k edition.Key, r edition.Ruling) error
	Remake(ctx context.Context, k edition.Key, who string) (changes string, err error)
	Try(ctx context.Context, k edition.Key, slice string, to mail.Address) error
	Restore(ctx context.Context, reader, who string) error
}

// Refusal is why something cannot be done, in words for the operator.
type Refusal struct{ Words string }

func (r *Refusal) Error() string { return r.Words }

// Sessions is who is signed in. Session gives password.ErrNone for one that has
// ended.
type Sessions interface {
	Begin(ctx context.Context, s password.Session) error
	Session(ctx context.Context, id string, now time.Time) (password.Session, error)
	End(ctx context.Context, id string) error
	EndAll(ctx context.Context, operator string) error
}

// Options are what a Room is made of.
type Options struct {
	Office    Office
	Sessions  Sessions
	Operators map[string]web.Operator
	Pages     *web.Pages
	Draw      func(document.Chart) template.HTML
	Address   string // of the site
	Zone      *time.Location
	Now       func() time.Time
	Log       *slog.Logger
}

// Room is the desk. It is a web.Room.
type Room struct {
	o      Options
	secure bool
	origin *http.CrossOriginProtection
	tries  *web.Limit    // at signing in, of each network
	hashes chan struct{} // bounds how many passwords are hashed at once
}

// The bounds of signing in.
var triesRate = web.Rate{Count: 10, Span: time.Minute}

const hashesAtOnce = 2

// New opens a desk.
func New(o Options) *Room {
	m := &Room{
		o: o, secure: strings.HasPrefix(o.Address, "https://"), origin: http.NewCrossOriginProtection(),
		tries: web.NewAllowance(triesRate), hashes: make(chan struct{}, hashesAtOnce),
	}
	if err := m.origin.AddTrustedOrigin(o.Address); err != nil {
		o.Log.Error("the desk takes forms from its own host alone", "address", o.Address, "error", err)
	}
	return m
}

// Mount adds the desk's addresses.
func (m *Room) Mount(mux *http.ServeMux) {
	const one = "/desk/editions/{report}/{period}/"
	mux.Handle("GET /desk", http.RedirectHandler("/desk/", http.StatusMovedPermanently))
	mux.HandleFunc("GET /desk/sign-in", m.signInPage)
	mux.HandleFunc("POST /desk/sign-in", m.ours(m.signIn))
	mux.HandleFunc("POST /desk/sign-out", m.act(m.signOut))
	for path, page := range map[string]func(http.ResponseWriter, *http.Request, *visit) error{
		"/desk/{$}": m.home, "/desk/sources/{$}": m.sources, "/desk/readers/{$}": m.readers,
		"/desk/returns/{$}": m.returns, "/desk/returns/{message}/{$}": m.message,
		"/desk/editions/{report}/{$}": m.report, one + "{$}": m.edition, one + "stories/{$}": m.stories,
		one + "figures/{$}": m.figures, one + "figures/{figure}/{$}": m.figure, one + "forms/{$}": m.forms,
		one + "files/{slice}/{name}": m.file,
	} {
		mux.HandleFunc("GET "+path, m.look(page))
	}
	mux.HandleFunc("POST "+one+"rule", m.act(m.rule))
	mux.HandleFunc("POST "+one+"remake", m.act(m.remake))
	mux.HandleFunc("POST "+one+"try", m.act(m.try))
	mux.HandleFunc("POST /desk/returns/restore", m.act(m.restore))
}
