package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"catchup/internal/edition"
	"catchup/internal/pgtest"
	"catchup/internal/store/storetest"
	"catchup/internal/subscriber"
)

var friday = time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)

// TestRestoredCopyStaysErased replaces the store by a copy from before the
// erasure: the file outside it has the subscriber erased again, and nobody
// else.
func TestRestoredCopyStaysErased(t *testing.T) {
	folder := t.TempDir()
	path, copied := filepath.Join(folder, "catchup.db"), filepath.Join(folder, "copy.db")
	o := Options{Erasures: filepath.Join(folder, "erased")}
	s := opened(t, path, o)
	ids := join(t, s, "gone@example.org", "back@example.org", "stays@example.org")
	vacuum(t, path, copied)
	for _, id := range ids[:2] {
		if err := s.Subscribers.Erase(t.Context(), id, friday.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		restored := opened(t, copied, o)
		if got := emails(t, restored); got != "stays@example.org" {
			t.Errorf("the restored copy has %s", got)
		}
		join(t, restored, "gone@example.org")
		if got := emails(t, restored); got != "stays@example.org" {
			t.Errorf("a list brought back %s", got)
		}
		restored.Close()
	}
	restored := opened(t, copied, o)
	wish := subscriber.Request{ID: "r", Kind: subscriber.SignUp, At: friday.Add(2 * time.Hour), Wish: subscriber.Wish{Email: "back@example.org"}}
	if err := restored.Subscribers.Ask(t.Context(), wish); err != nil {
		t.Fatal(err)
	}
	if _, err := restored.Subscribers.Confirm(t.Context(), "r", friday.Add(3*time.Hour)); err != nil {
		t.Fatal(err)
	}
	done, err := restored.Subscribers.Import(t.Context(), "readers", storetest.Seq(subscriber.Subscriber{Email: "back@example.org"}, subscriber.Subscriber{Email: "gone@example.org"}))
	if err != nil {
		t.Fatal(err)
	}
	if n, err := restored.Subscribers.Size(t.Context(), edition.Audience{Report: "weekly", Reading: done.Reading}); n != 1 || err != nil {
		t.Errorf("%d of a list get an edition, %v, want the one who signed up anew", n, err)
	}
	restored.Close()
	if got := emails(t, opened(t, copied, o)); got != "back@example.org stays@example.org" {
		t.Errorf("who signed up anew is not there: %s", got)
	}
}

// TestErasedTwice erases a subscriber who signed up again, and loses the file.
// The store writes the last erasure into the next file, so that a copy from
// between the two stays erased.
func TestErasedTwice(t *testing.T) {
	folder := t.TempDir()
	path, copied := filepath.Join(folder, "catchup.db"), filepath.Join(folder, "copy.db")
	o := Options{Erasures: filepath.Join(folder, "erased")}
	s := opened(t, path, o)
	for n, hour := range []time.Duration{0, 2 * time.Hour} {
		wish := subscriber.Request{ID: fmt.Sprint(n), Kind: subscriber.SignUp, At: friday.Add(hour), Wish: subscriber.Wish{Email: "a@example.org"}}
		if err := s.Subscribers.Ask(t.Context(), wish); err != nil {
			t.Fatal(err)
		}
		r, err := s.Subscribers.Confirm(t.Context(), wish.ID, wish.At)
		if err != nil {
			t.Fatal(err)
		}
		if n == 1 {
			vacuum(t, path, copied)
		}
		if err := s.Subscribers.Erase(t.Context(), r.ID, wish.At.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	if err := os.Remove(o.Erasures); err != nil {
		t.Fatal(err)
	}
	opened(t, path, o)
	if got := emails(t, opened(t, copied, o)); got != "" {
		t.Errorf("the restored copy has %s", got)
	}
}

// TestLostFileIsWrittenAgain has the store keep the marks when the file is
// lost, and the file keep them when its last line was cut off.
func TestLostFileIsWrittenAgain(t *testing.T) {
	folder := t.TempDir()
	o := Options{Erasures: filepath.Join(folder, "var", "erased")}
	path := filepath.Join(folder, "catchup.db")
	s := opened(t, path, o)
	ids := join(t, s, "a@example.org", "b@example.org")
	if err := s.Subscribers.Erase(t.Context(), ids[0], friday); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(o.Erasures)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(o.Erasures); err != nil || info.Mode().Perm() != 0o600 || bytes.Contains(before, []byte("example.org")) {
		t.Errorf("others may read the file, or it names somebody: %v, %v\n%s", info.Mode(), err, before)
	}
	s.Close()
	if err := os.Remove(o.Erasures); err != nil {
		t.Fatal(err)
	}
	s = opened(t, path, o)
	after, err := os.ReadFile(o.Erasures)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file is now %q, %v; want %q", after, err, before)
	}
	if err := os.WriteFile(o.Erasures, append(after, "9be1 2024-0"...), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Subscribers.Erase(t.Context(), ids[1], friday); err != nil {
		t.Fatal(err)
	}
	if has, err := s.Subscribers.erasures.read(); len(has.marks) != 2 || err != nil {
		t.Errorf("after a line that was cut off the file has %d marks, %v; want 2", len(has.marks), err)
	}
}

// TestErasedIsGone looks for the address in the bytes of the store.
func TestErasedIsGone(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "catchup.db")
	s := opened(t, path, Options{})
	ids := join(t, s, "unmistakable@example.org", "b@example.org")
	if err := s.Subscribers.Erase(t.Context(), ids[0], friday); err != nil {
		t.Fatal(err)
	}
	s.Close()
	for name, data := range listing(t, folder) {
		if strings.Contains(data, "unmistakable") {
			t.Errorf("%s still holds the address", name)
		}
	}
}

// TestServersShareErasures has two programs with files of their own on one
// server.
func TestServersShareErasures(t *testing.T) {
	address, folder := pgtest.Schema(t), t.TempDir()
	one, two := Options{Erasures: filepath.Join(folder, "one")}, Options{Erasures: filepath.Join(folder, "two")}
	s := opened(t, address, one)
	if err := s.Subscribers.Erase(t.Context(), join(t, s, "a@example.org")[0], friday); err != nil {
		t.Fatal(err)
	}
	opened(t, address, two)
	first, err := os.ReadFile(one.Erasures)
	if err != nil {
		t.Fatal(err)
	}
	if second, err := os.ReadFile(two.Erasures); err != nil || !bytes.Equal(first, second) {
		t.Errorf("the second program's file has %q, %v; want %q", second, err, first)
	}
}

// join imports subscribers and returns their IDs in order.
func join(t *testing.T, s *Store, addresses ...string) (ids []string) {
	t.Helper()
	var subscribers []subscriber.Subscriber
	for _, address := range addresses {
		subscribers = append(subscribers, subscriber.Subscriber{Email: address, Signed: friday})
	}
	if _, err := s.Subscribers.Import(t.Context(), "", storetest.Seq(subscribers...)); err != nil {
		t.Fatal(err)
	}
	for _, address := range addresses {
		if r, err := s.Subscribers.SubscriberAt(t.Context(), address); err == nil {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// emails are those of all subscribers, in order.
func emails(t *testing.T, s *Store) string {
	t.Helper()
	var found []string
	for r, err := range s.Subscribers.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, r.Email)
	}
	return strings.Join(found, " ")
}
