package app

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"catchup/config"
	"catchup/internal/document"
)

// postroom is an installation whose one source is a feed that shows ten articles.
const postroom = `
-- config/catchup.yaml --
timezone: Europe/London
sources:
  post: { feed: { urls: ["FEED"] } }
  readers: { csv: { path: config/readers.csv } }
reports:
  weekly:
    spec: reports/weekly.yaml
    schedule: { at: "0 17 * * FRI" }
    to: { list: readers, formats: [text] }
mail: { from: catchup@example.org }
-- config/readers.csv --
email
ann@example.org
-- reports/weekly.yaml --
title: The week
period: week
sections: [ { stories: { from: [post], tell: 20, also: 50, sentences: 2 } } ]
`

// doings are what thirty sample articles tell, each of its own subject.
var doings = []string{
	"Library in Ambleby lends tools", "Ferry to Borrowick stops in winter", "Bakers of Castleford win a prize", "Dunmere opens a tram line",
	"Elmstead plants four hundred oaks", "Farmers near Gillbeck sow flax", "Harbour of Inverlee is dredged", "Jurors in Kestrel Bay go home",
	"Lighthouse at Morwen Point is sold", "Museum of Netherton shows clocks", "Orchestra from Oxgate tours Japan", "Pupils in Penhallow learn sailing",
	"Quarry at Redcliff shuts after floods", "Seals return to Sandwick beach", "Theatre in Thornbury burns down", "Upholsterers of Ullsmouth strike",
	"Vets in Vale Cross warn of ticks", "Windmill at Westerham grinds again", "Yachts race around Yarrow Island", "Zoo in Zennick greets twin lynxes",
	"Archers from Ashwell break a record", "Bridge over the Brathay reopens", "Choir of Corriemoor sings in Rome", "Drought empties Dalewater reservoir",
	"Engineers mend the Eskmouth crane", "Florists in Fernhill grow tulips", "Glassmaker of Gorsedale retires", "Hikers lost on Hartfell are found",
	"Islanders of Inchmore vote on ferries", "Jeweller in Jarrowby finds a hoard",
}

// tell is the article of a doing. Names that are made up keep it apart from others.
func tell(i int, at time.Time) string {
	name := func(n int) string {
		first, middle, last := []string{"Bar", "Cor", "Del", "Fen", "Gal", "Hol", "Jas"}, []string{"a", "e", "i", "o", "u"}, []string{"ton", "vik", "mund", "rick", "sel", "dra"}
		n += 11 * i
		return first[n%7] + middle[n%5] + last[n%6]
	}
	return fmt.Sprintf("<item><guid isPermaLink='false'>d%d</guid><title>%s</title><link>https://post.example/%[1]d</link><pubDate>%[3]s</pubDate><description>%[2]s, %[4]s wrote. %[5]s met %[6]s, %[7]s left with %[8]s, while %[9]s stayed. A sample.</description></item>",
		i, doings[i], at.Format(time.RFC1123Z), name(0), name(1), name(2), name(3), name(4), name(5))
}

// replay is a feed that shows ten articles of a simulated time. The clock of the
// bubble is noted for the server, which lives outside of it.
type replay struct {
	*httptest.Server
	begins time.Time
	every  time.Duration
	clock  atomic.Int64
	asked  []time.Time // the clock at each request
	mu     sync.Mutex
}

func newReplay(t *testing.T, begins time.Time, every time.Duration) *replay {
	r := &replay{begins: begins, every: every}
	r.Server = httptest.NewUnstartedServer(http.HandlerFunc(r.show))
	r.Config.SetKeepAlivesEnabled(false)     // an open connection would stop the clock of the bubble,
	r.Config.ReadHeaderTimeout = time.Second // also one that is made and never used
	r.Start()
	t.Cleanup(r.Close)
	return r
}

// show shows the newest ten articles.
func (r *replay) show(w http.ResponseWriter, q *http.Request) {
	r.mu.Lock()
	r.asked = append(r.asked, time.UnixMilli(r.clock.Load()))
	r.mu.Unlock()
	var items []string
	for i := range doings {
		if at := r.begins.Add(time.Duration(i) * r.every); at.UnixMilli() <= r.clock.Load() {
			items = slices.Insert(items, 0, tell(i, at))
		}
	}
	tag := fmt.Sprintf(`"%d"`, len(items))
	items = items[:min(len(items), 10)]
	w.Header().Set("ETag", tag)
	if q.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	fmt.Fprintf(w, "<rss version='2.0'><channel><title>The Sample Post</title>%s</channel></rss>", strings.Join(items, ""))
}

// now is the clock of the bubble.
func (r *replay) now() time.Time {
	now := time.Now()
	r.clock.Store(now.UnixMilli())
	return now
}

