package visit

import (
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"testing"
	"time"

	"catchup/internal/setting"
	"catchup/internal/source"
)

// monday is when the weeks of these tests begin.
var monday = time.Date(2026, 3, 9, 9, 0, 0, 0, time.UTC)

var hourly = Terms{Every: time.Hour, Keep: 60 * 24 * time.Hour, Most: 2000}

// paper is a publisher for tests. Its feed shows the newest articles, in an order,
// with some that are pinned to its top or its end.
type paper struct {
	window  int
	order   func([]source.Collected)
	pinned  []source.Collected
	last    []source.Collected
	undated bool
	all     []source.Collected // oldest first
}

// one is an article.
func one(name string, at time.Time) source.Collected {
	return source.Collected{
		Article: source.Article{ID: name, Title: name, Published: at},
		Known:   Digest(name), Page: Digest("page", name), Print: name + at.String(),
	}
}

// publish puts out an article.
func (p *paper) publish(at time.Time) {
	p.all = append(p.all, one(fmt.Sprint("Story ", len(p.all)), at))
}

// shows is what the feed shows at the moment.
func (p *paper) shows(at time.Time) []source.Collected {
	var out []source.Collected
	for _, c := range p.all {
		if !c.Published.After(at) {
			out = append(out, c)
		}
	}
	out = slices.Clone(out[max(0, len(out)-p.window):])
	slices.Reverse(out)
	if p.order != nil {
		p.order(out)
	}
	out = slices.Concat(p.pinned, out, p.last)
	if p.undated {
		for i := range out {
			out[i].Published = time.Time{}
		}
	}
	return out
}

// keeper keeps what visits find, as a collection does.
type keeper struct {
	feed source.Feed
	kept map[string]source.Collected
}

// visit visits the feed at the moment.
func (k *keeper) visit(t Terms, shows []source.Collected, at time.Time) Found {
	if k.kept == nil {
		k.kept = map[string]source.Collected{}
	}
	var known []source.Collected
	for _, c := range k.kept {
		for _, s := range shows {
			if c.Known == s.Known || c.Page != "" && c.Page == s.Page || c.Words != "" && c.Words == s.Words {
				known = append(known, c)
				break
			}
		}
	}
	found := t.Read(k.feed, Listing{Shown: shows, Kept: known, At: at})
	k.feed = found.Feed
	for _, c := range found.Changed {
		k.kept[c.Known] = c
	}
	return found
}

