package render_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"catchup/internal/document"
	"catchup/internal/render/html"
	"catchup/internal/render/pdf"
	"catchup/internal/render/text"
	"catchup/templates"
)

// landscape is a drawn scene, hills under a sky, as a JPEG.
func landscape(width, height int, hue uint8) []byte {
	scene := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			u, v := float64(x)/float64(width), float64(y)/float64(height)
			c := color.RGBA{120 + uint8(80*v), 170 + uint8(50*v), 220, 255}
			for i := range 3 {
				if ridge := 0.45 + 0.15*float64(i) + 0.08*math.Sin(float64(7+3*i)*u+float64(i)); v > ridge {
					c = color.RGBA{hue / uint8(i+2), 90 + 25*uint8(i), 60 + hue/uint8(i+3), 255}
				}
			}
			scene.SetRGBA(x, y, c)
		}
	}
	var out bytes.Buffer
	jpeg.Encode(&out, scene, nil) // a buffer takes everything
	return out.Bytes()
}

// pictured is an edition of stories with pictures: a broad one, a tall one, a small
// one, and one that was not fetched.
func pictured() *document.Document {
	sizes := [][2]int{{1200, 800}, {700, 1000}, {300, 200}, {0, 0}}
	d := &document.Document{Title: "Catch Up", Tagline: "A sample with pictures", Lang: "en-GB", Number: 3, Covers: "8 to 14 June 2024", Issued: time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)}
	d.Blocks = document.Blocks{document.Heading{Level: 2, Text: "This week’s stories"}}
	for i, size := range sizes {
		words := document.Say("The council in Exmoor has bought the hill above the clinic, a sample says. It wants to plant 4,000 trees on it.")
		s := document.Story{
			Heading: "A hill for the clinic at " + []string{"Exford", "Dunster", "Porlock", "Minehead"}[i], Lead: i == 0, Paragraphs: []document.Paragraph{words, words},
			Articles: []document.Article{{Outlet: "The Sample", Title: "A hill", Link: "https://sample.example/hill", Published: d.Issued}},
			Picture:  &document.Picture{Alt: "Three green hills under <a> pale sky", Credit: "Jo Doe / The Sample", Link: "https://sample.example/hill.jpg"},
		}
		if size[0] > 0 {
			s.Picture.File, s.Picture.Width, s.Picture.Height = document.PictureFile(i+1), size[0], size[1]
			s.Picture.Bytes = landscape(size[0], size[1], uint8(60*i+40))
		}
		d.Blocks = append(d.Blocks, s)
	}
	return d
}

// TestPicturesAreShownWithTheirWords looks for each picture in every form, with
// its alternative text and its credit, and for nothing that would be loaded from
// elsewhere.
func TestPicturesAreShownWithTheirWords(t *testing.T) {
	d := pictured()
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	faces := lettered(t, looks)
	files, err := html.NewMail(looks, faces).Render(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, f := range files[1:] {
		named = append(named, f.Name+" "+f.Type)
	}
	if got := strings.Join(named, ", "); got != "picture-1.jpg image/jpeg, picture-2.jpg image/jpeg, picture-3.jpg image/jpeg" {
		t.Errorf("the files beside the mail are %s", got)
	}
	for form, text := range map[string][]byte{"mail": files[0].Bytes, "page": set(t, html.NewWeb(looks, faces), d)} {
		page, err := goquery.NewDocumentFromReader(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		shown := page.Find("img[src^=picture-]")
		if shown.Length() != 3 || page.Find("img[src*=sample]").Length() > 0 {
			t.Errorf("the %s shows %d pictures", form, shown.Length())
		}
		if alt := shown.First().AttrOr("alt", ""); alt != "Three green hills under <a> pale sky" {
			t.Errorf("in the %s it says %q", form, alt)
		}
		if n := strings.Count(string(text), "Picture: Jo\u00a0Doe / The\u00a0Sample") + strings.Count(page.Text(), "Picture: Jo Doe / The Sample"); n < 3 {
			t.Errorf("the %s credits %d of them", form, n)
		}
		small := shown.Last()
		if w, h := small.AttrOr("width", ""), small.AttrOr("height", ""); w != "300" || h != "200" {
			t.Errorf("the %s shows a small picture at %s by %s", form, w, h)
		}
	}
	words := string(set(t, text.Renderer{}, d))
	if n := strings.Count(flat(words), flat("[Picture: Three green hills under <a> pale sky – Jo Doe / The Sample]")); n != 3 {
		t.Errorf("the text tells of %d pictures:\n%s", n, words)
	}
}

// TestACutMailGivesThePageItsPictures cuts stories from a mail: their pictures stay
// files of the edition, since the page shows them.
func TestACutMailGivesThePageItsPictures(t *testing.T) {
	d := pictured()
	d.Override = &document.Override{Reason: "a test"}
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	files, err := html.NewMail(looks, lettered(t, looks)).Within(9_000).Render(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	if shown := bytes.Count(files[0].Bytes, []byte("<img")); shown >= 3 || len(files) != 4 {
		t.Errorf("the mail shows %d pictures, beside it are %d files", shown, len(files)-1)
	}
}

// TestPaperShowsPictures has the PDF hold each picture as it is, as a figure with
// its words, the same at each making.
func TestPaperShowsPictures(t *testing.T) {
	d := pictured()
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	paper := pdf.New(looks, lettered(t, looks), slog.New(slog.DiscardHandler))
	file := set(t, paper, d)
	for _, p := range d.Pictures() {
		if !bytes.Contains(file, p.Bytes) {
			t.Errorf("the PDF lacks %s", p.File)
		}
	}
	for range 5 {
		if !bytes.Equal(file, set(t, paper, d)) {
			t.Fatal("the same document gives other bytes")
		}
	}
	name := filepath.Join(t.TempDir(), "edition.pdf")
	if err := os.WriteFile(name, file, 0o644); err != nil {
		t.Fatal(err)
	}
	tell(t, "qpdf", "--check", name)
	if read := tell(t, "python3", "pdf/testdata/ua_check.py", "--text", name); strings.Count(read, "[alt: Three green hills under <a> pale sky]") != 3 {
		t.Errorf("a screen reader is told\n%s", read)
	}
}
