package app

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/rogpeppe/go-internal/txtar"

	"catchup/config"
	"catchup/internal/deliver"
	"catchup/internal/deliver/smtptest"
	"catchup/internal/pgtest"
)

// shared is an installation of which several programs serve one store.
const shared = `
-- config/catchup.yaml --
store: ${STORE}
sources:
  beds: { csv: { path: config/beds.csv } }
  readers: { csv: { path: config/readers.csv } }
reports:
  daily:
    spec: reports/daily.yaml
    schedule: { at: "0 16 * * *", catch_up: 1h }
    to: { list: readers, formats: [text] }
mail: { from: catchup@example.org, smtp: { host: 127.0.0.1, port: PORT, tls: none } }
-- config/beds.csv --
ward
Ward 7
-- reports/daily.yaml --
title: Today
period: day
sections: [ { table: { title: Beds, from: beds, columns: [ { name: ward } ] } } ]
-- config/readers.csv --
email
`

// instance is one of several programs: it has a folder, a mail server and a
// clock of its own.
type instance struct {
	*App
	server *smtptest.Server
	stop   func()
}

// start has an instance serve the store at the address.
func start(t *testing.T, address string, subscribers int, o smtptest.Options, now func() time.Time) *instance {
	t.Helper()
	dir, server := t.TempDir(), smtptest.Start(t, o)
	text := strings.Replace(shared, "PORT", fmt.Sprint(server.Port), 1)
	for i := range subscribers {
		text += fmt.Sprintf("reader%d@example.org\n", i)
	}
	if err := txtar.Write(txtar.Parse([]byte(text)), dir); err != nil {
		t.Fatal(err)
	}
	settings, err := config.Load(config.Options{Dir: dir, Env: func(name string) (string, bool) { return address, name == "STORE" }})
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(t.Context(), settings, Options{Dir: dir, Now: now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	a.sweep = 200 * time.Millisecond
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- a.work(ctx) }()
	stop := sync.OnceFunc(func() {
		cancel()
		if err := <-served; err != nil {
			t.Errorf("serving ended with %v", err)
		}
	})
	t.Cleanup(func() { stop(); a.Stop() })
	return &instance{App: a, server: server, stop: stop}
}

// messages counts the messages that each subscriber has got from any instance.
func messages(all []*instance) map[string]int {
	got := map[string]int{}
	for _, one := range all {
		for _, m := range one.server.Mails() {
			got[m.To]++
		}
	}
	return got
}

// eachOnce tells whose messages are more than one.
func eachOnce(t *testing.T, got map[string]int) {
	t.Helper()
	for subscriber, n := range got {
		if n != 1 {
			t.Errorf("%s has got %d letters", subscriber, n)
		}
	}
}

// await waits for what must come true.
func await(t *testing.T, what string, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(3 * time.Minute); !done(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("in vain: %s", what)
		}
	}
}

// meeting lets mail servers take their first message only when all of them have
// been handed one.
type meeting struct {
	come sync.WaitGroup
	each []*sync.Once
}

func newMeeting(n int) *meeting {
	m := &meeting{}
	m.come.Add(n)
	for range n {
		m.each = append(m.each, new(sync.Once))
	}
	return m
}

// server is the i-th.
func (m *meeting) server(i int) smtptest.Options {
	return smtptest.Options{Reply: func(verb, _ string, _ int) string {
		if verb == "." {
			m.each[i].Do(m.come.Done)
			m.come.Wait()
		}
		return ""
	}}
}

// TestInstancesShare has two and four programs send one edition: each sends
// some of it, and no subscriber gets it twice.
func TestInstancesShare(t *testing.T) {
	for _, n := range []int{2, 4} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			const subscribers = 400
			address, m := pgtest.Schema(t), newMeeting(n)
			var all []*instance
			for i := range n {
				all = append(all, start(t, address, subscribers, m.server(i), at("2024-06-14T15:01:00Z")))
			}
			await(t, "every reader has a letter", func() bool { return len(messages(all)) == subscribers })
			for _, one := range all {
				one.stop()
				if sent := len(one.server.Mails()); sent == 0 {
					t.Error("an instance has sent nothing")
				}
			}
			eachOnce(t, messages(all))
		})
	}
}

// at is a clock that begins at the moment.
func at(text string) func() time.Time {
	begin, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	began := time.Now()
	return func() time.Time { return begin.Add(time.Since(began)) }
}

