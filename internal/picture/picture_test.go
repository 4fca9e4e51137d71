package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// hills is a scene with its sky in its upper half, and red in its upper left.
func hills(width, height int) *image.RGBA {
	scene := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.RGBA{130, 180, 230, 255}
			switch {
			case 4*y < height && 4*x < width:
				c = color.RGBA{220, 40, 40, 255}
			case float64(y) > float64(height)*(0.55+0.1*math.Sin(float64(x)/50)):
				c = color.RGBA{20, 120, 60, 255}
			}
			scene.SetRGBA(x, y, c)
		}
	}
	return scene
}

func encoded(t testing.TB, format string, p image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	var err error
	switch format {
	case "jpeg":
		err = jpeg.Encode(&out, p, nil)
	case "png":
		err = png.Encode(&out, p)
	case "gif":
		err = gif.Encode(&out, p, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestMake(t *testing.T) {
	for _, format := range []string{"jpeg", "png"} {
		for _, c := range []struct{ width, height, wide, high int }{{240, 160, 240, 160}, {1600, 800, 1200, 600}, {650, 1300, 600, 1200}} {
			data := encoded(t, format, hills(c.width, c.height))
			p, err := Make(data)
			if err != nil {
				t.Fatal(err)
			}
			made, err := jpeg.Decode(bytes.NewReader(p.JPEG))
			if err != nil || made.Bounds() != image.Rect(0, 0, c.wide, c.high) || p.Width != c.wide || p.Height != c.high {
				t.Errorf("a %s of %d × %d became %v, said to be %d × %d, %v", format, c.width, c.height, made.Bounds(), p.Width, p.Height, err)
			}
			if r, g, _, _ := made.At(2, 2).RGBA(); r < g {
				t.Errorf("the %s has lost its red corner", format)
			}
			again, err := Make(data)
			if err != nil || !bytes.Equal(again.JPEG, p.JPEG) {
				t.Errorf("the same %s gives other bytes, %v", format, err)
			}
		}
	}
}

// TestWebP reads a picture that another program has made: the hills above, of 240 by
// 160 pixels.
func TestWebP(t *testing.T) {
	data, err := os.ReadFile("testdata/hills.webp")
	if err != nil {
		t.Fatal(err)
	}
	if p, err := Make(data); err != nil || p.Width != 240 || p.Height != 160 {
		t.Errorf("%+v, %v", p, err)
	}
}

// TestMakeBoundsTheBytes makes a picture of noise, which no quality makes small.
func TestMakeBoundsTheBytes(t *testing.T) {
	noise := image.NewRGBA(image.Rect(0, 0, 1200, 900))
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise.Pix {
		noise.Pix[i] = uint8(random.Uint32())
	}
	p, err := Make(encoded(t, "jpeg", noise))
	if err != nil || len(p.JPEG) > mostBytes || p.Width < leastWidth {
		t.Fatalf("%+v, %v", p, err)
	}
}

// TestWhatShinesThroughIsWhite makes a picture with holes.
func TestWhatShinesThroughIsWhite(t *testing.T) {
	scene := image.NewNRGBA(image.Rect(0, 0, 300, 200))
	for x := range 150 {
		for y := range 200 {
			scene.SetNRGBA(x, y, color.NRGBA{10, 10, 200, 255})
		}
	}
	p, err := Make(encoded(t, "png", scene))
	if err != nil {
		t.Fatal(err)
	}
	made, err := jpeg.Decode(bytes.NewReader(p.JPEG))
	if err != nil {
		t.Fatal(err)
	}
	if r, g, b, _ := made.At(290, 100).RGBA(); min(r, g, b) < 0xF000 {
		t.Errorf("the hole is %x %x %x", r, g, b)
	}
}

// exif puts a note of a camera into a JPEG, which was held in that way and is by
// somebody.
func exif(data []byte, held uint16, order binary.AppendByteOrder) []byte {
	mark := "MM"
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		mark = "II"
	}
	tiff := order.AppendUint32(order.AppendUint16([]byte(mark), 42), 8)
	tiff = order.AppendUint16(tiff, 1)
	tiff = order.AppendUint32(order.AppendUint16(order.AppendUint16(tiff, orientated), 3), 1)
	tiff = append(order.AppendUint16(tiff, held), 0, 0)
	body := append(append([]byte("Exif\x00\x00"), tiff...), "Jo Doe, 51.5 N"...)
	head := binary.BigEndian.AppendUint16([]byte{0xFF, 0xD8, 0xFF, application1}, uint16(len(body)+2))
	return append(append(head, body...), data[2:]...)
}

// TestTurned holds pictures in all ways: the red corner is where the camera saw it,
// and nothing of the note is left.
func TestTurned(t *testing.T) {
	corners := map[uint16]string{1: "top left", 2: "top right", 3: "bottom right", 4: "bottom left", 5: "top left", 6: "top right", 7: "bottom right", 8: "bottom left", 0: "top left", 9: "top left"}
	for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
		for held, want := range corners {
			p, err := Make(exif(encoded(t, "jpeg", hills(600, 300)), held, order))
			if err != nil {
				t.Fatal(err)
			}
			made, err := jpeg.Decode(bytes.NewReader(p.JPEG))
			if err != nil {
				t.Fatal(err)
			}
			for name, at := range map[string]image.Point{"top left": {9, 9}, "top right": {p.Width - 9, 9}, "bottom right": {p.Width - 9, p.Height - 9}, "bottom left": {9, p.Height - 9}} {
				r, g, b, _ := made.At(at.X, at.Y).RGBA()
				if red := r > 2*g && r > 2*b; red != (name == want) {
					t.Errorf("held %d: its %s is %x %x %x", held, name, r, g, b)
				}
			}
			if turned := held >= 5 && held <= 8; turned != (p.Height > p.Width) {
				t.Errorf("held %d: %d × %d", held, p.Width, p.Height)
			}
			if bytes.Contains(p.JPEG, []byte("Exif")) || bytes.Contains(p.JPEG, []byte("Jo Doe")) {
				t.Error("it still holds the note of the camera")
			}
		}
	}
}

// bomb is a PNG that says to have so many pixels, and holds none.
func bomb(width, height uint32) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), width), height)
	head = append(head, 8, 6, 0, 0, 0)
	out := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), uint32(len(head)-4))
	return binary.BigEndian.AppendUint32(append(out, head...), crc32.ChecksumIEEE(head))
}

