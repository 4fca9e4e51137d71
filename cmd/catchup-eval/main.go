// Catchup-eval measures the steps of package story: it reads documents
// as JSON lines on standard input and writes what a judge of each stretch
// reads. It is a developer's tool; internal/story/README.md has the commands.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
)

const usage = `usage: catchup-eval TASK < documents.jsonl > results.jsonl

A document is a line {"id", "text"} and may have a "title" and the time it was
"published" (RFC 3339). A document of several articles has "articles", each
with a "title" and a "text", or a text that is parted by "|||||".

tasks:
  sentences             {"id", "sentences"}
  duplicates            {"a", "b", "dup"} for each pair of copies
  cluster               {"id", "cluster"}
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
	task, n, err := parse(args)
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
	for _, result := range tasks[task](documents, n) {
		if err := results.Encode(result); err != nil {
			return fmt.Errorf("writing results: %w", err)
		}
	}
	return w.Flush()
}

// parse reads "TASK [-n N]"; N is 3 if it is not given.
func parse(args []string) (task string, n int, err error) {
	n = 3
	if len(args) == 0 || tasks[args[0]] == nil {
		return "", 0, errors.New("which task?")
	}
	if len(args) == 3 && args[1] == "-n" {
		n, err = strconv.Atoi(args[2])
	}
	if err != nil || n < 1 || len(args) != 1 && len(args) != 3 {
		return "", 0, errors.New("after the task comes nothing or -n and a number from 1")
	}
	return args[0], n, nil
}
