package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"catchup/internal/deliver/smtptest"
	"catchup/internal/edition"
	"catchup/internal/pgtest"
	"catchup/internal/store"
)

// play is one round: an edition for all subscribers.
type play struct {
	*crash
	server  *smtptest.Server
	address string // of the store
	home    string // what programs are told of it; the address or the file in their folder if empty
	dirs    []string
	store   *store.Store
	lives   lives
	killed  atomic.Int32 // after their first message
	early   atomic.Int32 // before it
}

// kills are all there were.
func (p *play) kills() int { return int(p.killed.Load() + p.early.Load()) }

// crashed is an installation whose edition is owed.
const crashed = `
-- config/catchup.yaml --
timezone: UTC
store: "${STORE}"
sources: { readers: { csv: { path: config/readers.csv } } }
reports: { weekly: { spec: reports/weekly.yaml, schedule: { at: "%s" }, to: { list: readers, formats: [text] } } }
mail:
  from: catchup@example.org
  lease: 1s
  smtp: { host: 127.0.0.1, port: %d, tls: none, connections: %d, helo: "HELO" }
-- reports/weekly.yaml --
title: Today
period: day
sections: [ { note: Hello } ]
-- config/readers.csv --
email
`

// stage lays out a new installation for each program, beside a mail server
// that takes a moment for each message.
func (c *crash) stage() *play {
	p := &play{crash: c, dirs: []string{c.TempDir()}}
	p.server = smtptest.Start(c, smtptest.Options{Reply: func(verb, argument string, connection int) string {
		p.lives.hear(verb, argument, connection)
		if verb == "." {
			time.Sleep(c.moment(8 * time.Millisecond))
		}
		return ""
	}})
	p.address = filepath.Join(p.dirs[0], "var", "catchup.db")
	if c.shared {
		p.address, p.dirs = pgtest.Schema(c), append(p.dirs, c.TempDir())
	}
	text := fmt.Sprintf(crashed, time.Now().UTC().Add(-30*time.Minute).Format("4 15 * * *"), p.server.Port, c.connections)
	for i := range audience {
		text += fmt.Sprintf("reader%03d@example.org\n", i)
	}
	for i, dir := range p.dirs {
		p.must(txtar.Write(txtar.Parse([]byte(strings.Replace(text, "HELO", nameOf(i), 1))), dir))
	}
	var err error
	p.store, err = store.Open(c.Context(), p.address, store.Options{})
	p.must(err)
	return p
}

// nameOf is what the programs of a folder greet the mail server with.
func nameOf(i int) string { return fmt.Sprintf("program%d.example.org", i) }

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
		one := p.lives.begin(nameOf(i))
		c := p.command(p.dirs[i], p.args...)
		c.Stdout, c.Stderr = &out, &out
		if err := c.Start(); err != nil {
			p.Error(err)
			return
		}
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		select {
		case <-p.killing(ctx, one):
			c.Process.Kill()
			if <-ended; c.ProcessState.ExitCode() == -1 {
				p.count(one)
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
	switch {
	case p.home != "":
		return p.home
	case p.shared:
		return p.address
	}
	return "var/catchup.db"
}

// ended wants a program that was not killed to have ended well, or with
// subscribers who have not been reached; or by SIGTERM, before it listened to
// it.
func (p *play) ended(c *exec.Cmd, out io.Reader) {
	status := c.ProcessState.Sys().(syscall.WaitStatus)
	if code := status.ExitStatus(); code != 0 && code != 4 && status.Signal() != syscall.SIGTERM {
		words, _ := io.ReadAll(out)
		p.Errorf("a program ended with %s:\n%s", c.ProcessState, words)
	}
}

// crashTimeout is how long a round may take.
const crashTimeout = 2 * time.Minute

// await waits until nothing of the edition is left to be sent.
func (p *play) await(ctx context.Context) {
	for begun := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		if e := p.edition(); e != nil {
			s, err := p.store.Ledger.Standing(ctx, e.ID)
			if err == nil && s.Total() == audience && s.Queued == 0 && s.Sending == 0 {
				return
			}
		}
		if time.Since(begun) > crashTimeout || ctx.Err() != nil {
			p.Error("the edition is not out")
			return
		}
	}
}

// edition is the one there is, nil if there is none yet.
func (p *play) edition() *edition.Edition {
	e, err := p.store.Archive.Before(p.Context(), edition.Key{Report: "weekly"}, time.Now().Add(time.Hour))
	if err != nil {
		return nil
	}
	return e
}
