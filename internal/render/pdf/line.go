package pdf

import (
	"slices"
	"strings"

	"github.com/johnfercher/maroto/v2/pkg/consts/extension"

	"catchup/internal/render/face"
	"catchup/internal/render/pdf/tag"
	"catchup/templates"
)

// mmPerPoint turns sizes of type into lengths on paper.
const mmPerPoint = 25.4 / 72

// inset is that of the words on a panel. Lengths are in mm, from the left edge
// of the type area and the top of the line; type is in points.
const inset = 6.0

// part says what a line is in the document.
type part string

const (
	masthead     part = "masthead"
	summary      part = "summary"
	contents     part = "contents"
	notice       part = "notice"
	introduction part = "introduction"
	forwarded    part = "forwarded"
	heading      part = "heading"
	prose        part = "prose"
	item         part = "item"
	below        part = "below a story"
	caption      part = "caption"
	overleaf     part = "table overleaf"
	tableHead    part = "head"
	tableRow     part = "row"
	tableTotal   part = "total"
	tableNote    part = "table note"
	chartStrip   part = "chart"
	photograph   part = "picture"
	note         part = "note"
	sources      part = "sources"
	leaving      part = "leaving"
	footer       part = "footer"
)

// origin is the place in the document that a line was made from: block is the
// index in its blocks, -1 for what stands around them; row the row of a
// table, the item of a list or the paragraph of a story, counted from 0.
type origin struct {
	part  part
	block int
	row   int
}

// line is one strip of a page. Nothing in it is higher than it is, but for a picture
// with its caption that stands beside the lines above it too.
type line struct {
	of     origin
	height float64
	bars   []bar
	curves []curve // over the bars
	sparks []spark // in the cells of a row
	texts  []text
	image  *bitmap      // over the bars
	figure *tag.Element // the picture that all of the line belongs to, nil for none
	bond   float64      // what it costs to part it from the line that follows
	gap    bool         // it is mere space and falls away at the ends of a page
	head   []line       // what is repeated above it if it opens a page
	again  bool         // it is such a repetition
	aside  []line       // what stands on pages that lie across, after its page
	across bool         // it is the foot of such a page
}

// bar is a filled rectangle: the background of a panel or, if it is thin, a
// rule.
type bar struct {
	x, y, width, height float64
	colour              templates.Colour
}

// bitmap is a picture of pixels, JPEG or PNG, in an oblong of its own proportions.
type bitmap struct {
	x, y, width, height float64
	kind                extension.Type
	bytes               []byte
}

// text is words of one style on one baseline. They are clean and fit.
type text struct {
	x, y  float64 // y is the baseline's
	words string
	style style
	of    *tag.Element
	soft  bool // it is a hyphen that only the end of the line asks for
	// level is odd if the words run from right to left, as package script has it,
	// and base tells that their document does.
	level int
	base  bool
	entry int // its words are to be the number of the page on which this block begins, counted from 1, and end at x
}

// runs are the glyphs of the words. A soft hyphen looks like a hyphen, and is
// read and found as if it were not there (PDF 32000-1, 14.8.2.2.3).
func (t text) runs() []face.Run {
	switch {
	case t.level%2 == 1:
		return t.style.face.Shape(t.words, true)
	case !t.soft:
		return t.style.face.Line(t.words)
	}
	all := slices.Clone(t.style.face.Line(t.words))
	for i := range all {
		all[i].Glyphs = slices.Clone(all[i].Glyphs)
		for j := range all[i].Glyphs {
			all[i].Glyphs[j].Words = strings.ReplaceAll(all[i].Glyphs[j].Words, "-", "\u00ad")
		}
	}
	return all
}

// width is that of the words, without the space that parts them from the next
// line.
func (t text) width() float64 { return t.style.width(t.printed()) }

// size is that of the words in mm.
func (t text) size() float64 { return t.style.size * mmPerPoint }

func (t text) printed() string { return strings.TrimRight(t.words, " ") }

// style is how words look.
type style struct {
	face   *face.Face
	size   float64
	colour templates.Colour
}

func (s style) width(words string) float64 { return s.face.Width(words, s.size) * mmPerPoint }

// in is the style in another colour.
func (s style) in(colour templates.Colour) style {
	s.colour = colour
	return s
}

// with is the style in another face of the same size.
func (s style) with(f *face.Face) style {
	s.face = f
	return s
}
