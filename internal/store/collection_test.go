package store

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"catchup/internal/period"
	"catchup/internal/pgtest"
	"catchup/internal/source"
	"catchup/internal/store/database"
)

// TestCollectionByIndex looks at how SQLite finds articles: it reads no more of
// them than it returns, however many are kept.
func TestCollectionByIndex(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "catchup.db"), Options{})
	type step struct{ id, parent, unused, detail any }
	for query, want := range map[string]string{
		ofPeriod:                 `SEARCH articles USING INDEX articles_moment (feed=? AND moment>? AND moment<?)`,
		named("known", "$2, $3"): `SEARCH articles USING INDEX sqlite_autoindex_articles_1 (feed=? AND known=?)`,
		named("page", "$2, $3"):  `SEARCH articles USING INDEX articles_page (feed=? AND page=?)`,
		named("words", "$2, $3"): `SEARCH articles USING INDEX articles_words (feed=? AND words=?)`,
	} {
		args := []any{"", 0, 0, 0}[:strings.Count(query, "$")]
		plan, err := database.List(t.Context(), s.db, func(p *step) []any { return []any{&p.id, &p.parent, &p.unused, &p.detail} }, `EXPLAIN QUERY PLAN `+query, args...)
		if err != nil || len(plan) != 1 || plan[0].detail != want {
			t.Errorf("%s\nis planned as %v, %v; want %s", query, plan, err, want)
		}
	}
}

// TestCollectorIsKilled kills a program while it collects: this test binary,
// started with the store's address in its environment. What is kept is of one
// reading, whole.
func TestCollectorIsKilled(t *testing.T) {
	if address := os.Getenv("CATCHUP_TEST_COLLECT"); address != "" {
		collectsOn(t, address)
		return
	}
	for name, address := range map[string]string{"SQLite": filepath.Join(t.TempDir(), "catchup.db"), "PostgreSQL": pgtest.Schema(t)} {
		t.Run(name, func(t *testing.T) {
			s := opened(t, address, Options{})
			for range 5 {
				kills(t, address)
				f, err := s.Collection.Feed(t.Context(), "a")
				if err != nil {
					t.Fatal(err)
				}
				all, err := s.Collection.Articles(t.Context(), "a", period.Period{}, 1000)
				if err != nil || len(all) != severalStatements {
					t.Fatalf("%d articles, %v", len(all), err)
				}
				for _, a := range all {
					if a.Digest != f.Digest {
						t.Fatalf("an article of reading %s is kept with the feed of reading %s", a.Digest, f.Digest)
					}
				}
			}
		})
	}
}

// severalStatements is a number of articles that are not written by one
// statement.
const severalStatements = 3*writtenAtOnce + 1

func collectsOn(t *testing.T, address string) {
	s := opened(t, address, Options{})
	for n := 0; ; n++ {
		reading := fmt.Sprint(os.Getpid(), " ", n)
		shown := hourly(0, severalStatements)
		for i := range shown {
			shown[i].Digest = reading
		}
		if err := s.Collection.Collect(t.Context(), source.Feed{Key: "a", Asked: friday, Digest: reading}, shown); err != nil {
			t.Fatal(err)
		}
		fmt.Println("collected", n)
	}
}

// kills starts a program that collects, and kills it when it has done so a few
// times.
func kills(t *testing.T, address string) {
	command := exec.Command(os.Args[0], "-test.run=^TestCollectorIsKilled$")
	command.Env = append(os.Environ(), "CATCHUP_TEST_COLLECT="+address)
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(output)
	for lines.Scan() && lines.Text() != "collected 2" {
	}
	command.Process.Kill()
	if err := command.Wait(); command.ProcessState.Exited() {
		t.Fatalf("the program ended by itself: %v", err)
	}
}

// BenchmarkCollection polls a feed that shows 20 articles, and reads the 40
// articles of its week, where few and where many are kept.
func BenchmarkCollection(b *testing.B) {
	for name, place := range map[string]func() string{
		"SQLite":     func() string { return filepath.Join(b.TempDir(), "catchup.db") },
		"PostgreSQL": func() string { return pgtest.Schema(b) },
	} {
		for _, size := range []struct{ feeds, articles int }{{20, 50}, {200, 500}} {
			b.Run(fmt.Sprintf("%s/%dx%d", name, size.feeds, size.articles), func(b *testing.B) {
				s, err := Open(b.Context(), place(), Options{})
				if err != nil {
					b.Fatal(err)
				}
				defer s.Close()
				for i := range size.feeds {
					keeps(b, s.Collection, fmt.Sprintf("feed %03d", i), hourly(0, size.articles))
				}
				b.Run("without news", func(b *testing.B) {
					for b.Loop() {
						polls(b, s.Collection, 0, 0)
					}
				})
				b.Run("with 3 new", func(b *testing.B) {
					n := 0
					for b.Loop() {
						n += 3
						polls(b, s.Collection, n, 3)
					}
				})
				b.Run("a week", func(b *testing.B) {
					week := period.Period{Start: friday.Add(-45 * time.Hour), End: friday.Add(-5 * time.Hour)}
					for b.Loop() {
						if got, err := s.Collection.Articles(b.Context(), "feed 007", week, 1000); err != nil || len(got) != 40 {
							b.Fatalf("%d articles, %v", len(got), err)
						}
					}
				})
			})
		}
	}
}

// hourly are n sample articles, one an hour, the newest so many hours after
// friday.
func hourly(newest, n int) (all []source.Collected) {
	for i := range n {
		name := fmt.Sprint(newest - i)
		all = append(all, source.Collected{
			Article: source.Article{
				ID: "https://trade.example/" + name, Title: "A sample article, number " + name, Link: "https://trade.example/" + name,
				Published: friday.Add(time.Duration(newest-i) * time.Hour), Summary: strings.Repeat("It is a sample. ", 20), Content: strings.Repeat("It is a sample. ", 150),
			},
			Known: "known " + name, Page: "page " + name, Words: "words " + name, Print: name, First: friday, At: friday, Row: i + 1,
		})
	}
	return all
}

func keeps(t testing.TB, c *Collection, key string, changed []source.Collected) {
	if err := c.Collect(t.Context(), source.Feed{Key: key, Asked: friday, Read: friday, Since: friday}, changed); err != nil {
		t.Fatal(err)
	}
}

// polls does what a reading of a feed does that shows 20 articles, of which the
// first are new.
func polls(t testing.TB, c *Collection, newest, fresh int) {
	const key = "feed 007"
	if _, err := c.Claim(t.Context(), key, friday, friday.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if f, err := c.Feed(t.Context(), key); err != nil || f.Key != key {
		t.Fatal(f, err)
	}
	shown := hourly(newest, 20)
	known, err := c.Known(t.Context(), key, shown)
	if err != nil || len(known) != 20-fresh {
		t.Fatalf("%d articles are known, %v", len(known), err)
	}
	keeps(t, c, key, shown[:fresh])
}
