package archive_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/web/archive"
	"catchup/internal/web/webtest"
)

// TestPicturesBesideThePage keeps an edition with the picture of a story: the page
// of the document that the store keeps shows it from beside itself, served and
// written, and other files of the mail stay with the mail.
func TestPicturesBesideThePage(t *testing.T) {
	p := newPlace(t)
	e := issue(t, 1, 0)
	e.Document.Blocks = append(e.Document.Blocks, document.Story{Heading: "A hill", Paragraphs: []document.Paragraph{document.Say("A sample.")},
		Picture: &document.Picture{Alt: "Three hills", Credit: "Jo Doe / The Sample", Link: "https://sample.example/hill.jpg", File: document.PictureFile(1), Width: 600, Height: 400, Bytes: []byte("hills")}})
	e.Files = append(e.Files, edition.File{Name: "picture-1.jpg", Type: "image/jpeg", Bytes: []byte("hills")})
	if err := p.store.Archive.Keep(t.Context(), e, audience); err != nil {
		t.Fatal(err)
	}
	top := p.serve(t) + "weekly/2024-06-14/"
	page := webtest.Ask(t, "GET", top)
	shown := string(page.Body)
	if !strings.Contains(shown, `<img src="picture-1.jpg" width="600" height="400" alt="Three hills">`) || strings.Contains(shown, "sample.example") {
		t.Errorf("the page shows no picture of its own:\n%s", shown)
	}
	if policy := page.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "img-src 'self' data:") {
		t.Errorf("the page may not show it: %s", policy)
	}
	picture := webtest.Ask(t, "GET", top+"picture-1.jpg")
	if string(picture.Body) != "hills" || picture.Header.Get("Content-Type") != "image/jpeg" {
		t.Errorf("the picture is %q, %s", picture.Body, picture.Header.Get("Content-Type"))
	}
	for _, name := range []string{"chart-1.png", "picture-2.jpg", "picture-01.jpg", "picture-.jpg"} {
		if got := webtest.Ask(t, "GET", top+name); got.Status != 404 {
			t.Errorf("%s is served: %d", name, got.Status)
		}
	}
	dir := t.TempDir()
	if _, err := archive.Write(t.Context(), p.options, dir); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "weekly/2024-06-14/picture-1.jpg")); string(data) != "hills" {
		t.Errorf("%q is written, %v", data, err)
	}
}
