// Package picture makes pictures of strangers safe and small: what comes in is
// looked at before it is decoded, and what goes out is a plain JPEG without
// anything beside its pixels. It does no I/O, and the same bytes give the same
// picture.
//
//	bytes ──▶ weigh ──▶ decode ──▶ shrink ──▶ turn upright ──▶ JPEG of a bounded size
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // one of the formats that are read
	"image/jpeg"
	_ "image/png" // another
	"slices"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // and a third
)

// Picture is a JPEG with so many pixels.
type Picture struct {
	JPEG          []byte
	Width, Height int
}

// The bounds of what comes in. Decoding takes much more memory than a file has: a
// few bytes may stand for any number of pixels.
const (
	mostPixels = 40_000_000
	mostMemory = 256_000_000 // bytes that decoding may take
	mostSides  = 4           // how much longer one side may be than the other
)

// The least sides of what is shown. What is smaller is a mark, or is there to count
// who reads.
const (
	leastWidth  = 200
	leastHeight = 100
)

// The bounds of what goes out.
const (
	mostWidth  = 1200
	mostHeight = 1200
	mostBytes  = 150_000
)

// errFormat is the error of bytes that are no picture of a known format.
var errFormat = errors.New("it is no JPEG, PNG, GIF or WebP")

// Make makes a picture of the bytes of one. Of a moving one it takes the first. The
// error says why they are none that can be shown.
func Make(data []byte) (*Picture, error) {
	if err := weigh(data); err != nil {
		return nil, err
	}
	from, err := decode(data)
	if err != nil {
		return nil, fmt.Errorf("it is broken: %w", err)
	}
	if blank(from) {
		return nil, errors.New("it is of one colour")
	}
	return shrink(from, orientation(data))
}

// weigh refuses a picture by what its head says of it.
func weigh(data []byte) error {
	head, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return errFormat
	}
	width, height := int64(head.Width), int64(head.Height)
	short, long := min(width, height), max(width, height)
	switch {
	case width < leastWidth || height < leastHeight:
		return fmt.Errorf("it is too small (%d × %d pixels)", width, height)
	case long > mostSides*short:
		return fmt.Errorf("it is a strip (%d × %d pixels)", width, height)
	case long > mostPixels || width*height > mostPixels, width*height*memory(format, head.ColorModel, data) > mostMemory:
		return fmt.Errorf("it is too large (%d × %d pixels)", width, height)
	}
	return nil
}

// progressive begins the head of a JPEG that is made of several scans, each sharper
// than the one before (ITU T.81, table B.1). Anywhere else it is rare.
var progressive = []byte{0xFF, 0xC2}

// memory is how many bytes decoding takes for each pixel, at most. A progressive
// JPEG is held as numbers of four bytes until all of it is read, and a PNG twice
// while it is put together.
func memory(format string, model color.Model, data []byte) int64 {
	switch {
	case format == "jpeg" && bytes.Contains(data, progressive):
		return 16
	case format == "jpeg":
		return 4
	case slices.Contains([]color.Model{color.NRGBA64Model, color.RGBA64Model, color.Gray16Model}, model):
		return 16
	case format == "webp":
		return 12
	}
	return 6
}

// decode decodes a picture. A panic of a decoder is an error of this picture.
func decode(data []byte) (decoded image.Image, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			decoded, err = nil, fmt.Errorf("its decoder gave up: %v", cause)
		}
	}()
	decoded, _, err = image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	head, _, err := image.DecodeConfig(bytes.NewReader(data))
	return whole(decoded, head), err
}

// whole is a picture of the size that its head says. The first of a GIF may cover a
// part of that alone: the rest is white.
func whole(part image.Image, head image.Config) image.Image {
	all := image.Rect(0, 0, head.Width, head.Height)
	if part.Bounds() == all {
		return part
	}
	paper := image.NewRGBA(all)
	draw.Draw(paper, all, image.White, image.Point{}, draw.Src)
	draw.Draw(paper, part.Bounds(), part, part.Bounds().Min, draw.Over)
	return paper
}

// samples is at how many places across and down a picture is looked at for colours.
const samples = 24

// blank tells whether the picture shows nothing.
func blank(p image.Image) bool {
	b := p.Bounds()
	first := color.NRGBAModel.Convert(p.At(b.Min.X, b.Min.Y))
	for i := range samples {
		for j := range samples {
			x, y := b.Min.X+i*(b.Dx()-1)/(samples-1), b.Min.Y+j*(b.Dy()-1)/(samples-1)
			if color.NRGBAModel.Convert(p.At(x, y)) != first {
				return false
			}
		}
	}
	return true
}

// qualities are those at which a picture is tried, and shares the parts of its size
// if none is small enough.
var (
	qualities = []int{84, 74, 62}
	shares    = []float64{1, 0.75, 0.5, 0.33}
)

// shrink makes a JPEG that is within all bounds, of a picture that was held so. What
// a picture lets shine through is white.
func shrink(p image.Image, held int) (*Picture, error) {
	b := p.Bounds()
	fit := min(1, mostWidth/float64(b.Dx()), mostHeight/float64(b.Dy()))
	for _, share := range shares {
		width, height := max(1, int(fit*share*float64(b.Dx()))), max(1, int(fit*share*float64(b.Dy())))
		paper := image.NewRGBA(image.Rect(0, 0, width, height))
		draw.Draw(paper, paper.Bounds(), image.White, image.Point{}, draw.Src)
		draw.CatmullRom.Scale(paper, paper.Bounds(), p, b, draw.Over, nil)
		paper = upright(paper, held)
		for _, quality := range qualities {
			var out bytes.Buffer
			if err := jpeg.Encode(&out, paper, &jpeg.Options{Quality: quality}); err != nil {
				return nil, err
			}
			if out.Len() <= mostBytes {
				return &Picture{JPEG: out.Bytes(), Width: paper.Rect.Dx(), Height: paper.Rect.Dy()}, nil
			}
		}
	}
	return nil, errors.New("it cannot be made small enough")
}
