package main

import (
	"log/slog"
	"strings"
	"testing"
	"unicode"

	"catchup/internal/edition"
)

// TestTerminalObeysNobody holds that what others wrote neither moves the cursor
// of a terminal nor turns the direction of its lines.
func TestTerminalObeysNobody(t *testing.T) {
	const title = "\x1b[2JWards\u009b31m\u202e to close\r\u2067\x7f"
	for name, print := range map[string]func(*door){
		"printf": func(d *door) { d.screen.printf("%s\n", title) },
		"say":    func(d *door) { d.screen.say("%s", title) },
		"log":    func(d *door) { d.log(slog.LevelInfo).Info(title, "title", title, "reason", []string{title}) },
		"progress": func(d *door) {
			newProgress(d.screen.out).step(edition.Step{Verb: "read", Object: title, Result: title})
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
