package face

import (
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/language"

	"catchup/internal/script"
)

// Run is glyphs of one font from left to right. Heavy ones are to be made bold,
// since their face has no bold sister.
type Run struct {
	Font   *Font
	Heavy  bool
	Glyphs []Glyph
}

// Glyph is a shape that stands for words: a letter, a letter with its marks, or
// several letters that are drawn as one. Advance is how far the next one stands
// away, in thousandths of the em.
type Glyph struct {
	Parts   []Part
	Advance int
	Words   string
}

// Plain tells whether the glyph is one of the font as it stands there.
func (g Glyph) Plain() bool { return len(g.Parts) == 1 && g.Parts[0].X == 0 && g.Parts[0].Y == 0 }

// Part is a glyph of the font and where it stands, in units of the em.
type Part struct {
	ID   GlyphID
	X, Y int
}

// Width is the width of the run in thousandths of the em.
func (r Run) Width() int {
	var sum int
	for _, g := range r.Glyphs {
		sum += g.Advance
	}
	return sum
}

// Line is the glyphs of clean words as they stand on a line, from left to
// right, in whichever directions they run.
func (f *Face) Line(words string) []Run {
	if !script.Mixed(words) {
		return f.Shape(words, false)
	}
	var all []Run
	for _, part := range script.Line(words) {
		all = append(all, f.Shape(part.Words, part.RTL)...)
	}
	return all
}

// Shape is the glyphs of clean words that run in one direction, from left to
// right as they are drawn. Nobody may change them: they are remembered.
func (f *Face) Shape(words string, rtl bool) []Run {
	var all []Run
	for word := range pieces(words) {
		switch runs := f.word(word, rtl).runs; {
		case all == nil:
			all = slices.Clip(runs)
		case rtl:
			all = slices.Concat(runs, all)
		default:
			all = append(all, runs...)
		}
	}
	return all
}

// longestWord is how many bytes of a word are shaped together. What has more is no
// word, and would cost the memory of all its glyphs at once.
const longestWord = 256

// pieces are the words and the spaces of a text. Words are shaped one by one:
// neither kerning nor joining reaches over a space.
func pieces(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for text != "" {
			n := strings.IndexByte(text, ' ')
			if n == 0 {
				n = 1
			}
			if n < 0 {
				n = len(text)
			}
			for n > longestWord || n < len(text) && !utf8.RuneStart(text[n]) {
				n = min(n-1, longestWord)
			}
			if !yield(text[:n]) {
				return
			}
			text = text[n:]
		}
	}
}

// shaped is a word in glyphs.
type shaped struct {
	runs  []Run
	width int
}

// word is a word in glyphs, which are remembered.
func (f *Face) word(word string, rtl bool) shaped {
	words := &f.words[0]
	if rtl {
		words = &f.words[1]
	}
	if known, ok := words.get(word); ok {
		return known
	}
	one := shaped{runs: f.shape([]rune(word), rtl)}
	for _, run := range one.runs {
		one.width += run.Width()
	}
	words.put(word, one)
	return one
}

// shape parts a word by fonts and writing systems, and shapes each part.
func (f *Face) shape(runes []rune, rtl bool) []Run {
	var all []Run
	for len(runes) > 0 {
		part := f.part(&runes)
		part.Glyphs = part.Font.shape(part.runes, rtl)
		all = append(all, part.Run)
	}
	if rtl {
		slices.Reverse(all)
	}
	return all
}

// stretch is runes of one font and one writing system.
type stretch struct {
	Run
	runes []rune
}

// part takes the first stretch off the runes.
func (f *Face) part(runes *[]rune) stretch {
	var (
		one  stretch
		of   = language.Common
		rest = *runes
		n    int
	)
	for n < len(rest) {
		size := cluster(rest[n:])
		font, heavy := f.font(rest[n : n+size])
		if font == nil {
			font = f.own // which draws that something is missing
		}
		s := system(rest[n : n+size])
		if n > 0 && (font != one.Font || heavy != one.Heavy || s != of && s != language.Common && of != language.Common) {
			break
		}
		one.Font, one.Heavy = font, heavy
		if s != language.Common {
			of = s
		}
		n += size
	}
	one.runes, *runes = rest[:n], rest[n:]
	return one
}

// cluster is how many runes at the beginning are drawn together: a letter with
// its marks, or a picture that is put together of several.
func cluster(runes []rune) int {
	n := 1
	for n < len(runes) && (clings(runes[n]) || runes[n-1] == 0x200D && within(runes[n], 0x2190, 0x1FAFF)) {
		n++
	}
	return n
}

// clings tells whether a rune is drawn with the one before it: a mark, the colour of
// a skin, or what says how letters join.
func clings(r rune) bool {
	return silent(r) || unicode.Is(unicode.M, r) || within(r, 0x1F3FB, 0x1F3FF)
}

func within(r, first, last rune) bool { return first <= r && r <= last }

// cache remembers words that run in one direction. It holds up to twice as many as manyWords.
type cache struct {
	using      sync.Mutex
	young, old map[string]shaped
}

const manyWords = 4096

func (c *cache) get(word string) (shaped, bool) {
	c.using.Lock()
	defer c.using.Unlock()
	if one, ok := c.young[word]; ok {
		return one, true
	}
	one, ok := c.old[word]
	if ok {
		c.keep(word, one)
	}
	return one, ok
}

func (c *cache) put(word string, one shaped) {
	c.using.Lock()
	defer c.using.Unlock()
	c.keep(strings.Clone(word), one)
}

// keep adds a word; those that were not asked for lately are forgotten.
func (c *cache) keep(word string, one shaped) {
	if len(c.young) >= manyWords || c.young == nil {
		c.young, c.old = make(map[string]shaped), c.young
	}
	c.young[word] = one
}
