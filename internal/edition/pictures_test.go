package edition_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/render/face"
	"catchup/internal/render/html"
	"catchup/internal/setting"
	"catchup/internal/source"
	"catchup/internal/source/feed"
	"catchup/reports"
	"catchup/templates"
)

// hills is a scene of that size, different for each hue.
func hills(width, height int, hue uint8) image.Image {
	scene := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			scene.SetRGBA(x, y, color.RGBA{hue, uint8(x * 255 / width), uint8(y * 255 / height), 255})
		}
	}
	return scene
}

// grain is a picture of noise, which is large in every quality.
func grain(width, height int, seed uint64) image.Image {
	noise, random := image.NewRGBA(image.Rect(0, 0, width, height)), rand.New(rand.NewPCG(seed, 1))
	for i := range noise.Pix {
		noise.Pix[i] = uint8(random.Uint32())
	}
	return noise
}

// bomb is a PNG that says to have 50,000 by 50,000 pixels.
func bomb() []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), 50_000), 50_000)
	head = append(head, 8, 6, 0, 0, 0)
	out := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), uint32(len(head)-4))
	return binary.BigEndian.AppendUint32(append(out, head...), crc32.ChecksumIEEE(head))
}

// gallery serves pictures, good and bad, and a feed of articles that have them. It
// counts how often each is asked for.
type gallery struct {
	*httptest.Server
	mu    sync.Mutex
	asked map[string]int
}

func openGallery(t *testing.T, articles string) *gallery {
	files := map[string][]byte{"/feed.xml": []byte(articles), "/robots.txt": []byte("User-agent: *\nDisallow: /kept/"), "/bomb.png": bomb(), "/large.jpg": make([]byte, 6_000_000)}
	files["/drawing.jpg"] = []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><script>alert(1)</script></svg>`)
	var photo, screen, pixel bytes.Buffer
	if jpeg.Encode(&photo, hills(600, 400, 10), nil) != nil || png.Encode(&screen, hills(300, 300, 200)) != nil || gif.Encode(&pixel, hills(1, 1, 0), nil) != nil {
		t.Fatal("the pictures cannot be made")
	}
	for i := range 7 {
		var noise bytes.Buffer
		if err := jpeg.Encode(&noise, grain(700, 500, uint64(i)), nil); err != nil {
			t.Fatal(err)
		}
		files[fmt.Sprintf("/noise-%d.jpg", i)] = noise.Bytes()
	}
	files["/photo.jpg"], files["/kept/photo.jpg"], files["/screen.png"], files["/pixel.gif"] = photo.Bytes(), photo.Bytes(), screen.Bytes(), pixel.Bytes()
	g := &gallery{asked: map[string]int{}}
	g.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		g.mu.Lock()
		g.asked[r.URL.Path]++
		g.mu.Unlock()
		switch data, known := files[r.URL.Path]; {
		case r.URL.Path == "/moved.jpg":
			http.Redirect(w, r, "http://10.0.0.1/secret.jpg", http.StatusFound)
		case known:
			w.Write(data)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(g.Close)
	return g
}

// articles is a feed of an article for each picture, of different things.
func articles(pictures []string) string {
	places := []string{"Exford", "Dunster", "Porlock", "Minehead", "Selworthy", "Luccombe", "Withypool", "Dulverton", "Wootton"}
	deeds := []string{"buys a hill for 4,000 trees", "closes its swimming bath", "opens a library of tools", "sells the old town hall", "hires twelve nurses", "paints all of its buses", "drains the harbour", "counts every hedgehog", "builds a bridge of oak"}
	var items strings.Builder
	for i, picture := range pictures {
		title := places[i] + " " + deeds[i]
		fmt.Fprintf(&items, `<item><title>%s</title><link>/news/%d</link><guid>https://sample.example/%d</guid><pubDate>Wed, 12 Jun 2024 0%d:00:00 GMT</pubDate>
<description>%s</description><content:encoded><![CDATA[<p>The council of %s, which is a sample, said on Wednesday that it %s. The plan costs £%dm over three years. People in %s had asked for it since 2019.</p>%s]]></content:encoded></item>`,
			title, i, i, i+1, title, places[i], deeds[i], i+2, places[i], picture)
	}
	return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Sample</title>` + items.String() + `</channel></rss>`
}

// illustrated is a press of stories from the gallery's feed.
func illustrated(t *testing.T, g *gallery, images reports.Images) *edition.Press {
	p, _ := press(t, beds())
	address, err := url.Parse(g.URL + "/feed.xml")
	if err != nil {
		t.Fatal(err)
	}
	from := setting.Location{URL: address}
	fetcher := source.NewFetcher(nil, slog.New(slog.DiscardHandler), p.Now)
	fetcher.Pause = 0
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	faces, err := face.Read(looks.FS)
	if err != nil {
		t.Fatal(err)
	}
	p.Spec.Sections = []reports.Section{{Stories: &reports.Stories{From: []string{"news"}, Tell: 9, Sentences: 2, Images: images}}}
	p.Supplies = map[string]edition.Supply{"news": {Source: feed.Open(feed.Spec{URLs: []setting.Location{from}}, fetcher, nil), Guest: fetcher.Polite(0, from)}}
	p.Renderers, p.Album = []edition.Renderer{html.NewMail(looks, faces), html.NewWeb(looks, faces)}, edition.NewAlbum()
	return p
}

