// Catchup makes a weekly catch-up of stories and finance tables from data
// sources that are named in YAML, and sends it to each of its subscribers,
// once.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	d := &door{in: os.Stdin, screen: screen{os.Stdout, os.Stderr}}
	os.Exit(d.run(ctx, os.Args[1:]))
}
