package main

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"catchup/internal/deliver"
	"catchup/internal/deliver/smtptest"
	"catchup/internal/edition"
	"catchup/internal/pgtest"
	"catchup/internal/store"
)

var (
	kills = flag.Int("kills", 48, "how many programs TestCrash kills")
	seed  = flag.Uint64("seed", 0, "what TestCrash draws its moments by; 0 for other ones each time")
)

// TestCrash kills the program at random moments, again and again until it is
// done, and holds what it says against what the mail server has taken: nobody
// is left out, nobody gets a letter twice, and where it is not sure, which it
// may be of one letter for each connection of a program killed, it says so.
func TestCrash(t *testing.T) {
	if *seed == 0 {
		*seed = rand.Uint64()
	}
	scenes := map[string]scene{
		"runs on SQLite":                 {args: []string{"--run", "weekly"}, connections: 1, longest: 700 * time.Millisecond},
		"runs of many connections":       {args: []string{"--run", "weekly"}, connections: 4, longest: 700 * time.Millisecond},
		"a daemon on SQLite":             {connections: 1, longest: 1500 * time.Millisecond},
		"two daemons sharing PostgreSQL": {connections: 1, longest: 2 * time.Second, shared: true},
	}
	for name, s := range scenes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := &crash{T: t, scene: s, draw: rand.New(rand.NewPCG(*seed, uint64(len(name)))), enough: (*kills + len(scenes) - 1) / len(scenes)}
			for round := 0; c.killed < c.enough; round++ {
				c.round(round)
			}
			t.Logf("seed %d: %d killed in %d rounds; of %d letters %d were unsure, %d of those had been taken; none lost, none doubled",
				*seed, c.killed, c.rounds, c.rounds*audience, c.unsure, c.unsureTaken)
		})
	}
}

// audience is how many readers there are.
const audience = 500

// scene is what is killed: one program that is started again, or two daemons
// that share a store.
type scene struct {
	args        []string
	connections int
	longest     time.Duration // that a program may live
	shared      bool
}

// crash plays a scene until enough programs have been killed.
type crash struct {
	*testing.T
	scene

	mu     sync.Mutex
	draw   *rand.Rand
	enough int // programs to be killed

	rounds, killed, unsure, unsureTaken int
}

// play is one round: an edition for all readers.
type play struct {
	*crash
	server  *smtptest.Server
	address string // of the store
	dirs    []string
	store   *store.Store
	killed  atomic.Int32
}

// round kills until the edition is out, and looks what has become of it.
func (c *crash) round(n int) {
	p := c.stage()
	defer p.store.Close()
	ctx, done := context.WithCancel(c.Context())
	defer done()
	var programs sync.WaitGroup
	for i := range p.dirs {
		programs.Go(func() { p.perform(ctx, i, done) })
	}
	if len(c.args) == 0 { // a daemon does not end by itself
		p.await(ctx)
		done()
	}
	programs.Wait()
	c.rounds, c.killed = c.rounds+1, c.killed+int(p.killed.Load())
	p.judge()
	p.settle(n%2 == 0)
	if c.Failed() {
		c.Fatalf("seed %d, round %d, after %d kills", *seed, n, p.killed.Load())
	}
}

// crashed is an installation whose edition is owed.
const crashed = `
-- config/catchup.yaml --
timezone: UTC
store: "${STORE}"
sources: { readers: { csv: { path: config/readers.csv } } }
reports: { weekly: { spec: reports/weekly.yaml, schedule: { at: "%d * * * *" }, to: { list: readers, formats: [text] } } }
mail:
  from: catchup@example.org
  lease: 1s
  smtp: { host: 127.0.0.1, port: %d, tls: none, connections: %d }
-- reports/weekly.yaml --
title: Today
period: day
sections: [ { note: Hello } ]
-- config/readers.csv --
email
`

// stage lays out a new installation for each program, beside a mail server
// that takes a moment for each letter.
func (c *crash) stage() *play {
	p := &play{crash: c, dirs: []string{c.TempDir()}}
	p.server = smtptest.Start(c, smtptest.Options{Reply: func(verb, _ string, _ int) string {
		if verb == "." {
			time.Sleep(c.moment(8 * time.Millisecond))
		}
		return ""
	}})
	p.address = filepath.Join(p.dirs[0], "var", "catchup.db")
	if c.shared {
		p.address, p.dirs = pgtest.Schema(c), append(p.dirs, c.TempDir())
	}
	text := fmt.Sprintf(crashed, time.Now().UTC().Add(-30*time.Minute).Minute(), p.server.Port, c.connections)
	for i := range audience {
		text += fmt.Sprintf("reader%03d@example.org\n", i)
	}
	for _, dir := range p.dirs {
		p.must(txtar.Write(txtar.Parse([]byte(text)), dir))
	}
	var err error
	p.store, err = store.Open(c.Context(), p.address, store.Options{})
	p.must(err)
	return p
}

func (p *play) must(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

// moment draws a span up to the longest.
func (c *crash) moment(longest time.Duration) time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Duration(c.draw.Int64N(int64(longest)))
}

