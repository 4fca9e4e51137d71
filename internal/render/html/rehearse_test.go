package html_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"catchup/internal/check"
	"catchup/internal/render/face"
	"catchup/internal/render/html"
	"catchup/templates"
)

// TestRehearse finds words that the templates are not given, each by its file
// and line, wherever in a mail or a page they would be met.
func TestRehearse(t *testing.T) {
	for surface, names := range map[string][]string{
		"mail": {"Opening", "Rest", "Address", "ReadingTime", "Heading.Link", "Level", "Tagline", "Strong", "Remarks", "Lead", "Total", "Finding", "Notes", "Traced", "Heads", "Credits", "Shape"},
		"web":  {"Level", "Tagline", "Strong", "Remarks", "Lead", "Total", "Sub", "Finding", "Notes", "Made", "Rule", "Exact", "From", "Broad", "Cuts", "Heads", "Credits", "Shape", "Wide", "Below", "Frame.Address", "Rel", "Numbers", "Marks", "Class"},
	} {
		for _, name := range names {
			dir, file := spoiled(t, surface, name)
			looks, err := templates.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			var problems check.Problems
			if err := rehearse(t, looks); !errors.As(err, &problems) || problems[0].Pos.File != file || problems[0].Pos.Line < 2 || !strings.Contains(problems[0].Message, "Spoiled") {
				t.Errorf("%s, %s: %v", surface, name, err)
			}
		}
	}
}

func rehearse(t *testing.T, looks *templates.Set) error {
	t.Helper()
	faces, err := face.Read(looks.FS)
	if err != nil {
		t.Fatal(err)
	}
	return errors.Join(html.NewMail(looks, faces).Rehearse(), html.NewWeb(looks, faces).Rehearse())
}

// spoiled is an operator's folder with a template of a surface in which the
// first use of a word is spelt wrong.
func spoiled(t *testing.T, surface, word string) (dir, file string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, surface), 0o755); err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("../../../templates/" + surface + "/*.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "."+word) {
			file = filepath.Join(dir, surface, filepath.Base(name))
			bad := strings.Replace(string(text), "."+word, ".Spoiled", 1)
			if err := os.WriteFile(file, []byte(bad), 0o644); err != nil {
				t.Fatal(err)
			}
			return dir, file
		}
	}
	t.Fatalf("no template has the word %s", word)
	return "", ""
}

func TestNothingIsWrongWithOurTemplates(t *testing.T) {
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	if err := rehearse(t, looks); err != nil {
		t.Error(err)
	}
}

// TestLogo sets a logo in place of the words above the title, beside the page.
func TestLogo(t *testing.T) {
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	faces, err := face.Read(looks.FS)
	if err != nil {
		t.Fatal(err)
	}
	if n := parsed(t, render(t, sample(t))).Find("img[src='logo.png']").Length(); n != 0 {
		t.Errorf("without a logo there are %d", n)
	}
	dir := t.TempDir()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 200, 60))); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "ours.png"), picture.Bytes())
	write(t, filepath.Join(dir, "theme.yaml"), []byte("masthead: { words: Example & Trust, logo: ours.png }"))
	if looks, err = templates.Open(dir); err != nil {
		t.Fatal(err)
	}
	files, err := html.NewMail(looks, faces).Render(t.Context(), sample(t))
	if err != nil {
		t.Fatal(err)
	}
	if last := files[len(files)-1]; last.Name != "logo.png" || last.Type != "image/png" || !bytes.Equal(last.Bytes, looks.Logo.PNG) {
		t.Errorf("the last file is %s, %s", last.Name, last.Type)
	}
	page := parsed(t, files[0].Bytes)
	if n := page.Find("img[src='logo.png'][width='100'][height='30'][alt='Example & Trust']").Length(); n != 1 {
		t.Errorf("the page has %d logos", n)
	}
	if strings.Contains(page.Find("body").Text(), "Example & Trust") {
		t.Error("the words stand beside the logo")
	}
	files, err = html.NewWeb(looks, faces).Render(t.Context(), sample(t))
	if err != nil || len(files) != 1 {
		t.Fatal(len(files), err)
	}
	if n := parsed(t, files[0].Bytes).Find("img[src^='data:image/png;base64,'][width='100'][height='30'][alt='Example & Trust']").Length(); n != 1 {
		t.Errorf("the web page has %d logos", n)
	}
}
