package feed

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"catchup/internal/period"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/table"
)

// keptFeeds is a collection in memory. With fault it fails.
type keptFeeds struct {
	mu    sync.Mutex
	feeds map[string]source.Feed
	all   map[string]map[string]source.Collected // by feed and Known
	fault error
	wrote int
}

func newKept() *keptFeeds {
	return &keptFeeds{feeds: map[string]source.Feed{}, all: map[string]map[string]source.Collected{}}
}

func (k *keptFeeds) Feed(_ context.Context, key string) (source.Feed, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.feeds[key], k.fault
}

func (k *keptFeeds) Feeds(context.Context) (all []source.Feed, err error) {
	for _, f := range k.feeds {
		all = append(all, f)
	}
	return all, k.fault
}

func (k *keptFeeds) Claim(context.Context, string, time.Time, time.Time) (bool, error) {
	return true, k.fault
}

func (k *keptFeeds) Known(_ context.Context, key string, seen []source.Collected) (known []source.Collected, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, c := range k.all[key] {
		if slices.ContainsFunc(seen, func(s source.Collected) bool {
			return s.Known == c.Known || s.Page != "" && s.Page == c.Page || s.Words != "" && s.Words == c.Words
		}) {
			known = append(known, c)
		}
	}
	return known, k.fault
}

func (k *keptFeeds) Collect(_ context.Context, f source.Feed, changed []source.Collected) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.fault != nil {
		return k.fault
	}
	k.feeds[f.Key] = f
	if k.all[f.Key] == nil {
		k.all[f.Key] = map[string]source.Collected{}
	}
	for _, c := range changed {
		k.all[f.Key][c.Known], k.wrote = c, k.wrote+1
	}
	return nil
}

func (k *keptFeeds) Articles(_ context.Context, key string, in period.Period, most int) (found []source.Collected, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, c := range k.all[key] {
		if in.Contains(c.Published) {
			found = append(found, c)
		}
	}
	slices.SortFunc(found, func(a, b source.Collected) int { return b.Published.Compare(a.Published) })
	return found[:min(len(found), most)], k.fault
}

func (k *keptFeeds) Trim(context.Context, string, time.Time, int) error { return k.fault }

// paper is a feed on the web whose articles and replies a test sets, with the
// source that reads it and a clock.
type paper struct {
	*testing.T
	server *httptest.Server
	kept   *keptFeeds
	source *Source
	now    time.Time

	items []string // the feed, newest first
	reply func(w http.ResponseWriter, r *http.Request) bool
	asked []string
}

// week is the period of these tests, and its end is now at first.
var week = period.Period{Start: time.Date(2026, 3, 6, 17, 0, 0, 0, time.UTC), End: time.Date(2026, 3, 13, 17, 0, 0, 0, time.UTC)}

func newPaper(t *testing.T) *paper {
	o := &paper{T: t, kept: newKept(), now: week.Start}
	o.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.asked = append(o.asked, r.URL.String()+r.Header.Get("If-None-Match"))
		if o.reply != nil && o.reply(w, r) {
			return
		}
		fmt.Fprintf(w, "<rss version='2.0'><channel><title>The Sample Post</title>%s</channel></rss>", strings.Join(o.items, ""))
	}))
	t.Cleanup(o.server.Close)
	u, err := url.Parse(o.server.URL + "/feed")
	if err != nil {
		t.Fatal(err)
	}
	fetcher := source.NewFetcher(nil, slog.New(slog.DiscardHandler), func() time.Time { return o.now })
	fetcher.Pause = 0
	o.source = Open(Spec{
		URLs: []setting.Location{{URL: u}}, Every: Interval(time.Hour), Keep: setting.Duration(60 * 24 * time.Hour), KeepItems: 2000,
	}, fetcher, o.kept)
	return o
}

