package main

import (
	"context"
	"sync"
	"time"
)

// lives are the programs of a round. Those of one folder live one after the
// other, and greet the mail server with one name.
type lives struct {
	mu     sync.Mutex
	living map[string]*life // by that name
	of     map[int]*life    // by connection
}

// life is that of one program.
type life struct {
	first chan struct{} // is closed when its first message has left
	sent  func()
}

// begin has a program of the name live.
func (l *lives) begin(name string) *life {
	one := &life{first: make(chan struct{})}
	one.sent = sync.OnceFunc(func() { close(one.first) })
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.living == nil {
		l.living, l.of = map[string]*life{}, map[int]*life{}
	}
	l.living[name] = one
	return one
}

// hear listens to a command of a connection.
func (l *lives) hear(verb, argument string, connection int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch one := l.of[connection]; {
	case verb == "EHLO":
		l.of[connection] = l.living[argument]
	case verb == "." && one != nil:
		one.sent()
	}
}

// seldom is of how many kills one may come at any moment of a life, such as
// before its first message.
const seldom = 5

// killing is heard at a random moment: most often after the first message, and
// never if enough have been killed.
func (p *play) killing(ctx context.Context, one *life) <-chan time.Time {
	if int(p.killed.Load()) >= p.enough {
		return nil
	}
	span := p.moment(p.longest)
	if p.moment(seldom) == 0 {
		return time.After(span)
	}
	heard := make(chan time.Time, 1)
	go func() {
		select {
		case <-one.first:
			heard <- <-time.After(span)
		case <-ctx.Done():
		}
	}()
	return heard
}

// count counts a kill.
func (p *play) count(one *life) {
	select {
	case <-one.first:
		p.killed.Add(1)
	default:
		p.early.Add(1)
	}
}
