// Catchup makes a weekly catch-up of stories and finance tables from the data
// sources named in YAML, and brings it to its subscribers, every one, once.
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
