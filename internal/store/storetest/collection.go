package storetest

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/period"
	"catchup/internal/source"
)

// trade is a sample feed that was read at a moment.
func trade(key string, at time.Time) source.Feed {
	return source.Feed{
		Key: key, Source: "outlets", Place: "https://trade.example/feed?…", Title: "Trade Weekly (sample)",
		Since: at.Add(-time.Hour), Marks: []string{"one", "two"}, Shown: 3, Digest: "d", Newest: at.Add(-time.Minute),
		Gaps:  []period.Period{{Start: at.Add(-9 * time.Hour), End: at.Add(-8 * time.Hour)}, {Start: at.Add(-5 * time.Hour), End: at.Add(-4 * time.Hour)}},
		Asked: at, Read: at, Due: at.Add(time.Hour), Every: 90 * time.Minute, Closed: at.Add(time.Minute),
		Failures: 2, Fault: "no response “within 20s”", Moved: "https://new.example/feed", Gone: true,
	}
}

// piece is a sample article of that number, published so many hours ago and seen
// now.
func piece(n, hours int) source.Collected {
	name := fmt.Sprintf("piece %02d", n)
	return source.Collected{
		Article: source.Article{
			ID: "https://trade.example/" + strings.Repeat("long/", 1000) + name, Title: name, Link: "https://trade.example/" + name, Author: "Ann “A.” Poe",
			Outlet: "Trade Weekly (sample)", Published: now.Add(-time.Duration(hours) * time.Hour), Updated: now, Categories: []string{"Money", "Opinion"},
			Type: "OpinionNewsArticle", Picture: source.Picture{Link: "https://trade.example/" + name + ".jpg", Alt: "A desk", Credit: "Jo’s"}, Summary: "<p>Short " + name, Content: "<p>Long\n'\\ é " + name,
		},
		Known: "known " + name, Page: "page " + name, Words: "words " + name, Print: "print " + name,
		First: now, At: now, Digest: "reading", Row: n + 1,
	}
}

var everything = period.Period{}

func articles(t *testing.T, c source.Collection, key string) []source.Collected {
	t.Helper()
	got, err := c.Articles(t.Context(), key, everything, 1000)
	try(t, err)
	return got
}

// titles are the titles of the articles in their order.
func titles(all []source.Collected) string {
	var parts []string
	for _, a := range all {
		parts = append(parts, a.Title)
	}
	return strings.Join(parts, ", ")
}

func keepsFeeds(t *testing.T, open Place) {
	c, ctx := open(t).Collection(), t.Context()
	none, err := c.Feed(ctx, "b")
	try(t, err)
	if diff := cmp.Diff(source.Feed{}, none); diff != "" {
		t.Errorf("a feed that is not known: %s", diff)
	}
	full, plain := trade("b", now), source.Feed{Key: "a", Asked: now}
	try(t, c.Collect(ctx, full, []source.Collected{piece(1, 1)}))
	try(t, c.Collect(ctx, plain, nil))
	got, err := open(t).Collection().Feed(ctx, "b")
	try(t, err)
	if diff := cmp.Diff(full, got); diff != "" {
		t.Errorf("a feed that is kept (-want +got):\n%s", diff)
	}
	full.Failures, full.Fault, full.Gone, full.Gaps, full.Marks = 0, "", false, nil, nil
	try(t, c.Collect(ctx, full, nil))
	all, err := c.Feeds(ctx)
	try(t, err)
	full.Weekly = 1
	if diff := cmp.Diff([]source.Feed{plain, full}, all); diff != "" {
		t.Errorf("the feeds (-want +got):\n%s", diff)
	}
	if got := titles(articles(t, c, "b")); got != "piece 01" {
		t.Errorf("a reading without news leaves %q", got)
	}
}

