package admin

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"catchup/internal/pass"
	"catchup/internal/password"
	"catchup/internal/setting"
	"catchup/internal/web"
	theme "catchup/templates"
)

// entrance is where operators sign in, with hashes that a test makes to last as
// long as it likes. The password "right" is everybody's; ann and ben have even
// the same hash.
type entrance struct {
	*testing.T
	access *access
	now    func() time.Time

	mu     sync.Mutex
	hashes int // that have been begun
	why    []string
	log    bytes.Buffer
}

// sessions begins sessions and does nothing else.
type sessions struct{ Store }

func (sessions) Begin(context.Context, password.Session) error { return nil }

func (sessions) UseCode(context.Context, string, int64) (bool, error) { return true, nil }

func openEntrance(t *testing.T, lasts time.Duration) *entrance {
	t.Helper()
	looks, err := theme.Open("")
	if err != nil {
		t.Fatal(err)
	}
	e := &entrance{T: t, now: time.Now}
	hash, other := password.Decoy(), password.Decoy()
	if err := other.UnmarshalText([]byte(strings.Replace(hash.String(), "t=2", "t=3", 1))); err != nil {
		t.Fatal(err)
	}
	e.access = newAccess(Options{
		Store: sessions{}, Operators: map[string]web.Operator{"ann": {Password: &hash}, "ben": {Password: &hash}, "eve": {Password: &other}}, Address: "http://127.0.0.1",
		Key: pass.New(pass.Secret{Number: 1, Bytes: bytes.Repeat([]byte("k"), 32)}), Pages: web.NewPages(looks.Site),
		Now: func() time.Time { return e.now() }, Log: slog.New(slog.NewTextHandler(&e.log, nil)),
		Refused: func(why string) {
			e.mu.Lock()
			defer e.mu.Unlock()
			e.why = append(e.why, why)
		},
	})
	e.access.matches = func(_ password.Hash, given string) bool {
		e.mu.Lock()
		e.hashes++
		e.mu.Unlock()
		time.Sleep(lasts) // of the clock of a bubble
		return given == "right"
	}
	return e
}

// try tries to sign in from the n-th network, with the cookies. A code stands
// behind the password.
func (e *entrance) try(n int, name, given string, cookies ...*http.Cookie) *http.Response {
	given, code, _ := strings.Cut(given, " ")
	form := url.Values{"name": {name}, "password": {given}, "code": {code}}
	r := httptest.NewRequestWithContext(e.Context(), "POST", top+"sign-in", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.RemoteAddr = fmt.Sprintf("10.%d.%d.7", n/256, n%256)
	for _, c := range cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	e.access.ours(e.access.signIn)(w, r)
	return w.Result()
}

// known is the cookie of a browser in which the operator has signed in, with
// that password.
func (e *entrance) known(operator, given string) *http.Cookie {
	e.Helper()
	for _, c := range e.try(65_000, operator, given).Cookies() {
		if c.Name == e.access.knownName() {
			return c
		}
	}
	e.Fatal("the browser is not told that it is known")
	return nil
}

// TestHonestSignInIsSoon has strangers of three hundred networks try passwords
// at once. Ten of them are looked at. Who signs in meanwhile waits for a known
// number of hashes, each of which takes a second here.
func TestHonestSignInIsSoon(t *testing.T) {
	const second = time.Second
	for name, c := range map[string]struct {
		strangers, networks int
		known               bool
		hashed              int // of the strangers' passwords
		status              int
		takes               time.Duration
	}{
		"nobody else":                       {0, 1, false, 0, 303, second},
		"one network":                       {300, 1, false, 4, 303, 3 * second},
		"some networks":                     {9, 9, false, 9, 303, 5 * second},
		"many networks":                     {300, 300, false, 10, 429, 0},
		"many networks, in a known browser": {300, 300, true, 10, 303, second},
		"one network, in a known browser":   {300, 1, true, 4, 303, second},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				e := openEntrance(t, second)
				var cookies []*http.Cookie
				if c.known {
					cookies = append(cookies, e.known("ann", "right"))
				}
				before := e.hashes
				for i := range c.strangers {
					e.access.tries = newTries() // the bounds of tries are another test
					go e.try(i%c.networks, fmt.Sprint("stranger", i), "wrong")
					synctest.Wait()
				}
				began := time.Now()
				response := e.try(1000, "ann", "right", cookies...)
				if took := time.Since(began); response.StatusCode != c.status || took != c.takes {
					t.Errorf("ann gets %d after %s, want %d after %s", response.StatusCode, took, c.status, c.takes)
				}
				if response.StatusCode == 429 && response.Header.Get("Retry-After") != "2" {
					t.Errorf("ann may try again in %s s", response.Header.Get("Retry-After"))
				}
				time.Sleep(time.Minute)
				synctest.Wait()
				if response.StatusCode == 303 {
					e.hashes--
				}
				if e.hashes-before != c.hashed {
					t.Errorf("%d passwords of strangers were hashed, want %d", e.hashes-before, c.hashed)
				}
				if e.access.strangers.waiting != 0 || len(e.access.strangers.of) != 0 {
					t.Errorf("%d still wait", e.access.strangers.waiting)
				}
			})
		})
	}
}

