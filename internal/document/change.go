package document

import (
	"fmt"
	"strings"
)

// Changes is the difference between two editions: the stories that only the
// later or only the earlier one tells, by their headings, and the figures that
// both print with different values. Held is how many figures are the same. New
// and Gone are how many only one of them prints.
type Changes struct {
	In, Out         []string
	Told            int // stories that both tell
	Moved           []Move
	Held, New, Gone int
}

// Move is a figure that has another value than before.
type Move struct{ Before, After Figure }

// Compare compares an edition with another, which may be nil. Stories are the
// same if they share an article or their heading, and figures if they share
// their key. Figures without a key are left out.
func Compare(before, after *Document) Changes {
	if before == nil {
		before = &Document{}
	}
	var c Changes
	was, is := before.stories(), after.stories()
	for _, s := range is {
		if s.among(was) {
			c.Told++
		} else {
			c.In = append(c.In, s.Heading)
		}
	}
	for _, s := range was {
		if !s.among(is) {
			c.Out = append(c.Out, s.Heading)
		}
	}
	c.figures(before.keyed(), after)
	return c
}

// figures compares the figures of the later edition with those of before.
func (c *Changes) figures(before map[string]Figure, after *Document) {
	left := len(before)
	seen := map[string]bool{}
	for _, f := range after.Figures {
		if f.Key == "" || seen[f.Key] {
			continue
		}
		seen[f.Key] = true
		was, ok := before[f.Key]
		switch {
		case !ok:
			c.New++
			continue
		case was.Num.Equal(f.Num) && was.Unit == f.Unit:
			c.Held++
		default:
			c.Moved = append(c.Moved, Move{was, f})
		}
		left--
	}
	c.Gone = left
}

// keyed is the document's figures by their keys, the first of each.
func (d *Document) keyed() map[string]Figure {
	all := map[string]Figure{}
	for _, f := range d.Figures {
		if _, ok := all[f.Key]; f.Key != "" && !ok {
			all[f.Key] = f
		}
	}
	return all
}

func (d *Document) stories() (all []Story) {
	for _, b := range d.Blocks {
		if s, ok := b.(Story); ok {
			all = append(all, s)
		}
	}
	return all
}

func (s Story) among(others []Story) bool {
	for _, other := range others {
		if s.Heading == other.Heading || s.shares(other) {
			return true
		}
	}
	return false
}

// shares tells whether an article stands behind both stories.
func (s Story) shares(other Story) bool {
	for _, a := range s.Articles {
		for _, b := range other.Articles {
			if a.Link == b.Link && (a.Link != "" || a.Title == b.Title) {
				return true
			}
		}
	}
	return false
}

// None tells whether the two tell the same.
func (c Changes) None() bool {
	return len(c.In)+len(c.Out)+len(c.Moved)+c.New+c.Gone == 0
}

// String counts the changes: "1 story in, 2 figures moved".
func (c Changes) String() string {
	var parts []string
	add := func(n int, one, many, what string) {
		switch {
		case n == 1:
			parts = append(parts, "1 "+one+" "+what)
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %s %s", n, many, what))
		}
	}
	add(len(c.In), "story", "stories", "in")
	add(len(c.Out), "story", "stories", "out")
	add(len(c.Moved), "figure", "figures", "moved")
	add(c.New, "figure", "figures", "new")
	add(c.Gone, "figure", "figures", "gone")
	if len(parts) == 0 {
		return "no story and no figure has changed"
	}
	return strings.Join(parts, ", ")
}