func keepsArticles(t *testing.T, open Place) {
	c, ctx := open(t).Collection(), t.Context()
	bare := source.Collected{Known: "bare", First: now.Add(-2 * time.Hour), At: now}
	try(t, c.Collect(ctx, trade("a", now), []source.Collected{piece(1, 1), bare, piece(1, 1)}))
	try(t, c.Collect(ctx, trade("b", now), []source.Collected{piece(1, 1)}))
	changed := piece(1, 1)
	changed.Title, changed.Print, changed.Content, changed.Categories, changed.At, changed.Row = "piece 01, corrected", "other", "new", nil, now.Add(time.Hour), 9
	changed.First = now.Add(time.Hour)
	try(t, c.Collect(ctx, trade("a", now), []source.Collected{changed}))
	changed.First = now
	if diff := cmp.Diff([]source.Collected{changed, bare}, articles(t, open(t).Collection(), "a")); diff != "" {
		t.Errorf("articles (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]source.Collected{piece(1, 1)}, articles(t, c, "b")); diff != "" {
		t.Errorf("articles of another feed (-want +got):\n%s", diff)
	}
	var many []source.Collected
	for n := range 333 {
		many = append(many, piece(n, n))
	}
	try(t, c.Collect(ctx, trade("many", now), many))
	if got := articles(t, c, "many"); len(got) != 333 {
		t.Errorf("%d of 333 articles are kept", len(got))
	}
	known, err := c.Known(ctx, "many", many)
	if err != nil || len(known) != 333 {
		t.Errorf("%d of 333 articles are known, %v", len(known), err)
	}
}

// knowsAgain finds an article by each of its names, but not by none.
func knowsAgain(t *testing.T, open Place) {
	c, ctx := open(t).Collection(), t.Context()
	nameless := piece(3, 3)
	nameless.Page, nameless.Words = "", ""
	try(t, c.Collect(ctx, trade("a", now), []source.Collected{piece(1, 1), piece(2, 2), nameless}))
	try(t, c.Collect(ctx, trade("b", now), []source.Collected{piece(4, 4)}))
	for _, look := range []struct {
		seen source.Collected
		want string
	}{
		{source.Collected{Known: "known piece 01"}, "piece 01"},
		{source.Collected{Known: "other", Page: "page piece 02"}, "piece 02"},
		{source.Collected{Known: "other", Words: "words piece 02"}, "piece 02"},
		{source.Collected{Known: "known piece 01", Page: "page piece 02", Words: "words piece 02"}, "piece 01, piece 02"},
		{source.Collected{Known: "other"}, ""},
		{piece(4, 4), ""},
	} {
		got, err := c.Known(ctx, "a", []source.Collected{look.seen})
		try(t, err)
		if titles(got) != look.want {
			t.Errorf("%+v is known as %q, want %q", look.seen, titles(got), look.want)
		}
	}
	got, err := c.Known(ctx, "a", []source.Collected{piece(1, 1)})
	want := piece(1, 1)
	want.Summary, want.Content = "", ""
	if diff := cmp.Diff([]source.Collected{want}, got); err != nil || diff != "" {
		t.Errorf("what is known of an article, %v (-want +got):\n%s", err, diff)
	}
}

// datesOnce keeps the first date of an article, and takes one for none, or for
// one that lay in the future.
func datesOnce(t *testing.T, open Place) {
	c, ctx := open(t).Collection(), t.Context()
	day, none := 24*time.Hour, time.Time{}
	for i, d := range []struct{ first, then, want time.Time }{
		{now.Add(-day), now, now.Add(-day)},
		{now.Add(-day), now.Add(-2 * day), now.Add(-day)},
		{now.Add(-day), none, now.Add(-day)},
		{none, now.Add(-day), now.Add(-day)},
		{now.Add(day), now.Add(-day), now.Add(-day)},
		{now.Add(day), now.Add(2 * day), now.Add(day)},
	} {
		a, key := piece(1, 0), fmt.Sprint(i)
		for _, published := range []time.Time{d.first, d.then} {
			a.Published = published
			try(t, c.Collect(ctx, trade(key, now), []source.Collected{a}))
		}
		in := period.Period{Start: d.want, End: d.want.Add(time.Millisecond)}
		got, err := c.Articles(ctx, key, in, 2)
		try(t, err)
		if len(got) != 1 || !got[0].Published.Equal(d.want) {
			t.Errorf("published at %s and then at %s, it is not found at %s: %v", d.first, d.then, d.want, got)
		}
	}
}

// givesNewest bounds articles by time and number. One without a time counts as
// published when it was first seen.
func givesNewest(t *testing.T, open Place) {
	c, ctx := open(t).Collection(), t.Context()
	undated := piece(9, 0)
	undated.Published, undated.First = time.Time{}, now.Add(-150*time.Minute)
	try(t, c.Collect(ctx, trade("a", now), []source.Collected{piece(2, 2), piece(1, 1), undated, piece(4, 4), piece(3, 3)}))
	for _, p := range []struct {
		from, to time.Duration
		most     int
		want     string
	}{
		{-4 * time.Hour, 0, 9, "piece 01, piece 02, piece 09, piece 03, piece 04"},
		{-4 * time.Hour, 0, 2, "piece 01, piece 02"},
		{-3 * time.Hour, -1 * time.Hour, 9, "piece 02, piece 09, piece 03"},
		{-time.Hour, -time.Hour, 9, ""},
	} {
		got, err := c.Articles(ctx, "a", period.Period{Start: now.Add(p.from), End: now.Add(p.to)}, p.most)
		try(t, err)
		if titles(got) != p.want {
			t.Errorf("from %s to %s, at most %d: %q, want %q", p.from, p.to, p.most, titles(got), p.want)
		}
	}
}

// givesTurns has many programs want the turn of a feed at once.
func givesTurns(t *testing.T, open Place) {
	stores := []source.Collection{open(t).Collection(), open(t).Collection()}
	turns := func(at time.Time) (n int) {
		got := make([]bool, 8)
		var wait sync.WaitGroup
		for i := range got {
			wait.Go(func() {
				var err error
				if got[i], err = stores[i%2].Claim(t.Context(), "a", at, at.Add(time.Minute)); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		for _, one := range got {
			if one {
				n++
			}
		}
		return n
	}
	f := trade("a", now)
	f.Due = now.Add(time.Hour)
	for _, step := range []struct {
		after time.Duration
		want  int
		what  string
	}{
		{0, 1, "not known yet"},
		{59 * time.Second, 0, "in somebody's turn"},
		{time.Minute, 1, "after a turn that lapsed"},
	} {
		if n := turns(now.Add(step.after)); n != step.want {
			t.Errorf("%s: %d got the turn, want %d", step.what, n, step.want)
		}
	}
	if f, err := stores[0].Feed(t.Context(), "a"); err != nil || f.Key != "" {
		t.Errorf("a feed that nobody has asked is known as %+v, %v", f, err)
	}
	try(t, stores[1].Collect(t.Context(), f, nil))
	for _, want := range []int{0, 1} {
		if n := turns(now.Add(time.Duration(59+want) * time.Minute)); n != want {
			t.Errorf("collected, and due after an hour: %d got the turn after %d minutes", n, 59+want)
		}
	}
	f.Due = now
	try(t, stores[0].Collect(t.Context(), f, nil))
	if n := turns(now.Add(time.Hour)); n != 1 {
		t.Errorf("%d got the turn of a feed that was collected before the last turn lapsed", n)
	}
}

// trims bounds what is kept by age and number, each feed for itself.
func trims(t *testing.T, open Place) {
	c, ctx := open(t).Collection(), t.Context()
	piece := func(n, hours int) source.Collected {
		p := piece(n, hours)
		p.First = p.Published
		return p
	}
	late := piece(5, 99) // of long ago, and first seen now
	late.First = now
	undated := piece(9, 0)
	undated.Published, undated.First = time.Time{}, now.Add(-30*time.Minute)
	same := []source.Collected{piece(1, 1), piece(2, 1), piece(3, 1)}
	try(t, c.Collect(ctx, trade("a", now), []source.Collected{piece(1, 1), piece(2, 2), piece(3, 3), piece(4, 4), undated, late}))
	try(t, c.Collect(ctx, trade("same", now), same))
	old := trade("old", now.Add(-3*time.Hour))
	try(t, c.Collect(ctx, old, []source.Collected{piece(1, 1), piece(3, 3), piece(4, 4)}))
	try(t, c.Collect(ctx, trade("older", now.Add(-9*time.Hour)), []source.Collected{piece(3, 3)}))
	for _, step := range []struct {
		key    string
		before time.Duration
		most   int
		want   string
	}{
		{"a", -3 * time.Hour, 9, "a: piece 09, piece 01, piece 02, piece 03, piece 05; old: piece 01, piece 03, piece 04; older: piece 03; same: piece 03, piece 02, piece 01"},
		{"a", -3 * time.Hour, 2, "a: piece 09, piece 01; old: piece 01, piece 03, piece 04; older: piece 03; same: piece 03, piece 02, piece 01"},
		{"same", -3 * time.Hour, 1, "a: piece 09, piece 01; old: piece 01, piece 03, piece 04; older: piece 03; same: piece 03"},
		{"", -2 * time.Hour, 0, "a: piece 09, piece 01; old: piece 01; same: piece 03"},
		{"", 0, 0, "a: ; same: "},
	} {
		try(t, c.Trim(ctx, step.key, now.Add(step.before), step.most))
		all, err := c.Feeds(ctx)
		try(t, err)
		var got []string
		for _, f := range all {
			got = append(got, f.Key+": "+titles(articles(t, c, f.Key)))
		}
		if got := strings.Join(got, "; "); got != step.want {
			t.Errorf("of %q, before %s and beyond %d, are kept\n%s, want\n%s", step.key, step.before, step.most, got, step.want)
		}
	}
}

// countsWeeks counts articles over the four weeks up to the newest one, or over
// the time that a feed is seen.
func countsWeeks(t *testing.T, open Place) {
	c, ctx := open(t).Collection(), t.Context()
	const week = 7 * 24
	for key, f := range map[string]struct {
		newest, since int // how many hours ago
		want          float64
	}{"long": {1, 99 * week, 1}, "new": {1, 1, 4}, "fortnight": {1, 2*week + 1, 2}, "silent": {9 * week, 99 * week, 1}, "not come yet": {-week, 99 * week, 0.75}} {
		feed, n := trade(key, now), max(f.newest, 0)
		shown := []source.Collected{piece(1, f.newest), piece(2, n+20), piece(3, n+week), piece(4, n+3*week), piece(5, n+4*week), piece(6, n+9*week)}
		feed.Newest, feed.Since = now.Add(-time.Duration(f.newest)*time.Hour), now.Add(-time.Duration(f.since)*time.Hour)
		try(t, c.Collect(ctx, feed, shown))
		all, err := c.Feeds(ctx)
		try(t, err)
		for _, got := range all {
			if got.Key == key && got.Weekly != f.want {
				t.Errorf("%s: %v articles a week, want %v", key, got.Weekly, f.want)
			}
		}
	}
}