// TestNobodyWaitsForWhoHasLeft ends requests that wait for a lane: they are not
// hashed, and make room.
func TestNobodyWaitsForWhoHasLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLanes(1, 1, 1)
		ctx, cancel := context.WithCancel(t.Context())
		network := web.Network(httptest.NewRequest("GET", "/", nil))
		if err := l.enter(ctx, network); err != nil {
			t.Fatal(err)
		}
		go l.enter(ctx, network)
		synctest.Wait()
		if err := l.enter(t.Context(), network); err != errBusy {
			t.Errorf("a second may wait: %v", err)
		}
		cancel()
		synctest.Wait()
		if l.waiting != 0 || len(l.free) != 1 {
			t.Errorf("%d wait, and %d are hashed", l.waiting, len(l.free))
		}
	})
}

// TestTries bounds how often one may try under a name: the same for a name that
// nobody has. Neither another name nor a browser that the operator has used
// before is bounded by that.
func TestTries(t *testing.T) {
	for _, name := range []string{"ann", "nobody"} {
		e := openEntrance(t, 0)
		now := time.Date(2024, 6, 14, 12, 0, 0, 0, time.UTC)
		e.now = func() time.Time { return now }
		let := func(from func(i int) int, tries int) (passed int) {
			for i := range tries {
				if e.try(from(i), name, "wrong").StatusCode == http.StatusForbidden {
					passed++
				}
			}
			return passed
		}
		one, many := func(int) int { return 1 }, func(i int) int { return i }
		ann, ben := e.known("ann", "right"), e.known("ben", "right")
		for minute, want := range []int{10, 10, 0} { // ten a minute, twenty an hour
			if got := let(one, 12); got != want {
				t.Errorf("%s: in minute %d one network has %d tries, want %d", name, minute, got, want)
			}
			now = now.Add(time.Minute)
		}
		for range 2 { // after three minutes there is one try more under the first name
			if beside := e.try(1, "eve", "right"); beside.StatusCode != http.StatusSeeOther {
				t.Errorf("%s: eve cannot sign in from that network: %d", name, beside.StatusCode)
			}
		}
		now = now.Add(2 * time.Hour)
		if got := let(many, 110); got != 100 {
			t.Errorf("%s: all networks together have %d tries, want 100", name, got)
		}
		late := e.try(2000, name, "right")
		if late.StatusCode != http.StatusTooManyRequests || late.Header.Get("Retry-After") == "" {
			t.Errorf("%s: after a hundred tries there is another: %d", name, late.StatusCode)
		}
		if other := e.try(2001, "ben", "right"); other.StatusCode != http.StatusSeeOther {
			t.Errorf("ben cannot sign in while %s is tried: %d", name, other.StatusCode)
		}
		forged := &http.Cookie{Name: ann.Name, Value: ann.Value[:len(ann.Value)-4] + "AAAA"}
		for what, c := range map[string]*http.Cookie{"ben's": ben, "a forged": forged} {
			if e.try(2002, name, "right", c).StatusCode != http.StatusTooManyRequests {
				t.Errorf("%s: %s browser is taken for ann's", name, what)
			}
		}
		if name == "ann" {
			e.lastTries(ann, &now)
		}
	}
}

