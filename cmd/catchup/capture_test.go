package main

import (
	"regexp"

	"github.com/rogpeppe/go-internal/testscript"
)

// capture NAME REGEXP puts what stands in the first brackets, in the last
// program's output, into a variable of the environment.
func capture(ts *testscript.TestScript, _ bool, args []string) {
	found := regexp.MustCompile("(?m)" + args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if found == nil {
		ts.Fatalf("nothing is like %s", args[1])
	}
	ts.Setenv(args[0], found[1])
}
