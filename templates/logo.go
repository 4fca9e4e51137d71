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

	"catchup/internal/check"
)

// Logo is the picture in the masthead, opaque, with two points to each pixel
// it is shown at.
type Logo struct {
	PNG           []byte
	Width, Height int // as shown, in pixels
	Words         string
}

// Address is the picture itself as an address, for a page that is complete
// without a file beside it.
func (l *Logo) Address() template.URL {
	return template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(l.PNG))
}

// The bounds of a logo: its file in bytes, and how large it is shown.
const (
	mostLogo                = 100_000
	widestLogo, tallestLogo = 544, 120
)

// readLogo reads the theme's logo, nil if it has none. The logo stands on light
// paper, in dark mode too, since most logos are made for that. Mistakes are
// noted at the place.
func readLogo(files fs.FS, t Theme, at check.Place) *Logo {
	if t.Masthead.Logo == "" {
		return nil
	}
	at = at.Key("masthead")
	if t.Masthead.Words == "" {
		at.Key("logo").Note("give masthead.words the name that the logo shows", "a logo needs words, for those who do not see it")
	}
	data, err := fs.ReadFile(files, t.Masthead.Logo)
	if err != nil {
		at.Key("logo").Note("it lies beside theme.yaml", "there is no file %s", t.Masthead.Logo)
		return nil
	}
	logo, err := opaque(data, t.Light.Paper)
	if err != nil {
		at.Key("logo").Note("mail programs show no SVG: save it as PNG, at twice the size it is to be shown", "%s: %v", t.Masthead.Logo, err)
		return nil
	}
	logo.Words = t.Masthead.Words
	return logo
}

// opaque draws a PNG on a background. This also drops other data of the file.
func opaque(data []byte, ground Colour) (*Logo, error) {
	if len(data) > mostLogo {
		return nil, fmt.Errorf("it has %d bytes, and may have %d", len(data), mostLogo)
	}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("it is not a PNG")
	}
	if size.Width > 2*widestLogo || size.Height > 2*tallestLogo || size.Width < 2 || size.Height < 2 {
		return nil, fmt.Errorf("it is %d by %d pixels, and may be %d by %d", size.Width, size.Height, 2*widestLogo, 2*tallestLogo)
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