// TestInstanceIsLost cuts one of three programs off from the database while
// all are sending. The others send what it held; nobody gets two messages, and
// who got none is one of the few of whom nobody knows.
func TestInstanceIsLost(t *testing.T) {
	t.Parallel()
	const subscribers = 400
	address, m := pgtest.Schema(t), newMeeting(3)
	lost, cut := throughWire(t, address)
	var all []*instance
	for i, address := range []string{lost, address, address} {
		all = append(all, start(t, address, subscribers, m.server(i), at("2024-06-14T15:01:00Z")))
	}
	m.come.Wait()
	cut()
	await(t, "nothing is owed", func() bool {
		s := standing(t, all[1])
		return s.Queued+s.Sending == 0
	})
	for _, one := range all {
		one.stop()
	}
	got := messages(all)
	eachOnce(t, got)
	s := standing(t, all[1])
	missed := subscribers - len(got)
	if s.Sent+s.Unsure != subscribers || missed > s.Unsure || s.Unsure > 16 {
		t.Errorf("%d readers have no letter, and the ledger has %+v", missed, s)
	}
}

// standing is how the only edition stands.
func standing(t *testing.T, one *instance) deliver.Standing {
	t.Helper()
	var all deliver.Standing
	for e, err := range one.in.store.Archive.Entries(t.Context(), "daily") {
		if err != nil {
			t.Fatal(err)
		}
		if all, err = one.in.store.Ledger.Standing(t.Context(), e.ID); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// throughWire is the address by which PostgreSQL is reached over a wire that
// can be cut.
func throughWire(t *testing.T, address string) (through string, cut func()) {
	t.Helper()
	server, err := pgconn.ParseConfig(address)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	l, err := net.Listen("unix", filepath.Join(folder, ".s.PGSQL.5432"))
	if err != nil {
		t.Fatal(err)
	}
	network, name := pgconn.NetworkAddress(server.Host, server.Port)
	var over atomic.Bool
	var mu sync.Mutex
	ends := map[net.Conn]bool{}
	hold := func(c net.Conn) {
		mu.Lock()
		defer mu.Unlock()
		if ends[c] = true; over.Load() {
			c.Close()
		}
	}
	go func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial(network, name)
			if err != nil {
				near.Close()
				continue
			}
			hold(near)
			hold(far)
			go carry(near, far)
			go carry(far, near)
		}
	}()
	cut = sync.OnceFunc(func() {
		over.Store(true)
		l.Close()
		mu.Lock()
		defer mu.Unlock()
		for c := range maps.Keys(ends) {
			c.Close()
		}
	})
	t.Cleanup(cut)
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("host", folder)
	q.Set("port", "5432")
	u.Host, u.RawQuery = "", q.Encode()
	return u.String(), cut
}

// carry takes what comes from one end of a wire to the other. When either is
// closed, both are: PostgreSQL learns that a program has hung up, and gives back
// what the program had locked.
func carry(to, from net.Conn) {
	io.Copy(to, from)
	to.Close()
	from.Close()
}

// TestClocksDiffer has two programs whose clocks differ by eight minutes serve
// three days, each by the slot of the one and of the other: there is one edition
// of a day, and each subscriber gets one message of it.
func TestClocksDiffer(t *testing.T) {
	t.Parallel()
	const subscribers = 3
	address := pgtest.Schema(t)
	var base atomic.Int64
	clock := func(ahead time.Duration) func() time.Time {
		return func() time.Time { return time.Unix(base.Load(), 0).Add(ahead) }
	}
	slot := time.Date(2024, 6, 14, 15, 0, 0, 0, time.UTC) // 16:00 in London
	base.Store(slot.Add(-10 * time.Minute).Unix())
	fast := start(t, address, subscribers, smtptest.Options{}, clock(5*time.Minute))
	slow := start(t, address, subscribers, smtptest.Options{}, clock(-3*time.Minute))
	all := []*instance{fast, slow}
	for day := range 3 {
		base.Store(slot.AddDate(0, 0, day).Add(-3 * time.Minute).Unix()) // due by the fast clock alone
		await(t, "the day's letters", func() bool { return total(messages(all)) >= (day+1)*subscribers })
		base.Store(slot.AddDate(0, 0, day).Add(4 * time.Minute).Unix()) // due by both
		var wait sync.WaitGroup
		for _, one := range all {
			wait.Go(func() {
				if r, err := one.Run(t.Context(), Order{Report: "daily"}); err != nil || r.Fresh {
					t.Errorf("a second edition was made: %t, %v", r.Fresh, err)
				}
			})
		}
		wait.Wait()
	}
	for _, one := range all {
		one.stop()
	}
	for subscriber, n := range messages(all) {
		if n != 3 {
			t.Errorf("%s has got %d letters of three days", subscriber, n)
		}
	}
}

func total(got map[string]int) (n int) {
	for _, one := range got {
		n += one
	}
	return n
}
