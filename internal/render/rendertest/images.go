package rendertest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"strings"
	"testing"

	"catchup/internal/document"
)

// images is an edition of which every story has a picture: broad, tall, square,
// tiny, and one with a very long credit.
func images(t testing.TB) *document.Document {
	d := empty("images", "Sample Pictures")
	d.Notices = nil
	d.Sources = sources(1)
	for i, size := range []image.Point{{1200, 675}, {600, 1100}, {900, 900}, {160, 90}, {1200, 300}} {
		s := story(i, fmt.Sprintf("Sample picture of %d by %d", size.X, size.Y),
			"A sample story with a picture, which shows stripes and nothing else.", "Its second paragraph goes on, whatever shape the picture has.")
		s.Lead = i == 0
		if i == 2 {
			long := strings.Repeat("A long paragraph of the sample goes on beside the picture and below it. ", 9)
			s.Paragraphs = append(s.Paragraphs, document.Say(long))
		}
		s.Picture = &document.Picture{
			Alt:    fmt.Sprintf("Stripes on a sample picture of %d by %d points", size.X, size.Y),
			Credit: "Ann Other / The Sample Gazette", Link: fmt.Sprintf("https://sample-gazette.example/%d.jpg", i),
			File: document.PictureFile(i + 1), Width: size.X, Height: size.Y, Bytes: stripes(t, size),
		}
		if i == 4 {
			s.Picture.Credit = "Ann Other, with the kind permission of the Sample Society for Pictures of Stripes / The Sample Gazette"
		}
		d.Blocks = append(d.Blocks, s)
	}
	return d
}

// stripes is a JPEG of that size.
func stripes(t testing.TB, size image.Point) []byte {
	picture := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			picture.Set(x, y, color.RGBA{uint8(255 * x / size.X), uint8(160 - 60*((x+y)/40%2)), uint8(255 * y / size.Y), 255})
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, picture, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