// lastTries has ann sign in with her own browser, which has a bound of its own,
// and is only known with her password of today.
func (e *entrance) lastTries(ann *http.Cookie, now *time.Time) {
	e.Helper()
	if in := e.try(2003, "ann", "right", ann); in.StatusCode != http.StatusSeeOther {
		e.Errorf("strangers have locked ann out of her own browser: %d", in.StatusCode)
	}
	passed := 0
	for i := range 30 {
		if e.try(3000+i, "ann", "wrong", ann).StatusCode == http.StatusForbidden {
			passed++
		}
	}
	if passed != 19 {
		e.Errorf("a stolen browser has %d tries more, want 19", passed)
	}
	fresh := e.access.o.Operators["eve"]
	for name, change := range map[string]func(){
		"a new password": func() { e.access.o.Operators["ann"] = fresh },
		"half a year":    func() { *now = now.Add(knownFor + time.Hour) },
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.AddCookie(ann)
		was, at := e.access.o.Operators["ann"], *now
		if !e.access.knows(r, "ann") {
			e.Errorf("before %s the browser is not known", name)
		}
		if change(); e.access.knows(r, "ann") {
			e.Errorf("after %s the browser is still known", name)
		}
		e.access.o.Operators["ann"], *now = was, at
	}
}

// TestCodesAreBounded tries codes beside the right password: twenty a day, even
// if the last is right. The response does not say so. A browser that ann has used
// before has no such bound, and the log tells that the password was right.
func TestCodesAreBounded(t *testing.T) {
	e := openEntrance(t, 0)
	now := time.Unix(59, 0)
	e.now = func() time.Time { return now }
	secret := setting.NewSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
	ann := e.access.o.Operators["ann"]
	ann.TOTP = &secret
	e.access.o.Operators["ann"] = ann
	const right = "right 287082"
	known := e.known("ann", right)
	for i := range 19 {
		if e.try(i, "ann", "right 123456").StatusCode != http.StatusForbidden {
			t.Fatal("a wrong code opens")
		}
	}
	if e.log.Reset(); e.try(100, "ann", right).StatusCode != http.StatusForbidden || !strings.Contains(e.log.String(), "why=code") {
		t.Errorf("after twenty codes there is another: %s", &e.log)
	}
	if e.try(101, "ann", right, known).StatusCode != http.StatusSeeOther {
		t.Error("who tries codes locks ann out of her own browser")
	}
	if now = time.Unix(59+24*3600, 0); e.try(102, "ann", "right 000000").StatusCode != http.StatusForbidden || e.why[len(e.why)-1] != "code" {
		t.Errorf("a day later: %q", e.why)
	}
}

// TestRefusalsAreLogged logs who was refused by tags: no name and no address,
// and the same tag for the same.
func TestRefusalsAreLogged(t *testing.T) {
	e := openEntrance(t, 0)
	line := func(n int, name string) (who, where string) {
		t.Helper()
		e.log.Reset()
		e.try(n, name, "wrong")
		text := e.log.String()
		_, said, _ := strings.Cut(text, " level=") // the moment before may hold anything
		if !strings.Contains(text, "level=WARN") || strings.Contains(said, name) || strings.Contains(said, "10.") {
			t.Errorf("the log says %s", text)
		}
		_, who, _ = strings.Cut(text, "name_tag=")
		who, where, _ = strings.Cut(who, " network_tag=")
		return who, strings.TrimSpace(where)
	}
	ann, here := line(1, "annabel")
	again, there := line(2, "annabel")
	ben, back := line(1, "benedict")
	if ann != again || ann == ben || here != back || here == there || len(ann) != 16 || len(here) != 16 {
		t.Errorf("the tags are %s %s, %s %s, %s %s", ann, here, again, there, ben, back)
	}
	for range 20 {
		e.try(1, "annabel", "wrong")
	}
	if e.log.Reset(); e.try(1, "annabel", "wrong").StatusCode != 429 || !strings.Contains(e.log.String(), "why=too_often name_tag="+ann+" network_tag="+here) {
		t.Errorf("who tries too often is logged as %s", &e.log)
	}
	if len(e.why) != 24 || e.why[0] != "password" || e.why[23] != "too_often" {
		t.Errorf("the metrics hear of %q", e.why)
	}
}
