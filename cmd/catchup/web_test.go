package main

import (
	"io"
	"net/http"
	"regexp"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"
)

// page STATUS ADDRESS PATTERN… waits until the address answers with the status,
// and wants each pattern to match the page; ! page ADDRESS wants no response.
func page(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		if response, err := http.Get(args[0]); err == nil {
			response.Body.Close()
			ts.Fatalf("%s answers %d", args[0], response.StatusCode)
		}
		return
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	var body []byte
	until(ts, func() bool {
		response, err := http.Get(args[1])
		if err != nil {
			return false
		}
		defer response.Body.Close()
		body, err = io.ReadAll(response.Body)
		return err == nil && response.StatusCode == want
	}, "answer of "+args[0]+" from "+args[1])
	for _, pattern := range args[2:] {
		if !regexp.MustCompile(pattern).Match(body) {
			ts.Fatalf("%s does not match %s:\n%s", args[1], pattern, body)
		}
	}
}
