package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"catchup/internal/setting"
	"catchup/internal/table"
)

// budget is that of an edition whose sources may hold so many bytes.
func budget(turns *Turns, memory int64) *Budget {
	return turns.Budget(Limits{Memory: setting.Size(memory)})
}

// take takes bytes that must be there.
func take(t *testing.T, s *Share, n int64) {
	t.Helper()
	if err := s.Take(t.Context(), n); err != nil {
		t.Errorf("%d bytes: %v", n, err)
	}
}

// refused takes bytes that must not be there.
func refused(t *testing.T, s *Share, n int64) {
	t.Helper()
	if err := s.Take(t.Context(), n); !errors.Is(err, ErrFull) || !strings.Contains(err.Error(), ": 1 MB") {
		t.Errorf("%d bytes are not refused: %v", n, err)
	}
}

// TestBudget lets the sources of one edition take what it has. What is refused
// is not taken, and what a source does not keep is free again.
func TestBudget(t *testing.T) {
	b := budget(NewTurns(), 1e6)
	defer b.End()
	first, second := b.Share(), b.Share()
	take(t, first, 600_000)
	refused(t, second, 400_001)
	take(t, second, 400_000)
	refused(t, first, 1)
	first.Keep(200_000)
	refused(t, second, 400_001)
	if err := first.fill(t.Context(), 600_001); !errors.Is(err, ErrFull) {
		t.Errorf("filled too far: %v", err)
	}
	if err := first.fill(t.Context(), 600_000); err != nil || b.held != 1e6 {
		t.Errorf("%d bytes are held, %v", b.held, err)
	}
	first.Keep(0)
	second.Keep(9e9) // no more than was taken
	if b.held != 400_000 {
		t.Errorf("%d bytes are held", b.held)
	}
	second.Keep(0)
	if b.held != 0 {
		t.Errorf("%d bytes are held by nobody", b.held)
	}
}

// TestBudgetOfParts reads a source in parts. What they keep is the source's,
// which may keep less.
func TestBudgetOfParts(t *testing.T) {
	b := budget(NewTurns(), 1e6)
	defer b.End()
	whole := b.Share()
	for range 2 {
		part := whole.Part()
		take(t, part, 500_000)
		part.Keep(400_000)
	}
	refused(t, b.Share(), 200_001)
	if err := whole.fill(t.Context(), 800_000); err != nil || b.held != 800_000 {
		t.Errorf("the parts are taken again: %d bytes, %v", b.held, err)
	}
	whole.Keep(10)
	if b.held != 10 {
		t.Errorf("%d bytes are held", b.held)
	}
}

// TestNoBudget has nothing bounded.
func TestNoBudget(t *testing.T) {
	var b *Budget
	s := b.Share().Part()
	take(t, s, 9e18)
	if err := errors.Join(s.Large(t.Context()), s.fill(t.Context(), 9e18), b.Print(t.Context())); err != nil {
		t.Error(err)
	}
	s.Keep(0)
	b.End()
}

// begun is something that may have to wait.
type begun struct {
	done bool
	err  error
}

// begin begins it, and comes back when it is done or waits.
func begin(f func() error) *begun {
	b := new(begun)
	go func() { b.err = f(); b.done = true }()
	synctest.Wait()
	return b
}

// TestOneLargeSource reads one large source of an edition at a time. Small ones
// do not wait.
func TestOneLargeSource(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := budget(NewTurns(), 9e6)
		defer b.End()
		first, second, third := b.Share(), b.Share(), b.Share()
		if err := first.Large(t.Context()); err != nil {
			t.Fatal(err)
		}
		take(t, first, 3e6) // has the turn already
		take(t, second, large)
		more := begin(func() error { return second.Take(t.Context(), 1) })
		ctx, cancel := context.WithCancel(t.Context())
		ended := begin(func() error { return third.Large(ctx) })
		take(t, b.Share(), 1)
		if more.done || ended.done {
			t.Fatal("two large sources are read at once")
		}
		cancel()
		if synctest.Wait(); !errors.Is(ended.err, context.Canceled) {
			t.Errorf("one that was not waited for: %v", ended.err)
		}
		third.Keep(0) // it has no turn to give back
		if synctest.Wait(); more.done {
			t.Error("the turn is given back by who did not have it")
		}
		first.Keep(3e6)
		if synctest.Wait(); !more.done || more.err != nil {
			t.Errorf("the next source: %+v", more)
		}
		second.Keep(0)
	})
}

// TestOneLargeEdition makes one edition with a large source at a time, and
// prints one at a time.
func TestOneLargeEdition(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		turns := NewTurns()
		first, second, small := budget(turns, 9e6), budget(turns, 9e6), budget(turns, 9e6)
		source := first.Share()
		take(t, source, 3e6)
		source.Keep(3e6)
		next := second.Share()
		waits := begin(func() error { return next.Large(t.Context()) })
		take(t, small.Share(), large)
		if waits.done {
			t.Fatal("two large editions are made at once")
		}
		if err := small.Print(t.Context()); err != nil {
			t.Fatal(err)
		}
		prints := begin(func() error { return first.Print(t.Context()) })
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		gone := budget(turns, 1)
		if err := gone.Print(ctx); prints.done || !errors.Is(err, context.Canceled) {
			t.Fatalf("two are printed at once: %v", err)
		}
		gone.End()
		small.End()
		if synctest.Wait(); !prints.done || prints.err != nil || waits.done {
			t.Fatalf("after the small edition: %+v, %+v", prints, waits)
		}
		first.End()
		if synctest.Wait(); !waits.done || waits.err != nil {
			t.Fatalf("after the large edition: %+v", waits)
		}
		next.Keep(0)
		second.End()
		if !turns.editions.TryAcquire(1) || !turns.prints.TryAcquire(1) {
			t.Error("a turn is lost")
		}
	})
}

