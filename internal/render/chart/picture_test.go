package chart_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"testing"

	"catchup/internal/render/chart"
	"catchup/templates"
)

// TestPicturesInTwoPalettes holds that the dark picture, which is packed together
// with the light one, has the same points as one that is drawn by itself.
func TestPicturesInTwoPalettes(t *testing.T) {
	light, dark := look(t), look(t)
	set, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	dark.Palette = set.Theme.Dark
	for name, c := range gallery() {
		grounds := chart.Tint{light.Palette.Paper, dark.Palette.Paper}
		both, err := chart.Pictures(chart.Draw(c, light), chart.Draw(c, dark), grounds, 8, 2)
		if err != nil {
			t.Fatal(err)
		}
		for i, look := range []chart.Look{light, dark} {
			alone, err := chart.Pictures(chart.Draw(c, look), chart.Draw(c, look), chart.Tint{look.Palette.Paper, look.Palette.Paper}, 8, 2)
			if err != nil {
				t.Fatal(err)
			}
			if at := different(read(t, both[i]), read(t, alone[0])); at != nil {
				t.Errorf("%s: picture %d differs at %v", name, i, *at)
			}
		}
	}
}

func read(t *testing.T, file []byte) image.Image {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// different is the first point at which two pictures differ, nil if there is none.
func different(a, b image.Image) *image.Point {
	for y := range max(a.Bounds().Dy(), b.Bounds().Dy()) {
		for x := range max(a.Bounds().Dx(), b.Bounds().Dx()) {
			r, g, bl, _ := a.At(x, y).RGBA()
			r2, g2, bl2, _ := b.At(x, y).RGBA()
			if r != r2 || g != g2 || bl != bl2 {
				return &image.Point{X: x, Y: y}
			}
		}
	}
	return nil
}

// TestPicturesOfManyColours draws more colours than a list has: the last ones are
// drawn in colours that are near to theirs.
func TestPicturesOfManyColours(t *testing.T) {
	d := chart.Drawing{Width: 300, Strips: []chart.Strip{{Height: 2}}}
	for i := range 300 {
		colour := templates.Colour(fmt.Sprintf("#%02X%02X00", i%150, i/150*30))
		d.Strips[0].Marks = append(d.Strips[0].Marks, chart.Rect{X: float64(i), Width: 1, Height: 2, Colour: colour})
	}
	picture := read(t, picture(t, d, 1))
	for i, m := range d.Strips[0].Marks {
		r, g, _ := m.(chart.Rect).Colour.RGB()
		r2, g2, _, _ := picture.At(8+i, 8).RGBA()
		if off := max(int(r)-int(r2>>8), int(r2>>8)-int(r)) + max(int(g)-int(g2>>8), int(g2>>8)-int(g)); off > 40 {
			t.Errorf("colour %d is off by %d", i, off)
		}
	}
}
