// Catchup-eval measures the steps of package story: it reads documents
// as JSON lines on standard input and writes what a judge of each stretch
// reads. It is a developer's tool; internal/story/README.md has the commands.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

const usage = `usage: catchup-eval TASK < documents.jsonl > results.jsonl

A document is a line {"id", "text"} and may have a "title", an "outlet", the time
it was "published" (RFC 3339) and its "week". A document of several articles has
"articles", each with a "title" and a "text", or a text that is parted by "|||||".

tasks:
  sentences             {"id", "sentences"}
  duplicates            {"a", "b", "dup"} for each pair of copies
  cluster               {"id", "cluster"}
  choose -by week       {"edition", "rank", "heading", "heading_item", "items", "summary": [{"text", "item"}], "kind"}
                        for each story of each week, as an edition would tell it; -n N sentences
  summarise -n N        {"id", "summary"}, one article each
  summarise-story -n N  {"id", "summary"}, several articles each
  figures               {"doc", "text", "kind", "value", "unit", "start", "end", …} for each figure
`

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "catchup-eval:", err)
		os.Exit(2)
	}
}

// run does the task that the arguments name.
func run(args []string, in io.Reader, out io.Writer) error {
	task, o, err := parse(args)
	if err != nil {
		return fmt.Errorf("%w\n\n%s", err, usage)
	}
	documents, err := read(in)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(out)
	results := json.NewEncoder(w)
	results.SetEscapeHTML(false)
	for _, result := range tasks[task](documents, o) {
		if err := results.Encode(result); err != nil {
			return fmt.Errorf("writing results: %w", err)
		}
	}
	return w.Flush()
}

// options are the flags of a task.
type options struct {
	n  int    // the sentences of a summary
	by string // what parts documents into editions: "week"
}

// parse reads "TASK [-n N] [-by week]".
func parse(args []string) (task string, o options, err error) {
	if len(args) == 0 || tasks[args[0]] == nil {
		return "", o, errors.New("which task?")
	}
	flags := flag.NewFlagSet("catchup-eval", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.IntVar(&o.n, "n", 3, "")
	flags.StringVar(&o.by, "by", "", "")
	if err := flags.Parse(args[1:]); err != nil {
		return "", o, err
	}
	switch {
	case o.n < 1 || flags.NArg() > 0:
		return "", o, errors.New("after the task comes nothing or -n and a number from 1")
	case (args[0] == "choose") != (o.by == "week") || o.by != "" && o.by != "week":
		return "", o, errors.New("choose, and no other task, has -by week")
	}
	return args[0], o, nil
}
