package chart

import "catchup/templates"

// widestLabel is the share of the width that labels may take.
const widestLabel = 0.36

// rows is a chart of one row for each label: names in a column at the left,
// marks on a common scale beside them.
type rows struct {
	*pen
	labels      [][]string // the lines of each label
	left, right float64    // of the room for the marks
	scale       scale
}

func (p *pen) newRows(labels []string) *rows {
	r := &rows{pen: p, right: p.Width}
	for _, label := range labels {
		lines := p.wrap(label, widestLabel*p.Width)
		for _, line := range lines {
			r.left = max(r.left, p.Regular.Width(line, p.Size))
		}
		r.labels = append(r.labels, lines)
	}
	if r.left > 0 {
		r.left += p.em(1)
	}
	return r
}

// room is the height of row i if its marks need that much.
func (r *rows) room(i int, marks float64) float64 {
	return max(float64(len(r.labels[i]))*r.em(leading), marks) + r.em(0.55)
}

// label sets the lines of a label in the middle of a row.
func (r *rows) label(i int, height float64) []Mark {
	var marks []Mark
	lines := r.labels[i]
	y := (height - float64(len(lines)-1)*r.em(leading)) / 2
	for _, line := range lines {
		marks = append(marks, r.words(0, y, line, r.Palette.Ink))
		y += r.em(leading)
	}
	return marks
}

// figure is the words beside a mark. They are cut off if they would leave no
// room for the mark. What stands in the place of a number has no mark, and more
// room.
func (r *rows) figure(words string) string {
	share := 0.38
	if words == unavailable {
		share = 0.6
	}
	return r.short(words, share*(r.right-r.left))
}

// wide is the room that words take beside a mark.
func (r *rows) wide(words string) float64 {
	return r.Regular.Width(r.figure(words), r.Size) + r.em(pad)
}

// beside sets words to the right of x, or to the left of it.
func (r *rows) beside(x, y float64, words string, colour templates.Colour, left bool) Text {
	t := r.words(x+r.em(pad), y, r.figure(words), colour)
	if left {
		return t.endsAt(x - r.em(pad))
	}
	return t
}

// upright is a thin line from top to bottom.
func (p *pen) upright(x, top, bottom float64, colour templates.Colour) Rect {
	wide := p.em(hair)
	return Rect{x - wide/2, top, wide, bottom - top, colour}
}

// stretch is an oblong between two places, which may come in any order.
func stretch(from, to, y, height float64, colour templates.Colour) Rect {
	return Rect{min(from, to), y, max(from, to) - min(from, to), height, colour}
}
