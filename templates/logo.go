package templates

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html/template"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io/fs"
	"strings"

	"catchup/internal/check"
)

// Logo is a picture in the masthead, opaque, with two points to each pixel it is
// shown at.
type Logo struct {
	PNG           []byte
	Width, Height int // as shown, in pixels
	Words         string
}

// Art is the pictures of a theme, nil for none.
type Art struct {
	Logo       *Logo // in place of the masthead's words
	Letterhead *Logo // in place of the letterhead's words, on paper
}

// Address is the picture itself as an address, for a page that is complete
// without a file beside it.
func (l *Logo) Address() template.URL {
	return template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(l.PNG))
}

// bounds are those of a picture: its file in bytes, and how large it is shown.
type bounds struct{ bytes, width, height int }

var (
	logoBounds       = bounds{100_000, 544, 120}
	letterheadBounds = bounds{300_000, 600, 160} // as wide as A4 between its margins
)

// readArt reads the theme's pictures. They stand on light paper, in dark mode too,
// since most logos are made for that. Mistakes are noted at the place.
func readArt(files fs.FS, t Theme, at check.Place) Art {
	return Art{
		Logo:       readPicture(files, t, at.Key("masthead"), "logo", t.Masthead.Logo, t.Masthead.Words, logoBounds),
		Letterhead: readPicture(files, t, at.Key("letterhead"), "picture", t.Letterhead.Picture, t.Letterhead.Words, letterheadBounds),
	}
}

// readPicture reads the picture that a key names, nil if it names none. Words are
// those that the picture shows.
func readPicture(files fs.FS, t Theme, at check.Place, key, name, words string, within bounds) *Logo {
	if name == "" {
		return nil
	}
	if strings.TrimSpace(words) == "" {
		at.Key(key).Note("give "+at.Key("words").Path()+" what the picture shows", "a %s needs words, for those who do not see it", key)
	}
	data, err := fs.ReadFile(files, name)
	if err != nil {
		at.Key(key).Note("it lies beside theme.yaml", "there is no file %s", name)
		return nil
	}
	logo, err := opaque(data, t.Light.Paper, within)
	if err != nil {
		at.Key(key).Note("mail programs show no SVG: save it as PNG, at twice the size it is to be shown", "%s: %v", name, err)
		return nil
	}
	logo.Words = strings.Join(strings.Fields(words), " ")
	return logo
}

// opaque draws a PNG on a background. This also drops other data of the file.
func opaque(data []byte, ground Colour, within bounds) (*Logo, error) {
	if len(data) > within.bytes {
		return nil, fmt.Errorf("it has %d bytes, and may have %d", len(data), within.bytes)
	}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("it is not a PNG")
	}
	if size.Width > 2*within.width || size.Height > 2*within.height || size.Width < 2 || size.Height < 2 {
		return nil, fmt.Errorf("it is %d by %d pixels, and may be %d by %d", size.Width, size.Height, 2*within.width, 2*within.height)
	}
	drawn, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("it is not a PNG")
	}
	r, g, b := ground.RGB()
	canvas := image.NewRGBA(image.Rect(0, 0, size.Width, size.Height))
	draw.Draw(canvas, canvas.Bounds(), image.NewUniform(color.RGBA{r, g, b, 255}), image.Point{}, draw.Src)
	draw.Draw(canvas, canvas.Bounds(), drawn, drawn.Bounds().Min, draw.Over)
	var out bytes.Buffer
	if err := png.Encode(&out, canvas); err != nil {
		return nil, err
	}
	return &Logo{PNG: out.Bytes(), Width: size.Width / 2, Height: size.Height / 2}, nil
}
