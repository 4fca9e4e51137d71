package admin

import (
	"net/http"
	"net/netip"
	"time"

	"catchup/internal/web"
)

// try is one try to sign in.
type try struct {
	name, password, code string // as they were typed
	network              netip.Prefix
	known                bool // the browser is one in which the operator has signed in before

	// who and where stand for the name and the network in the log and in memory:
	// they are short, and say nothing to whoever reads them.
	who, where string
}

func (a *access) try(r *http.Request) try {
	t := try{name: r.PostForm.Get("name"), password: r.PostForm.Get("password"), code: r.PostForm.Get("code"), network: web.Network(r)}
	t.who, t.where = a.o.Key.Tag("an operator", t.name), a.o.Key.Tag("a network", t.network.String())
	t.known = a.knows(r, t.name)
	return t
}

// The bounds of trying.
var (
	networkTries = web.Rate{Count: 10, Span: time.Minute}
	pairTries    = web.Rate{Count: 20, Span: time.Hour} // one name, from one network
	nameTries    = web.Rate{Count: 100, Span: time.Hour}
	knownTries   = web.Rate{Count: 20, Span: time.Hour}      // one name, from the browsers that it is known in
	codeTries    = web.Rate{Count: 20, Span: 24 * time.Hour} // codes beside the right password of one name
)

// tries bounds how often one may try to sign in: from a network, under a name
// from a network, and under a name. A browser in which the operator has signed
// in before has a bound of its own instead of those of the name: strangers
// cannot use it up, and so cannot lock the operator out.
type tries struct {
	networks                   *web.Limit[netip.Prefix]
	pairs, names, known, codes *web.Limit[string]
}

func newTries() *tries {
	return &tries{
		networks: web.NewAllowance[netip.Prefix](networkTries), pairs: web.NewAllowance[string](pairTries),
		names: web.NewAllowance[string](nameTries), known: web.NewAllowance[string](knownTries), codes: web.NewAllowance[string](codeTries),
	}
}

// wait is for how long there may be no such try; 0 if it may be made. Names
// that nobody has are bounded alike.
func (s *tries) wait(t try, now time.Time) time.Duration {
	if wait := s.networks.Wait(t.network, now); wait > 0 {
		return wait
	}
	if t.known {
		return s.known.Wait(t.who, now)
	}
	if wait := s.pairs.Wait(t.who+t.where, now); wait > 0 {
		return wait
	}
	return s.names.Wait(t.who, now)
}

// waitCode is for how long no code may be tried beside the right password: a
// million codes are few for whoever has that.
func (s *tries) waitCode(t try, now time.Time) time.Duration {
	if t.known {
		return 0
	}
	return s.codes.Wait(t.who, now)
}
