package main

import (
	"fmt"
	"io"
	"os"
	"sync"

	"golang.org/x/term"

	"catchup/internal/edition"
)

// progress prints the steps of a run: a line for each that is done, and on a
// terminal a line that is overwritten for the one under way.
type progress struct {
	out      io.Writer
	terminal bool

	mu sync.Mutex
}

func newProgress(out io.Writer) *progress {
	f, ok := out.(*os.File)
	return &progress{out: out, terminal: ok && term.IsTerminal(int(f.Fd()))}
}

// clear erases the line of the terminal that the cursor stands in.
const clear = "\r\x1b[K"

// step prints a step. One without a result is under way.
func (p *progress) step(s edition.Step) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case s.Result == "" && p.terminal:
		fmt.Fprint(p.out, clear)
		printTo(p.out, "%s %s …", s.Verb, s.Object)
	case s.Result != "" && p.terminal:
		fmt.Fprint(p.out, clear)
		fallthrough
	case s.Result != "":
		printTo(p.out, "%-7s %-18s %s\n", s.Verb, s.Object, s.Result)
	}
}

// end leaves the terminal at the beginning of a line.
func (p *progress) end() {
	if p.terminal {
		fmt.Fprint(p.out, clear)
	}
}
