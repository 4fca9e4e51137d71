package face

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// GlyphID is the number of a glyph in its font.
type GlyphID uint16

// Font is one TrueType file. It may be used from several goroutines.
type Font struct {
	// Name is that of the file, without its ending.
	Name        string
	Serif, Bold bool
	data        []byte
	em          int                 // units of the em
	ascii       [utf8.RuneSelf]bool // which characters it has

	using  sync.Mutex // of what follows
	face   *font.Face
	shaper *harfbuzz.Font
	buffer *harfbuzz.Buffer
}

// mostBytes is how large an unpacked font may be.
const mostBytes = 64 << 20

// read reads a font, which may be packed by gzip.
func read(files fs.FS, name string) (*Font, error) {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, err
	}
	if strings.HasSuffix(name, ".gz") {
		if data, err = unpack(data); err != nil {
			return nil, err
		}
	}
	if len(data) > 4 && string(data[:4]) == "OTTO" {
		return nil, errors.New("its outlines are CFF; only TrueType can be set")
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	shaper := harfbuzz.NewFont(face)
	em := int32(face.Upem())
	shaper.XScale, shaper.YScale = em, em
	base, _, _ := strings.Cut(path.Base(name), ".")
	f := &Font{Name: base, data: data, em: int(em), face: face, shaper: shaper, buffer: harfbuzz.NewBuffer()}
	for r := range f.ascii {
		_, f.ascii[r] = face.Cmap.Lookup(rune(r))
	}
	return f, nil
}

// has tells whether the font has a glyph for r.
func (f *Font) has(r rune) bool {
	if r >= 0 && r < utf8.RuneSelf {
		return f.ascii[r]
	}
	_, ok := f.face.Cmap.Lookup(r)
	return ok
}

func unpack(data []byte) ([]byte, error) {
	unpacked, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	data, err = io.ReadAll(io.LimitReader(unpacked, mostBytes))
	return data, errors.Join(err, unpacked.Close())
}

// prints tells whether the font has a glyph for every rune that needs one.
func (f *Font) prints(cluster []rune) bool {
	for _, r := range cluster {
		if !f.has(r) && !silent(r) {
			return false
		}
	}
	return true
}

// silent tells whether r only says how the letters beside it are drawn: whether
// they join, and in which form.
func silent(r rune) bool {
	return r == 0x200C || r == 0x200D || r >= 0xFE00 && r <= 0xFE0F
}

// shape turns runes of one writing system into glyphs, as they stand from left
// to right, and gives to each the runes that it stands for.
func (f *Font) shape(runes []rune, rtl bool) []Glyph {
	f.using.Lock()
	defer f.using.Unlock()
	b := f.buffer
	b.Clear()
	b.AddRunes(runes, 0, len(runes))
	b.Props.Direction, b.Props.Script, b.Props.Language = harfbuzz.LeftToRight, system(runes), ""
	if rtl {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.Shape(f.shaper, nil)
	var glyphs []Glyph
	for from := 0; from < len(b.Info); {
		to := from + 1
		for to < len(b.Info) && b.Info[to].Cluster == b.Info[from].Cluster {
			to++
		}
		next := len(runes)
		if rtl && from > 0 {
			next = b.Info[from-1].Cluster
		} else if !rtl && to < len(b.Info) {
			next = b.Info[to].Cluster
		}
		glyphs = append(glyphs, f.glyph(b.Info[from:to], b.Pos[from:to], string(runes[b.Info[from].Cluster:next])))
		from = to
	}
	return glyphs
}

// glyph is what several glyphs make that stand for the same words.
func (f *Font) glyph(info []harfbuzz.GlyphInfo, places []harfbuzz.GlyphPosition, words string) Glyph {
	one := Glyph{Words: words}
	var x int32
	for i, place := range places {
		one.Parts = append(one.Parts, Part{GlyphID(info[i].Glyph), int(x + place.XOffset), int(place.YOffset)})
		x += place.XAdvance
	}
	one.Advance = f.thousandths(int(x))
	return one
}

// thousandths is a length in units of the em in thousandths of the em.
func (f *Font) thousandths(n int) int {
	if n < 0 {
		return -f.thousandths(-n)
	}
	return (2000*n + f.em) / (2 * f.em)
}

// system is the writing system of runes.
func system(runes []rune) language.Script {
	for _, r := range runes {
		if s := language.LookupScript(r); unicode.IsLetter(r) && s != language.Common && s != language.Inherited {
			return s
		}
	}
	return language.Common
}

// Outline is the outline of a glyph in units of the em, with y upwards from
// the baseline; nil if there is nothing to draw.
func (f *Font) Outline(id GlyphID) []opentype.Segment {
	f.using.Lock()
	defer f.using.Unlock()
	outline, _ := f.face.GlyphDataOutline(opentype.GID(id))
	return outline.Segments
}

// Em is how many units the em has.
func (f *Font) Em() int { return f.em }

// Width is the width of a glyph that nothing stands beside, in thousandths.
func (f *Font) Width(id GlyphID) int {
	f.using.Lock()
	defer f.using.Unlock()
	return f.thousandths(int(f.face.HorizontalAdvance(opentype.GID(id))))
}
