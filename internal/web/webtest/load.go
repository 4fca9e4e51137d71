package webtest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"catchup/internal/tooltest"
)

// Load has wrk send requests to a server on 64 connections for the span. The
// script is a file of Lua that sets request. words are lines that the script
// reads from the file named in CATCHUP_LOAD_WORDS. Load logs how fast the
// responses came, and fails if one was an error or if hardly any came.
func Load(t *testing.T, address, script string, span time.Duration, words ...string) {
	t.Helper()
	program := tooltest.Program(t, "wrk")
	folder := t.TempDir()
	asked, err := os.ReadFile(script)
	if err != nil {
		t.Fatal(err)
	}
	whole, list := filepath.Join(folder, "load.lua"), filepath.Join(folder, "words")
	for name, text := range map[string]string{whole: string(asked) + summary, list: strings.Join(words, "\n")} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command(program, "-t2", "-c64", "-d", span.String(), "-s", whole, address)
	c.Env = append(os.Environ(), "CATCHUP_LOAD_WORDS="+list)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("wrk: %v\n%s", err, out)
	}
	judge(t, string(out))
}

// summary is Lua that has wrk print its result in one line.
const summary = `
done = function(summary, latency)
  local bad = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format("requests %d seconds %.1f bad %d p50 %.2f p99 %.2f ms\n", summary.requests, summary.duration / 1e6, bad, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
`

func judge(t *testing.T, out string) {
	t.Helper()
	_, figures, _ := strings.Cut(out, "\nrequests ")
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
