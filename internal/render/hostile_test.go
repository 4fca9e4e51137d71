package render_test

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/tooltest"
)

// hostile are documents that are as large as the usual limits of an edition let
// them be, in ways that cost the renderers most, behind blocks that are larger
// than that by far.
var hostile = map[string]func() document.Blocks{
	"cells": func() document.Blocks { return document.Blocks{tabled(20_000, 8, "12,345.6"), tabled(5_000, 8, "12")} },
	"words": func() document.Blocks {
		return document.Blocks{
			tabled(1, 2, prose(700_000)), told(prose(800_000), strings.Repeat("x", 800_000)),
			spans(20_000, "https://sample.example/"), told(strings.Repeat("\u200b", 150_000), "A sentence."),
		}
	},
	"charts": func() document.Blocks {
		return slices.Concat(
			repeated(14, func(int) document.Block { return drawn(400, prose(300)) }),
			repeated(10, func(int) document.Block { return drawn(2, strings.Repeat("x", 60_000)) }),
			repeated(700, func(i int) document.Block { return told(fmt.Sprint("A title ", i), prose(600)) }))
	},
}

// beyond are blocks that no edition has room for.
func beyond() document.Blocks {
	return document.Blocks{
		tabled(1, 2, strings.Repeat("a cell ", 60_000_000/14)), tabled(50_000, 8, "1"),
		document.Story{Heading: "A story", Paragraphs: []document.Paragraph{document.Say(strings.Repeat("x", 7_000_000))}},
	}
}

// limited is a hostile document as an edition sets it.
func limited(t *testing.T, name string) *document.Document {
	t.Helper()
	d := grown("cell", 1)
	d.Blocks = hostile[name]()
	figured(d).Blocks = append(beyond(), d.Blocks...)
	usual := edition.Limits{}.Known()
	fit := document.Budget{Part: usual.Part, Whole: usual.Whole}.Fit(d)
	if len(fit.Gaps) != 1 || !strings.HasSuffix(fit.Blocks[0].(document.Note).Text.Plain(), "So are 2 parts after it.") {
		t.Fatalf("left out is %v", fit.Gaps)
	}
	return fit
}

// mostMemory is how much memory of the system the making of one form may take,
// with the document, in a program that is told to do with less.
const (
	mostMemory = 600 << 20
	soft       = "GOMEMLIMIT=450MiB"
)

// TestHostileDocuments makes each form of each hostile document, in a process of
// its own.
func TestHostileDocuments(t *testing.T) {
	if one := os.Getenv("CATCHUP_TEST_HOSTILE"); one != "" {
		renderHostile(t, one)
		return
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for name := range hostile {
		for form := range renderers(t) {
			t.Run(name+" "+form, func(t *testing.T) {
				c := exec.CommandContext(t.Context(), self, "-test.run=^TestHostileDocuments$", "-test.v")
				c.Env = append(os.Environ(), soft, "CATCHUP_TEST_HOSTILE="+name+" "+form)
				out, err := c.CombinedOutput()
				if err != nil {
					t.Fatalf("%v\n%.2000s", err, out)
				}
				t.Logf("%s", out)
			})
		}
	}
}

// renderHostile makes one form of one document, "cells pdf", and holds it to its
// memory.
func renderHostile(t *testing.T, one string) {
	name, form, _ := strings.Cut(one, " ")
	d := limited(t, name)
	runtime.GC()
	d.Override = &document.Override{Reason: "A sample: the mail is cut."}
	began := time.Now()
	if _, err := renderers(t)[form].Render(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	took := peak(t)
	t.Logf("%s: %d MB of memory, %.1f s", one, took>>20, time.Since(began).Seconds())
	if took > mostMemory {
		t.Errorf("%s takes %d MB of memory", one, took>>20)
	}
}

// peak is the most memory that this process has had so far, in bytes.
func peak(t *testing.T) int {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		tooltest.Lacking(t, "way to tell how much memory a process has had: "+err.Error())
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	kilobytes, err := strconv.Atoi(strings.Fields(after)[0])
	if err != nil {
		t.Fatal(err)
	}
	return kilobytes << 10
}