// publish puts an article on top of the feed, and shows at most so many.
func (o *paper) publish(name string, at time.Time, most int) {
	o.items = slices.Insert(o.items, 0, fmt.Sprintf(
		"<item><guid isPermaLink='false'>%s</guid><title>Sample story %[1]s</title><link>https://post.example/%[1]s</link><pubDate>%s</pubDate><description>Words of %[1]s.</description></item>", name, at.Format(time.RFC1123Z)))
	o.items = o.items[:min(len(o.items), most)]
}

// poll visits the feed.
func (o *paper) poll() Visit {
	o.Helper()
	feeds, faults := o.source.Visited(o.Context(), "post")
	if len(feeds) != 1 || len(faults) > 0 {
		o.Fatal(len(feeds), faults)
	}
	return feeds[0].Visit(o.Context())
}

// read reads the source for an edition of the week.
func (o *paper) read() (*table.Table, error) {
	return o.source.Read(o.Context(), source.Request{Source: "post", Period: week, As: week.End})
}

// mustRead is read, and its titles.
func (o *paper) mustRead() (*table.Table, []string) {
	o.Helper()
	tab, err := o.read()
	if err != nil {
		o.Fatal(err)
	}
	var names []string
	for _, row := range tab.Rows {
		names = append(names, strings.TrimPrefix(row[1].Text, "Sample story "))
	}
	slices.Sort(names)
	return tab, names
}

// TestKeptArticles visits a feed that shows two articles at a time. An edition has
// what it showed before, each article once and with the reading that it is from.
func TestKeptArticles(t *testing.T) {
	o := newPaper(t)
	o.publish("before", week.Start.Add(-time.Hour), 2)
	for n := range 6 {
		o.now = week.Start.Add(time.Duration(24*n+1) * time.Hour)
		o.publish(fmt.Sprint(n), o.now, 2)
		if v := o.poll(); v.Err != nil || v.News == 0 || v.After.Title != "The Sample Post" || v.After.Source != "post" {
			t.Fatalf("%+v", v)
		}
	}
	o.now = week.End
	tab, names := o.mustRead()
	if !slices.Equal(names, []string{"0", "1", "2", "3", "4", "5"}) || tab.Gaps != nil || tab.Unseen(week) != "" {
		t.Fatalf("%q, gaps %q, unseen %q", names, tab.Gaps, tab.Unseen(week))
	}
	for _, row := range tab.Rows {
		at := row[1].From
		if want := row[5].Time; at.Reading.Place != o.server.URL+"/feed" || at.Row == 0 || at.Reading.Digest == "" ||
			row[1].Text != "Sample story 5" && row[1].Text != "Sample story 4" && !at.Reading.At.Equal(want) || row[4].Text != "The Sample Post" {
			t.Errorf("%s is of %v, %+v", row[1].Text, at, at.Reading)
		}
	}
	wrote := o.kept.wrote
	if o.poll(); o.kept.wrote != wrote {
		t.Error("a visit without news writes articles")
	}
}

// TestGapIsSaid does not look at a feed for two days, in which it pushes articles
// out.
func TestGapIsSaid(t *testing.T) {
	o := newPaper(t)
	for n := range 7 {
		o.now = week.Start.Add(time.Duration(24*n) * time.Hour)
		o.publish(fmt.Sprint(n), o.now, 2)
		if n < 2 || n > 4 {
			o.poll()
		}
	}
	o.now = week.End
	tab, names := o.mustRead()
	want := period.Period{Start: week.Start.Add(24 * time.Hour), End: week.Start.Add(96 * time.Hour)}
	if len(tab.Sights) != 1 || len(tab.Sights[0].Gaps) != 1 || tab.Sights[0].Gaps[0] != want || !slices.Equal(names, []string{"0", "1", "4", "5", "6"}) {
		t.Errorf("%q, seen %+v", names, tab.Sights)
	}
}

