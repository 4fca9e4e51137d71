// Package admin is the operators' site: the editions and how they stand, who
// has been reached and who not, why a story is in, where a figure comes from,
// and the buttons by which an edition is approved, held, dropped or made anew.
//
//	/desk/                                   what waits, what is next, every report
//	/desk/editions/weekly/                   the editions of a report
//	/desk/editions/weekly/2024-06-14/        an edition, with what can be done
//	/desk/editions/weekly/2024-06-14/forms/  what subscribers get of it
//	                            …/edit/      where its words are changed
//	                            …/stories/   why each story is in or out
//	                            …/figures/   every figure, and its cells
//	                            …/confirm    asks once more, and says what follows
//	/desk/sources/  /desk/readers/           what it is made of, and who gets it
//	/desk/returns/                           what came back and needs an operator
//
// Nobody sees any of it without a session, which begins with a password, or a
// token in the header of a request. A GET or HEAD changes nothing, and a form
// is good for its session alone. What could send or end an edition takes two
// pages: the second says what follows, and only its button acts. What is shown is read from a Store; what takes
// more than the store is asked of Acts.
package admin

import (
	"html/template"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/pass"
	"catchup/internal/schedule"
	"catchup/internal/web"
)

// top is the address of the first page, which all others stand below. It and
// the templates have kept the name that the site once had: operators have
// bookmarks and templates of their own.
const (
	top       = "/desk/"
	templates = "desk-"
)

// Options are what a Room is made of.
type Options struct {
	Store     Store
	Acts      Acts
	Calendar  *schedule.Calendar
	Reports   map[string]Definition        // by their names
	Sources   map[string]string            // the titles of the sources, by their names
	Approvers func(report string) []string // who may approve its editions; none for anybody
	Unsure    deliver.Policy
	Returns   bool // whether the settings name a way for returned messages to come in

	Operators map[string]web.Operator
	Key       *pass.Key        // of the passes in known browsers, and of the tags in the log
	Refused   func(why string) // is called for each sign-in that is refused
	Pages     *web.Pages
	Draw      func(document.Chart) template.HTML
	Address   string // of the site, without a slash at its end
	Zone      *time.Location
	Now       func() time.Time
	Log       *slog.Logger
}

// Definition is what the settings say of a report.
type Definition struct {
	Title   string
	List    string   // the source of its subscribers; empty for none
	Sources []string // that it reads
	Finance []string // the titles of its finance sections
}

// Room is the operators' site. It is a web.Room.
type Room struct {
	o       Options
	backend backend
	pages   pages
	access  *access
}

// New opens the site.
func New(o Options) *Room {
	return &Room{o: o, backend: backend{o}, pages: pages{o}, access: newAccess(o)}
}

// Address is that of the operators' site, without a slash at its end, below the
// address of the whole site.
func Address(site string) string { return site + strings.TrimSuffix(top, "/") }

// Mount adds the site's addresses.
func (m *Room) Mount(mux *http.ServeMux) {
	const one = top + "editions/{report}/{period}/"
	mux.Handle("GET "+strings.TrimSuffix(top, "/"), http.RedirectHandler(top, http.StatusMovedPermanently))
	mux.HandleFunc("GET "+top+"sign-in", m.access.signInPage)
	mux.HandleFunc("POST "+top+"sign-in", m.access.ours(m.access.signIn))
	mux.HandleFunc("POST "+top+"sign-out", m.access.act(m.access.signOut))
	for path, page := range map[string]func(http.ResponseWriter, *http.Request, *visit) error{
		top + "{$}": m.home, top + "sources/{$}": m.sources, top + "readers/{$}": m.audience,
		returnsRoom + "{$}": m.returns, returnsRoom + "{message}/{$}": m.message,
		top + "editions/{report}/{$}": m.report, one + "{$}": m.edition, one + "stories/{$}": m.stories,
		one + "figures/{$}": m.figures, one + "figures/{figure}/{$}": m.figure, one + "forms/{$}": m.forms,
		one + "files/{slice}/{name}": m.file, one + "edit/{$}": m.edit,
	} {
		mux.HandleFunc("GET "+path, m.access.look(page))
	}
	mux.HandleFunc("GET "+one+"confirm", m.access.look(m.leave))
	mux.HandleFunc("POST "+one+"confirm", m.access.act(m.confirm))
	mux.HandleFunc("POST "+one+"rule", m.access.act(m.rule))
	mux.HandleFunc("POST "+one+"remake", m.access.act(m.remake))
	mux.HandleFunc("POST "+one+"edit/{$}", m.access.act(m.change))
	mux.HandleFunc("POST "+one+"try", m.access.act(m.test))
	mux.HandleFunc("POST "+returnsRoom+"restore", m.access.act(m.restore))
}
