package pdf

import (
	"catchup/internal/render/face"
	"catchup/templates"
)

// styles are the styles of an edition's words. leading is the distance between
// the lines of each style.
type styles struct {
	paper
	palette  templates.Palette
	masthead templates.Masthead
	logo     *templates.Logo // nil for none
	spacing  templates.Percent

	nameplate, tagline, meta   style
	introduction, body         style
	section, lead, story       style
	small, smallStrong         style
	caption, head, cell, total style
}

// The leadings, all on the grid of units.
const (
	tightLeading  = 3 * unit // small print, tables
	noticeLeading = 3.5 * unit
	proseLeading  = 4 * unit
	introLeading  = 5 * unit
	storyLeading  = 5 * unit
	sectionHeight = 6 * unit
	leadLeading   = 7 * unit
	titleLeading  = 13 * unit
)

func newStyles(f face.Set, set *templates.Set) styles {
	t := set.Theme
	p := t.Light
	return styles{
		paper: newPaper(t.Page), palette: p, masthead: t.Masthead, logo: set.Logo, spacing: t.Spacing,
		nameplate:    style{f.SerifBold, 36, p.AccentDark},
		tagline:      style{f.Serif, 11, p.Muted},
		meta:         style{f.Sans, 8.5, p.Muted},
		introduction: style{f.Serif, 12.5, p.Ink},
		body:         style{f.Serif, 10.2, p.Ink},
		section:      style{f.SerifBold, 15, p.AccentDark},
		lead:         style{f.SerifBold, 19, p.AccentDark},
		story:        style{f.SerifBold, 12.5, p.Ink},
		small:        style{f.Sans, 7.6, p.Muted},
		smallStrong:  style{f.SansBold, 7.6, p.Ink},
		caption:      style{f.SansBold, 9.2, p.Ink},
		head:         style{f.SansBold, 7.4, p.Muted},
		cell:         style{f.Sans, 8, p.Ink},
		total:        style{f.SansBold, 8, p.Ink},
	}
}

// bold is the style in its family's bold face.
func (s style) bold(f face.Set) style {
	if s.face == f.Serif || s.face == f.SerifBold {
		return s.with(f.SerifBold)
	}
	return s.with(f.SansBold)
}
