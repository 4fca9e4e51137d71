package main

import (
	"encoding/json"
	"fmt"
	"io"

	"catchup/internal/control"
)

// screen is what the user reads: what was asked for, and beside it what is
// wrong. Nothing of it moves the cursor of a terminal or turns the direction of
// its lines, whoever wrote it.
type screen struct{ out, err io.Writer }

func (on screen) printf(format string, args ...any) { printTo(on.out, format, args...) }

func printTo(out io.Writer, format string, args ...any) {
	fmt.Fprint(out, control.Drop(fmt.Sprintf(format, args...)))
}

// printJSON prints a value for machines.
func (on screen) printJSON(x any) error {
	out := json.NewEncoder(on.out)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(x)
}

// fact prints a line of a figure, if there is something to say.
func (on screen) fact(name, words string) {
	if words != "" {
		on.printf("  %-10s %s\n", name, words)
	}
}

func (on screen) say(format string, args ...any) {
	printTo(on.err, format+"\n", args...)
}
