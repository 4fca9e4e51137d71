package app

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"catchup/config"
	"catchup/internal/source"
)

// paired is an installation of two reports that share a source, a list and a
// schedule.
const paired = `
-- config/catchup.yaml --
as_of: 2024-06-14
sources:
  beds: { json: { url: "SITE/beds" } }
  readers: { json: { url: "SITE/readers" } }
reports:
  north: { spec: reports/ward.yaml, schedule: { at: "0 16 * * FRI" }, to: { list: readers } }
  south: { spec: reports/ward.yaml, schedule: { at: "0 16 * * FRI" }, to: { list: readers } }
mail: { from: catchup@example.org }
-- reports/ward.yaml --
title: Wards
sections: [ { table: { title: Beds, from: beds, columns: [ { name: ward } ] } } ]
`

// TestRehearsalReadsOnce rehearses two reports that share what they read. It is
// asked for once, and serves both; without the network it is not asked for.
func TestRehearsalReadsOnce(t *testing.T) {
	asked := map[string]int{}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		fmt.Fprint(w, map[string]string{"/beds": `[{"ward": "North"}]`, "/readers": `[{"email": "ann@example.org"}, {"email": "nobody"}]`}[r.URL.Path])
	}))
	defer site.Close()
	dir := t.TempDir()
	if err := txtar.Write(txtar.Parse([]byte(strings.ReplaceAll(paired, "SITE", site.URL))), dir); err != nil {
		t.Fatal(err)
	}
	settings, err := config.Load(config.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	for _, offline := range []bool{false, true} {
		clear(asked)
		a, err := New(t.Context(), settings, Options{Dir: dir, Now: time.Now, Dry: true, Offline: offline})
		if err != nil {
			t.Fatal(err)
		}
		parts, _ := a.Rehearse(t.Context())
		for _, p := range parts {
			if !p.Well() || (p.Subscribers == 1) == offline || (p.Unread.Count == 1) == offline {
				t.Errorf("offline %t: %s", offline, p.String())
			}
		}
		want := map[string]int{"/beds": 1, "/readers": 1}
		if offline {
			want = map[string]int{}
		}
		if len(parts) != 2 || !maps.Equal(asked, want) {
			t.Errorf("offline %t: %d reports asked for %v", offline, len(parts), asked)
		}
		if err := a.Stop(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFeedsAreWatched tells of a feed that has moved where "catchup check" looks,
// and where the watch does.
func TestFeedsAreWatched(t *testing.T) {
	w := watchOver(t, 1, func(*config.Settings) {})
	moved := source.Feed{Key: "a", Source: "beds", Place: "https://gazette.example/rss", Title: "The Gazette", Asked: w.now, Read: w.now, Due: w.now, Moved: "https://gazette.example/feed"}
	other := moved
	other.Key, other.Source = "b", "not in the settings"
	for _, f := range []source.Feed{moved, other} {
		if err := w.in.store.Collection.Collect(t.Context(), f, nil); err != nil {
			t.Fatal(err)
		}
	}
	const words = "The Gazette has moved for good to https://gazette.example/feed: write that address in the settings."
	if tried := w.TryFeeds(t.Context()); len(tried) != 1 || tried[0].What != "beds" || !tried[0].Noted || tried[0].Err.Error() != words {
		t.Errorf("%+v is tried", tried)
	}
	w.watch.Look(t.Context())
	w.heard("of the feed", []string{"Moved: The Gazette"}, []string{"/all all is well"})
}
