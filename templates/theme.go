package templates

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"catchup/internal/document"
)

// Theme is the colours of every surface. Dark is for mail programs that ask
// for it; print and files are Light.
type Theme struct {
	Light Palette `yaml:"light"`
	Dark  Palette `yaml:"dark"`
}

// Palette is colours by the part they play. All but Line, Paper and Panel are
// text, and stand out from Paper and Panel by 4.5:1 or more.
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
	default:
		return p.Ink
	}
}

// Colour is an opaque sRGB colour, "#005EB8".
type Colour string

var colourPattern = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

// UnmarshalYAML refuses everything but six hexadecimal digits after a #.
func (c *Colour) UnmarshalYAML(node *yaml.Node) error {
	if !colourPattern.MatchString(node.Value) {
		return fmt.Errorf(`line %d: %q is not a colour: write it as "#005EB8", with the quotes`, node.Line, node.Value)
	}
	*c = Colour(node.Value)
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

// Mix is the colour with a share of another in it, from 0 to 1.
func (c Colour) Mix(other Colour, share float64) Colour {
	r, g, b := c.RGB()
	or, og, ob := other.RGB()
	mixed := func(a, b uint8) int { return int(math.Round(float64(a)*(1-share) + float64(b)*share)) }
	return Colour(fmt.Sprintf("#%02X%02X%02X", mixed(r, or), mixed(g, og), mixed(b, ob)))
}

// readTheme reads the embedded theme and the operator's over it, so that a
// file may name only the colours it changes.
func readTheme(files overlay) (Theme, error) {
	var theme Theme
	for _, from := range []fs.FS{embedded, files} {
		text, err := fs.ReadFile(from, "theme.yaml")
		if err != nil {
			return Theme{}, err
		}
		in := yaml.NewDecoder(bytes.NewReader(text))
		in.KnownFields(true)
		if err := in.Decode(&theme); err != nil && !errors.Is(err, io.EOF) {
			return Theme{}, fmt.Errorf("%s: %w", files.place("theme.yaml"), err)
		}
	}
	return theme, theme.check(files.place("theme.yaml"))
}
