package store

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/period"
	"catchup/internal/pgtest"
	"catchup/internal/source"
	"catchup/internal/store/storetest"
	"catchup/internal/subscriber"
)

// TestDryCollection reads what is collected from the original of a copy, in use
// and at rest, and keeps nothing.
func TestDryCollection(t *testing.T) {
	file, server := filepath.Join(t.TempDir(), "catchup.db"), pgtest.Schema(t)
	for name, c := range map[string]struct{ address, dry string }{
		"SQLite": {file, file}, "PostgreSQL": {server, server + "&default_transaction_read_only=on"},
	} {
		t.Run(name, func(t *testing.T) {
			s := opened(t, c.address, Options{})
			collects(t, s, "kept", 2)
			dry := opened(t, c.dry, Options{Dry: true})
			collects(t, dry, "dry", 3)
			if won, err := dry.Collection.Claim(t.Context(), "kept", friday, friday); err != nil || !won {
				t.Errorf("a dry store gives the turn: %t, %v", won, err)
			}
			if err := dry.Collection.Trim(t.Context(), "kept", friday.AddDate(1, 0, 0), 0); err != nil {
				t.Error(err)
			}
			var copied int
			if err := dry.db.QueryRowContext(t.Context(), `SELECT (SELECT COUNT(*) FROM articles) + (SELECT COUNT(*) FROM feeds)`).Scan(&copied); err != nil || copied > 0 {
				t.Errorf("%d rows are copied into memory, %v", copied, err)
			}
			for _, state := range []string{"in use", "with more", "at rest"} {
				if state == "with more" {
					collects(t, s, "later", 1)
				}
				want := inside(t, s)
				if state == "at rest" {
					s.Close()
				}
				if diff := cmp.Diff(want, inside(t, dry)); diff != "" || len(want["kept"]) != 2 {
					t.Errorf("%s, a dry store has (-want +got):\n%s", state, diff)
				}
			}
		})
	}
}

// TestDryEditions reads the files and the deliveries of an edition from the original
// of a copy.
func TestDryEditions(t *testing.T) {
	file, server := filepath.Join(t.TempDir(), "catchup.db"), pgtest.Schema(t)
	for name, address := range map[string]string{"SQLite": file, "PostgreSQL": server} {
		t.Run(name, func(t *testing.T) {
			s := opened(t, address, Options{})
			if _, err := s.Subscribers.Import(t.Context(), "", storetest.Seq(subscriber.Subscriber{Email: "a@example.org"})); err != nil {
				t.Fatal(err)
			}
			e := &edition.Edition{
				ID: "1", Key: edition.Key{Report: "weekly", Period: "2026-03-13"}, Number: 1, Due: friday, Made: friday,
				Document: &document.Document{}, Files: []edition.File{{Name: "edition.txt", Type: "text/plain", Bytes: []byte("words")}},
			}
			if err := s.Archive.Keep(t.Context(), e, edition.Audience{Report: "weekly"}); err != nil {
				t.Fatal(err)
			}
			dry := opened(t, address, Options{Dry: true})
			found, err := dry.Archive.Find(t.Context(), e.Key)
			if err != nil || len(found.Files) != 1 || string(found.Files[0].Bytes) != "words" {
				t.Errorf("the edition is %+v, %v", found, err)
			}
			if one, err := dry.Archive.File(t.Context(), "1", "edition.txt"); err != nil || string(one.Bytes) != "words" {
				t.Errorf("its file is %+v, %v", one, err)
			}
			want, err := s.Ledger.Standing(t.Context(), "1")
			if err != nil {
				t.Fatal(err)
			}
			if standing, err := dry.Ledger.Standing(t.Context(), "1"); err != nil || standing != want || standing.Queued != 1 {
				t.Errorf("its deliveries are %+v, %v, want %+v", standing, err, want)
			}
			if n, err := dry.Ledger.Reaches(t.Context(), "1", friday); err != nil || n != 1 {
				t.Errorf("%d are reached, %v", n, err)
			}
		})
	}
}

// TestDryOfBefore opens copies of stores that have no articles yet: none at all,
// an empty file, and one that a program of before has left.
func TestDryOfBefore(t *testing.T) {
	folder := t.TempDir()
	before, server := filepath.Join(folder, "before.db"), pgtest.Schema(t)
	for _, address := range []string{before, server} {
		s := opened(t, address, Options{})
		fill(t, s, 3)
		for _, query := range []string{`DROP TABLE articles`, `DROP TABLE feeds`, `DELETE FROM migrations WHERE version > 16`} {
			if _, err := s.db.Exec(t.Context(), query); err != nil {
				t.Fatal(err)
			}
		}
		s.Close()
	}
	empty := filepath.Join(folder, "empty.db")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{filepath.Join(folder, "none.db"), empty, before, server, pgtest.Schema(t)} {
		dry := opened(t, address, Options{Dry: true})
		collects(t, dry, "dry", 3)
		if got := inside(t, dry); len(got) > 0 {
			t.Errorf("%s: a dry store has %v", address, got)
		}
		if n, err := dry.Subscribers.CountByState(t.Context()); err != nil || (address == before || address == server) != (n["active"] == 3) {
			t.Errorf("%s: a dry store has the subscribers %v, %v", address, n, err)
		}
	}
}

// collects keeps n articles of a feed.
func collects(t *testing.T, s *Store, key string, n int) {
	t.Helper()
	if err := s.Collection.Collect(t.Context(), source.Feed{Key: key, Asked: friday, Read: friday}, pieces(n)); err != nil {
		t.Fatal(err)
	}
}

// pieces are n sample articles, one an hour, the newest first.
func pieces(n int) (all []source.Collected) {
	for i := range n {
		name := time.Duration(i).String()
		all = append(all, source.Collected{
			Article: source.Article{ID: name, Title: "Piece " + name, Published: friday.Add(-time.Duration(i) * time.Hour)},
			Known:   name, Page: "page " + name, Words: "words " + name, Print: name, First: friday, At: friday,
		})
	}
	return all
}

// inside are the titles of all articles, by feed.
func inside(t *testing.T, s *Store) map[string][]string {
	t.Helper()
	feeds, err := s.Collection.Feeds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for _, f := range feeds {
		got, err := s.Collection.Articles(t.Context(), f.Key, period.Period{}, 1000)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range got {
			all[f.Key] = append(all[f.Key], a.Title)
		}
	}
	return all
}
