package web_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"runtime"
	"strconv"
	"testing"
	"time"

	"catchup/internal/web"
	"catchup/internal/web/webtest"
)

var noon = time.Date(2024, 6, 14, 12, 0, 0, 0, time.UTC)

// TestLimit asks as fast as it can: ten seconds' worth at once, and then at
// the rate.
func TestLimit(t *testing.T) {
	l, one, other := web.NewLimit[netip.Prefix](web.Rate{Count: 2, Span: time.Second}), netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.51.100.0/24")
	take := func(network netip.Prefix, now time.Time) (n int) {
		for l.Wait(network, now) == 0 {
			n++
		}
		return n
	}
	for _, c := range []struct {
		network netip.Prefix
		at      time.Duration
		want    int
	}{{one, 0, 20}, {one, 0, 0}, {other, 0, 20}, {one, 3 * time.Second, 6}, {one, time.Hour, 20}} {
		if got := take(c.network, noon.Add(c.at)); got != c.want {
			t.Errorf("%s after %s: %d, want %d", c.network, c.at, got, c.want)
		}
	}
	if wait := l.Wait(one, noon.Add(time.Hour)); wait != time.Second/2 {
		t.Errorf("the wait is %s", wait)
	}
	slow := web.NewLimit[netip.Prefix](web.Rate{Count: 3, Span: time.Hour})
	if slow.Wait(one, noon) != 0 || slow.Wait(one, noon) != 20*time.Minute {
		t.Error("a slow rate does not give one at a time")
	}
}

// TestLimitIsBounded comes from a million networks: the memory is that of a few
// thousand.
func TestLimitIsBounded(t *testing.T) {
	l := web.NewLimit[netip.Prefix](web.Rate{Count: 2, Span: time.Second})
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range 1_000_000 {
		l.Wait(netip.PrefixFrom(netip.AddrFrom4([4]byte{byte(i >> 16), byte(i >> 8), byte(i), 0}), 24), noon)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 10<<20 {
		t.Errorf("it takes %d bytes", grown)
	}
	runtime.KeepAlive(l)
}

// TestNetworks asks through proxies, which the server trusts or not.
func TestNetworks(t *testing.T) {
	for _, c := range []struct{ peer, forwarded, want string }{
		{"192.0.2.7:80", "", "192.0.2.0/24"},
		{"192.0.2.7:80", "198.51.100.1", "192.0.2.0/24"}, // anybody may say so
		{"127.0.0.1:80", "198.51.100.1", "198.51.100.0/24"},
		{"127.0.0.1:80", "203.0.113.5, 198.51.100.1", "198.51.100.0/24"}, // the first is hearsay
		{"127.0.0.1:80", "203.0.113.5, 127.0.0.1", "203.0.113.0/24"},
		{"127.0.0.1:80", "nonsense", "127.0.0.0/24"},
		{"127.0.0.1:80", "", "127.0.0.0/24"},
		{"[2001:db8:1:23ff::1]:80", "", "2001:db8:1:2300::/56"},
		{"[::ffff:192.0.2.7]:80", "", "192.0.2.0/24"},
		{"[fe80::1%eth0]:80", "", "fe80::/56"},
		{"@", "", "invalid Prefix"},
	} {
		var got netip.Prefix
		o := options(t, room{"GET /who": func(_ http.ResponseWriter, r *http.Request) { got = web.Network(r) }}, io.Discard)
		r := httptest.NewRequest("GET", "/who", nil)
		r.RemoteAddr = c.peer
		if c.forwarded != "" {
			r.Header.Set("X-Forwarded-For", c.forwarded)
		}
		web.New(o).ServeHTTP(httptest.NewRecorder(), r)
		if got.String() != c.want {
			t.Errorf("%s for %q is of %s, want %s", c.peer, c.forwarded, got, c.want)
		}
	}
}

// TestTooMany bounds one network, and neither another nor who looks after the
// server.
func TestTooMany(t *testing.T) {
	o := options(t, nil, io.Discard)
	o.Rate, o.Now = web.Rate{Count: 1, Span: time.Minute}, func() time.Time { return noon }
	top := serve(t, o)
	for i, c := range []struct {
		path, from string
		want       int
	}{{"", "192.0.2.1", 404}, {"", "192.0.2.200", 429}, {"style.css", "192.0.2.1", 429}, {"", "198.51.100.1", 404}, {"health", "192.0.2.1", 200}} {
		page := webtest.Ask(t, "GET", top+c.path, "X-Forwarded-For", c.from)
		if page.Status != c.want {
			t.Errorf("%d: %d, want %d", i, page.Status, c.want)
		}
		if wait, _ := strconv.Atoi(page.Header.Get("Retry-After")); c.want == 429 && wait != 61 {
			t.Errorf("%d: asked to come again in %s s", i, page.Header.Get("Retry-After"))
		}
	}
}

func BenchmarkLimit(b *testing.B) {
	l := web.NewLimit[netip.Prefix](web.Rate{Count: 1e6, Span: time.Second})
	networks := make([]netip.Prefix, 1000)
	for i := range networks {
		networks[i] = netip.MustParsePrefix(fmt.Sprintf("10.%d.%d.0/24", i/256, i%256))
	}
	for i := 0; b.Loop(); i++ {
		l.Wait(networks[i%len(networks)], noon)
	}
}
