package rendertest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"
)

// Shot is a picture with the words above it.
type Shot struct {
	Label string
	Image image.Image
}

// The room of a contact sheet, and what parts its pictures, in pixels. A picture
// that is larger than the room has a sheet of its own.
const (
	sheetWidth  = 4000
	sheetHeight = 2800
	gutter      = 16
	labelHeight = 16
)

// Montage writes the pictures in their order to contact sheets, name-1.png and
// so on, in rows.
func Montage(t testing.TB, folder, name string, shots []Shot) {
	t.Helper()
	at := image.Point{gutter, gutter}
	var placed []Shot
	var places []image.Point
	var row, sheets int
	flush := func() {
		if len(placed) > 0 {
			sheets++
			write(t, filepath.Join(folder, fmt.Sprintf("%s-%d.png", name, sheets)), placed, places)
		}
		placed, places, at, row = nil, nil, image.Point{gutter, gutter}, 0
	}
	for _, s := range shots {
		size := s.Image.Bounds().Size()
		if at.X > gutter && at.X+size.X > sheetWidth {
			at, row = image.Point{gutter, at.Y + row + gutter}, 0
		}
		if len(placed) > 0 && at.Y+labelHeight+size.Y > sheetHeight {
			flush()
		}
		placed, places = append(placed, s), append(places, at)
		at.X += size.X + gutter
		row = max(row, labelHeight+size.Y)
	}
	flush()
}

// write writes one sheet with the pictures at their places.
func write(t testing.TB, file string, shots []Shot, places []image.Point) {
	t.Helper()
	var room image.Rectangle
	for i, s := range shots {
		room = room.Union(image.Rectangle{places[i], places[i].Add(s.Image.Bounds().Size()).Add(image.Point{gutter, labelHeight + gutter})})
	}
	sheet := image.NewRGBA(image.Rectangle{Max: room.Max})
	draw.Draw(sheet, sheet.Bounds(), image.NewUniform(color.Gray{0xaa}), image.Point{}, draw.Src)
	for i, s := range shots {
		pen := font.Drawer{Dst: sheet, Src: image.Black, Face: basicfont.Face7x13, Dot: fixed.P(places[i].X, places[i].Y+labelHeight-4)}
		pen.DrawString(s.Label)
		to := s.Image.Bounds().Sub(s.Image.Bounds().Min).Add(places[i]).Add(image.Point{0, labelHeight})
		draw.Draw(sheet, to, s.Image, s.Image.Bounds().Min, draw.Src)
	}
	var out bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, sheet)
	if err == nil {
		err = os.WriteFile(file, out.Bytes(), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Read reads a picture of the format PNG.
func Read(t testing.TB, data []byte) image.Image {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}