// TestNobodyCollected reads a feed for the first time at the edition: it is seen
// since its oldest article. A week later it is seen since that edition, but for the
// time that it does not show any more.
func TestNobodyCollected(t *testing.T) {
	o := newPaper(t)
	for n := range 7 {
		o.publish(fmt.Sprint(n), week.Start.Add(time.Duration(24*n)*time.Hour), 3)
	}
	o.now = week.End
	tab, _ := o.mustRead()
	if tab.Unseen(week) != "goes back to Tuesday 10 March, 17:00" {
		t.Error(tab.Unseen(week))
	}
	for n := range 7 {
		o.publish(fmt.Sprint(10+n), week.End.Add(time.Duration(24*n)*time.Hour), 3)
	}
	o.now = week.End.AddDate(0, 0, 7)
	next := period.Period{Start: week.End, End: o.now}
	tab, err := o.source.Read(t.Context(), source.Request{Source: "post", Period: next, As: o.now})
	if err != nil || tab.Unseen(next) != "goes back to Tuesday 17 March, 17:00" {
		t.Error(err, tab.Unseen(next))
	}
}

// TestKeptStandsIn has a feed that cannot be read at the edition.
func TestKeptStandsIn(t *testing.T) {
	o := newPaper(t)
	if _, err := func() (*table.Table, error) { o.reply = refuse(500, nil); return o.read() }(); err == nil {
		t.Error("nothing is known of the feed, and the edition has it")
	}
	o.reply = nil
	o.publish("1", week.Start.Add(time.Hour), 2)
	o.now = week.End.Add(-30 * time.Minute)
	o.poll()
	o.reply, o.now = refuse(404, nil), week.End
	tab, names := o.mustRead()
	if !slices.Equal(names, []string{"1"}) || tab.Gaps != nil || tab.Aged || !tab.Sights[0].Until.Equal(week.End.Add(-30*time.Minute)) {
		t.Errorf("read half an hour ago: %q, gaps %q, %+v", names, tab.Gaps, tab.Sights)
	}
	if !strings.Contains(strings.Join(tab.Warnings, " "), "404") {
		t.Errorf("the operator is told %q", tab.Warnings)
	}
	o.now = week.End.Add(2 * time.Hour)
	tab, names = o.mustRead()
	if !slices.Equal(names, []string{"1"}) || len(tab.Gaps) != 1 || !tab.Aged {
		t.Errorf("read long ago: %q, gaps %q, aged %t", names, tab.Gaps, tab.Aged)
	}
}

// refuse responses with the status and headers.
func refuse(status int, header map[string]string) func(http.ResponseWriter, *http.Request) bool {
	return func(w http.ResponseWriter, _ *http.Request) bool {
		for name, value := range header {
			w.Header().Set(name, value)
		}
		w.WriteHeader(status)
		return true
	}
}

// TestPauseIsKept has a server that asks for a pause of three hours: neither a
// visit nor an edition waits, and until then no edition asks.
func TestPauseIsKept(t *testing.T) {
	o := newPaper(t)
	o.publish("1", week.Start.Add(time.Hour), 2)
	o.now = week.End.Add(-4 * time.Hour)
	o.poll()
	o.now, o.reply = week.End.Add(-2*time.Hour), refuse(429, map[string]string{"Retry-After": "10800"})
	if v := o.poll(); v.Err == nil || !v.After.Due.Equal(o.now.Add(3*time.Hour)) || len(o.asked) != 2 {
		t.Fatalf("%+v, asked %d times", v, len(o.asked))
	}
	o.now, o.reply = week.End, nil
	if v := o.poll(); v.Err == nil || v.After.Failures != 1 {
		t.Errorf("who visits all feeds: %+v", v)
	}
	tab, names := o.mustRead()
	if len(o.asked) != 2 || len(tab.Gaps) != 1 || !strings.Contains(tab.Gaps[0], "asks not to be asked before 18:00 on Friday 13 March") || len(names) != 1 {
		t.Errorf("asked %q, gaps %q, %q", o.asked, tab.Gaps, names)
	}
	if o.now = week.End.Add(time.Hour); len(o.asked) == 2 {
		tab, _ = o.mustRead()
	}
	if len(o.asked) != 3 || tab.Gaps != nil {
		t.Errorf("asked %q, gaps %q", o.asked, tab.Gaps)
	}
}

