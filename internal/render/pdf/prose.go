package pdf

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"

	"catchup/internal/document"
	"catchup/internal/render/pdf/tag"
)

// span is a run of clean words of one style and one element. If it has parts, it
// is they that are set. The level is odd if its words run from right to left,
// and base tells that their document does. It is soft if it is a hyphen that stands
// there only because a line ends, and apart if it was put into the words around it.
type span struct {
	words string
	style style
	of    *tag.Element
	parts []span
	level int
	base  bool
	soft  bool
	apart bool
}

// word is pieces of one or more spans between which a line must not be broken.
// spaced tells that a space stands before it, which is of the level gap.
type word struct {
	pieces []span
	spaced bool
	gap    int
	wide   float64 // its width, once it was measured
}

func (w *word) width() float64 {
	if w.wide == 0 {
		for _, p := range w.pieces {
			w.wide += p.style.width(p.words)
		}
	}
	return w.wide
}

// space is the width of the space before the word.
func (w word) space() float64 {
	if !w.spaced {
		return 0
	}
	return w.pieces[0].style.width(" ")
}

// wrap breaks spans into lines no wider than width, set left from 0. Words
// that are too long for a line are broken where they must. No words give no
// lines. Lines that run against the document end below each other.
func wrap(spans []span, width float64) [][]text {
	f := filler{width: width}
	return f.fill(spans)
}

// fill sets all the words.
func (f *filler) fill(spans []span) [][]text {
	spans, turned := directed(spans)
	words := split(spans)
	f.line = make([]word, 0, len(words))
	for i := range words {
		parts := words[i : i+1]
		if words[i].width() > f.room() {
			parts = f.fit(words[i])
		}
		for _, part := range parts {
			f.add(part, i+1 == len(words))
		}
	}
	f.end(false)
	if turned {
		short := min(f.short, len(f.lines))
		alignFar(f.lines[:short])
		alignFar(f.lines[short:])
	}
	return f.lines
}

// room is the width of the line that is being filled. The first few may be narrow.
func (f *filler) room() float64 {
	if len(f.lines) < f.short {
		return min(f.narrow, f.width)
	}
	return f.width
}

// filler fills lines with words. It parts words by hyphens at their points: those
// that are wider than a line and, if it is eager, those that would leave a line
// short.
type filler struct {
	width  float64
	short  int     // how many lines at the head are narrow
	narrow float64 // their width
	places places  // nil for nowhere
	eager  bool
	lines  [][]text
	line   []word
	used   float64
	parted int // how many lines in a row end with a hyphen
}

// add puts a word on the line or, if there is no room, on the next. The last
// word is never parted: what is left of it would stand alone.
func (f *filler) add(w word, last bool) {
	if len(f.line) > 0 && f.used+w.space()+w.width() > f.room()+slack {
		if head, tail, ok := f.partNext(w); ok && !last {
			f.take(head)
			f.parted++
			w = tail
		} else {
			f.parted = 0
		}
		f.end(w.spaced)
	}
	f.take(w)
}

func (f *filler) take(w word) {
	if len(f.line) > 0 {
		f.used += w.space()
	}
	f.line = append(f.line, w)
	f.used += w.width()
}

// end ends the line, if there are words on it. A space stands at its end if
// one parts it from the next, or readers would join two words.
func (f *filler) end(spaced bool) {
	if len(f.line) == 0 {
		return
	}
	texts := set(f.line)
	if spaced {
		texts = ended(texts)
	}
	f.lines = append(f.lines, texts)
	f.line, f.used = f.line[:0], 0
}

// ended is a line with a space at its end. At the end of words that run from
// right to left it would stand out of the line.
func ended(texts []text) []text {
	last := &texts[len(texts)-1]
	if last.level%2 == 1 {
		return append(texts, text{x: last.x + last.width(), words: " ", style: last.style, of: last.of, base: last.base})
	}
	last.words += " "
	return texts
}

// continues tells whether a span is set as more of the text.
func (t text) continues(s span) bool {
	return t.style == s.style && t.of == s.of && t.level == s.level && t.soft == s.soft
}

// balance breaks spans into as few lines as wrap does, but of similar lengths.
func balance(spans []span, width float64) [][]text {
	lines := wrap(spans, width)
	for narrower := width * 0.96; len(lines) > 1 && narrower > width/2; narrower *= 0.96 {
		tried := wrap(spans, narrower)
		if len(tried) > len(lines) {
			break
		}
		lines = tried
	}
	return lines
}

// set puts the words of a line one after the other; neighbours of one style,
// one element and one direction become one text. The space between two texts
// ends the first, so that copied words do not run together. Texts come in the
// order in which they are read, wherever they stand.
func set(words []word) []text {
	var (
		texts []text
		said  strings.Builder // the words of the last text
	)
	end := func() {
		if len(texts) > 0 {
			texts[len(texts)-1].words = said.String()
			said.Reset()
		}
	}
	for i, w := range words {
		space := w.spaced && i > 0
		if space && w.gap == texts[len(texts)-1].level {
			said.WriteByte(' ')
			space = false
		}
		for _, p := range w.pieces {
			if last := len(texts) - 1; last < 0 || !texts[last].continues(p) {
				end()
				texts = append(texts, text{style: p.style, of: p.of, level: p.level, base: p.base, soft: p.soft})
			}
			if space {
				said.WriteByte(' ')
				space = false
			}
			said.WriteString(document.Unbound(p.words))
		}
	}
	end()
	side(texts)
	return texts
}

