package templates

import (
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"catchup/internal/check"
	"catchup/internal/document"
	"catchup/internal/setting"
)

// Theme is the look of mail, web and paper. Dark is for mail programs and
// browsers that ask for it; print and files are Light.
type Theme struct {
	Light      Palette    `yaml:"light"`
	Dark       Palette    `yaml:"dark"`
	Fonts      Fonts      `yaml:"fonts"`
	Masthead   Masthead   `yaml:"masthead"`
	Letterhead Letterhead `yaml:"letterhead"`
	Page       Page       `yaml:"page"`
	Cover      Cover      `yaml:"cover"`
	Size       TypeSize   `yaml:"size"`    // of the words on every surface that has looks
	Spacing    Percent    `yaml:"spacing"` // of the room between the parts of an edition
}

// Fonts are the faces of the mail, which are those of the reader's machine;
// paper has the files of the folder fonts.
type Fonts struct {
	Serif Stack `yaml:"serif"` // to read
	Sans  Stack `yaml:"sans"`  // to look things up
}

// Masthead is the head of an edition on every surface that has looks.
type Masthead struct {
	Words string `yaml:"words"` // above the title, the name of whoever publishes it; may be empty
	Logo  string `yaml:"logo"`  // a PNG beside the theme, in place of the words; may be empty
	Rule  Pixels `yaml:"rule"`  // the thickness of the rule
	Order Order  `yaml:"order"`
}

// parts are the parts of the masthead from above, without that of the logo if there
// are neither a logo nor words in its place.
func (m Masthead) parts(logo *Logo) []string {
	parts := m.Order.Parts()
	if logo == nil && m.Words == "" {
		return slices.DeleteFunc(parts, func(part string) bool { return part == LogoPart })
	}
	return parts
}

// Letterhead is the head of the first page on paper, beside the masthead's words
// or logo: an address, for example. In the mail and on the page its words stand at
// the foot, since the head of a telephone belongs to the news.
type Letterhead struct {
	Words   string `yaml:"words"`   // in lines; may be empty
	Picture string `yaml:"picture"` // a PNG beside the theme, in place of the words; may be empty
}

// mostLines is how many lines a letterhead may have.
const mostLines = 8

// Lines are the lines of the words, without those that are empty.
func (l Letterhead) Lines() []string {
	var lines []string
	for line := range strings.Lines(l.Words) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// Page is a sheet of paper and its margins; the side is that of both.
type Page struct {
	Size   PageSize    `yaml:"size"`
	Side   Millimetres `yaml:"side"`
	Top    Millimetres `yaml:"top"`
	Bottom Millimetres `yaml:"bottom"`
}

// Palette is colours by their use. All but Line, Paper and Panel are for text,
// and have a contrast of 4.5:1 or more with Paper and Panel.
type Palette struct {
	Ink        Colour `yaml:"ink"`         // text
	Muted      Colour `yaml:"muted"`       // what stands back: dates, notes
	Line       Colour `yaml:"line"`        // rules
	Paper      Colour `yaml:"paper"`       // what the text stands on
	Panel      Colour `yaml:"panel"`       // boxes, and what lies around the paper
	Accent     Colour `yaml:"accent"`      // links, the rule of the masthead
	AccentDark Colour `yaml:"accent_dark"` // the title, headings
	Good       Colour `yaml:"good"`
	Watch      Colour `yaml:"watch"`
	Bad        Colour `yaml:"bad"`
	Improving  Colour `yaml:"improving"` // the marks of control charts; what is common is muted
	Concerning Colour `yaml:"concerning"`
	Neither    Colour `yaml:"neither"`
}

// Tone is the colour of a toned cell; Ink for a plain one.
func (p Palette) Tone(t document.Tone) Colour {
	switch t {
	case document.Good:
		return p.Good
	case document.Watch:
		return p.Watch
	case document.Bad:
		return p.Bad
	case document.Improving, document.Passing:
		return p.Improving
	case document.Concerning, document.Failing:
		return p.Concerning
	case document.Neither:
		return p.Neither
	case document.Common:
		return p.Muted
	default:
		return p.Ink
	}
}

// Colour is an opaque sRGB colour, "#005EB8".
type Colour string

var colourPattern = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

// UnmarshalText refuses everything but six hexadecimal digits after a #.
func (c *Colour) UnmarshalText(text []byte) error {
	if !colourPattern.Match(text) {
		return fmt.Errorf(`%q is not a colour: write it as "#005EB8", with the quotes`, text)
	}
	*c = Colour(text)
	return nil
}

// RGB returns the colour's parts, 0 to 255.
func (c Colour) RGB() (r, g, b uint8) {
	n, err := strconv.ParseUint(strings.TrimPrefix(string(c), "#"), 16, 24)
	if err != nil {
		return 0, 0, 0
	}
	return uint8(n >> 16), uint8(n >> 8), uint8(n)
}

// mix is the colour with a share of another in it, from 0 to 1.
func (c Colour) mix(other Colour, share float64) Colour {
	r, g, b := c.RGB()
	or, og, ob := other.RGB()
	mixed := func(a, b uint8) int { return int(math.Round(float64(a)*(1-share) + float64(b)*share)) }
	return Colour(fmt.Sprintf("#%02X%02X%02X", mixed(r, or), mixed(g, og), mixed(b, ob)))
}

// readTheme reads the embedded theme and the operator's over it, so that a
// file may name only what it changes, and the pictures of its masthead. Mistakes
// are check.Problems.
func readTheme(files overlay) (theme Theme, art Art, err error) {
	usual, err := embeddedTheme()
	if err != nil {
		return Theme{}, Art{}, err
	}
	text, err := fs.ReadFile(files, "theme.yaml")
	if err != nil {
		return Theme{}, Art{}, err
	}
	theme = usual
	for _, role := range textRoles {
		*role.of(&theme.Dark) = "" // until it is known what the operator names
		if role.mark {
			*role.of(&theme.Light) = ""
		}
	}
	found := setting.Decode(files.place("theme.yaml"), text, &theme, setting.Options{}, func(at check.Place) {
		theme.derive(usual)
		theme.check(at)
		art = readArt(files, theme, at)
	})
	return theme, art, found.Err()
}

// embeddedTheme is our own theme, which has no mistakes.
func embeddedTheme() (theme Theme, err error) {
	text, err := fs.ReadFile(embedded, "theme.yaml")
	if err != nil {
		return Theme{}, err
	}
	return theme, setting.Decode("templates/theme.yaml", text, &theme, setting.Options{}).Err()
}
