package pdf

import (
	"slices"
	"strings"

	"catchup/internal/script"
)

// directed is the spans of a paragraph, parted where words begin to run in the
// other direction. Leftward tells that most run from right to left.
func directed(spans []span) (parted []span, leftward bool) {
	if len(spans) == 1 && spans[0].parts == nil && !script.Mixed(spans[0].words) {
		return spans, false // as most cells are
	}
	var all strings.Builder
	for _, s := range spans {
		all.WriteString(s.words)
		if s.parts == nil {
			parted = append(parted, s)
		}
		parted = append(parted, s.parts...)
	}
	words := all.String()
	if !script.Mixed(words) {
		return parted, false
	}
	leftward = script.Leftward(words)
	return levelled(parted, script.Levels(words, leftward)), leftward
}

// levelled parts spans where the levels of their runes change.
func levelled(spans []span, levels []int) (parted []span) {
	for _, s := range spans {
		from := 0
		for i := range s.words {
			if i > 0 && levels[1] != levels[0] {
				parted = append(parted, span{words: s.words[from:i], style: s.style, of: s.of, level: levels[0]})
				from = i
			}
			if i > 0 {
				levels = levels[1:]
			}
		}
		if s.words != "" {
			parted = append(parted, span{words: s.words[from:], style: s.style, of: s.of, level: levels[0]})
			levels = levels[1:]
		}
	}
	return parted
}

// side puts texts beside each other, in the order in which they stand on a line.
func side(texts []text) {
	if len(texts) == 1 {
		return // it stands at the left
	}
	levels := make([]int, len(texts))
	for i, t := range texts {
		levels[i] = t.level
	}
	x := 0.0
	for _, i := range script.Order(levels) {
		texts[i].x = x
		x += texts[i].style.width(texts[i].words)
	}
}

// alignRight moves lines to end where the widest does.
func alignRight(lines [][]text) {
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
