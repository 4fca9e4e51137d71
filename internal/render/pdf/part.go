package pdf

import "strings"

const (
	// fullEnough is the share of its width from which on a line is full without
	// a part of the next word: lines end raggedly anyway.
	fullEnough = 0.92
	// mostParted is how many lines in a row may end with a hyphen.
	mostParted = 2
)

// places are those at which a word may be parted by a hyphen, nil if it
// may nowhere.
type places func(word string) []int

// part parts a word so that as much of it as there is room for stands in front
// of a hyphen.
func (p places) part(w word, room float64) (head, tail word, ok bool) {
	if p == nil {
		return word{}, word{}, false
	}
	from, letters := letters(w.pieces[0].words)
	all := p(letters)
	for i := len(all) - 1; i >= 0; i-- {
		if head, tail = w.at(from + all[i]); head.width() <= room+slack {
			return head, tail, true
		}
	}
	return word{}, word{}, false
}

// partNext parts a word for which there is no room, if the line would be short
// without a part of it.
func (f *filler) partNext(w word) (head, tail word, ok bool) {
	if !f.eager || f.parted >= mostParted || f.used > fullEnough*f.room() {
		return word{}, word{}, false
	}
	return f.places.part(w, f.room()-f.used-w.space())
}

// letters are those of a word's piece without the marks around them, and the
// place at which they begin.
func letters(piece string) (from int, letters string) {
	const marks = "“”‘’\"'()[],.;:?!"
	opened := strings.TrimLeft(piece, marks)
	return len(piece) - len(opened), strings.TrimRight(opened, marks)
}

// at parts a word within its first piece, and adds the hyphen.
func (w word) at(place int) (head, tail word) {
	first := w.pieces[0]
	before, after, mark := first, first, first
	before.words, after.words, mark.words, mark.soft = first.words[:place], first.words[place:], "-", true
	return word{pieces: []span{before, mark}, spaced: w.spaced, gap: w.gap}, word{pieces: append([]span{after}, w.pieces[1:]...)}
}

// places are where words of the document may be parted: those of British English
// and its kin.
func (r *Renderer) places(lang string) places {
	lang = strings.ToLower(lang)
	if lang != "en" && !strings.HasPrefix(lang, "en-") || lang == "en-us" {
		return nil
	}
	return r.patterns().Points
}
