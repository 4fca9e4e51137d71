package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"catchup/internal/tooltest"
)

// mostSpam is the score a message of ours may have. SpamAssassin takes one for
// spam from 5 on.
const mostSpam = 1.0

var score = regexp.MustCompile(`(?s)score=(-?[0-9.]+) .*?tests=(.*?)autolearn`)

// TestNoSpam has SpamAssassin judge a message of the sample by the rules that
// need no network.
//
//test:serial
func TestNoSpam(t *testing.T) {
	program := tooltest.Program(t, "spamassassin")
	dir := t.TempDir()
	if err := install(dir); err != nil {
		t.Fatal(err)
	}
	d := &door{screen: screen{io.Discard, t.Output()}}
	if status := d.run(t.Context(), []string{"--run", "weekly", "--dir", dir}); status != 0 {
		t.Fatalf("the run ended with %d", status)
	}
	messages, err := filepath.Glob(filepath.Join(dir, "var/outbox/new/*.eml"))
	if err != nil || len(messages) == 0 {
		t.Fatalf("%d letters, %v", len(messages), err)
	}
	message, err := os.ReadFile(messages[0])
	if err != nil {
		t.Fatal(err)
	}
	judge := exec.Command(program, "--local", "--test-mode")
	judge.Stdin, judge.Env = bytes.NewReader(message), append(os.Environ(), "HOME="+t.TempDir())
	judged, err := judge.Output()
	if err != nil {
		t.Fatalf("spamassassin: %v", err)
	}
	m := score.FindSubmatch(judged)
	if m == nil {
		t.Fatalf("spamassassin gave no score: %.600s", judged)
	}
	if points, err := strconv.ParseFloat(string(m[1]), 64); err != nil || points > mostSpam {
		t.Errorf("a letter scores %s for %s", m[1], bytes.Join(bytes.Fields(m[2]), nil))
	} else {
		t.Logf("a letter scores %s for %s", m[1], bytes.Join(bytes.Fields(m[2]), nil))
	}
}
