package templates

import (
	"fmt"
	"math"

	"catchup/internal/check"
)

// leastContrast is what WCAG 2.2 asks of text (success criterion 1.4.3).
const leastContrast = 4.5

// check notes every colour of text that is too near to what it stands on, and a
// letterhead that has too many lines.
func (t Theme) check(at check.Place) {
	t.Light.check(at.Key("light"))
	t.Dark.check(at.Key("dark"))
	if n := len(t.Letterhead.Lines()); n > mostLines {
		at.Key("letterhead").Key("words").Note("", "it has %d lines, and may have %d", n, mostLines)
	}
}

// textRoles are the colours of text by their keys. A mark is a colour that themes
// need not name for light mode either.
var textRoles = []struct {
	name string
	of   func(*Palette) *Colour
	mark bool
}{
	{"ink", func(p *Palette) *Colour { return &p.Ink }, false},
	{"muted", func(p *Palette) *Colour { return &p.Muted }, false},
	{"accent", func(p *Palette) *Colour { return &p.Accent }, false},
	{"accent_dark", func(p *Palette) *Colour { return &p.AccentDark }, false},
	{"good", func(p *Palette) *Colour { return &p.Good }, false},
	{"watch", func(p *Palette) *Colour { return &p.Watch }, false},
	{"bad", func(p *Palette) *Colour { return &p.Bad }, false},
	{"improving", func(p *Palette) *Colour { return &p.Improving }, true},
	{"concerning", func(p *Palette) *Colour { return &p.Concerning }, true},
	{"neither", func(p *Palette) *Colour { return &p.Neither }, true},
}

func (p Palette) check(at check.Place) {
	for _, role := range textRoles {
		compare(at.Key(role.name), *role.of(&p), "paper", p.Paper)
		compare(at.Key(role.name), *role.of(&p), "panel", p.Panel)
	}
}

func compare(at check.Place, text Colour, ground string, behind Colour) {
	if c := Contrast(text, behind); c < leastContrast {
		at.Note(fmt.Sprintf("text needs %.1f:1 or more", leastContrast),
			"%s on the %s, %s, has a contrast of only %.2f:1", text, ground, behind, c)
	}
}

// Contrast is the ratio of WCAG 2.2, from 1 to 21.
func Contrast(a, b Colour) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2, from 0 to 1.
func luminance(c Colour) float64 {
	r, g, b := c.RGB()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func linear(part uint8) float64 {
	s := float64(part) / 255
	if s <= 0.04045 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}
