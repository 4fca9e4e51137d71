package templates_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/templates"
)

// folder is an operator's folder with the given files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestEmbedded opens the looks without a folder, with one that is missing and
// with one that is empty: they are the same.
func TestEmbedded(t *testing.T) {
	var first templates.Theme
	for i, dir := range []string{"", filepath.Join(t.TempDir(), "none"), t.TempDir()} {
		set, err := templates.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = set.Theme
		}
		if set.Theme != first || set.Theme.Light.Accent != "#005EB8" {
			t.Errorf("the theme of %q is %+v", dir, set.Theme)
		}
		if names, err := fs.Glob(set.FS, "fonts/*"); err != nil || len(names) == 0 {
			t.Errorf("the faces of %q are %v, %v", dir, names, err)
		}
	}
}

func TestOperatorsFilesWin(t *testing.T) {
	set, err := templates.Open(folder(t, map[string]string{
		"theme.yaml":             "light: { accent: \"#7F003B\" }",
		"mail/edition.html.tmpl": `{{define "edition"}}<p style="color:{{light.Accent}}">{{.}}{{template "ours"}}{{end}}`,
		"mail/ours.html.tmpl":    `{{define "ours"}}, ours{{end}}`,
		"fonts/sans.ttf":         "a face",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if l := set.Theme.Light; l.Accent != "#7F003B" || l.Ink != "#212B32" {
		t.Errorf("the palette is %+v", l)
	}
	var page bytes.Buffer
	if err := set.Mail.ExecuteTemplate(&page, "edition", "words"); err != nil {
		t.Fatal(err)
	}
	if got, want := page.String(), `<p style="color:#7F003B">words, ours`; got != want {
		t.Errorf("the page is %s, want %s", got, want)
	}
	if face, _ := fs.ReadFile(set.FS, "fonts/sans.ttf"); string(face) != "a face" {
		t.Errorf("the face has %d bytes", len(face))
	}
}

// TestMistakes wants each to be found at once, by its file and line.
func TestMistakes(t *testing.T) {
	const page = "mail/edition.html.tmpl"
	for name, test := range map[string]struct{ file, text, want string }{
		"no colour":       {"theme.yaml", "light:\n  ink: blue\n", `theme.yaml: line 2: "blue" is not a colour`},
		"unknown role":    {"theme.yaml", "light:\n  inc: \"#000000\"\n", "line 2: field inc not found"},
		"faint text":      {"theme.yaml", "light: { muted: \"#AAAAAA\" }", "theme.yaml: light.muted: #AAAAAA on the paper, #FFFFFF, has a contrast of only 2.32:1 (text needs 4.5:1 or more)"},
		"faint in dark":   {"theme.yaml", "dark: { bad: \"#D5281B\" }", "dark.bad: "},
		"broken template": {page, "\n\n{{define \"edition\"}}{{if}}{{end}}", page + ":3: missing value for if"},
		"unknown word":    {page, "\n{{define \"edition\"}}{{colour}}{{end}}", page + `:2: function "colour" not defined`},
		"broken markup":   {page, "{{define \"edition\"}}\n<a href='{{if .}}'{{end}}>{{end}}", page + ":2:14: {{if}} branches end in different contexts"},
		"nothing to set":  {page, "words", `no file defines the template "edition"`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := folder(t, map[string]string{test.file: test.text})
			_, err := templates.Open(dir)
			if err == nil || !strings.Contains(err.Error(), test.want) || test.file != page && !strings.Contains(err.Error(), filepath.Join(dir, test.file)) {
				t.Errorf("the error is %v, want %s", err, test.want)
			}
		})
	}
}

func TestTones(t *testing.T) {
	set, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	p := set.Theme.Light
	for tone, want := range map[document.Tone]templates.Colour{
		document.Plain: p.Ink, document.Good: p.Good, document.Watch: p.Watch, document.Bad: p.Bad,
	} {
		if got := p.Tone(tone); got != want {
			t.Errorf("%q is %s, want %s", tone, got, want)
		}
	}
	if r, g, b := p.Accent.RGB(); r != 0x00 || g != 0x5E || b != 0xB8 {
		t.Errorf("%s is %d, %d, %d", p.Accent, r, g, b)
	}
}