// TestEndedFeed has a feed that is gone: it is not asked again, and what is kept of
// the period is told.
func TestEndedFeed(t *testing.T) {
	o := newPaper(t)
	o.publish("1", week.Start.Add(time.Hour), 2)
	o.poll()
	o.reply = refuse(410, nil)
	if v := o.poll(); !v.After.Gone {
		t.Errorf("%+v", v)
	}
	o.reply, o.now = nil, week.End
	tab, names := o.mustRead()
	if len(o.asked) != 2 || len(names) != 1 || len(tab.Gaps) != 1 || !strings.Contains(tab.Gaps[0], "it has ended") {
		t.Errorf("asked %q, %q, gaps %q", o.asked, names, tab.Gaps)
	}
	if v := o.poll(); v.Err != nil || v.After.Gone {
		t.Errorf("who asks for it all the same: %+v", v)
	}
}

// TestMovedFeed has a feed that has moved for good. It is asked at its new address;
// if that fails, the old one is asked again.
func TestMovedFeed(t *testing.T) {
	o := newPaper(t)
	o.publish("1", week.Start.Add(time.Hour), 2)
	o.reply = func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path == "/feed" {
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
		}
		return r.URL.Path == "/feed"
	}
	if v := o.poll(); v.Err != nil || v.After.Moved != o.server.URL+"/new" || v.After.Place != o.server.URL+"/feed" {
		t.Fatalf("%+v", v)
	}
	o.poll()
	o.reply = refuse(404, nil)
	o.poll()
	o.reply = nil
	o.poll()
	if want := []string{"/feed", "/new", "/new", "/new", "/feed"}; !slices.Equal(o.asked, want) {
		t.Errorf("asked for %q, want %q", o.asked, want)
	}
}

// TestMovedKeepsSecrets has a feed with a secret in its address that has moved with
// its secret: the new address is not kept, and is told without it.
func TestMovedKeepsSecrets(t *testing.T) {
	o := newPaper(t)
	o.source.spec.URLs[0].URL.RawQuery = "token=hush"
	o.publish("1", week.Start.Add(time.Hour), 2)
	o.reply = func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path == "/feed" {
			http.Redirect(w, r, "/new?"+r.URL.RawQuery, http.StatusPermanentRedirect)
		}
		return r.URL.Path == "/feed"
	}
	v := o.poll()
	if o.poll(); v.Err != nil || !strings.HasPrefix(v.After.Moved, o.server.URL+"/new") || len(o.asked) != 4 {
		t.Errorf("%+v, asked %q", v, o.asked)
	}
	if known := fmt.Sprintf("%+v %+v", o.kept.feeds, o.kept.all); strings.Contains(known, "hush") {
		t.Error(known)
	}
}

// TestUnchangedFeed has a feed with an ETag: a visit asks for it, and an edition has
// its articles all the same.
func TestUnchangedFeed(t *testing.T) {
	o := newPaper(t)
	o.publish("1", week.Start.Add(time.Hour), 2)
	o.source.fetcher.Cache = responses{}
	o.reply = func(w http.ResponseWriter, r *http.Request) bool {
		w.Header().Set("ETag", `"7"`)
		if r.Header.Get("If-None-Match") == "" {
			return false
		}
		w.WriteHeader(http.StatusNotModified)
		return true
	}
	first := o.poll()
	if v := o.poll(); v.Err != nil || v.News != 0 || v.After.Every != first.After.Every*3/2 {
		t.Errorf("%+v", v)
	}
	if _, names := o.mustRead(); len(names) != 1 || o.asked[2] != `/feed"7"` {
		t.Errorf("%q, asked %q", names, o.asked)
	}
}

// responses is a cache in memory.
type responses map[string]source.Kept

func (a responses) Load(_ context.Context, address string) (*source.Kept, error) {
	if k, ok := a[address]; ok {
		return &k, nil
	}
	return nil, nil
}