// split cuts spans into words where a line may be broken.
func split(spans []span) []word {
	var (
		words  []word
		pieces []span // of all words, so that not each asks for memory
		gap    int
		spaced = true // a space stands before what comes next
		fresh  = true // a line may break before what comes next
	)
	room := 0
	for _, s := range spans {
		room += 1 + strings.Count(s.words, " ")
	}
	words, pieces = make([]word, 0, room), make([]span, 0, room)
	for _, s := range spans {
		for piece, breaks := range cuts(s.words) {
			if piece == " " {
				spaced, fresh, gap = true, true, s.level
				continue
			}
			p := span{words: piece, style: s.style, of: s.of, level: s.level, base: s.base}
			if fresh {
				pieces = append(pieces, p)
				words = append(words, word{spaced: spaced, gap: gap, pieces: pieces[len(pieces)-1 : len(pieces) : len(pieces)]})
			} else {
				w := &words[len(words)-1]
				w.pieces = append(w.pieces, p)
			}
			spaced, fresh = false, breaks
		}
	}
	return words
}

// cuts are the pieces of words: spaces, and what stands between two places at
// which a line may end. With each it tells whether one may end behind it.
func cuts(words string) iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		for words != "" {
			n := strings.IndexByte(words, ' ')
			switch {
			case n == 0:
				if !yield(" ", true) {
					return
				}
				words = words[1:]
				continue
			case n < 0:
				n = len(words)
			}
			word := words[:n]
			words = words[n:]
			if !strings.ContainsFunc(word, divides) {
				if !yield(word, false) {
					return
				}
				continue
			}
			for piece, breaks := range breaking(word) {
				if !yield(piece, breaks) {
					return
				}
			}
		}
	}
}

// divides tells whether a line may end beside r without a space. What stands
// around it decides then.
func divides(r rune) bool { return r == '-' || r == '/' || r >= '–' }

// breaking are the pieces of one word: ideographs by the rules of Unicode
// (Standard Annex 14), other words after hyphens between letters.
func breaking(word string) iter.Seq2[string, bool] {
	if strings.ContainsFunc(word, ideographic) {
		return ideographs(word)
	}
	return func(yield func(string, bool) bool) {
		from := 0
		for i := range word {
			if i > from && breaks(word[from:i], word[i:]) {
				if !yield(word[from:i], true) {
					return
				}
				from = i
			}
		}
		yield(word[from:], false)
	}
}

// ideographic tells whether lines may break beside r without a space.
func ideographic(r rune) bool { return r >= 0x2E80 && r <= 0x9FFF || r >= 0x20000 && r <= 0x3FFFF }

func ideographs(word string) iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		var s segmenter.Segmenter
		s.Init([]rune(word))
		for lines := s.LineIterator(); lines.Next(); {
			line := lines.Line()
			if !yield(string(line.Text), line.Offset+len(line.Text) < len([]rune(word))) {
				return
			}
		}
	}
}

// breaks tells whether a line may end between two halves of a word: after a
// hyphen, a dash or a slash with a letter behind it, so that neither 2023-24
// nor a sign is parted from its figure.
func breaks(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return strings.ContainsRune("-–—/", last) && len(before) > 2 && unicode.IsLetter(next)
}

// fit breaks a word that is wider than a line: at its spaces, at its points, or
// else anywhere.
func (f *filler) fit(w word) []word {
	if w.width() <= f.room() {
		return []word{w}
	}
	if words := w.loose(); len(words) > 1 {
		var all []word
		for _, one := range words {
			all = append(all, f.fit(one)...)
		}
		return all
	}
	if head, tail, ok := f.places.part(w, f.room()); ok {
		return append([]word{head}, f.fit(tail)...)
	}
	return w.cut(f.room())
}

// loose are the words that spaces of the word part, at which no line should have
// ended.
func (w word) loose() []word {
	words := []word{{spaced: w.spaced, gap: w.gap}}
	for _, p := range w.pieces {
		for i, part := range strings.Split(p.words, nbsp) {
			if i > 0 {
				words = append(words, word{spaced: true, gap: p.level})
			}
			words[len(words)-1].take(p, part)
		}
	}
	return slices.DeleteFunc(words, func(w word) bool { return len(w.pieces) == 0 })
}

// cut breaks a word into parts that are no wider than a line.
func (w word) cut(width float64) []word {
	parts := []word{{spaced: w.spaced, gap: w.gap}}
	var used float64
	for _, p := range w.pieces {
		from := 0 // where the piece of the last part begins
		for i, r := range p.words {
			wide := p.style.width(p.words[i : i+utf8.RuneLen(r)])
			if last := &parts[len(parts)-1]; used+wide > width && (i > from || len(last.pieces) > 0) {
				last.take(p, p.words[from:i])
				parts = append(parts, word{})
				from, used = i, 0
			}
			used += wide
		}
		parts[len(parts)-1].take(p, p.words[from:])
	}
	return parts
}

// take appends a stretch of a piece, if there is anything in it.
func (w *word) take(p span, words string) {
	if words != "" {
		w.wide = 0
		w.pieces = append(w.pieces, span{words: words, style: p.style, of: p.of, level: p.level, base: p.base})
	}
}
