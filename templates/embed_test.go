package templates_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"catchup/internal/check"
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
	if err := set.Mail.Execute(&page, "en-GB", "words"); err != nil {
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
	const page, theme = "mail/edition.html.tmpl", "theme.yaml"
	for name, test := range map[string]struct{ file, text, want string }{
		"no colour":       {theme, "light:\n  ink: blue\n", theme + `:2:8: light.ink: "blue" is not a colour: write it as "#005EB8", with the quotes`},
		"unknown role":    {theme, "light:\n  inc: \"#000000\"\n", theme + `:2:3: light.inc: unknown key (did you mean "ink"?)`},
		"faint text":      {theme, "light:\n  muted: \"#AAAAAA\"", theme + ":2:10: light.muted: #AAAAAA on the paper, #FFFFFF, has a contrast of only 2.32:1 (text needs 4.5:1 or more)"},
		"faint in dark":   {theme, "dark: { bad: \"#D5281B\" }", theme + ":1:14: dark.bad: "},
		"dark paper":      {theme, "\nlight:\n  paper: \"#000000\"\n", theme + ":3:3: light.ink: #212B32 on the paper, #000000, has a contrast of only "},
		"no such face":    {theme, "fonts: { sans: \"'Arial', sans-serif\" }", theme + ":1:16: fonts.sans: \"'Arial'\" is not the name of a face"},
		"only one face":   {theme, "fonts: { serif: Georgia }", theme + ":1:17: fonts.serif: after Georgia there is nothing for machines without it"},
		"too thick":       {theme, "masthead: { rule: 60px }", theme + `:1:19: masthead.rule: "60px" is not between 0px and 24px`},
		"no logo":         {theme, "masthead: { words: We, logo: ours.png }", theme + ":1:30: masthead.logo: there is no file ours.png (it lies beside theme.yaml)"},
		"a logo outside":  {theme, "masthead: { words: We, logo: ../ours.png }", theme + ":1:30: masthead.logo: there is no file ../ours.png"},
		"no picture":      {theme, "masthead: { words: We, logo: theme.yaml }", theme + ":1:30: masthead.logo: theme.yaml: it is not a PNG (mail programs show no SVG"},
		"a logo unsaid":   {theme, "masthead: { logo: theme.yaml }", theme + ":1:19: masthead.logo: a logo needs words, for those who do not see it"},
		"no such paper":   {theme, "page: { size: A5 }", theme + `:1:15: page.size: "A5" is not a size of paper: A4 or Letter`},
		"narrow margin":   {theme, "page:\n  side: 5mm", theme + `:2:9: page.side: "5mm" is not between 10mm and 50mm`},
		"small print":     {theme, "size: 8pt", theme + `:1:7: size: "8pt" is neither normal nor large nor a size from 9pt to 20pt`},
		"no unit":         {theme, "spacing: 1.2", theme + `:1:10: spacing: "1.2" is not between 75% and 150%`},
		"no YAML":         {theme, "light:\n\tink: 3", theme + ":2:1: "},
		"broken template": {page, "\n\n{{define \"edition\"}}{{if}}{{end}}", page + ":3:1: missing value for if"},
		"unknown word":    {page, "\n{{define \"edition\"}}{{colour}}{{end}}", page + `:2:1: function "colour" not defined`},
		"broken markup":   {page, "{{define \"edition\"}}\n<a href='{{if .}}'{{end}}>{{end}}", page + ":2:14: {{if}} branches end in different contexts"},
		"nothing to set":  {page, "words", `no file defines the template "edition"`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := folder(t, map[string]string{test.file: test.text})
			_, err := templates.Open(dir)
			var problems check.Problems
			if !errors.As(err, &problems) || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(problems[0].Pos.File, dir) {
				t.Errorf("the error is %v, want the problem %s", err, test.want)
			}
		})
	}
}

// TestSizes reads the sizes of words by their names and as they are.
func TestSizes(t *testing.T) {
	for text, want := range map[string]float64{"": 11, "size: normal": 11, "size: large": 12, "size: 14.5pt": 14.5} {
		set, err := templates.Open(folder(t, map[string]string{"theme.yaml": text}))
		if err != nil || set.Theme.Size.Points() != want {
			t.Errorf("%q gives %v, %v", text, set, err)
		}
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
		document.Improving: p.Improving, document.Passing: p.Improving, document.Concerning: p.Concerning, document.Failing: p.Concerning,
	} {
		if got := p.Tone(tone); got != want {
			t.Errorf("%q is %s, want %s", tone, got, want)
		}
	}
	if r, g, b := p.Accent.RGB(); r != 0x00 || g != 0x5E || b != 0xB8 {
		t.Errorf("%s is %d, %d, %d", p.Accent, r, g, b)
	}
}

// TestLogo reads a logo that one can see through, and refuses large ones.
func TestLogo(t *testing.T) {
	const theme = "masthead: { words: An Example Trust, logo: logo.png }"
	picture := func(width, height int) string {
		var out bytes.Buffer
		if err := png.Encode(&out, image.NewNRGBA(image.Rect(0, 0, width, height))); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	set, err := templates.Open(folder(t, map[string]string{"theme.yaml": theme, "logo.png": picture(300, 80)}))
	if err != nil {
		t.Fatal(err)
	}
	if l := set.Logo; l == nil || l.Width != 150 || l.Height != 40 || l.Words != "An Example Trust" {
		t.Fatalf("the logo is %+v", l)
	}
	drawn, err := png.Decode(bytes.NewReader(set.Logo.PNG))
	if err != nil {
		t.Fatal(err)
	}
	if got := color.RGBAModel.Convert(drawn.At(5, 5)); got != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("the ground of the logo is %v", got)
	}
	for name, large := range map[string]string{"by 300 pixels": picture(300, 300), "and may have 100000": strings.Repeat("x", 100_001)} {
		if _, err := templates.Open(folder(t, map[string]string{"theme.yaml": theme, "logo.png": large})); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("the error is %v, want %s", err, name)
		}
	}
}

// TestTied keeps together what a line must not part, in the way that each
// surface allows, and nothing else; words stay words.
func TestTied(t *testing.T) {
	page := `{{define "edition"}}{{tied .}}{{end}}`
	set, err := templates.Open(folder(t, map[string]string{"mail/edition.html.tmpl": page, "web/edition.html.tmpl": page}))
	if err != nil {
		t.Fatal(err)
	}
	const words = "8 to 14 June: 2023-24 & a break-even <b>plan</b>, cost-effectiveness, 100 May"
	tie := func(attribute string) string {
		return "8 to 14&nbsp;June: <span " + attribute + ">2023-24</span> &amp; a <span " + attribute +
			">break-even</span> &lt;b&gt;plan&lt;/b&gt;, cost-effectiveness, 100 May"
	}
	for _, surface := range []struct {
		set  templates.Spoken
		want string
	}{{set.Mail, tie(`style="white-space:nowrap"`)}, {set.Web, tie(`class="tied"`)}} {
		var out bytes.Buffer
		if err := surface.set.Execute(&out, "en-GB", words); err != nil || out.String() != surface.want {
			t.Errorf("%s, %v, want %s", out.String(), err, surface.want)
		}
	}
}