func (a responses) Save(_ context.Context, address string, k source.Kept) error {
	a[address] = k
	return nil
}

// TestCollectionFails has a collection that cannot be read or written: the edition
// has what the feed shows, and nothing that it says is made up.
func TestCollectionFails(t *testing.T) {
	o := newPaper(t)
	o.publish("1", week.Start.Add(-time.Hour), 2)
	o.publish("2", week.Start.Add(time.Hour), 2)
	o.kept.fault = errors.New("disk full")
	if v := o.poll(); v.Err == nil || len(o.asked) != 0 {
		t.Errorf("%+v", v)
	}
	o.now = week.End
	if tab, names := o.mustRead(); len(names) != 2 || tab.Gaps != nil || tab.Unseen(week) != "" {
		t.Errorf("%q, gaps %q, unseen %q", names, tab.Gaps, tab.Unseen(week))
	}
}

// TestOfflineKeepsNothing leaves the network out: that is no failure of the feed.
func TestOfflineKeepsNothing(t *testing.T) {
	o := newPaper(t)
	o.publish("1", week.Start.Add(time.Hour), 2)
	o.poll()
	o.source.fetcher = o.source.fetcher.Offline()
	if _, err := o.read(); !errors.Is(err, source.ErrOffline) {
		t.Error(err)
	}
	for _, f := range o.kept.feeds {
		if f.Failures > 0 {
			t.Errorf("%+v", f)
		}
	}
}

// TestNewDate has an article that comes again with a new date, and one that changes
// twice: they keep their dates, and have the newest words.
func TestNewDate(t *testing.T) {
	o := newPaper(t)
	o.publish("old", week.Start.Add(-24*time.Hour), 5)
	o.publish("1", week.Start.Add(time.Hour), 5)
	o.now = week.Start.Add(2 * time.Hour)
	o.poll()
	for _, words := range []string{"second", "third"} {
		o.now = o.now.Add(time.Hour)
		o.items = nil
		o.publish("old", o.now, 5)
		o.publish("1", o.now, 5)
		o.items[0] = strings.Replace(o.items[0], "Words of", words+" words of", 1)
		o.poll()
	}
	o.items, o.now = nil, week.End
	tab, names := o.mustRead()
	if !slices.Equal(names, []string{"1"}) || tab.Rows[0][6].Text != "third words of 1." || !tab.Rows[0][5].Time.Equal(week.Start.Add(time.Hour)) {
		t.Errorf("%q: %v", names, lines(tab))
	}
}

// TestLimitsOfKept takes no more kept articles than the source may have.
func TestLimitsOfKept(t *testing.T) {
	o := newPaper(t)
	for n := range 9 {
		o.publish(fmt.Sprint(n), week.Start.Add(time.Duration(n)*time.Hour), 9)
	}
	o.now = week.Start.Add(10 * time.Hour)
	o.poll()
	o.items, o.now = nil, week.End
	tab, err := o.source.Read(t.Context(), source.Request{Source: "post", Period: week, As: week.End, Shape: table.Shape{Limits: table.Limits{Items: 3}}})
	if err != nil || len(tab.Rows) != 3 || tab.Rows[0][1].Text != "Sample story 8" {
		t.Errorf("%v, %q", err, lines(tab))
	}
}

// TestLateDates dates an article without a date by the visit that found it first.
func TestLateDates(t *testing.T) {
	o := newPaper(t)
	o.publish("1", week.Start.Add(time.Hour), 5)
	o.now = week.Start.Add(2 * time.Hour)
	o.poll()
	o.items = slices.Insert(o.items, 0, "<item><guid isPermaLink='false'>x</guid><title>Sample story x</title><description>Undated.</description></item>")
	o.now = week.Start.Add(3 * time.Hour)
	o.poll()
	o.now = week.End
	tab, names := o.mustRead()
	if !slices.Equal(names, []string{"1", "x"}) || !tab.Rows[0][5].Time.Equal(week.Start.Add(3*time.Hour)) {
		t.Errorf("%q", lines(tab))
	}
}
