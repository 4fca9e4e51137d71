package pdf

import "catchup/templates"

// styles are the voices of an edition, and how far apart the lines of each
// stand is in leading.
type styles struct {
	palette templates.Palette

	title, tagline, meta       style
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

func newStyles(f faces, p templates.Palette) styles {
	return styles{
		palette:      p,
		title:        style{f.serifBold, 36, p.AccentDark},
		tagline:      style{f.serif, 11, p.Muted},
		meta:         style{f.sans, 8.5, p.Muted},
		introduction: style{f.serif, 12.5, p.Ink},
		body:         style{f.serif, 10.2, p.Ink},
		section:      style{f.serifBold, 15, p.AccentDark},
		lead:         style{f.serifBold, 19, p.AccentDark},
		story:        style{f.serifBold, 12.5, p.Ink},
		small:        style{f.sans, 7.6, p.Muted},
		smallStrong:  style{f.sansBold, 7.6, p.Ink},
		caption:      style{f.sansBold, 9.2, p.Ink},
		head:         style{f.sansBold, 7.4, p.Muted},
		cell:         style{f.sans, 8, p.Ink},
		total:        style{f.sansBold, 8, p.Ink},
	}
}

// bold is the style in its family's bold face.
func (s style) bold(f faces) style {
	if s.face == f.serif || s.face == f.serifBold {
		return s.with(f.serifBold)
	}
	return s.with(f.sansBold)
}
