package tag

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"unicode/utf16"
)

// Font is a font that Write's operators use, cut down to what they draw. Codes
// have two bytes and count from 1. Lengths are in thousandths of the em.
type Font struct {
	Name                     string // plain letters
	Serif                    bool
	Box                      [4]int // around all glyphs: left, bottom, right, top
	Ascent, Descent, Capital int
	Widths                   []int    // of the codes
	Words                    []string // that the codes stand for
	Data                     []byte   // a TrueType file whose glyphs have the codes as their numbers
}

// Embed gives a font to the file, under the name by which operators call it.
func (t *Tree) Embed(name string, f Font) { t.fonts[name] = f }

// embed writes the fonts and adds them to the resources of pages (PDF 32000-1,
// 9.7).
func (b *book) embed(resources dict) {
	fonts, _ := resources["Font"].(dict)
	if fonts == nil {
		fonts = dict{}
	}
	for _, name := range slices.Sorted(maps.Keys(b.tree.fonts)) {
		fonts[name] = ref(b.font(b.tree.fonts[name]))
	}
	if len(fonts) > 0 {
		resources["Font"] = fonts
	}
}

// font writes one font and returns its number.
func (b *book) font(f Font) int {
	data, codes := b.reserve(), b.reserve()
	b.packed(data, fmt.Sprintf("/Length1 %d", len(f.Data)), f.Data)
	b.packed(codes, "", f.toUnicode())
	flags := 1 << 2 // its codes are its own
	if f.Serif {
		flags |= 1 << 1
	}
	name := f.subsetName()
	descriptor := b.add(fmt.Appendf(nil, "<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %d 0 R>>",
		name, flags, f.Box[0], f.Box[1], f.Box[2], f.Box[3], f.Ascent, f.Descent, f.Capital, data))
	below := b.add(fmt.Appendf(nil, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/CIDToGIDMap/Identity/W[1 %d]>>",
		name, descriptor, f.Widths))
	return b.add(fmt.Appendf(nil, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, below, codes))
}

// subsetName is the name with six letters before it that no other subset has
// (PDF 32000-1, 9.6.4).
func (f Font) subsetName() string {
	sum := sha256.Sum256(f.Data)
	letters := make([]byte, 6)
	for i := range letters {
		letters[i] = 'A' + sum[i]%26
	}
	return string(letters) + "+" + f.Name
}

// toUnicode says which words the codes stand for (PDF 32000-1, 9.10.3).
func (f Font) toUnicode() []byte {
	out := bytes.NewBufferString("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	code := 0
	for some := range slices.Chunk(f.Words, 100) {
		fmt.Fprintf(out, "%d beginbfchar\n", len(some))
		for _, words := range some {
			code++
			fmt.Fprintf(out, "<%04X><", code)
			for _, unit := range utf16.Encode([]rune(words)) {
				fmt.Fprintf(out, "%04X", unit)
			}
			out.WriteString(">\n")
		}
		out.WriteString("endbfchar\n")
	}
	out.WriteString("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend")
	return out.Bytes()
}
