package main

import (
	"bytes"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"catchup/internal/pgtest"
	"catchup/internal/store"
)

// TestMoveInMidDelivery moves a store from SQLite to PostgreSQL and back while
// its edition is being delivered, kills the programs that send and those that
// move again and again, and has others try to send from the store that is left.
// Then it holds what the last store says against what the mail server has taken:
// nobody is left out, and nobody gets a message twice.
//
//test:serial
func TestMoveInMidDelivery(t *testing.T) {
	if *seed == 0 {
		*seed = rand.Uint64()
	}
	wanted := max(*kills/6, 1)
	c := &crash{T: t, scene: scene{args: []string{"--run", "weekly"}, connections: 1, longest: 300 * time.Millisecond}, draw: rand.New(rand.NewPCG(*seed, 14))}
	m := &mover{crash: c}
	for m.killed < wanted {
		m.round()
	}
	t.Logf("seed %d: %d moves killed, and %d programs that sent, over %d moves of %d editions; %d programs were refused by a store that was left; of %d messages %d were unsure; none lost, none doubled",
		*seed, m.killed, c.killed, m.moved, c.rounds, m.refused, c.rounds*audience, c.unsure)
}

// mover kills programs that move a store.
type mover struct {
	*crash
	killed, moved, refused int
}

// round delivers an edition from three stores, one after the other.
func (m *mover) round() {
	p := m.stage()
	homes := []string{"var/catchup.db", pgtest.Schema(m), "var/third.db"}
	for i, home := range homes[:2] {
		p.home = home
		m.begin(p)
		m.carry(p, homes[i+1])
	}
	p.home = homes[2]
	m.finish(p)
	p.must(p.store.Close())
	var err error
	p.store, err = store.Open(m.Context(), filepath.Join(p.dirs[0], homes[2]), store.Options{})
	p.must(err)
	defer p.store.Close()
	m.rounds, m.crash.killed, m.early = m.rounds+1, m.crash.killed+int(p.killed.Load()), m.early+int(p.early.Load())
	p.judge()
	p.close(m.rounds%2 == 0)
	if m.Failed() {
		m.Fatalf("seed %d, after %d kills of moves", *seed, m.killed)
	}
}

// begin starts a program that sends, and kills it once a message has left.
func (m *mover) begin(p *play) {
	one := p.lives.begin(nameOf(0))
	c := p.command(p.dirs[0], p.args...)
	p.must(c.Start())
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case <-one.first:
		time.Sleep(m.moment(p.longest))
		c.Process.Kill()
		<-ended
		p.count(one)
	case <-ended:
		m.Errorf("a program ended with %s before a message had left", c.ProcessState)
	case <-time.After(crashTimeout):
		m.Error("no message leaves")
	}
}

// mostKills is how many programs that move one store are killed, so that the
// move ends on a slow machine too.
const mostKills = 6

// carry moves the store, and kills the program that does until one is quick
// enough. After each, another tries to send from the store that is left.
func (m *mover) carry(p *play, to string) {
	for kills := 0; ; kills++ {
		var out bytes.Buffer
		c := p.command(p.dirs[0], "move", "--to", to)
		c.Stdout, c.Stderr = &out, &out
		p.must(c.Start())
		longest := m.moment(time.Second)
		if kills >= mostKills {
			longest = crashTimeout
		}
		kill := time.AfterFunc(longest, func() { c.Process.Kill() })
		c.Wait()
		kill.Stop()
		m.tryOld(p)
		switch c.ProcessState.ExitCode() {
		case 0:
			m.moved++
			return
		case -1:
			m.killed++
		default:
			m.Fatalf("a move ended with %s:\n%s", c.ProcessState, &out)
		}
		if kills > mostKills {
			m.Fatalf("the move does not end:\n%s", &out)
		}
	}
}

// tryOld starts a program that sends from the store that is being left, and
// kills it soon, unless it is refused.
func (m *mover) tryOld(p *play) {
	one := p.lives.begin(nameOf(0))
	c := p.command(p.dirs[0], p.args...)
	p.must(c.Start())
	kill := time.AfterFunc(m.moment(p.longest), func() { c.Process.Kill() })
	c.Wait()
	kill.Stop()
	switch c.ProcessState.ExitCode() {
	case -1:
		p.count(one)
	case 2:
		m.refused++
	}
}

// finish lets a program send what is left.
func (m *mover) finish(p *play) {
	for range 2 { // the first may find that the lease of a program killed is not over
		var out bytes.Buffer
		c := p.command(p.dirs[0], p.args...)
		c.Stdout, c.Stderr = &out, &out
		if c.Run(); c.ProcessState == nil {
			m.Fatal("no program could be started")
		}
		p.ended(c, &out)
	}
}