// unsorted is an order that has none.
func unsorted(seed uint64) func([]source.Collected) {
	return func(all []source.Collected) {
		rand.New(rand.NewPCG(seed, 7)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	}
}

// kindsOfFeed are the kinds of feed that a window may be moved over.
func kindsOfFeed(seed uint64) map[string]*paper {
	old, far := one("Welcome", monday.AddDate(-2, 0, 0)), one("Subscribe", monday.AddDate(70, 0, 0))
	fresh := one("Conference", monday.Add(-time.Minute))
	return map[string]*paper{
		"newest first":         {window: 10},
		"oldest first":         {window: 10, order: slices.Reverse[[]source.Collected]},
		"unsorted":             {window: 10, order: unsorted(seed)},
		"an old one pinned":    {window: 10, pinned: []source.Collected{old}},
		"a new one pinned":     {window: 10, pinned: []source.Collected{fresh}},
		"an old one at last":   {window: 10, last: []source.Collected{old}},
		"oldest first, pinned": {window: 10, order: slices.Reverse[[]source.Collected], pinned: []source.Collected{fresh}},
		"two pinned":           {window: 10, pinned: []source.Collected{fresh, old}},
		"one of the future":    {window: 10, pinned: []source.Collected{far}},
		"one article":          {window: 1},
		"a large window":       {window: 1000},
	}
}

// TestNothingIsLostUnsaid has publishers of all kinds put out articles at random,
// and visits them at random. What no visit has seen lies before the sight of the
// feed begins or in one of its gaps.
func TestNothingIsLostUnsaid(t *testing.T) {
	for seed := range uint64(40) {
		for kind, p := range kindsOfFeed(seed) {
			random := rand.New(rand.NewPCG(seed, 1))
			for at := monday.AddDate(0, 0, -7); at.Before(monday.AddDate(0, 0, 7)); at = at.Add(time.Duration(random.IntN(480)+1) * time.Minute) {
				p.publish(at)
			}
			var k keeper
			lost := 0
			for at := monday; at.Before(monday.AddDate(0, 0, 7)); at = at.Add(time.Duration(random.IntN(60*72)+1) * time.Minute) {
				k.visit(hourly, p.shows(at), at)
			}
			for _, c := range p.all {
				if _, seen := k.kept[c.Known]; seen || c.Published.After(k.feed.Read) {
					continue
				}
				lost++
				if !unseen(k.feed, c.Published) {
					t.Fatalf("%s, seed %d: %s of %s is lost, and the feed counts as seen since %s but for %v", kind, seed, c.Title, c.Published, k.feed.Since, k.feed.Gaps)
				}
			}
			if kind == "newest first" && seed == 1 && lost == 0 {
				t.Error("this test loses nothing, so it shows nothing")
			}
		}
	}
}

// unseen tells whether an article of the moment may have been missed.
func unseen(f source.Feed, at time.Time) bool {
	if at.Before(f.Since) {
		return true
	}
	for _, g := range f.Gaps {
		if !at.Before(g.Start) && at.Before(g.End) {
			return true
		}
	}
	return false
}

// TestSeenWholeIsQuiet visits publishers of all kinds every hour for a week: no gap
// is told of, and every article is found once. Only a feed of one article may push
// one out between two visits.
func TestSeenWholeIsQuiet(t *testing.T) {
	for seed := range uint64(10) {
		for kind, p := range kindsOfFeed(seed) {
			random := rand.New(rand.NewPCG(seed, 2))
			for at := monday.AddDate(0, 0, -7); at.Before(monday.AddDate(0, 0, 7)); at = at.Add(time.Duration(random.IntN(480)+1) * time.Minute) {
				p.publish(at)
			}
			if kind == "one article" {
				continue
			}
			var k keeper
			first := k.visit(hourly, p.shows(monday), monday)
			news := len(first.Changed)
			for at := monday.Add(time.Hour); at.Before(monday.AddDate(0, 0, 7)); at = at.Add(time.Hour) {
				news += len(k.visit(hourly, p.shows(at), at).Changed)
			}
			if len(k.feed.Gaps) > 0 || k.feed.Since.After(monday) || news != len(k.kept) {
				t.Fatalf("%s, seed %d: seen since %s but for %v, %d articles found in %d pieces of news", kind, seed, k.feed.Since, k.feed.Gaps, len(k.kept), news)
			}
		}
	}
}

// TestFirstSight has feeds that are read for the first time: they are seen since
// their oldest article, but one that is shown for ever does not count.
func TestFirstSight(t *testing.T) {
	day := func(n int) source.Collected { return one(fmt.Sprint("Day ", n), monday.AddDate(0, 0, n)) }
	now := monday.AddDate(0, 0, 10)
	dateless := day(3)
	dateless.Published = time.Time{}
	for name, c := range map[string]struct {
		shown []source.Collected
		since time.Time
	}{
		"none":                {nil, now},
		"one":                 {[]source.Collected{day(2)}, monday.AddDate(0, 0, 2)},
		"no dates":            {[]source.Collected{dateless}, now},
		"a date to come":      {[]source.Collected{one("Soon", now.AddDate(0, 1, 0))}, now},
		"newest first":        {[]source.Collected{day(9), day(8), day(7), day(4)}, monday.AddDate(0, 0, 4)},
		"oldest first":        {[]source.Collected{day(4), day(7), day(8), day(9)}, monday.AddDate(0, 0, 4)},
		"pinned at the top":   {[]source.Collected{day(-900), day(9), day(8), day(7)}, monday.AddDate(0, 0, 7)},
		"for ever at the end": {[]source.Collected{day(9), day(8), day(7), day(6), day(-900)}, monday.AddDate(0, 0, 6)},
		"a slow publisher":    {[]source.Collected{day(9), day(-20), day(-50), day(-90)}, monday.AddDate(0, 0, -90)},
		"a quiet publisher":   {[]source.Collected{day(9), day(-200), day(-900)}, monday.AddDate(0, 0, -900)},
		"older than is kept":  {[]source.Collected{day(-100), day(-200)}, monday.AddDate(0, 0, -200)},
		"one moment for all":  {[]source.Collected{day(9), one("x", day(9).Published), one("y", day(9).Published), one("z", day(9).Published), day(8)}, monday.AddDate(0, 0, 8)},
	} {
		if found := hourly.Read(source.Feed{}, Listing{Shown: c.shown, At: now}); !found.Feed.Since.Equal(c.since) || found.Feed.Gaps != nil {
			t.Errorf("%s: seen since %s but for %v, want %s", name, found.Feed.Since, found.Feed.Gaps, c.since)
		}
	}
}

// TestFeedOfADay has a feed that shows the articles of today alone. Visited every
// hour it has no gap; after two days without a visit it has one.
func TestFeedOfADay(t *testing.T) {
	var k keeper
	today := func(at time.Time) (out []source.Collected) {
		for h := range at.Hour() + 1 {
			morning := at.Truncate(24 * time.Hour).Add(time.Duration(h) * time.Hour)
			out = slices.Insert(out, 0, one(morning.String(), morning))
		}
		return out
	}
	end := monday.AddDate(0, 0, 3)
	for at := monday; at.Before(end); at = at.Add(time.Hour) {
		k.visit(hourly, today(at), at)
	}
	if len(k.feed.Gaps) > 0 {
		t.Errorf("gaps: %v", k.feed.Gaps)
	}
	read := k.feed.Read
	later := end.AddDate(0, 0, 2).Add(-4 * time.Hour) // it shows fewer articles than before
	k.visit(hourly, today(later), later)
	if len(k.feed.Gaps) != 1 || !k.feed.Gaps[0].Start.Equal(read) || !k.feed.Gaps[0].End.Equal(later.Truncate(24*time.Hour)) {
		t.Errorf("gaps: %v", k.feed.Gaps)
	}
}

// TestComesAndGoes has a feed that is empty now and then, shows an older state, and
// takes its newest article back: nothing of that is a gap.
func TestComesAndGoes(t *testing.T) {
	p, k := &paper{window: 10}, keeper{}
	for h := range 60 {
		p.publish(monday.Add(time.Duration(h) * time.Hour))
	}
	at := monday.Add(30 * time.Hour)
	for _, shown := range [][]source.Collected{
		p.shows(at), nil, p.shows(at.Add(2 * time.Hour)), p.shows(at.Add(-3 * time.Hour)), p.shows(at.Add(3 * time.Hour)),
		p.shows(at.Add(3 * time.Hour))[1:], p.shows(at.Add(4 * time.Hour)),
	} {
		if k.visit(hourly, shown, at.Add(5*time.Hour)); len(k.feed.Gaps) > 0 {
			t.Fatalf("gaps after a listing that begins with %v: %v", shown[:min(1, len(shown))], k.feed.Gaps)
		}
	}
}

// TestWithoutDates has a feed without dates: an article that was not there at the
// visit before is as old as this one. After a gap nobody knows how old it is.
func TestWithoutDates(t *testing.T) {
	p, k := &paper{window: 4, undated: true}, keeper{}
	for h := range 40 {
		p.publish(monday.Add(time.Duration(h) * time.Hour))
	}
	k.visit(hourly, p.shows(monday.Add(10*time.Hour)), monday.Add(10*time.Hour))
	at := monday.Add(11 * time.Hour)
	if found := k.visit(hourly, p.shows(at), at); len(found.Late) != 1 || found.Late[0] != 0 || !found.Shown[0].Published.Equal(at) || !found.Shown[1].Published.IsZero() {
		t.Errorf("late: %v, shown: %v", found.Late, found.Shown)
	}
	at = monday.Add(30 * time.Hour)
	found := k.visit(hourly, p.shows(at), at)
	if len(found.Late) != 0 || len(k.feed.Gaps) != 1 || !k.feed.Gaps[0].End.Equal(at) {
		t.Errorf("late: %v, gaps: %v", found.Late, k.feed.Gaps)
	}
}

// TestKnownAgain has articles that come a second time, in another way.
func TestKnownAgain(t *testing.T) {
	first := one("https://a.example/1", monday)
	first.Title, first.Words = "Ward opens", Digest("words")
	change := func(f func(c *source.Collected)) source.Collected {
		c := first
		f(&c)
		c.Print += "*"
		return c
	}
	later := monday.AddDate(0, 0, 3)
	for name, c := range map[string]struct {
		again source.Collected
		same  bool
	}{
		"another date":                {change(func(c *source.Collected) { c.Published = later }), true},
		"another title and date":      {change(func(c *source.Collected) { c.Title, c.Published = "Ward shut", later }), true},
		"another ID and date":         {change(func(c *source.Collected) { c.ID, c.Known, c.Published = "x", "x", later }), true},
		"another ID and page":         {change(func(c *source.Collected) { c.Known, c.Page, c.Published = "x", "y", later }), true},
		"the ID of another article":   {change(func(c *source.Collected) { c.Title, c.Page, c.Words, c.Published = "Pay", "y", "z", later }), false},
		"the page of another article": {change(func(c *source.Collected) { c.Title, c.Known, c.Words, c.Published = "Pay", "y", "z", later }), false},
		"nothing of it":               {one("https://a.example/2", monday), false},
	} {
		var k keeper
		k.visit(hourly, []source.Collected{first}, monday)
		got := k.visit(hourly, []source.Collected{c.again}, later).Shown[0]
		if same := got.Known == first.Known; same != c.same || len(k.kept) == 1 != c.same {
			t.Errorf("%s: known again: %t, kept: %d", name, same, len(k.kept))
		}
		if c.same && (!got.Published.Equal(monday) || got.ID != first.ID || k.kept[first.Known].Print != c.again.Print) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// TestDatedAnew has a feed that gives its articles a new date at each reading, and
// then one that lay before.
func TestDatedAnew(t *testing.T) {
	var k keeper
	first := one("https://a.example/1", monday)
	k.visit(hourly, []source.Collected{first}, monday)
	first.First = monday
	dated := first
	for _, c := range []struct {
		kept, now time.Time
		changed   int
	}{
		{monday, monday.Add(time.Hour), 0},
		{monday, monday.Add(-time.Hour), 0},
		{time.Time{}, monday.Add(-time.Hour), 1},
		{monday.Add(time.Hour), monday.Add(-time.Hour), 1},
		{monday.Add(time.Hour), time.Time{}, 0},
	} {
		first.Published, dated.Published = c.kept, c.now
		k.kept = map[string]source.Collected{first.Known: first}
		if found := k.visit(hourly, []source.Collected{dated}, monday.Add(2*time.Hour)); len(found.Changed) != c.changed {
			t.Errorf("from %s to %s: %d have changed, want %d", c.kept, c.now, len(found.Changed), c.changed)
		}
	}
}

// TestTwoOfOneName has two articles with one ID in one listing.
func TestTwoOfOneName(t *testing.T) {
	a, b := one("7", monday), one("7", monday.Add(time.Hour))
	b.Title, b.Page, b.Words = "Another", "other", "other"
	var k keeper
	k.visit(hourly, []source.Collected{a}, monday)
	for range 3 {
		k.visit(hourly, []source.Collected{b, a}, monday.Add(2*time.Hour))
	}
	if len(k.kept) != 2 {
		t.Errorf("%d are kept: %v", len(k.kept), k.kept)
	}
}

// TestTwoOfOneText has two articles of the same words in one listing, of which one is
// known: the other does not take its place.
func TestTwoOfOneText(t *testing.T) {
	a, b := one("a", monday), one("b", monday.Add(time.Hour))
	a.Words, b.Words = "same", "same"
	var k keeper
	k.visit(hourly, []source.Collected{a}, monday)
	if found := k.visit(hourly, []source.Collected{b, a}, monday.Add(time.Hour)); len(k.kept) != 2 || found.Shown[0].ID != "b" {
		t.Errorf("%d are kept: %v", len(k.kept), found.Shown)
	}
}

// TestBounds keeps not too many articles, and does not take the others for new at
// each visit. Articles of long ago are kept: whoever makes an edition of their time
// needs them.
func TestBounds(t *testing.T) {
	terms := Terms{Every: time.Hour, Keep: 10 * 24 * time.Hour, Most: 5}
	p, k := &paper{window: 100}, keeper{}
	for h := range 90 {
		p.publish(monday.Add(time.Duration(6*h) * time.Hour))
	}
	at := monday.Add(89 * 6 * time.Hour)
	if found := k.visit(terms, p.shows(at), at); len(found.Changed) != 5 || !found.Changed[4].Published.Equal(at.Add(-24*time.Hour)) {
		t.Errorf("%v", found.Changed)
	}
	if found := k.visit(terms, p.shows(at), at.Add(time.Hour)); len(found.Changed) != 0 {
		t.Errorf("a second visit finds %v", found.Changed)
	}
	terms.Most = 2000
	k = keeper{}
	if found := k.visit(terms, p.shows(at), at); len(found.Changed) != 90 {
		t.Errorf("%d are kept", len(found.Changed))
	}
}

// TestGapOfBounds has a feed that shows more articles than are kept: what is shown
// and not kept counts as not seen.
func TestGapOfBounds(t *testing.T) {
	terms := Terms{Every: time.Hour, Keep: 10 * 24 * time.Hour, Most: 5}
	p, k := &paper{window: 10}, keeper{}
	for h := range 90 {
		p.publish(monday.Add(time.Duration(h) * time.Hour))
	}
	for _, h := range []int{20, 60} {
		at := monday.Add(time.Duration(h) * time.Hour)
		k.visit(terms, p.shows(at), at)
	}
	if len(k.feed.Gaps) != 1 || !k.feed.Gaps[0].End.Equal(p.all[56].Published) {
		t.Errorf("gaps: %v", k.feed.Gaps)
	}
}

// TestWithoutDatesPinned has a feed without dates that shows one article for ever:
// that does not prove that nothing was missed.
func TestWithoutDatesPinned(t *testing.T) {
	p, k := &paper{window: 4, undated: true, pinned: []source.Collected{one("Welcome", monday)}}, keeper{}
	for h := range 40 {
		p.publish(monday.Add(time.Duration(h) * time.Hour))
	}
	for _, h := range []int{10, 11, 30} {
		at := monday.Add(time.Duration(h) * time.Hour)
		k.visit(hourly, p.shows(at), at)
	}
	if len(k.feed.Gaps) != 1 || !k.feed.Gaps[0].Start.Equal(monday.Add(11*time.Hour)) {
		t.Errorf("gaps: %v", k.feed.Gaps)
	}
}

// TestOldWeek visits a feed of which a week of long ago is replayed: what it lost
// is noticed by the dates of its articles.
func TestOldWeek(t *testing.T) {
	p, k := &paper{window: 10}, keeper{}
	for h := range 40 {
		p.publish(monday.Add(time.Duration(5*h) * time.Hour))
	}
	for n, shown := range []int{9, 14, 29} {
		k.visit(hourly, p.shows(p.all[shown].Published), monday.AddDate(0, 8, 0).Add(time.Duration(n)*time.Minute))
	}
	if len(k.kept) != 25 || len(k.feed.Gaps) != 1 || !k.feed.Since.Equal(monday) ||
		!k.feed.Gaps[0].Start.Equal(p.all[14].Published) || !k.feed.Gaps[0].End.Equal(p.all[20].Published) {
		t.Errorf("%d are kept, seen since %s but for %v", len(k.kept), k.feed.Since, k.feed.Gaps)
	}
}

// TestGapsAreBounded has a visit each week: the oldest gaps are forgotten, and the
// feed counts as seen since.
func TestGapsAreBounded(t *testing.T) {
	p, k := &paper{window: 2}, keeper{}
	for d := range 200 {
		p.publish(monday.AddDate(0, 0, d))
	}
	for at := monday; at.Before(monday.AddDate(0, 0, 190)); at = at.AddDate(0, 0, 7) {
		k.visit(hourly, p.shows(at), at)
	}
	oldest := k.feed.Gaps[0]
	if len(k.feed.Gaps) > 10 || oldest.End.Before(k.feed.Read.AddDate(0, 0, -60)) || !k.feed.Since.Before(oldest.Start) || k.feed.Since.Before(monday.AddDate(0, 0, 90)) {
		t.Errorf("since %s, gaps: %v", k.feed.Since, k.feed.Gaps)
	}
}

// TestPace asks at intervals that follow what a feed does.
func TestPace(t *testing.T) {
	p, k := &paper{window: 30}, keeper{}
	for h := range 30 {
		p.publish(monday.Add(time.Duration(-8*h) * time.Hour))
	}
	slices.Reverse(p.all)
	at := monday
	step := func(want time.Duration) {
		t.Helper()
		if k.feed.Every.Round(time.Minute) != want || !k.feed.Due.Equal(at.Add(k.feed.Every*9/10)) {
			t.Fatalf("every %s, due after %s, want %s", k.feed.Every, k.feed.Due.Sub(at), want)
		}
	}
	k.visit(hourly, p.shows(at), at)
	step(time.Hour)
	for _, want := range []time.Duration{90 * time.Minute, 135 * time.Minute, 203 * time.Minute, 304 * time.Minute, 6 * time.Hour, 6 * time.Hour} {
		at = k.feed.Due
		k.feed = hourly.Unchanged(k.feed, at)
		step(want)
	}
	at = k.feed.Due
	p.publish(at)
	k.visit(hourly, p.shows(at), at)
	step(time.Hour)
	if f := (Terms{Every: time.Hour, Jitter: -1}).Unchanged(k.feed, at); f.Due.Sub(at) != 90*time.Minute*81/100 {
		t.Errorf("jitter: due after %s", f.Due.Sub(at))
	}
	p.window = 2
	for m := range 40 {
		p.publish(at.Add(time.Duration(m) * time.Minute))
	}
	at = at.Add(40 * time.Minute)
	k.visit(hourly, p.shows(at), at)
	step(15 * time.Minute) // what it shows is two minutes old
}

// TestFailures doubles the time until the next visit, up to a day.
func TestFailures(t *testing.T) {
	f, at := source.Feed{Read: monday, Every: time.Hour, Since: monday, Moved: "x"}, monday
	for _, want := range []time.Duration{1, 2, 4, 8, 16, 24, 24} {
		f = hourly.Failed(f, errors.New("no"), "no", at)
		if f.Due.Sub(at) != want*time.Hour*9/10 || f.Fault != "no" || f.Gone || !f.Closed.IsZero() || f.Moved != "" || !f.Read.Equal(monday) {
			t.Errorf("after %d failures: due after %s: %+v", f.Failures, f.Due.Sub(at), f)
		}
	}
	found := hourly.Read(f, Listing{Shown: []source.Collected{one("a", monday)}, At: at.AddDate(0, 0, 1)})
	if found.Feed.Failures != 0 || found.Feed.Fault != "" || !found.Feed.Read.Equal(at.AddDate(0, 0, 1)) {
		t.Errorf("it is well again: %+v", found.Feed)
	}
}

// TestPauseIsBounded has a server that asks for a pause until the end of the century:
// it gets two weeks.
func TestPauseIsBounded(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "Thu, 31 Dec 2099 23:00:00 GMT")
		w.WriteHeader(http.StatusServiceUnavailable)
	}))
	defer server.Close()
	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	fetcher := source.NewFetcher(nil, slog.New(slog.DiscardHandler), time.Now)
	_, err = fetcher.Fetch(t.Context(), source.Request{}, source.Wanted{From: setting.Location{URL: u}, NoWait: true})
	f := hourly.Failed(source.Feed{}, err, err.Error(), monday)
	if want := monday.AddDate(0, 0, 14); !f.Closed.Equal(want) || !f.Due.Equal(want) {
		t.Errorf("%+v", f)
	}
}
