package pdf

import (
	"catchup/internal/render/face"
	"catchup/templates"
)

// styles are the styles of an edition's words.
type styles struct {
	paper
	palette    templates.Palette
	masthead   templates.Masthead
	letterhead templates.Letterhead
	art        templates.Art
	spacing    templates.Percent

	nameplate, tagline, meta   style
	introduction, body         style
	section, lead, story       style
	small, smallStrong         style
	caption, head, cell, total style
}

// newStyles are the styles for prose of 11 points, in proportion to the size of
// the theme.
func newStyles(f face.Set, set *templates.Set) styles {
	t := set.Theme
	p := t.Light
	sized := func(f *face.Face, size float64, colour templates.Colour) style {
		return style{f, size * t.Size.OnPaper(), colour}
	}
	return styles{
		paper: newPaper(t, f), palette: p, masthead: t.Masthead, letterhead: t.Letterhead, art: set.Art, spacing: t.Spacing,
		nameplate:    sized(f.SerifBold, 36, p.AccentDark),
		tagline:      sized(f.Serif, 12, p.Muted),
		meta:         sized(f.Sans, 9, p.Muted),
		introduction: sized(f.Serif, 13, p.Ink),
		body:         sized(f.Serif, 11, p.Ink),
		section:      sized(f.SerifBold, 16, p.AccentDark),
		lead:         sized(f.SerifBold, 20, p.AccentDark),
		story:        sized(f.SerifBold, 13, p.Ink),
		small:        sized(f.Sans, 8.5, p.Muted),
		smallStrong:  sized(f.SansBold, 8.5, p.Ink),
		caption:      sized(f.SansBold, 10, p.Ink),
		head:         sized(f.SansBold, 9, p.Muted),
		cell:         sized(f.Sans, 9, p.Ink),
		total:        sized(f.SansBold, 9, p.Ink),
	}
}

// bold is the style in its family's bold face.
func (s style) bold(f face.Set) style {
	if s.face == f.Serif || s.face == f.SerifBold {
		return s.with(f.SerifBold)
	}
	return s.with(f.SansBold)
}
