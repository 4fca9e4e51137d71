package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/render/pdf/tag"
)

// span is a run of clean words of one style and one element.
type span struct {
	words string
	style style
	of    *tag.Element
}

// word is pieces of one or more spans between which a line must not be broken.
// spaced tells that a space stands before it.
type word struct {
	pieces []span
	spaced bool
}

func (w word) width() float64 {
	var sum float64
	for _, p := range w.pieces {
		sum += p.style.width(p.words)
	}
	return sum
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
// lines.
func wrap(spans []span, width float64) [][]text {
	var (
		lines [][]text
		line  []word
		used  float64
	)
	for _, w := range split(spans) {
		for _, part := range fit(w, width) {
			if len(line) > 0 && used+part.space()+part.width() > width+slack {
				lines = append(lines, ended(set(line), part.spaced))
				line, used = nil, 0
			}
			if len(line) > 0 {
				used += part.space()
			}
			line = append(line, part)
			used += part.width()
		}
	}
	if len(line) > 0 {
		lines = append(lines, set(line))
	}
	return lines
}

// ended is a line that another follows: with a space at its end if one stands
// there, or readers would join two words.
func ended(texts []text, spaced bool) []text {
	if spaced {
		texts[len(texts)-1].words += " "
	}
	return texts
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

// set puts the words of a line one after the other; neighbours of one style
// and one element become one text. The space between two texts ends the first,
// so that copied words do not run together.
func set(words []word) []text {
	var (
		texts []text
		said  strings.Builder // the words of the last text
		x     float64
	)
	end := func() {
		if len(texts) > 0 {
			texts[len(texts)-1].words = said.String()
			said.Reset()
		}
	}
	for i, w := range words {
		if w.spaced && i > 0 {
			said.WriteByte(' ')
			x += texts[len(texts)-1].style.width(" ")
		}
		for _, p := range w.pieces {
			if last := len(texts) - 1; last >= 0 && texts[last].style == p.style && texts[last].of == p.of {
				said.WriteString(p.words)
			} else {
				end()
				texts = append(texts, text{x: x, style: p.style, of: p.of})
				said.WriteString(p.words)
			}
			x += p.style.width(p.words)
		}
	}
	end()
	return texts
}

// split cuts spans into words at spaces and after hyphens and dashes.
func split(spans []span) []word {
	var (
		words  []word
		spaced = true // a space stands before what comes next
		fresh  = true // a line may break before what comes next
	)
	for _, s := range spans {
		for s.words != "" {
			var piece string
			if piece, s.words = cut(s.words); piece == " " {
				spaced, fresh = true, true
				continue
			}
			p := span{words: piece, style: s.style, of: s.of}
			if fresh {
				words = append(words, word{spaced: spaced, pieces: []span{p}})
			} else {
				w := &words[len(words)-1]
				w.pieces = append(w.pieces, p)
			}
			spaced, fresh = false, breaks(piece, s.words)
		}
	}
	return words
}

// cut takes the first piece off the words: a space, or all up to the next
// space or the next hyphen between letters.
func cut(words string) (piece, rest string) {
	if strings.HasPrefix(words, " ") {
		return " ", words[1:]
	}
	for i, r := range words {
		switch {
		case r == ' ':
			return words[:i], words[i:]
		case i > 0 && breaks(words[:i], words[i:]):
			return words[:i], words[i:]
		}
	}
	return words, ""
}

// breaks tells whether a line may end between two halves of a word: after a
// hyphen, a dash or a slash with a letter behind it, so that neither 2023-24
// nor a sign is parted from its figure.
func breaks(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return strings.ContainsRune("-–—/", last) && len(before) > 2 && unicode.IsLetter(next)
}

// fit breaks a word that is wider than a line.
func fit(w word, width float64) []word {
	if w.width() <= width {
		return []word{w}
	}
	parts := []word{{spaced: w.spaced}}
	var used float64
	for _, p := range w.pieces {
		from := 0 // where the piece of the last part begins
		for i, r := range p.words {
			wide := p.style.width(p.words[i : i+utf8.RuneLen(r)])
			if last := &parts[len(parts)-1]; used+wide > width && (i > from || len(last.pieces) > 0) {
				last.take(p, from, i)
				parts = append(parts, word{})
				from, used = i, 0
			}
			used += wide
		}
		parts[len(parts)-1].take(p, from, len(p.words))
	}
	return parts
}

// take appends a stretch of a piece, if there is anything in it.
func (w *word) take(p span, from, to int) {
	if to > from {
		w.pieces = append(w.pieces, span{words: p.words[from:to], style: p.style, of: p.of})
	}
}
