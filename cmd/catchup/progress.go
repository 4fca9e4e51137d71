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
	width    int // of the terminal in columns, zero if it is not known

	mu    sync.Mutex
	under string // the step under way, as it stands on the terminal
}

// progress is that of a run. What is logged or said meanwhile stands in lines
// of its own above the step under way.
func (d *door) progress() *progress {
	f, ok := d.screen.out.(*os.File)
	p := &progress{out: d.screen.out, terminal: ok && term.IsTerminal(int(f.Fd()))}
	if p.terminal {
		p.width, _, _ = term.GetSize(int(f.Fd()))
	}
	d.screen.err = &beside{p, d.screen.err}
	return p
}

// beside writes lines to a place that may be the same terminal.
type beside struct {
	progress *progress
	to       io.Writer
}

func (b *beside) Write(line []byte) (int, error) {
	b.progress.mu.Lock()
	defer b.progress.mu.Unlock()
	b.progress.wipe()
	defer b.progress.draw()
	return b.to.Write(line)
}

// clear erases the line of the terminal that the cursor stands in.
const clear = "\r\x1b[K"

// step prints a step. One without a result is under way.
func (p *progress) step(s edition.Step) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wipe()
	p.under = ""
	if s.Result == "" {
		p.under = cut(s.Verb+" "+s.Object, p.width-2) + " …"
	} else {
		printTo(p.out, "%-7s %-18s %s\n", s.Verb, s.Object, s.Result)
	}
	p.draw()
}

// cut is what of a text fits into so many columns, or all of it if they are not
// known: a line that goes round the edge of a terminal cannot be overwritten.
func cut(text string, columns int) string {
	if runes := []rune(text); columns > 0 && len(runes) > columns {
		return string(runes[:columns])
	}
	return text
}

// end leaves the terminal at the beginning of a line.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wipe()
	p.under = ""
}

// wipe erases the step under way from the terminal, and draw writes it again.
func (p *progress) wipe() {
	if p.terminal && p.under != "" {
		fmt.Fprint(p.out, clear)
	}
}

func (p *progress) draw() {
	if p.terminal && p.under != "" {
		printTo(p.out, "%s", p.under)
	}
}