// timely is a body of so many bytes that can be read until its request ends.
type timely struct {
	context.Context
	left int
}

func (b *timely) Read(p []byte) (int, error) {
	n := min(len(p), b.left)
	if b.left -= n; n == 0 {
		return 0, io.EOF
	}
	return n, b.Err()
}

func (b *timely) Close() error { return nil }

// TestReadingWaits opens a large file, and asks for a large page, while another
// source has the turn. They wait, and the waiting is not part of a page's time.
func TestReadingWaits(t *testing.T) {
	const size = 3_000_000
	path := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(path, make([]byte, size), 0o600); err != nil {
		t.Fatal(err)
	}
	page := roundTrip(func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusOK, Body: &timely{r.Context(), size}}, nil
	})
	file := setting.Location{File: setting.File{Path: setting.Path{Name: "a.csv", Full: path}}}
	for name, from := range map[string]setting.Location{"file": file, "page": wanted(t, "https://example.org/").From} {
		synctest.Test(t, func(t *testing.T) {
			b := budget(NewTurns(), 9e6)
			defer b.End()
			f := NewFetcher(nil, slog.New(slog.DiscardHandler), time.Now)
			f.named = page
			first, second := b.Share(), b.Share()
			if err := first.Large(t.Context()); err != nil {
				t.Fatal(err)
			}
			var got *Fetched
			fetch := begin(func() (err error) {
				got, err = f.Fetch(t.Context(), Request{Share: second}, Wanted{From: from, Timeout: setting.Duration(time.Second)})
				return err
			})
			time.Sleep(time.Minute)
			if fetch.done {
				t.Fatalf("the %s is not waited for: %v", name, fetch.err)
			}
			first.Keep(0)
			if synctest.Wait(); !fetch.done || fetch.err != nil || len(got.Body) != size {
				t.Errorf("the %s: %+v", name, fetch)
			}
			second.Keep(0)
		})
	}
}

// TestWaitingPageLeavesItsHost reads a large page that must wait for another
// edition, which asks the same host in the meantime.
func TestWaitingPageLeavesItsHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := NewFetcher(nil, slog.New(slog.DiscardHandler), time.Now)
		f.public = direct(func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/large":
				w.Write(bytes.Repeat([]byte("x"), 3e6))
			case "/small":
				w.Write([]byte("x"))
			default:
				http.NotFound(w, r)
			}
		})
		f = f.Polite(time.Second, setting.Location{})
		turns := NewTurns()
		first, second := budget(turns, 9e6), budget(turns, 9e6)
		if err := first.Share().Large(t.Context()); err != nil {
			t.Fatal(err)
		}
		waits := begin(func() error {
			_, err := f.Fetch(t.Context(), Request{Share: second.Share()}, wanted(t, "https://a.example/large"))
			return err
		})
		time.Sleep(time.Minute)
		start := time.Now()
		if _, err := f.Fetch(t.Context(), Request{Share: first.Share()}, wanted(t, "https://a.example/small")); err != nil || time.Since(start) > 0 || waits.done {
			t.Errorf("the small page took %s: %v", time.Since(start), err)
		}
		first.End()
		if synctest.Wait(); !waits.done || waits.err != nil {
			t.Errorf("the large page: %+v", waits)
		}
		second.End()
	})
}

// TestShapeTakes reads tables for which the edition has no room, and one for
// which it has.
func TestShapeTakes(t *testing.T) {
	b := budget(NewTurns(), 3e6)
	defer b.End()
	long := words{strings.Repeat("x", 30_000)}
	most := table.Limits{Bytes: 64e6, Cell: 32767, Rows: 1000, Cells: 1000}
	var many words
	for range 110 {
		many = append(many, long...)
	}
	if _, err := Shape(many, table.Shape{Limits: most}, false).Read(t.Context(), Request{Share: b.Share()}); !errors.Is(err, ErrFull) || b.held != 0 {
		t.Errorf("%v, %d bytes are held", err, b.held)
	}
	got, err := Shape(many[:50], table.Shape{Limits: most}, false).Read(t.Context(), Request{Share: b.Share()})
	if err != nil || b.held != got.Memory() || b.held < 1.5e6 {
		t.Errorf("%v, %d bytes are held", err, b.held)
	}
	if _, err := Shape(many[:60], table.Shape{Limits: most}, false).Read(t.Context(), Request{Share: b.Share()}); !errors.Is(err, ErrFull) || b.held != got.Memory() {
		t.Errorf("%v, %d bytes are held", err, b.held)
	}
}
