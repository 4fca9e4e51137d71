package pdf

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"catchup/templates"
)

// TestMastheads sets the parts of the masthead in the theme's order, with an
// address, and every one passes as PDF/UA.
//
//test:serial
func TestMastheads(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 1200, 100))); err != nil {
		t.Fatal(err)
	}
	logo := &templates.Logo{PNG: picture.Bytes(), Width: 600, Height: 50, Words: "An Example Trust, 1 High Street"}
	for name, test := range map[string]struct {
		order   templates.Order
		address string
		change  func(*styles)
		want    []string // in this order
	}{
		"ours":            {"", "", func(*styles) {}, []string{"Catch Up", "No. 1", "The week in"}},
		"words":           {"", "", func(s *styles) { s.masthead.Words = "An Example Trust" }, []string{"An Example Trust", "Catch Up", "No. 1"}},
		"address":         {"", "1 High Street\n\n Anytown", func(s *styles) { s.masthead.Words = "An Example Trust" }, []string{"An Example Trust", "1 High Street", "Anytown", "Catch Up"}},
		"address alone":   {"", "1 High Street", func(*styles) {}, []string{"1 High Street", "Catch Up"}},
		"address at logo": {"", "1 High Street\nAnytown", func(s *styles) { s.art.Logo = logo }, []string{"1 High Street", "Anytown", "Catch Up"}},
		"letterhead":      {"", "", func(s *styles) { s.art.Letterhead = logo }, []string{"Catch Up", "No. 1"}},
		"date first":      {"date, logo, title", "", func(s *styles) { s.masthead.Words = "An Example Trust" }, []string{"No. 1", "8 to 14 June 2024", "An Example Trust", "Catch Up"}},
		"title first":     {"title, logo, date", "", func(s *styles) { s.masthead.Words = "An Example Trust" }, []string{"Catch Up", "An Example Trust", "No. 1"}},
		"date beside":     {"title, date, logo", "", func(s *styles) { s.masthead.Words = "An Example Trust" }, []string{"Catch Up", "8 to 14 June 2024", "An Example Trust"}},
	} {
		r := themed(t, func(theme *templates.Theme) { theme.Masthead.Order, theme.Letterhead.Words = test.order, test.address })
		test.change(&r.styles)
		d := sample(t)
		examine(t, r.styles.paper, laid(t, r, d))
		file, err := r.make(t.Context(), d)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		said := passes(t, file)
		if strings.Contains(name, "letterhead") && !strings.Contains(said, "[alt: Letterhead: An Example Trust, 1 High Street]") {
			t.Errorf("%s: nobody says what the letterhead shows", name)
		}
		words := run(t, file, "pdftotext", "-l", "1", "-layout", "FILE", "-")
		for _, want := range test.want {
			_, after, ok := strings.Cut(words, want)
			if !ok {
				t.Errorf("%s: %q is not there, or not behind %q:\n%.800s", name, want, test.want, words)
			}
			if !strings.Contains(name, "beside") {
				words = after
			}
		}
	}
}

// TestTitleFillsItsLine has a title that is wider than its usual share of a line,
// and fits beside the date.
func TestTitleFillsItsLine(t *testing.T) {
	r := renderer(t)
	for title, want := range map[string]int{"Sample Pictures": 1, "A Sample Title of Many Words": 2} {
		d := sample(t)
		d.Title = title
		var lines int
		for _, l := range laid(t, r, d)[0] {
			for _, one := range l.texts {
				if one.style.size == r.styles.nameplate.size {
					lines++
				}
			}
		}
		if lines != want {
			t.Errorf("%q stands on %d lines, not %d", title, lines, want)
		}
	}
}

// TestTitlesOnOneLine sets a title smaller if it then stands on one line beside its
// date, and a longer one on two lines in full size.
func TestTitlesOnOneLine(t *testing.T) {
	for title, want := range map[string]struct {
		lines   int
		smaller bool
	}{
		"Catch Up":                          {1, false},
		"Catch Up – East of Sample":         {1, true},
		"Catch Up – the Far East of Sample": {2, false},
	} {
		r, d := renderer(t), sample(t)
		d.Title = title
		pages := laid(t, r, d)
		examine(t, r.styles.paper, pages)
		lines, full := 0, r.styles.nameplate
		smaller := false
		for _, l := range pages[0] {
			if l.of.part == masthead && len(l.texts) > 0 && l.texts[0].style.face == full.face {
				lines++
				smaller = l.texts[0].style.size < full.size
			}
		}
		if lines != want.lines || smaller != want.smaller {
			t.Errorf("%q stands on %d lines, smaller: %v", title, lines, smaller)
		}
	}
}
