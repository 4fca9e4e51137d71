package chart

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/document"
	"catchup/internal/render/face"
	"catchup/templates"
)

// pen draws one chart, strip after strip.
type pen struct {
	Look
	chart  document.Chart
	strips []Strip
	cut    []string // the whole words of labels that are cut short
}

// em is a length in the size of the type.
func (p *pen) em(n float64) float64 { return n * p.Size }

// Heights and gaps, in the size of the type.
const (
	leading = 1.3  // between two lines of a label
	pad     = 0.45 // between a mark and its number
	small   = 1.0  // of words of less importance: a telephone shrinks them as the others
	hair    = 0.06 // of rules
)

// strip ends the drawing so far with a strip of that height.
func (p *pen) strip(height float64, marks ...Mark) {
	p.strips = append(p.strips, Strip{height, marks})
}

// words are set in the regular face from x on. y is the middle of their
// capitals.
func (p *pen) words(x, y float64, words string, colour templates.Colour) Text {
	return p.set(p.Regular, p.Size, x, y, words, colour)
}

// aside are words of less importance.
func (p *pen) aside(x, y float64, words string) Text {
	return p.set(p.Regular, p.Size*small, x, y, words, p.Palette.Muted)
}

func (p *pen) set(f *face.Face, size, x, y float64, words string, colour templates.Colour) Text {
	return Text{X: x, Y: y + 0.355*size, Words: p.clean(words), Face: f, Size: size, Colour: colour}
}

// clean is what both faces can print of the words, on one line.
func (p *pen) clean(words string) string {
	return strings.TrimSpace(p.Bold.Clean(p.Regular.Clean(words)))
}

// endsAt moves words to end at x.
func (t Text) endsAt(x float64) Text {
	t.X = x - t.Width()
	return t
}

// about moves words so that their middle is at x.
func (t Text) about(x float64) Text {
	t.X = x - t.Width()/2
	return t
}

// within moves words so that they lie between two places, if there is room.
func (t Text) within(left, right float64) Text {
	t.X = max(left, min(t.X, right-t.Width()))
	return t
}

// short cuts words off that are wider than the room, and notes that.
func (p *pen) short(words string, room float64) string {
	shorter := p.trimmed(words, room)
	if shorter != p.clean(words) {
		p.note(words)
	}
	return shorter
}

// note notes words that are cut short, each once. What is drawn without its end may
// be cut again.
func (p *pen) note(words string) {
	words = strings.TrimSpace(words)
	known := func(one string) bool { return strings.HasPrefix(one, strings.TrimSuffix(words, "…")) }
	if !slices.ContainsFunc(p.cut, known) {
		p.cut = append(p.cut, cutOff(words, mostTold))
	}
}

// mostTold is how many characters of a label that is cut short are told.
const mostTold = 4 * longest

// whole says below the chart which labels are cut short.
func (p *pen) whole() {
	if len(p.cut) == 0 {
		return
	}
	of := len(p.chart.Labels) + len(p.chart.Series) + len(p.chart.Thresholds)
	cut := document.Cut{Left: len(p.cut), Of: max(of, len(p.cut)), Things: "labels", Names: p.cut, Short: true}
	p.remark(cut.Say(document.Whole{}).Plain())
}

// remark sets words of less importance below the chart.
func (p *pen) remark(words string) {
	for _, line := range p.wrap(words, p.Width) {
		p.strip(p.em(leading), p.aside(0, p.em(leading/2), line))
	}
}

// trimmed are the words, without their end if they are wider than the room.
func (p *pen) trimmed(words string, room float64) string {
	words = p.clean(words)
	if p.Bold.Width(words, p.Size) <= room {
		return words
	}
	kept, used := 0, p.Bold.Width("…", p.Size)
	for i, r := range words {
		if used += p.Bold.Width(string(r), p.Size); used > room {
			break
		}
		kept = i + utf8.RuneLen(r)
	}
	return p.clean(words[:kept] + "…")
}

