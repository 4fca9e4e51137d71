package script

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/bidi"
)

// Levels are the levels of the runes of a paragraph (Unicode Standard Annex 9):
// 0 for what runs with a paragraph from left to right, 1 for what runs from
// right to left, 2 for figures and names within that run from left to right
// again. Leftward is the direction of the paragraph.
func Levels(words string, leftward bool) []int {
	t := text{runes: []rune(words), base: leftward}
	levels := make([]int, len(t.runes))
	var algo bidi.Paragraph
	runs := algo.Segment(t.runes, direction(leftward))
	for i := range runs.NumRuns() {
		run := runs.Run(i)
		level, end := 2, run.End
		switch {
		case !run.IsLeftToRight():
			level = 1
		case !leftward && i > 0:
			end = t.figures(run.Start, run.End)
		case !leftward:
			level = 0
		}
		start := run.Start
		if level == 2 && leftward && slices.ContainsFunc(t.runes[start:end], unicode.IsLetter) {
			start = t.begun(start)
		}
		for j := start; j < end; j++ {
			levels[j] = level
		}
	}
	return levels
}

// Order is in which order things of such levels stand on a line from left to
// right: what is of a level, or a higher one, is turned round as a whole, from
// the highest to 1.
func Order(levels []int) []int {
	order := make([]int, len(levels))
	for i := range order {
		order[i] = i
	}
	for level := slices.Max(append([]int{0}, levels...)); level > 0; level-- {
		for from := 0; from < len(levels); from++ {
			to := from
			for to < len(levels) && levels[to] >= level {
				to++
			}
			if to > from {
				slices.Reverse(order[from:to])
				from = to
			}
		}
	}
	return order
}

// Line is the parts of a line of words as they stand from left to right, each of
// one direction. The line stands by itself, in a document of Latin letters.
func Line(words string) []Run {
	var (
		runes  = []rune(words)
		levels = Levels(words, Leftward(words, false))
		parts  []part
		of     []int
	)
	for i, level := range levels {
		if n := len(of); n == 0 || of[n-1] != level {
			parts, of = append(parts, part{from: i, rtl: level == 1}), append(of, level)
		}
		parts[len(parts)-1].to = i + 1
	}
	line := make([]Run, len(parts))
	for to, from := range Order(of) {
		p := parts[from]
		line[to] = Run{Words: string(runes[p.from:p.to]), RTL: p.rtl}
	}
	return line
}
