package main

import (
	"log/slog"
	"strings"
	"testing"
	"unicode"

	"catchup/internal/edition"
)

// TestLogBesideProgress holds that a line of the log begins at the beginning of
// a line, and that the step under way stands below it again.
func TestLogBesideProgress(t *testing.T) {
	var out strings.Builder
	d := &door{screen: screen{&out, &out}}
	p := d.progress()
	p.terminal, p.width = true, 20
	p.step(edition.Step{Verb: "sending", Object: "1 of 25, 1 a second, 24s left"})
	d.screen.say("a line of the log")
	p.step(edition.Step{Verb: "sent", Object: "25 of 25", Result: "by a sample"})
	p.end()
	shown := "sending 1 of 25, 1 …"
	if want := shown + clear + "a line of the log\n" + shown + clear + "sent    25 of 25           by a sample\n"; out.String() != want {
		t.Errorf("the terminal gets\n%q, want\n%q", out.String(), want)
	}
}

// TestTerminalObeysNobody holds that what others wrote neither moves the cursor
// of a terminal nor turns the direction of its lines.
func TestTerminalObeysNobody(t *testing.T) {
	const title = "\x1b[2JWards\u009b31m\u202e to close\r\u2067\x7f"
	for name, print := range map[string]func(*door){
		"printf": func(d *door) { d.screen.printf("%s\n", title) },
		"say":    func(d *door) { d.screen.say("%s", title) },
		"log":    func(d *door) { d.log(slog.LevelInfo).Info(title, "title", title, "reason", []string{title}) },
		"progress": func(d *door) {
			d.progress().step(edition.Step{Verb: "read", Object: title, Result: title})
		},
	} {
		var out strings.Builder
		print(&door{screen: screen{&out, &out}})
		line, ended := strings.CutSuffix(out.String(), "\n")
		if !ended || !strings.Contains(line, "Wards") || strings.ContainsFunc(line, unicode.IsControl) || strings.ContainsRune(line, '\u202e') ||
			strings.Count(line, "\u2067") != strings.Count(line, "\u2069") {
			t.Errorf("%s prints %+q", name, out.String())
		}
	}
}
