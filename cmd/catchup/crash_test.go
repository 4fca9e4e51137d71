package main

import (
	"context"
	"flag"
	"math/rand/v2"
	"sync"
	"testing"
	"time"
)

var (
	kills    = flag.Int("kills", 48, "how many programs TestCrash kills at least, each after a message of it has left")
	editions = flag.Int("editions", 12, "over how many editions TestCrash kills at least")
	seed     = flag.Uint64("seed", 0, "what TestCrash draws its moments by; 0 for other ones each time")
)

// TestCrash kills the program at random moments, again and again until its
// edition is out, and holds what it says against what the mail server has taken: nobody
// is left out, nobody gets a message twice, and where it is not sure, which it
// may be of one message for each connection of a program killed, it says so.
// Only those kills are counted that meet a program after its first message has
// left.
//
//test:serial
func TestCrash(t *testing.T) {
	if *seed == 0 {
		*seed = rand.Uint64()
	}
	scenes := map[string]scene{
		"runs on SQLite":                 {args: []string{"--run", "weekly"}, connections: 1, longest: 500 * time.Millisecond},
		"runs of many connections":       {args: []string{"--run", "weekly"}, connections: 4, longest: 150 * time.Millisecond},
		"a daemon on SQLite":             {connections: 1, longest: 500 * time.Millisecond},
		"two daemons sharing PostgreSQL": {connections: 1, longest: 500 * time.Millisecond, shared: true},
	}
	for name, s := range scenes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rounds, wanted := max(share(*editions, len(scenes)), 1), share(*kills, len(scenes))
			c := &crash{T: t, scene: s, draw: rand.New(rand.NewPCG(*seed, uint64(len(name)))), enough: share(wanted, rounds)}
			for c.rounds < rounds || c.killed < wanted {
				c.round(c.rounds)
			}
			t.Logf("seed %d: %d killed after their first message, and %d before, over %d editions; of %d messages %d were unsure, %d of those had been taken; none lost, none doubled",
				*seed, c.killed, c.early, c.rounds, c.rounds*audience, c.unsure, c.unsureTaken)
		})
	}
}

// share is a part of n, rounded up.
func share(n, parts int) int { return (n + parts - 1) / parts }

// audience is how many subscribers there are.
const audience = 500

// scene is what is killed: one program that is started again, or two daemons
// that share a store.
type scene struct {
	args        []string
	connections int
	longest     time.Duration // that a program may live after its first message
	shared      bool
}

// crash plays a scene until enough programs have been killed.
type crash struct {
	*testing.T
	scene

	mu     sync.Mutex
	draw   *rand.Rand
	enough int // kills of one edition

	rounds, killed, early, unsure, unsureTaken int
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
	c.rounds, c.killed, c.early = c.rounds+1, c.killed+int(p.killed.Load()), c.early+int(p.early.Load())
	p.judge()
	p.close(n%2 == 0)
	if c.Failed() {
		c.Fatalf("seed %d, round %d, after %d kills", *seed, n, p.kills())
	}
}
