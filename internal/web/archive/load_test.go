package archive_test

import (
	"bytes"
	"flag"
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	"catchup/internal/browsertest"
)

var load = flag.Duration("load", 2*time.Second, "how long the archive is put under load")

// TestLoad has wrk ask for what readers do, on 64 connections at once, while
// the archive looks for new editions. Every request is answered well.
func TestLoad(t *testing.T) {
	program, err := exec.LookPath("wrk")
	if err != nil {
		browsertest.Lacking(t, "wrk")
	}
	p := newPlace(t)
	p.options.Now = time.Now
	p.keep(t, 29)
	last := issue(t, 30, 1)
	last.File("edition.pdf").Bytes = bytes.Repeat([]byte("%PDF"), 15_000)
	if err := p.store.Keep(t.Context(), last, audience); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program, "-t2", "-c64", "-d", load.String(), "-s", "testdata/readers.lua", p.serve(t)).CombinedOutput()
	if err != nil {
		t.Fatalf("wrk: %v\n%s", err, out)
	}
	_, figures, _ := strings.Cut(string(out), "\nrequests ")
	var requests, bad int
	var seconds, middle, slow float64
	if _, err := fmt.Sscanf(figures, "%d seconds %f bad %d p50 %f p99 %f ms", &requests, &seconds, &bad, &middle, &slow); err != nil {
		t.Fatalf("wrk says %s", out)
	}
	t.Logf("%.0f requests per second, %d of them bad; half within %.2f ms, 99%% within %.2f ms", float64(requests)/seconds, bad, middle, slow)
	if bad > 0 || requests < 100 {
		t.Errorf("of %d requests %d went wrong", requests, bad)
	}
}