// shown are the files of the pictures by the places of their stories.
func shown(d *document.Document) map[string]string {
	all := map[string]string{}
	for _, b := range d.Blocks {
		if s, ok := b.(document.Story); ok && s.Picture != nil {
			place, _, _ := strings.Cut(s.Heading, " ")
			all[place] = fmt.Sprintf("%d × %d, %s", s.Picture.Width, s.Picture.Height, s.Picture.Credited())
		}
	}
	return all
}

// TestPictures makes an edition of articles whose pictures are good and bad. Those
// that cannot be shown cost it nothing but themselves.
func TestPictures(t *testing.T) {
	img := func(name string) string {
		return `<figure><img src="/` + name + `" alt="What ` + name[:3] + ` shows"><figcaption>Photograph: Jo Doe</figcaption></figure>`
	}
	g := openGallery(t, articles([]string{img("photo.jpg"), img("screen.png"), img("pixel.gif"), img("bomb.png"), img("drawing.jpg"), img("moved.jpg"), img("kept/photo.jpg"), img("large.jpg"), `<img src="/photo.jpg?2">`}))
	p := illustrated(t, g, reports.AllImages)
	e, err := p.Proof(t.Context(), due)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"Exford": "600 × 400, Picture: Jo Doe / The Sample", "Dunster": "300 × 300, Picture: Jo Doe / The Sample"}
	if diff := cmp.Diff(want, shown(e.Document)); diff != "" {
		t.Error(diff)
	}
	why := map[string]string{
		"Porlock": "it is too small (1 × 1 pixels)", "Minehead": "it is too large (50000 × 50000 pixels)", "Selworthy": "it is no JPEG, PNG, GIF or WebP", "Luccombe": "an address of a private network",
		"Withypool": "robots.txt", "Dulverton": "larger than", "Wootton": "does not say in words what its picture shows",
	}
	for place, words := range why {
		if !slices.ContainsFunc(e.Document.Warnings, func(w string) bool { return strings.Contains(w, place) && strings.Contains(w, words) }) {
			t.Errorf("of %s nobody is told that %q:\n%s", place, words, strings.Join(e.Document.Warnings, "\n"))
		}
	}
	mail := string(e.File("edition.html").Bytes)
	for _, p := range e.Document.Pictures() {
		f := e.File(p.File)
		if f == nil || f.Type != "image/jpeg" || len(f.Bytes) > 150_000 || !strings.Contains(mail, `src="`+f.Name+`"`) {
			t.Errorf("%s is not beside the mail", p.File)
		}
	}
	for _, name := range []string{"edition.html", "page.html"} {
		if strings.Contains(string(e.File(name).Bytes), g.URL+"/photo.jpg") {
			t.Errorf("%s leads to where the picture came from", name)
		}
	}
	again, err := p.Proof(t.Context(), due)
	if err != nil || !slices.EqualFunc(e.Files, again.Files, func(a, b edition.File) bool { return a.Digest() == b.Digest() }) || g.asked["/photo.jpg"] != 1 {
		t.Errorf("a second making differs or asks again (%d), %v", g.asked["/photo.jpg"], err)
	}
}

// TestPicturesAreBounded makes an edition of articles with large pictures: together
// they have a bound, and stories that come when it is used up are told without one.
func TestPicturesAreBounded(t *testing.T) {
	var noise []string
	for i := range 7 {
		noise = append(noise, fmt.Sprintf(`<img src="/noise-%d.jpg" alt="Noise on a sample picture">`, i))
	}
	e, err := illustrated(t, openGallery(t, articles(noise)), reports.AllImages).Proof(t.Context(), due)
	if err != nil {
		t.Fatal(err)
	}
	sum, all := 0, e.Document.Pictures()
	for _, p := range all {
		sum += len(p.Bytes)
	}
	if len(all) < 4 || len(all) > 6 || sum > 600_000 {
		t.Errorf("%d pictures have %d bytes", len(all), sum)
	}
	if !slices.ContainsFunc(e.Document.Warnings, func(w string) bool {
		return strings.Contains(w, "the pictures of an edition may have 600.0 KB together")
	}) {
		t.Errorf("no operator is told:\n%s", strings.Join(e.Document.Warnings, "\n"))
	}
	want := fmt.Sprintf("%d of 7 pictures", 7-len(all))
	for _, form := range []string{"edition.html", "page.html"} {
		if said := strings.Join(strings.Fields(string(e.File(form).Bytes)), " "); strings.Count(said, want) != 1 || !strings.Contains(said, "left out here, because the pictures of an edition may have 600.0 KB together.") {
			t.Errorf("%s does not say once that %s are left out", form, want)
		}
	}
}
