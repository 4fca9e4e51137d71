package templates

import (
	"fmt"
	"math"
)

// wantedContrast is what is sought for the colours of dark mode that are derived:
// somewhat more than is the least. That of ink is higher, since it is read longest.
const (
	wantedContrast = 6.0
	wantedInk      = 11.0
)

// derive fills the colours of text that the theme does not name for dark mode: those
// of the own theme, usual, where light mode has its colour too, or else the colour of
// light mode made as light as is needed on the dark paper and panel. So a brand
// that is set for light mode alone has a dark mode. A mark that the theme does not
// name for light mode is that of the own theme, as dark as is needed there.
func (t *Theme) derive(usual Theme) {
	for _, role := range textRoles {
		light, dark, ours := role.of(&t.Light), role.of(&t.Dark), *role.of(&usual.Light)
		named := *light != ""
		if !named {
			*light = ours
			if !t.Light.carries(ours) {
				*light = t.Light.raise(ours, wantedContrast)
			}
		}
		switch {
		case *dark != "":
		case (!named || *light == ours) && t.Dark.carries(*role.of(&usual.Dark)):
			*dark = *role.of(&usual.Dark)
		default:
			wanted := wantedContrast
			if role.name == "ink" {
				wanted = wantedInk
			}
			*dark = t.Dark.raise(*light, wanted)
		}
	}
}

// carries tells whether a colour of text stands out from the paper and the panel.
func (p Palette) carries(c Colour) bool {
	return min(Contrast(c, p.Paper), Contrast(c, p.Panel)) >= leastContrast
}

// raise is the colour in its own hue, as light as the contrast with paper and panel
// asks for, or white if no hue can have it. It is as dark as is needed where these
// are light.
func (p Palette) raise(c Colour, wanted float64) Colour {
	hue, saturation, lightness := c.hsl()
	step := 0.01
	if luminance(p.Paper) > 0.5 {
		step = -step
	}
	for ; lightness >= 0 && lightness <= 1; lightness += step {
		raised := hsl(hue, saturation, lightness)
		if min(Contrast(raised, p.Paper), Contrast(raised, p.Panel)) >= wanted {
			return raised
		}
	}
	return hsl(hue, saturation, math.Round(lightness))
}

// hsl is the colour as hue, in sixths of the circle, saturation and lightness, both
// from 0 to 1 (CSS Color Module Level 4, 7).
func (c Colour) hsl() (hue, saturation, lightness float64) {
	r8, g8, b8 := c.RGB()
	r, g, b := float64(r8)/255, float64(g8)/255, float64(b8)/255
	high, low := max(r, g, b), min(r, g, b)
	lightness = (high + low) / 2
	span := high - low
	if span == 0 {
		return 0, 0, lightness
	}
	switch high {
	case r:
		hue = (g - b) / span
	case g:
		hue = (b-r)/span + 2
	default:
		hue = (r-g)/span + 4
	}
	return math.Mod(hue+6, 6), span / (1 - math.Abs(2*lightness-1)), lightness
}

// hsl is a colour by its hue, saturation and lightness.
func hsl(hue, saturation, lightness float64) Colour {
	chroma := saturation * min(lightness, 1-lightness)
	part := func(n float64) int {
		k := math.Mod(n+2*hue, 12)
		return int(math.Round(255 * (lightness - chroma*max(-1, min(k-3, 9-k, 1)))))
	}
	return Colour(fmt.Sprintf("#%02X%02X%02X", part(0), part(8), part(4)))
}
