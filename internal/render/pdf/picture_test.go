package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"strings"
	"testing"

	"catchup/internal/document"
)

// box is an oblong of a page, in mm.
type box struct{ left, top, right, bottom float64 }

func (b box) meets(other box) bool {
	return b.left < other.right && other.left < b.right && b.top < other.bottom && other.top < b.bottom
}

// TestWordsBesidePictures sets words beside pictures that are not broad, in both
// directions: none of them runs into its picture, those below it have the whole
// measure, and the file passes with the picture read behind the first paragraph.
//
//test:serial
func TestWordsBesidePictures(t *testing.T) {
	for name, test := range map[string]struct {
		size   image.Point
		words  string
		beside bool
	}{
		"broad":    {image.Pt(1200, 500), "Some words of the sample are here. ", false},
		"square":   {image.Pt(900, 900), "Some words of the sample are here. ", true},
		"tall":     {image.Pt(600, 1100), "Some words of the sample are here. ", true},
		"leftward": {image.Pt(900, 900), "זה משפט לדוגמה בלבד. ", true},
	} {
		for _, lead := range []bool{false, true} {
			for _, long := range []int{1, 50} {
				d := framed(t, test.size, lead, test.words, long)
				pages := laid(t, renderer(t), d)
				examine(t, renderer(t).styles.paper, pages)
				beside, full := measures(t, pages[0])
				called := fmt.Sprintf("%s, lead %v, %d sentences", name, lead, long)
				if broad := lead && test.size.X > test.size.Y; beside != (test.beside && !broad) {
					t.Errorf("%s: words beside the picture: %v", called, beside)
				}
				if beside && long > 1 && !full {
					t.Errorf("%s: no line below the picture is as wide as the measure", called)
				}
				said := passes(t, render(t, d))
				first, alt, rest := strings.Index(said, "Begins."), strings.Index(said, "[alt: A sample shape]"), strings.Index(said, "Ends.")
				if first < 0 || alt < first || rest < alt {
					t.Errorf("%s: it is read so:\n%s", called, said)
				}
			}
		}
	}
}

// framed is an edition of a story with a picture.
func framed(t testing.TB, size image.Point, lead bool, words string, long int) *document.Document {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, image.NewGray(image.Rectangle{Max: size}), nil); err != nil {
		t.Fatal(err)
	}
	d := with(t, document.Story{
		Heading: "A sample story", Lead: lead,
		Paragraphs: []document.Paragraph{document.Say("Begins. " + words), document.Say(strings.Repeat(words, long) + "Ends.")},
		Articles:   []document.Article{article(t, "The Sample", 12)},
		Picture:    &document.Picture{Alt: "A sample shape", Credit: "Ann Other", File: document.PictureFile(1), Width: size.X, Height: size.Y, Bytes: out.Bytes()},
	})
	return d
}

// measures tells whether words of a page stand beside its picture, and whether a
// line below it reaches under it. Words that run into it are a fault.
func measures(t *testing.T, page []line) (beside, full bool) {
	t.Helper()
	var picture box
	var words []box
	y := 0.0
	for _, l := range page {
		if p := l.image; p != nil {
			picture = box{p.x, y + p.y, p.x + p.width, y + p.y + p.height}
		}
		for _, one := range l.texts {
			if l.of.part == prose {
				base := y + one.y
				words = append(words, box{one.x, base - ascent*one.size(), one.x + one.width(), base + descent*one.size()})
			}
		}
		y += l.height
	}
	for _, one := range words {
		if one.meets(picture) {
			t.Errorf("words at %v run into the picture at %v", one, picture)
		}
		level := box{0, one.top, 1000, one.bottom}
		beside = beside || level.meets(picture)
		full = full || one.top > picture.bottom && one.right > picture.left
	}
	return beside, full
}
