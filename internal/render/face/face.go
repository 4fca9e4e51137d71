// Package face reads the faces of an edition: the TrueType files for paper and
// pictures. A face measures words, replaces characters that it cannot print,
// and gives the outlines of its glyphs.
package face

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// lastRune ends the part of Unicode that is looked up in a face: everything
// below the ideographs.
const lastRune = 0x2FFF

// Face is a TrueType face and the widths of its glyphs. It does not change
// after it is read.
type Face struct {
	Family string // "serif" or "sans"
	Bold   bool
	data   []byte
	parsed *sfnt.Font
	widths map[rune]float64 // in thousandths of the em, as a PDF states them
}

// Set is the four faces of an edition: serif to read, sans to look things up.
type Set struct {
	Serif, SerifBold, Sans, SansBold *Face
}

// Read reads the four from the folder fonts of the templates.
func Read(files fs.FS) (Set, error) {
	var all Set
	for _, one := range []struct {
		into   **Face
		file   string
		family string
		bold   bool
	}{
		{&all.Serif, "fonts/serif.ttf", "serif", false},
		{&all.SerifBold, "fonts/serif-bold.ttf", "serif", true},
		{&all.Sans, "fonts/sans.ttf", "sans", false},
		{&all.SansBold, "fonts/sans-bold.ttf", "sans", true},
	} {
		read, err := read(files, one.file)
		if err != nil {
			return Set{}, fmt.Errorf("reading the face %s: %w", one.file, err)
		}
		read.Family, read.Bold = one.family, one.bold
		*one.into = read
	}
	return all, nil
}

// All lists the four.
func (s Set) All() []*Face { return []*Face{s.Serif, s.SerifBold, s.Sans, s.SansBold} }

func read(files fs.FS, name string) (*Face, error) {
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
	return &Face{data: data, parsed: parsed, widths: widths}, err
}

// measure reads the width of every glyph. It rounds as gofpdf does, so that
// words are drawn as they were measured.
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

// Bytes is a copy of the file.
func (f *Face) Bytes() []byte { return bytes.Clone(f.data) }

// has tells whether the face has a glyph for r.
func (f *Face) has(r rune) bool {
	_, ok := f.widths[r]
	return ok
}

// Width is the length of clean text at a size, in the unit of the size.
func (f *Face) Width(text string, size float64) float64 {
	var sum float64
	for _, r := range text {
		sum += f.widths[r]
	}
	return sum / 1000 * size
}

// Outline is the outline of a glyph at a size, in 64ths of the unit of the
// size, with y downwards from the baseline. It is valid until the buffer is
// used again.
func (f *Face) Outline(buffer *sfnt.Buffer, r rune, size float64) (sfnt.Segments, error) {
	glyph, err := f.parsed.GlyphIndex(buffer, r)
	if err != nil {
		return nil, err
	}
	return f.parsed.LoadGlyph(buffer, glyph, fixed.Int26_6(math.Round(size*64)), nil)
}
