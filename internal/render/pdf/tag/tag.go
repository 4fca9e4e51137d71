// Package tag gives a PDF of maroto the structure that a screen reader reads:
// what is a heading, a paragraph, a cell of which column, a picture of what,
// and in which order (PDF 32000-1, 14.7 and 14.8; PDF/UA-1).
//
// A layout builds a Tree of elements in the order of reading while it sets its
// lines. While it draws, Begin says to which element belongs what is drawn
// next, and End that nothing more does; Draw puts operators of its own on the
// page. Each leaves a sentinel in the page's content, a line far left of the
// paper whose length is its number, so that nothing depends on what maroto
// draws between, and nobody would see one that is left. Finish reads the file
// of maroto, puts marked content in place of the sentinels and writes the file
// anew with the structure, links, bookmarks and properties.
//
// The tagger is its own test: words or pictures that belong to no element are
// an error, as is an element that was begun and not found, a picture without
// words for it and a link that leads nowhere.
package tag

// Kind is a type of element, one of the standard ones.
type Kind string

// The kinds that editions are made of. A Heading becomes one of H1 to H6 by its
// Level; Words are a run of their parent's own words between its other
// children; what is an Artifact is passed over by readers.
const (
	Document  Kind = "Document"
	Article   Kind = "Art"
	Heading   Kind = "H"
	Paragraph Kind = "P"
	List      Kind = "L"
	Item      Kind = "LI"
	Label     Kind = "Lbl"
	Body      Kind = "LBody"
	Contents  Kind = "TOC"
	Entry     Kind = "TOCI"
	Reference Kind = "Reference"
	Table     Kind = "Table"
	Caption   Kind = "Caption"
	Head      Kind = "THead"
	Rows      Kind = "TBody"
	Row       Kind = "TR"
	HeadCell  Kind = "TH"
	Cell      Kind = "TD"
	Note      Kind = "Note"
	Link      Kind = "Link"
	Figure    Kind = "Figure"
	Span      Kind = "Span"
	Words     Kind = "words"
	Artifact  Kind = "Artifact"
)

// The scopes of head cells.
const (
	OfColumn = "Column"
	OfRow    = "Row"
)

// Tree is the structure of one file while it is laid out and drawn. It serves
// one goroutine, and one file.
type Tree struct {
	Root *Element
	// Furniture is what belongs to the page and not to the document: its foot,
	// and the head of a table where it stands again.
	Furniture *Element
	ground    *Element // what panels and rules belong to
	marks     []mark
	fonts     map[string]Font
	crops     map[int]Box
}

// Crop makes page i, counted from 0, show an oblong of what is drawn on it, which
// may be more than maroto's paper and go on beyond it.
func (t *Tree) Crop(i int, to Box) {
	if t.crops == nil {
		t.crops = map[int]Box{}
	}
	t.crops[i] = to
}

// New is a tree with an empty root.
func New() *Tree {
	return &Tree{Root: &Element{kind: Document}, Furniture: &Element{kind: Artifact}, ground: &Element{kind: Artifact}, fonts: map[string]Font{}}
}

// Element is one node of a tree. An element of which nothing was drawn is left
// out of the file, unless it is a cell of a row.
type Element struct {
	// Level is that of a Heading. In the file levels count from 1 and none is
	// passed over: what matters is which of two headings is the higher.
	Level int
	// Title is what the bookmark of a Heading says.
	Title string
	// Alt is read in place of a Figure, or of a cell without words.
	Alt string
	// Lang is the language of a Span (BCP 47), if it is not that of the document.
	Lang string
	// Reads is read in place of what is drawn of a Span.
	Reads string
	// Scope is what a HeadCell is the head of.
	Scope string
	// Columns is how many columns a cell spans; 0 is 1.
	Columns int
	// Address is where a Link leads, plain ASCII; To is the element that it
	// leads to if it stays within the document. One of them is needed.
	Address string
	To      *Element
	// Says describes a Link to those who do not see it. It is cut off at MostSaid
	// bytes, since every line of the link repeats it.
	Says string

	kind   Kind
	parent *Element
	kids   []*Element
	pieces []piece
	boxes  []placed
	links  []laid
	ref    int
	number int  // of an H, as it came to be
	drawn  bool // something of it, or of what is below it, is on a page
}

// piece is marked content on a page.
type piece struct{ page, mcid int }

// placed is a box on a page.
type placed struct {
	page int
	Box
}

// Box is an oblong of a page in points from its lower left corner.
type Box struct{ Left, Bottom, Right, Top float64 }

// Add appends a child.
func (e *Element) Add(kind Kind) *Element {
	kid := &Element{kind: kind, parent: e}
	e.kids = append(e.kids, kid)
	return kid
}

// In is a new part of the element, or of that which it is a part of, for words in
// a language, or in that of the document if lang is "". Reads is what is read in
// place of what is drawn, since that runs from right to left; "" for other words.
// What belongs to the page has no parts. Once an element has parts, all its words
// must be in them, for they are read in their order.
func (e *Element) In(lang, reads string) *Element {
	switch {
	case e == nil || e.kind == Artifact:
		return e
	case lang == "" && reads == "":
		return e.owner().Add(Words)
	}
	kid := e.owner().Add(Span)
	kid.Lang, kid.Reads = lang, reads
	return kid
}

// Parted tells whether words of the element are in parts.
func (e *Element) Parted() bool {
	if e == nil || e.kind == Words || len(e.kids) == 0 {
		return false
	}
	last := e.kids[len(e.kids)-1].kind
	return last == Words || last == Span
}

// owner is the element that words belong to.
func (e *Element) owner() *Element {
	if e.kind == Words {
		return e.parent
	}
	return e
}

// draw notes that something of the element is on a page, for all that it lies
// in too.
func (e *Element) draw() {
	for ; e != nil && !e.drawn; e = e.parent {
		e.drawn = true
	}
}

// stands tells whether the element comes into the file. A cell does if its row
// does, so that the grid is whole.
func (e *Element) stands() bool {
	if e.kind == HeadCell || e.kind == Cell {
		return e.parent.drawn
	}
	return e.drawn
}

// all calls f for the element and all below it that come into the file, parents
// first.
func (e *Element) all(f func(*Element)) {
	if !e.stands() {
		return
	}
	f(e)
	for _, kid := range e.kids {
		kid.all(f)
	}
}