// sized has the head of a JPEG, which begins so, say that its sides have so many
// pixels.
func sized(data, head []byte, side uint16) []byte {
	at := bytes.Index(data, head) + 5
	binary.BigEndian.PutUint16(data[at:], side)
	binary.BigEndian.PutUint16(data[at+2:], side)
	return data
}

func TestRefused(t *testing.T) {
	plain := image.NewRGBA(image.Rect(0, 0, 300, 200))
	photo := encoded(t, "jpeg", hills(600, 300))
	scanned := sized(bytes.Replace(photo, []byte{0xFF, 0xC0}, progressive, 1), progressive, 6000)
	wide := sized(bytes.Clone(photo), []byte{0xFF, 0xC0}, 7000)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":     {nil, "no JPEG"},
		"a page":      {[]byte("<!doctype html><title>Not found</title>"), "no JPEG"},
		"a drawing":   {[]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><script>alert(1)</script></svg>`), "no JPEG"},
		"a pixel":     {encoded(t, "gif", hills(1, 1)), "too small (1 × 1 pixels)"},
		"a mark":      {encoded(t, "png", hills(96, 96)), "too small"},
		"a strip":     {encoded(t, "png", hills(1000, 120)), "strip"},
		"a bomb":      {bomb(50_000, 50_000), "too large (50000 × 50000 pixels)"},
		"the largest": {bomb(math.MaxInt32, math.MaxInt32), "no JPEG"},
		"many pixels": {wide, "too large (7000 × 7000 pixels)"},
		"many scans":  {scanned, "too large (6000 × 6000 pixels)"},
		"cut off":     {photo[:len(photo)/2], "broken"},
		"one colour":  {encoded(t, "png", plain), "one colour"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Make(c.data); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("it is refused by %v", err)
			}
		})
	}
}
