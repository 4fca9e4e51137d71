package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// daemon starts the program without a flag; its log is daemon.log, begun anew.
// It is ended with the script.
func startDaemon(ts *testscript.TestScript, _ bool, args []string) {
	log, err := os.OpenFile(ts.MkAbs("daemon.log"), os.O_CREATE|os.O_TRUNC|os.O_APPEND|os.O_WRONLY, 0o644)
	ts.Check(err)
	defer log.Close()
	c := exec.Command("catchup", args...)
	c.Dir, c.Stdout, c.Stderr = ts.MkAbs("."), log, log
	ts.Check(c.Start())
	s := stageOf(ts)
	s.daemon, s.heard = c, map[string]int{}
	ts.Defer(func() {
		if c.ProcessState == nil {
			c.Process.Kill()
			c.Wait()
		}
	})
}

// scriptTimeout is how long a script waits for a running daemon.
const scriptTimeout = 2 * time.Minute

// signal HUP or signal TERM is sent to the daemon.
func signalDaemon(ts *testscript.TestScript, _ bool, args []string) {
	signals := map[string]os.Signal{"HUP": syscall.SIGHUP, "TERM": syscall.SIGTERM}
	ts.Check(stageOf(ts).daemon.Process.Signal(signals[args[0]]))
}

// ended waits for the daemon to end, which it must do with exit status 0.
func ended(ts *testscript.TestScript, _ bool, _ []string) {
	c := stageOf(ts).daemon
	late := time.AfterFunc(scriptTimeout, func() { c.Process.Kill() })
	defer late.Stop()
	if err := c.Wait(); err != nil {
		ts.Fatalf("the daemon did not end well: %v\n%s", err, ts.ReadFile("daemon.log"))
	}
}

// until waits until something is so.
func until(ts *testscript.TestScript, so func() bool, what string) {
	for begun := time.Now(); !so(); time.Sleep(10 * time.Millisecond) {
		if time.Since(begun) > scriptTimeout {
			ts.Fatalf("waited in vain for %s", what)
		}
	}
}

// await PATTERN waits until the daemon's log has the pattern once more than
// it had when await was last asked for it.
func await(ts *testscript.TestScript, _ bool, args []string) {
	pattern := regexp.MustCompile(args[0])
	s := stageOf(ts)
	want := s.heard[args[0]] + 1
	s.heard[args[0]] = want
	until(ts, func() bool {
		return len(pattern.FindAllString(ts.ReadFile("daemon.log"), want)) == want
	}, fmt.Sprintf("line no. %d of the daemon's log like %q", want, args[0]))
}

// get URL TEXT asks a web server until its response holds the text, and prints
// that.
func get(ts *testscript.TestScript, _ bool, args []string) {
	var body []byte
	until(ts, func() bool {
		response, err := http.Get(args[0])
		if err != nil {
			return false
		}
		defer response.Body.Close()
		body, err = io.ReadAll(response.Body)
		return err == nil && bytes.Contains(body, []byte(args[1]))
	}, args[1]+" at "+args[0])
	ts.Stdout().Write(body)
}
