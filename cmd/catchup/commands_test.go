package main

import (
	"catchup/internal/tooltest"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
)

// status N PROGRAM ARG… runs a program that must end with exit status N; N|M
// allows for either.
func status(ts *testscript.TestScript, _ bool, args []string) {
	got, err := 0, ts.Exec(args[1], args[2:]...)
	if ended := new(exec.ExitError); errors.As(err, &ended) {
		got, err = ended.ExitCode(), nil
	}
	ts.Check(err)
	if !slices.Contains(strings.Split(args[0], "|"), strconv.Itoa(got)) {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// edit FILE OLD NEW puts NEW in the place of the one OLD; \n is a new line.
func edit(ts *testscript.TestScript, _ bool, args []string) {
	lines := strings.NewReplacer(`\n`, "\n")
	old, name := lines.Replace(args[1]), ts.MkAbs(args[0])
	text := ts.ReadFile(args[0])
	if n := strings.Count(text, old); n != 1 {
		ts.Fatalf("%q stands %d times in %s", old, n, args[0])
	}
	ts.Check(os.WriteFile(name, []byte(strings.Replace(text, old, lines.Replace(args[2]), 1)), 0o644))
}

// files N DIR wants N files in the folder, counting those in folders below.
func files(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	var found []string
	ts.Check(filepath.WalkDir(ts.MkAbs(args[1]), func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			found = append(found, name)
		}
		return err
	}))
	if len(found) != want {
		ts.Fatalf("%d files in %s, want %d:\n%s", len(found), args[1], want, strings.Join(found, "\n"))
	}
}

// remember DIR notes every name, byte, mode and time of change in the folder.
func remember(ts *testscript.TestScript, _ bool, args []string) {
	stageOf(ts).tree = look(ts, args[0])
}

// unchanged DIR wants the folder to be as it was remembered.
func unchanged(ts *testscript.TestScript, neg bool, args []string) {
	diff := cmp.Diff(stageOf(ts).tree, look(ts, args[0]))
	if (diff == "") == neg {
		ts.Fatalf("%s has changed: %t\n%s", args[0], !neg, diff)
	}
}

// look reads a folder without the scripts' own place for temporary files.
func look(ts *testscript.TestScript, dir string) map[string]string {
	tree := map[string]string{}
	root := ts.MkAbs(dir)
	ts.Check(filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.Name() == ".tmp" {
			return filepath.SkipDir
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		seen := fmt.Sprint(info.Mode(), info.ModTime().UnixNano())
		if !entry.IsDir() {
			data, err := os.ReadFile(name)
			tree[name] = fmt.Sprintf("%s %x", seen, data)
			return err
		}
		if name != root { // a run may have its own temporary files
			tree[name] = seen
		}
		return nil
	}))
	return tree
}

// paper FILE.pdf prints the words of a PDF.
func paper(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(ts.Exec(tooltest.Program(stageOf(ts).t, "pdftotext"), "-layout", args[0], "-"))
}
