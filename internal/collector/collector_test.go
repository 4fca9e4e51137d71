package collector

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/source/feed"
	"catchup/internal/store"
)

// press is a web server with feeds, that notes what it is asked for. It lives
// outside of the bubble, whose clock an open connection would stop.
type press struct {
	*httptest.Server
	mu     sync.Mutex
	asked  []string
	status map[string]int // by path, if it is not 200
}

func newPress(t *testing.T) *press {
	p := &press{status: map[string]int{}}
	p.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.asked = append(p.asked, r.URL.Path)
		if status := p.status[r.URL.Path]; status != 0 {
			w.WriteHeader(status)
			return
		}
		fmt.Fprintf(w, "<rss version='2.0'><channel><title>Sample %s</title><item><title>Sample news</title><link>https://post.example%[1]s</link></item></channel></rss>", r.URL.Path)
	}))
	p.Config.SetKeepAlivesEnabled(false)
	p.Config.ReadHeaderTimeout = time.Second // a connection that is made and never used would stop the clock
	p.Start()
	t.Cleanup(p.Close)
	return p
}

// feed is a feed of the server.
func (p *press) feed(path string) setting.Location {
	u, _ := url.Parse(p.URL + path)
	return setting.Location{URL: u}
}

// refuse has the server respond so to a path, or well for 0.
func (p *press) refuse(path string, status int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.status[path] = status
}

// times counts how often a path was asked for.
func (p *press) times(path string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(slices.DeleteFunc(slices.Clone(p.asked), func(asked string) bool { return asked != path }))
}

// open makes a collector of one source, with a store of its own, that logs to the
// text.
func open(t *testing.T, every time.Duration, feeds ...setting.Location) (*Collector, *strings.Builder) {
	t.Helper()
	kept, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "catchup.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { kept.Close() })
	var text strings.Builder
	log := slog.New(slog.NewTextHandler(&text, nil))
	spec := feed.Spec{URLs: feeds, Every: feed.Interval(every), Keep: setting.Duration(60 * 24 * time.Hour), KeepItems: 10}
	fetcher := source.NewFetcher(nil, slog.New(slog.DiscardHandler), time.Now)
	return &Collector{
		Sources:    map[string]*feed.Source{"post": feed.Open(spec, fetcher, kept.Collection)},
		Collection: kept.Collection, Keep: 60 * 24 * time.Hour, Now: time.Now, Log: log,
	}, &text
}

// TestRoundsArePolite has five feeds of one host: each is visited once an hour, and
// a second passes between two visits.
func TestRoundsArePolite(t *testing.T) {
	p := newPress(t)
	synctest.Test(t, func(t *testing.T) {
		c, _ := open(t, time.Hour, p.feed("/1"), p.feed("/2"), p.feed("/3"), p.feed("/4"), p.feed("/4"), p.feed("/5"))
		var at []time.Time
		c.OnVisit = func(v Visit) {
			at = append(at, time.Now())
			if v.Source != "post" || v.Err != nil {
				t.Errorf("%+v", v)
			}
		}
		ctx, stop := context.WithTimeout(t.Context(), 30*time.Minute)
		defer stop()
		c.Run(ctx)
		if len(at) != 5 || len(p.asked) != 5 {
			t.Fatalf("%d visits, and %q asked for", len(at), p.asked)
		}
		for i := range at[1:] {
			if at[i+1].Sub(at[i]) < time.Second {
				t.Errorf("visit %d came %s after the one before", i+1, at[i+1].Sub(at[i]))
			}
		}
	})
}

// TestFeedsThatFail logs when a feed begins to fail and when it is well again, and
// nothing between that; the other feed of the host is visited all the same.
func TestFeedsThatFail(t *testing.T) {
	p := newPress(t)
	p.refuse("/bad", http.StatusNotFound)
	synctest.Test(t, func(t *testing.T) {
		c, log := open(t, time.Hour, p.feed("/bad"), p.feed("/good"))
		run := func(span time.Duration) {
			ctx, stop := context.WithTimeout(t.Context(), span)
			defer stop()
			c.Run(ctx)
		}
		run(5 * time.Hour)
		if bad, good := p.times("/bad"), p.times("/good"); bad != 3 || good < 3 {
			t.Errorf("the bad one was asked for %d times, the good one %d times", bad, good)
		}
		if text := log.String(); strings.Count(text, "a feed cannot be read") != 1 || strings.Contains(text, "can be read again") {
			t.Error(text)
		}
		p.refuse("/bad", 0)
		run(5 * time.Hour)
		if text := log.String(); strings.Count(text, "a feed cannot be read") != 1 || strings.Count(text, "a feed can be read again") != 1 {
			t.Error(text)
		}
	})
}

// TestEnded has a feed that has ended: it is not visited again until all are.
func TestEnded(t *testing.T) {
	p := newPress(t)
	p.refuse("/feed", http.StatusGone)
	synctest.Test(t, func(t *testing.T) {
		c, _ := open(t, time.Hour, p.feed("/feed"))
		ctx, stop := context.WithTimeout(t.Context(), 72*time.Hour)
		defer stop()
		c.Run(ctx)
		if n := p.times("/feed"); n != 1 {
			t.Errorf("it was asked for %d times", n)
		}
		if visits, _ := c.Round(t.Context(), true); len(visits) != 1 || p.times("/feed") != 2 {
			t.Errorf("%v", visits)
		}
	})
}

// TestNever visits no feed that editions alone ask.
func TestNever(t *testing.T) {
	p := newPress(t)
	c, _ := open(t, 0, p.feed("/feed"))
	if visits, faults := c.Round(t.Context(), true); visits != nil || faults != nil || p.asked != nil {
		t.Errorf("%v, %v, asked for %q", visits, faults, p.asked)
	}
}

// TestTurnOfAnother leaves a feed alone whose turn another program has, until that
// has lapsed.
func TestTurnOfAnother(t *testing.T) {
	p := newPress(t)
	synctest.Test(t, func(t *testing.T) {
		c, _ := open(t, time.Hour, p.feed("/feed"))
		feeds, _ := c.Sources["post"].Visited(t.Context(), "post")
		if mine, err := c.Collection.Claim(t.Context(), feeds[0].Key(), time.Now(), time.Now().Add(30*time.Minute)); err != nil || !mine {
			t.Fatal(mine, err)
		}
		run := func(span time.Duration) {
			ctx, stop := context.WithTimeout(t.Context(), span)
			defer stop()
			c.Run(ctx)
		}
		if run(29 * time.Minute); p.times("/feed") != 0 {
			t.Error("it did not wait for the turn")
		}
		if run(5 * time.Minute); p.times("/feed") != 1 {
			t.Errorf("after the turn it was asked for %d times", p.times("/feed"))
		}
	})
}

// torn is a collection that cannot be written.
type torn struct{ source.Collection }

func (torn) Claim(context.Context, string, time.Time, time.Time) (bool, error) {
	return false, errors.New("disk full")
}

// TestCollectionFails visits nothing without a turn, and says why.
func TestCollectionFails(t *testing.T) {
	p := newPress(t)
	c, log := open(t, time.Hour, p.feed("/feed"))
	c.Collection = torn{c.Collection}
	if visits, _ := c.Round(t.Context(), false); visits != nil || p.asked != nil || !strings.Contains(log.String(), "disk full") {
		t.Errorf("%v, asked for %q: %s", visits, p.asked, log)
	}
}
