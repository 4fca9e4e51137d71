package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math"

	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// mmPerPoint turns sizes of type into lengths on paper.
const mmPerPoint = 25.4 / 72

// lastRune ends the part of Unicode that is looked up in a face: everything
// below the ideographs.
const lastRune = 0x2FFF

// face is a TrueType face and the measure of its letters. It does not change
// after it is read.
type face struct {
	family string
	weight fontstyle.Type
	bytes  []byte
	widths map[rune]float64 // in thousandths of the em, as the PDF states them
}

// faces are the four of an edition: serif to read, sans to look things up.
type faces struct {
	serif, serifBold, sans, sansBold *face
}

func readFaces(files fs.FS) (faces, error) {
	var all faces
	for _, one := range []struct {
		into   **face
		file   string
		family string
		weight fontstyle.Type
	}{
		{&all.serif, "fonts/serif.ttf", "serif", fontstyle.Normal},
		{&all.serifBold, "fonts/serif-bold.ttf", "serif", fontstyle.Bold},
		{&all.sans, "fonts/sans.ttf", "sans", fontstyle.Normal},
		{&all.sansBold, "fonts/sans-bold.ttf", "sans", fontstyle.Bold},
	} {
		read, err := readFace(files, one.file)
		if err != nil {
			return faces{}, fmt.Errorf("reading the face %s: %w", one.file, err)
		}
		read.family, read.weight = one.family, one.weight
		*one.into = read
	}
	return all, nil
}

func readFace(files fs.FS, name string) (*face, error) {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, err
	}
	if len(data) > 4 && string(data[:4]) == "OTTO" {
		return nil, errors.New("its outlines are CFF; only TrueType can be set")
	}
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	widths, err := measure(parsed)
	return &face{bytes: data, widths: widths}, err
}

// measure reads the width of every letter the face has, rounded as gofpdf
// rounds them, so that what is measured is what is drawn.
func measure(f *sfnt.Font) (map[rune]float64, error) {
	var (
		buffer sfnt.Buffer
		em     = f.UnitsPerEm()
		widths = make(map[rune]float64)
	)
	for r := ' '; r <= lastRune; r++ {
		glyph, err := f.GlyphIndex(&buffer, r)
		if err != nil {
			return nil, err
		}
		if glyph == 0 {
			continue
		}
		width, err := f.GlyphAdvance(&buffer, glyph, fixed.I(int(em)), font.HintingNone)
		if err != nil {
			return nil, err
		}
		widths[r] = math.Round(float64(width) / 64 * 1000 / float64(em))
	}
	return widths, nil
}

// has tells whether the face has a letter of its own for r.
func (f *face) has(r rune) bool {
	_, ok := f.widths[r]
	return ok
}

// width is the length of clean text in mm at a size in points.
func (f *face) width(text string, size float64) float64 {
	var sum float64
	for _, r := range text {
		sum += f.widths[r]
	}
	return sum / 1000 * size * mmPerPoint
}

// embedded lists the faces as maroto wants them, each a copy: gofpdf writes
// into the bytes it is given.
func (fs faces) embedded() []*entity.CustomFont {
	var list []*entity.CustomFont
	for _, f := range []*face{fs.serif, fs.serifBold, fs.sans, fs.sansBold} {
		list = append(list, &entity.CustomFont{Family: f.family, Style: f.weight, Bytes: bytes.Clone(f.bytes)})
	}
	return list
}
