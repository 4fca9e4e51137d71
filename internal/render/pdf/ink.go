package pdf

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"catchup/internal/render/face"
	"catchup/internal/render/pdf/tag"
	"catchup/templates"
)

// ink is the fonts of one file, of each what was drawn with it, and the colours.
type ink struct {
	fonts   []*used
	of      map[*face.Font]*used
	colours map[templates.Colour]string // their operands
}

// used is the part of a font that is used. Each shape has a code of two bytes,
// from 1, and one for each of the words that it stands for.
type used struct {
	name   string
	font   *face.Font
	codes  map[string]int
	plain  []int // codes of shapes that are one glyph, by its number; 0 for none
	shapes []face.Shape
	widths []int
	words  []string
}

func newInk() *ink { return &ink{of: map[*face.Font]*used{}, colours: map[templates.Colour]string{}} }

// font is what is used of a font.
func (k *ink) font(f *face.Font) *used {
	one, ok := k.of[f]
	if !ok {
		one = &used{name: fmt.Sprintf("T%d", len(k.fonts)+1), font: f, codes: map[string]int{}}
		k.of[f], k.fonts = one, append(k.fonts, one)
	}
	return one
}

// code is the code of a glyph. Most are plain and always stand for the same words.
func (u *used) code(g face.Glyph) int {
	if !g.Plain() {
		return u.lookUp(g)
	}
	id := int(g.Parts[0].ID)
	if id >= len(u.plain) {
		u.plain = append(u.plain, make([]int, id+1-len(u.plain))...)
	}
	if code := u.plain[id]; code > 0 && u.words[code-1] == g.Words {
		return code
	}
	u.plain[id] = u.lookUp(g)
	return u.plain[id]
}

// lookUp is the code of a glyph, which has a new one if it is new.
func (u *used) lookUp(g face.Glyph) int {
	key := make([]byte, 0, 32)
	for _, p := range g.Parts {
		key = append(key, byte(p.ID>>8), byte(p.ID), byte(p.X>>8), byte(p.X), byte(p.Y>>8), byte(p.Y))
	}
	key = append(append(key, '|'), g.Words...)
	if code, ok := u.codes[string(key)]; ok {
		return code
	}
	width := g.Advance
	if g.Plain() {
		width = u.font.Width(g.Parts[0].ID)
	}
	u.shapes, u.widths, u.words = append(u.shapes, g.Parts), append(u.widths, width), append(u.words, g.Words)
	u.codes[string(key)] = len(u.shapes)
	return len(u.shapes)
}

// heavy is how thick the outlines of glyphs are drawn that are made bold, in
// their size.
const heavy = 0.035

// operators draw a text (PDF 32000-1, 9.4). Place is where a point in mm stands
// on the page, in points. Neighbours of one font are shown together. Look is
// the font and colour that are set already, and is kept up.
func (k *ink) operators(t text, look *string, place func(x, y float64) (float64, float64)) []byte {
	out := make([]byte, 0, 64+6*len(t.words))
	x, y := place(t.x, t.y)
	colour := k.components(t.style.colour)
	size := points(t.style.size)
	for runs := t.runs(); len(runs) > 0; {
		first, width := runs[0], 0
		u := k.font(first.Font)
		if now := "/" + u.name + " " + size + " Tf " + colour + " rg "; now != *look {
			out, *look = append(out, now...), now
		}
		if first.Heavy {
			out = append(out, "q 2 Tr "+colour+" RG "+points(heavy*t.style.size)+" w "...)
		}
		out = strconv.AppendFloat(append(out, "BT "...), x, 'f', 2, 64)
		out = strconv.AppendFloat(append(out, ' '), y, 'f', 2, 64)
		out = append(out, " Td ["...)
		for len(runs) > 0 && runs[0].Font == first.Font && runs[0].Heavy == first.Heavy {
			out = u.show(out, runs[0].Glyphs)
			width += runs[0].Width()
			runs = runs[1:]
		}
		out = append(out, "]TJ ET\n"...)
		if first.Heavy {
			out = append(out, "Q\n"...)
		}
		x += float64(width) / 1000 * t.style.size
	}
	return out
}

// components are the parts of a colour, which are remembered.
func (k *ink) components(c templates.Colour) string {
	parts, ok := k.colours[c]
	if !ok {
		parts = components(c)
		k.colours[c] = parts
	}
	return parts
}

// show appends the codes of glyphs, with how far the next stands from where it
// would.
func (u *used) show(out []byte, glyphs []face.Glyph) []byte {
	open := false
	for _, g := range glyphs {
		if len(g.Parts) == 0 {
			continue
		}
		code := u.code(g)
		if !open {
			out, open = append(out, '<'), true
		}
		const digits = "0123456789ABCDEF"
		out = append(out, digits[code>>12&15], digits[code>>8&15], digits[code>>4&15], digits[code&15])
		if kern := u.widths[code-1] - g.Advance; kern != 0 {
			out, open = strconv.AppendInt(append(out, '>'), int64(kern), 10), false
		}
	}
	if open {
		out = append(out, '>')
	}
	return out
}

// embed gives the fonts to the tree, each with no more than was drawn.
func (k *ink) embed(tree *tag.Tree) error {
	for _, u := range k.fonts {
		data, err := u.font.Subset(u.shapes, u.widths)
		if err != nil {
			return err
		}
		m := u.font.Metrics()
		tree.Embed(u.name, tag.Font{
			Name: "Catchup-" + plainLetters(u.font.Name), Serif: u.font.Serif, Box: m.Box, Ascent: m.Ascent, Descent: m.Descent, Capital: m.Capital,
			Widths: u.widths, Words: u.words, Data: data,
		})
	}
	return nil
}

// plainLetters is a name without what a name of a PDF must not have.
func plainLetters(name string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-') {
			return r
		}
		return -1
	}, name)
}