// perform starts the program of a folder again and again, and kills it, until
// ctx ends; a run also until it has ended by itself.
func (p *play) perform(ctx context.Context, i int, done func()) {
	for ctx.Err() == nil {
		var out bytes.Buffer
		c := p.command(p.dirs[i], p.args...)
		c.Stdout, c.Stderr = &out, &out
		if err := c.Start(); err != nil {
			p.Error(err)
			return
		}
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		select {
		case <-p.killing():
			c.Process.Kill()
			if <-ended; c.ProcessState.ExitCode() == -1 {
				p.killed.Add(1)
			}
		case <-ctx.Done():
			c.Process.Signal(syscall.SIGTERM)
			<-ended
			p.ended(c, &out)
		case <-ended:
			p.ended(c, &out)
			done()
		}
	}
}

func (p *play) command(dir string, args ...string) *exec.Cmd {
	c := exec.Command("catchup", append([]string{"--dir", dir}, args...)...)
	c.Env = append(os.Environ(), "STORE="+p.storeOf(dir))
	return c
}

func (p *play) storeOf(dir string) string {
	if p.shared {
		return p.address
	}
	return "var/catchup.db"
}

// killing is heard at a random moment, or never if enough have been killed.
func (p *play) killing() <-chan time.Time {
	if int(p.killed.Load())+p.crash.killed >= p.enough {
		return nil
	}
	return time.After(p.moment(p.longest))
}

// ended wants a program that was not killed to have ended well, or with
// readers who have not been reached; or by SIGTERM, before it listened to it.
func (p *play) ended(c *exec.Cmd, out io.Reader) {
	status := c.ProcessState.Sys().(syscall.WaitStatus)
	if code := status.ExitStatus(); code != 0 && code != 4 && status.Signal() != syscall.SIGTERM {
		words, _ := io.ReadAll(out)
		p.Errorf("a program ended with %s:\n%s", c.ProcessState, words)
	}
}

// crashPatience is how long a round may take.
const crashPatience = 2 * time.Minute

// await waits until nothing of the edition is left to be sent.
func (p *play) await(ctx context.Context) {
	for begun := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		if e := p.edition(); e != nil {
			s, err := p.store.Standing(ctx, e.ID)
			if err == nil && s.Total() == audience && s.Queued == 0 && s.Sending == 0 {
				return
			}
		}
		if time.Since(begun) > crashPatience || ctx.Err() != nil {
			p.Error("the edition is not out")
			return
		}
	}
}

// edition is the one there is, nil if there is none yet.
func (p *play) edition() *edition.Edition {
	e, err := p.store.Before(p.Context(), edition.Key{Report: "weekly"}, time.Now().Add(time.Hour))
	if err != nil {
		return nil
	}
	return e
}

// taken are the Message-IDs that the server has taken for each address.
func (p *play) taken() map[string][]string {
	all := map[string][]string{}
	for _, m := range p.server.Mails() {
		head, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(m.Data))).ReadMIMEHeader()
		p.must(err)
		to := strings.Trim(strings.TrimPrefix(m.To, "TO:"), "<>")
		all[to] = append(all[to], strings.Trim(head.Get("Message-Id"), "<>"))
	}
	return all
}

// rows are the deliveries of the edition.
func (p *play) rows() (all []deliver.Delivery) {
	e := p.edition()
	if e == nil {
		p.Fatal("there is no edition")
	}
	for d, err := range p.store.Rows(p.Context(), e.ID) {
		p.must(err)
		all = append(all, d)
	}
	return all
}

// judge holds the ledger against the server.
func (p *play) judge() {
	taken, rows, unsure := p.taken(), p.rows(), 0
	if len(rows) != audience {
		p.Errorf("%d readers have a row", len(rows))
	}
	for _, d := range rows {
		n := len(taken[d.Email])
		switch {
		case n > 1:
			p.Errorf("%s is doubled: %d letters", d.Email, n)
		case d.State == deliver.Unsure:
			unsure, p.unsureTaken = unsure+1, p.unsureTaken+n
		case d.State != deliver.Sent || n != 1:
			p.Errorf("%s is lost: the ledger has %s (%s), the server %d letters", d.Email, d.State, d.Reason, n)
		}
		if n == 1 && d.State == deliver.Sent && taken[d.Email][0] != d.MessageID {
			p.Errorf("%s got %s, the ledger has %s", d.Email, taken[d.Email], d.MessageID)
		}
	}
	if bound := int(p.killed.Load()) * p.connections; unsure > bound {
		p.Errorf("%d letters are unsure after %d kills, want %d at most", unsure, p.killed.Load(), bound)
	}
	p.unsure += unsure
}

// settle has what is unsure left at that, or else decided by what the server
// has taken; then all must be settled.
func (p *play) settle(leave bool) {
	taken := p.taken()
	for _, d := range p.rows() {
		if d.State == deliver.Unsure && !leave && len(taken[d.Email]) == 0 {
			p.decide("--unsure=send", "--to", d.Email)
		}
	}
	p.decide("--unsure=leave")
	taken = p.taken()
	for _, d := range p.rows() {
		n := len(taken[d.Email])
		if n > 1 || !leave && n != 1 || d.State != deliver.Sent && d.State != deliver.Skipped {
			p.Errorf("in the end %s has %d letters, the ledger %s", d.Email, n, d.State)
		}
	}
}

func (p *play) decide(args ...string) {
	var out bytes.Buffer
	c := p.command(p.dirs[0], append([]string{"resend", "weekly"}, args...)...)
	c.Stdout, c.Stderr = &out, &out
	if c.Run(); c.ProcessState == nil {
		p.Fatal("resend could not be started")
	}
	p.ended(c, &out)
}
