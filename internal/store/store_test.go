package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/deliver"
	"catchup/internal/edition"
	"catchup/internal/source"
	"catchup/internal/store/storetest"
	"catchup/internal/subscriber"
)

func TestSQLite(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Place {
		path := filepath.Join(t.TempDir(), "var", "a ?#%20 name.db")
		return func(t *testing.T) storetest.Store { return whole(opened(t, path, Options{})) }
	})
}

// parts has the methods of all parts, but for the collection, which has a Claim of
// its own.
type parts struct {
	*Archive
	*Ledger
	*Subscribers
	*Returns
	*Notices
	*Sessions
	*Keys
	*Cache
	io.Closer
	collection *Collection
}

func (p parts) Collection() source.Collection { return p.collection }

func whole(s *Store) storetest.Store {
	return parts{s.Archive, s.Ledger, s.Subscribers, s.Returns, s.Notices, s.Sessions, s.Keys, s.Cache, s, s.Collection}
}

func opened(t *testing.T, path string, o Options) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestOpenTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "catchup.db")
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			s, err := Open(t.Context(), path, Options{})
			if err != nil {
				t.Error(err)
				return
			}
			s.Close()
		})
	}
	wait.Wait()
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file may be read by others: %v, %v", info.Mode(), err)
	}
}

func TestOpenRefuses(t *testing.T) {
	folder := t.TempDir()
	newer := filepath.Join(folder, "newer.db")
	if _, err := opened(t, newer, Options{}).db.Exec(t.Context(), `INSERT INTO migrations (version) VALUES (99)`); err != nil {
		t.Fatal(err)
	}
	text := filepath.Join(folder, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("not a database\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		newer:                    "a newer version of this program",
		text:                     "not a database",
		"mysql://localhost/news": "a store is a file, or a database at postgres://",
	} {
		for _, o := range []Options{{}, {Dry: true}} {
			if _, err := Open(t.Context(), path, o); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("Open(%s, %+v) = %v, want %q", path, o, err, want)
			}
		}
	}
}

func TestDryChangesNothing(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "catchup.db")
	s := opened(t, path, Options{})
	if _, err := s.Subscribers.Import(t.Context(), "", storetest.Seq(subscriber.Subscriber{Email: "a@example.org"})); err != nil {
		t.Fatal(err)
	}
	for _, state := range []string{"in use", "at rest"} {
		before := listing(t, folder)
		dry := opened(t, path, Options{Dry: true})
		done, err := dry.Subscribers.Import(t.Context(), "", storetest.Seq(subscriber.Subscriber{Email: "a@example.org"}, subscriber.Subscriber{Email: "b@example.org"}))
		if err != nil || done.Added != 1 {
			t.Errorf("%s: a dry store added %d of 1, %v", state, done.Added, err)
		}
		dry.Close()
		if diff := cmp.Diff(before, listing(t, folder)); diff != "" {
			t.Errorf("%s: a dry store left traces (-before +after):\n%s", state, diff)
		}
		s.Close()
	}
	missing := filepath.Join(folder, "none", "catchup.db")
	dry := opened(t, missing, Options{Dry: true})
	if err := dry.Archive.Keep(t.Context(), &edition.Edition{ID: "1"}, edition.Audience{}); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Dir(missing)); err == nil {
		t.Error("a dry store made a folder")
	}
}

// listing names the files of the folder and their contents.
func listing(t *testing.T, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(e.Name(), "-shm") { // holds the marks of whoever reads
			all[e.Name()] = string(data)
		}
	}
	return all
}

// TestTwoPrograms lets two programs claim the rows of one file: this test
// binary, started twice with the file's name in its environment.
func TestTwoPrograms(t *testing.T) {
	if path := os.Getenv("CATCHUP_TEST_CLAIM"); path != "" {
		claimAll(t, path)
		return
	}
	path := filepath.Join(t.TempDir(), "catchup.db")
	s := opened(t, path, Options{})
	want := fill(t, s, 60)
	outputs := make([][]string, 2)
	var wait sync.WaitGroup
	for i := range outputs {
		wait.Go(func() { outputs[i] = claims(t, path) })
	}
	wait.Wait()
	got := slices.Sorted(slices.Values(slices.Concat(outputs...)))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("readers claimed by two programs, %d and %d (-want +got):\n%s", len(outputs[0]), len(outputs[1]), diff)
	}
}

// fill keeps an edition for n subscribers and returns their addresses.
func fill(t *testing.T, s *Store, n int) (emails []string) {
	t.Helper()
	var subscribers []subscriber.Subscriber
	for i := range n {
		email := fmt.Sprintf("reader%03d@example.org", i)
		subscribers, emails = append(subscribers, subscriber.Subscriber{Email: email}), append(emails, email)
	}
	if _, err := s.Subscribers.Import(t.Context(), "", storetest.Seq(subscribers...)); err != nil {
		t.Fatal(err)
	}
	if err := s.Archive.Keep(t.Context(), &edition.Edition{ID: "e"}, edition.Audience{}); err != nil {
		t.Fatal(err)
	}
	return emails
}

func claimAll(t *testing.T, path string) {
	s := opened(t, path, Options{})
	worker := fmt.Sprint(os.Getpid())
	if err := s.Ledger.Heartbeat(t.Context(), deliver.Worker{ID: worker, Lease: time.Minute}); err != nil {
		t.Fatal(err)
	}
	for {
		rows, _, err := s.Ledger.Claim(t.Context(), deliver.Claim{Edition: "e", Worker: worker, Limit: 1, Now: time.Now()})
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) == 0 {
			return
		}
		fmt.Println("claimed", rows[0].Email)
	}
}

func claims(t *testing.T, path string) (emails []string) {
	command := exec.Command(os.Args[0], "-test.run=^TestTwoPrograms$")
	command.Env = append(os.Environ(), "CATCHUP_TEST_CLAIM="+path)
	output, err := command.CombinedOutput()
	if err != nil {
		t.Errorf("the other program: %v\n%s", err, output)
	}
	lines := bufio.NewScanner(strings.NewReader(string(output)))
	for lines.Scan() {
		if email, found := strings.CutPrefix(lines.Text(), "claimed "); found {
			emails = append(emails, email)
		}
	}
	return emails
}

func TestCancelled(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "catchup.db"), Options{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	e := &edition.Edition{ID: "e"}
	if err := s.Archive.Keep(ctx, e, edition.Audience{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled Keep = %v", err)
	}
	if err := s.Archive.Keep(t.Context(), e, edition.Audience{}); err != nil {
		t.Errorf("Keep after a cancelled one: %v", err)
	}
}