// wrap breaks words into lines no wider than the room, in the regular face at
// the size of the type. A word that is wider is parted by a hyphen once, and then
// cut short.
func (p *pen) wrap(words string, room float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.FieldsFunc(p.clean(words), func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' }) {
		if p.Bold.Width(word, p.Size) > room {
			head, tail := p.parted(word, room)
			if line != "" {
				lines = append(lines, line)
			}
			lines, line = append(lines, head), p.trimmed(tail, room)
			if line != p.clean(tail) {
				p.note(words)
			}
			continue
		}
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && p.Regular.Width(longer, p.Size) > room {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	return append(lines, line)
}

// parted is a word in two parts, the first with a hyphen and no wider than the room.
func (p *pen) parted(word string, room float64) (head, tail string) {
	cut, used := 0, p.Bold.Width("-", p.Size)
	for i, r := range word {
		if used += p.Bold.Width(string(r), p.Size); used > room && cut > 0 {
			break
		}
		cut = i + utf8.RuneLen(r)
	}
	return word[:cut] + "-", word[cut:]
}

// two are the words on two lines at the most, cut short if that is not enough.
func (p *pen) two(words string, room float64) []string {
	if words = p.clean(words); p.Bold.Width(words, p.Size) <= room {
		return []string{words}
	}
	lines := p.wrap(words, room)
	if len(lines) > 2 {
		p.note(words)
		lines = []string{lines[0], p.trimmed(strings.Join(lines[1:], " ")+"…", room)}
	}
	return lines
}

// unavailable stands where a value is not known.
const unavailable = "not available"

// said is the point's number as it is shown, with the symbol of its tone, unless that
// is what most points have.
func said(point document.Point) string {
	words := strings.TrimSpace(point.Shown)
	if !point.Known && !strings.ContainsFunc(words, unicode.IsLetter) {
		return unavailable
	}
	if point.Tone == document.Plain || point.Tone == document.Common {
		return words
	}
	return point.Tone.Shape() + "\u00a0" + words
}

// voice is the colour in which the point's number is written.
func (p *pen) voice(point document.Point) templates.Colour {
	if !point.Known {
		return p.Palette.Muted
	}
	return p.Palette.Tone(point.Tone)
}

// hue is the colour of the series, or the part of a whole, of that index.
func (p *pen) hue(i int) templates.Colour { return p.Palette.Hue(i) }

// grey is the colour of series that are there for comparison.
func (p *pen) grey() templates.Colour { return p.hue(templates.Hues - 1) }

// striped is how many of the first hues are plain. The others have stripes, so
// that the six can be told apart without colour: three lightnesses, with
// stripes and without.
const striped = 3

// body is an oblong in its colour, with the stripes of its index.
func (p *pen) body(box Rect, i int) []Mark {
	rim, stripe := p.em(0.14), p.em(0.1)
	if i%templates.Hues < striped || box.Width <= 2*rim || box.Height <= 2*(rim+stripe) {
		return []Mark{box}
	}
	top := Rect{box.X, box.Y + rim, box.Width, stripe, p.Palette.Paper}
	bottom := top
	bottom.Y = box.Y + box.Height - rim - stripe
	return []Mark{box, top, bottom}
}

// fill is the colour of a point's mark: that of its tone where the tones of a
// single series differ, or else of its series.
func (p *pen) fill(point document.Point, series int) templates.Colour {
	if point.Tone != document.Plain && p.mixed() {
		return p.Palette.Tone(point.Tone)
	}
	return p.hue(series)
}

// mixed tells whether the points of the only series differ in their tones. A
// colour that all share tells nothing.
func (p *pen) mixed() bool {
	points := p.chart.Series[0].Points
	return len(p.chart.Series) == 1 && slices.ContainsFunc(points, func(one document.Point) bool { return one.Tone != points[0].Tone })
}

// readable is the colour, or that of ink if words in the colour would be too
// faint.
func (p *pen) readable(c templates.Colour) templates.Colour {
	if templates.Contrast(c, p.Palette.Paper) < 4.5 {
		return p.Palette.Ink
	}
	return c
}

// num is the point's number.
func num(point document.Point) float64 { return point.Num.InexactFloat64() }
