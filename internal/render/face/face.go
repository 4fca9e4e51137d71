// Package face reads the faces of an edition: the TrueType files for paper and
// pictures. A face turns words into glyphs: it joins letters, places marks and
// kerns, and takes from other faces what it lacks. So it measures words as they
// are drawn.
package face

import (
	"catchup/internal/script"
	"fmt"
	"io/fs"
)

// Face is one of the main faces and those that help it out. Words in it are
// drawn with its own font, then with that of the other family, then with those
// of other writing systems. It may be used from several goroutines.
type Face struct {
	Family string // "serif" or "sans"
	Bold   bool
	own    *Font
	other  *Font // of the other family
	more   *more
	words  [2]cache // from left to right, and from right to left
	space  int      // the width of a space
}

// Set is the four faces of an edition: serif to read, sans to look things up.
type Set struct {
	Serif, SerifBold, Sans, SansBold *Face
}

// Read reads the four from the folder fonts of the templates. Other faces
// there are read when they are needed.
func Read(files fs.FS) (Set, error) {
	var (
		fonts [4]*Font
		more  = newMore(files)
	)
	for i, name := range mainFaces {
		font, err := read(files, "fonts/"+name+".ttf")
		if err == nil {
			err = font.whole()
		}
		if err != nil {
			return Set{}, &Fault{File: "fonts/" + name + ".ttf", Why: err}
		}
		font.Serif, font.Bold = i < 2, i%2 == 1
		fonts[i] = font
	}
	one := func(i int) *Face {
		f := &Face{Family: "sans", Bold: fonts[i].Bold, own: fonts[i], other: fonts[i^2], more: more}
		if fonts[i].Serif {
			f.Family = "serif"
		}
		f.space = f.Shape("\u00a0", false)[0].Width()
		return f
	}
	return Set{Serif: one(0), SerifBold: one(1), Sans: one(2), SansBold: one(3)}, nil
}

// Fault is a file of a face that cannot be used.
type Fault struct {
	File string // in the folder of the templates
	Why  error
}

func (f *Fault) Error() string { return fmt.Sprintf("reading the face %s: %v", f.File, f.Why) }

// Unwrap is why.
func (f *Fault) Unwrap() error { return f.Why }

// needed are the characters that each of the four faces must have, since every
// edition prints them.
const needed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;()%+-–£“”‘’&/"

// whole says which of the needed characters the font lacks.
func (f *Font) whole() error {
	var lacks []rune
	for _, r := range needed {
		if !f.prints([]rune{r}) {
			lacks = append(lacks, r)
		}
	}
	if len(lacks) > 0 {
		return fmt.Errorf("it has no %s", string(lacks))
	}
	return nil
}

// mainFaces are the files of the four, serif before sans and bold after
// regular.
var mainFaces = [4]string{"serif", "serif-bold", "sans", "sans-bold"}

// Width is the length of clean text at a size, in the unit of the size.
func (f *Face) Width(text string, size float64) float64 {
	var sum int
	for word := range pieces(text) {
		if word == " " {
			sum += f.space
		} else {
			sum += f.word(word, script.Mixed(word)).width
		}
	}
	return float64(sum) / 1000 * size
}

// font is the font that prints a cluster of runes, a letter with its marks, and
// whether it must be made bold; nil if no face has it.
func (f *Face) font(cluster []rune) (font *Font, heavy bool) {
	for _, one := range []*Font{f.own, f.other} {
		if one.prints(cluster) {
			return one, false
		}
	}
	return f.more.font(cluster, f.Bold)
}

// has tells whether a face has a glyph for r.
func (f *Face) has(r rune) bool {
	font, _ := f.font([]rune{r})
	return font != nil
}
