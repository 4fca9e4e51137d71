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
	{"second", func(p Palette) Colour { return p.Accent.Mix(p.Paper, 0.5) }},
	{"fourth", func(p Palette) Colour { return p.Accent.Mix(p.Paper, 0.78) }},
	{"sixth", func(p Palette) Colour { return p.Muted.Mix(p.Paper, 0.55) }},
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