// lay lays out an installation that reads the feed, in a folder of its own.
func (r *replay) lay(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := txtar.Write(txtar.Parse([]byte(strings.Replace(postroom, "FEED", r.URL+"/feed", 1))), dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// openReplay opens the installation.
func openReplay(t *testing.T, r *replay, dir string) (*App, *journal) {
	t.Helper()
	settings, err := config.Load(config.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	log := new(journal)
	a, err := New(t.Context(), settings, Options{Dir: dir, Now: r.now, Log: slog.New(slog.NewTextHandler(log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	return a, log
}

// heads counts how often the edition has each doing, as a story or in a line.
func heads(d *document.Document) map[string]int {
	had := map[string]int{}
	for _, choice := range d.Choices {
		for _, c := range choice.Candidates {
			if c.Standing == document.LeftOut {
				continue
			}
			for _, article := range c.Articles {
				had[article.Title]++
			}
		}
	}
	return had
}

// TestReplay serves thirty articles of a week through a window of ten. While the
// daemon collects, all of them reach the edition, each once. If nobody looked for
// two days, or if there is no daemon, the edition says since when, or from when to
// when, it has not seen the feed.
//
//test:serial
func TestReplay(t *testing.T) {
	// The bubble begins on Saturday 1 January 2000; the edition is of Friday 14th.
	friday := time.Date(2000, 1, 7, 17, 0, 0, 0, time.UTC)
	const hours = 5 * time.Hour
	for name, c := range map[string]struct {
		collects [][2]time.Duration // from, to, after the Friday before
		has      int
		says     string
	}{
		"a daemon":    {[][2]time.Duration{{-24 * time.Hour, 7 * 24 * time.Hour}}, 30, ""},
		"two days":    {[][2]time.Duration{{-24 * time.Hour, 50*time.Hour + 30*time.Minute}, {101 * time.Hour, 7 * 24 * time.Hour}}, 30 - 1, "The Sample Post was not seen from Sunday 9 January, 1"},
		"no daemon":   {nil, 10, "The Sample Post is seen only from Tuesday 11 January, 22:00"},
		"for a while": {[][2]time.Duration{{120 * time.Hour, 121 * time.Hour}}, 16, "The Sample Post is seen only from Monday 10 January, 16:00"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newReplay(t, friday.Add(time.Hour), hours)
			dir := r.lay(t)
			synctest.Test(t, func(t *testing.T) {
				a, log := openReplay(t, r, dir)
				defer a.Stop()
				for _, span := range c.collects {
					time.Sleep(time.Until(friday.Add(span[0])))
					ctx, stop := context.WithTimeout(t.Context(), span[1]-span[0])
					a.in.collector().Run(ctx)
					stop()
				}
				time.Sleep(time.Until(friday.AddDate(0, 0, 7)))
				result, err := a.Run(t.Context(), Order{Report: "weekly"})
				if err != nil {
					t.Fatalf("%v\n%s", err, log)
				}
				had := heads(result.Edition.Document)
				for title, n := range had {
					if n != 1 {
						t.Errorf("%q is told %d times", title, n)
					}
				}
				said := strings.Join(result.Edition.Document.Notices, " ")
				if len(had) != c.has || !strings.Contains(said, c.says) || c.says == "" && strings.Contains(said, "seen") {
					t.Errorf("%d articles, want %d; it says %q, want %q\n%s", len(had), c.has, said, c.says, log)
				}
			})
		})
	}
}

// TestDaemonsShareVisits has two daemons on one store for seven hours: each visit is
// made by one of them. One ends and begins anew. What any of them has found is in an
// edition.
func TestDaemonsShareVisits(t *testing.T) {
	begins := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	r := newReplay(t, begins.Add(22*time.Hour), 30*time.Minute)
	dir := r.lay(t)
	synctest.Test(t, func(t *testing.T) {
		var daemons sync.WaitGroup
		serve := func(a *App, span time.Duration) {
			daemons.Go(func() {
				ctx, stop := context.WithTimeout(t.Context(), span)
				defer stop()
				if err := a.work(ctx); err != nil {
					t.Error(err)
				}
				if err := a.Stop(); err != nil {
					t.Error(err)
				}
			})
		}
		time.Sleep(26 * time.Hour) // the last edition need not be caught up on any longer
		first, _ := openReplay(t, r, dir)
		second, _ := openReplay(t, r, dir)
		serve(first, 7*time.Hour)
		serve(second, 3*time.Hour)
		time.Sleep(3 * time.Hour)
		third, _ := openReplay(t, r, dir)
		serve(third, 4*time.Hour)
		daemons.Wait()
		for i := range r.asked[1:] {
			if apart := r.asked[i+1].Sub(r.asked[i]); apart < 13*time.Minute {
				t.Errorf("visits %d and %d are %s apart", i, i+1, apart)
			}
		}
		if len(r.asked) < 5 || len(r.asked) > 14 {
			t.Errorf("in seven hours the feed was visited %d times", len(r.asked))
		}
		last, log := openReplay(t, r, dir)
		defer last.Stop()
		time.Sleep(time.Until(begins.AddDate(0, 0, 6).Add(17 * time.Hour)))
		result, err := last.Run(t.Context(), Order{Report: "weekly"})
		if err != nil {
			t.Fatalf("%v\n%s", err, log)
		}
		if had := heads(result.Edition.Document); len(had) != len(doings) {
			t.Errorf("%d of %d articles are in the edition", len(had), len(doings))
		}
	})
}
