package templates

// Ink is a colour of charts with its name, in light mode and in dark mode.
type Ink struct {
	Name        string
	Light, Dark Colour
}

// inks are the colours of charts by their names.
var inks = []struct {
	name string
	of   func(Palette) Colour
}{
	{"plain", func(p Palette) Colour { return p.Ink }},
	{"muted", func(p Palette) Colour { return p.Muted }},
	{"line", func(p Palette) Colour { return p.Line }},
	{"paper", func(p Palette) Colour { return p.Paper }},
	{"accent", func(p Palette) Colour { return p.Accent }},
	{"accent-dark", func(p Palette) Colour { return p.AccentDark }},
	{"good", func(p Palette) Colour { return p.Good }},
	{"watch", func(p Palette) Colour { return p.Watch }},
	{"bad", func(p Palette) Colour { return p.Bad }},
	{"improving", func(p Palette) Colour { return p.Improving }},
	{"concerning", func(p Palette) Colour { return p.Concerning }},
	{"neither", func(p Palette) Colour { return p.Neither }},
	{"second", func(p Palette) Colour { return p.Hue(1) }},
	{"sixth", func(p Palette) Colour { return p.Hue(Hues - 1) }},
}

// Hues is how many colours there are for the series of a chart, or for the parts
// of a whole.
const Hues = 6

// leastMark is what WCAG 2.2 asks of a mark that means something, against what it
// stands on (success criterion 1.4.11), and a little more, since colours are whole
// numbers.
const leastMark = 3.05

// Hue is the colour of the series, or the part of a whole, of that index. Every
// one stands out from the paper by 3:1 or more, and can carry words in the
// colour of the paper or of ink. The last is grey.
func (p Palette) Hue(i int) Colour {
	switch i % Hues {
	case 0:
		return p.AccentDark
	case 1:
		return p.faint(p.Accent)
	case 2:
		return p.Muted
	case 3:
		return p.Accent
	case 4:
		return p.Ink
	default:
		return p.faint(p.Muted)
	}
}

// faint is the colour with as much of the paper in it as it bears.
func (p Palette) faint(c Colour) Colour {
	least := leastMark
	if Contrast(p.Ink, p.Paper)/least < leastContrast {
		least = leastContrast // so that words in the colour of the paper can stand on it
	}
	share := 0.0
	for step := 0.01; step < 1 && Contrast(c.mix(p.Paper, step), p.Paper) >= least; step += 0.01 {
		share = step
	}
	return c.mix(p.Paper, share)
}

// Inks lists the colours of charts: those of the theme's palettes, the mixtures
// for parts of a chart, and those of words that stand on them.
func (t Theme) Inks() []Ink {
	all := make([]Ink, len(inks))
	for i, one := range inks {
		all[i] = Ink{one.name, one.of(t.Light), one.of(t.Dark)}
	}
	return append(all, Ink{"over-dark", t.Light.Paper, t.Dark.Ink}, Ink{"over-light", t.Light.Ink, t.Dark.Paper})
}
