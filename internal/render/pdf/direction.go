package pdf

import (
	"slices"
	"strings"
	"unicode/utf8"

	"catchup/internal/script"
)

// directed is the spans of a paragraph, parted where words begin to run in the
// other direction. Turned tells that the paragraph runs against its document.
func directed(spans []span) (parted []span, turned bool) {
	if len(spans) == 0 {
		return nil, false
	}
	base := spans[0].base
	if len(spans) == 1 && spans[0].parts == nil && !base && !script.Mixed(spans[0].words) {
		return spans, false // as most cells are
	}
	var all strings.Builder
	for _, s := range spans {
		if s.parts == nil {
			parted = append(parted, s)
		}
		parted = append(parted, s.parts...)
	}
	for _, s := range parted {
		all.WriteString(s.whole())
	}
	words := all.String()
	if !base && !script.Mixed(words) {
		return parted, false
	}
	leftward := script.Leftward(words, base)
	return levelled(parted, script.Levels(words, leftward)), leftward != base
}

// whole is the words as they stand in a paragraph, isolated if they were put into
// it.
func (s span) whole() string {
	if s.apart {
		return script.Isolate(s.words)
	}
	return s.words
}

// levelled parts spans where the levels of their runes change.
func levelled(spans []span, levels []int) (parted []span) {
	for _, s := range spans {
		all := levels[:utf8.RuneCountInString(s.whole())]
		levels = levels[len(all):]
		if s.whole() != s.words {
			all = all[1 : len(all)-1] // of the marks around it
		}
		from, n := 0, 0
		end := func(to int) {
			one := s
			one.words, one.level = s.words[from:to], all[n-1]
			parted, from = append(parted, one), to
		}
		for i := range s.words {
			if n > 0 && all[n] != all[n-1] {
				end(i)
			}
			n++
		}
		if n > 0 {
			end(len(s.words))
		}
	}
	return parted
}

// side puts texts beside each other, in the order in which they stand on a line. In
// a document from right to left that is counted from the right.
func side(texts []text) {
	if len(texts) == 1 {
		return // it stands at the left
	}
	levels := make([]int, len(texts))
	for i, t := range texts {
		levels[i] = t.level
	}
	order := script.Order(levels)
	if texts[0].base {
		slices.Reverse(order)
	}
	x := 0.0
	for _, i := range order {
		texts[i].x = x
		x += texts[i].style.width(texts[i].words)
	}
}

// alignFar moves lines to end where the widest does.
func alignFar(lines [][]text) {
	ends := make([]float64, len(lines))
	for i, texts := range lines {
		for _, t := range texts {
			ends[i] = max(ends[i], t.x+t.width())
		}
	}
	for i, texts := range lines {
		for j := range texts {
			texts[j].x += slices.Max(ends) - ends[i]
		}
	}
}

// mirrored is a line of a document that runs from right to left, which was set from
// the left edge, and stands at the right. Charts stay as they are on all surfaces.
func (l line) mirrored(width float64) line {
	if l.of.part == chartStrip {
		return l
	}
	l.texts, l.bars = slices.Clone(l.texts), slices.Clone(l.bars) // a head stands on several pages
	for i, t := range l.texts {
		l.texts[i].x = width - t.x - t.width()
	}
	for i, b := range l.bars {
		l.bars[i].x = width - b.x - b.width
	}
	l.sparks = slices.Clone(l.sparks)
	for i, s := range l.sparks {
		l.sparks[i] = s.moved(width - 2*s.x - s.width)
	}
	if l.image != nil {
		one := *l.image
		one.x = width - one.x - one.width
		l.image = &one
	}
	return l
}

func mirrored(page []line, width float64) []line {
	all := make([]line, len(page))
	for i, l := range page {
		all[i] = l.mirrored(width)
	}
	return all
}
