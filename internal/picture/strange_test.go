package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/draw"
)

// strange are pictures of the hills, of 240 by 160 pixels, as unusual programs make
// them, by what is strange about them.
func strange(t testing.TB) map[string][]byte {
	scene := hills(240, 160)
	photo := encoded(t, "jpeg", scene)
	deep := image.NewNRGBA64(scene.Rect)
	draw.Draw(deep, scene.Rect, scene, image.Point{}, draw.Src)
	for x := range 60 {
		deep.SetNRGBA64(x+180, 159, color.NRGBA64{R: 0xFFFF, A: 0x7FFF})
	}
	few := image.NewPaletted(scene.Rect, palette.WebSafe)
	draw.Draw(few, scene.Rect, scene, image.Point{}, draw.Src)
	all := map[string][]byte{
		"16 bits, seen through": encoded(t, "png", deep),
		"few colours":           encoded(t, "png", few),
		"moving":                moving(t, few, scene.Rect),
		"first a part":          moving(t, few, image.Rect(0, 0, 120, 160)),
		"profile in a PNG":      chunked(encoded(t, "png", scene)),
		"profile in a JPEG":     segmented(photo, 0xE2, "ICC_PROFILE\x00\x01\x01no profile at all"),
		"a note cut off":        segmented(photo, application1, "Exif\x00\x00II*\x00\x08\x00\x00\x00\xFF\xFF\x12\x01"),
		"a note without an end": segmented(photo, application1, "Exif\x00\x00MM\x00*\xFF\xFF\xFF\xFE"),
		"words behind it":       append(bytes.Clone(photo), "<script>alert(1)</script>"...),
	}
	for name, file := range map[string]string{"for printers": "cmyk.jpg", "in scans": "progressive.jpg", "grey": "gray.jpg", "WebP": "hills.webp"} {
		data, err := os.ReadFile("testdata/" + file)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = data
	}
	return all
}

// moving is a GIF of which the first picture is a part of another, and the second is
// black.
func moving(t testing.TB, first *image.Paletted, part image.Rectangle) []byte {
	t.Helper()
	second := image.NewPaletted(first.Rect, color.Palette{color.Black, color.White})
	var out bytes.Buffer
	err := gif.EncodeAll(&out, &gif.GIF{
		Image: []*image.Paletted{first.SubImage(part).(*image.Paletted), second}, Delay: []int{10, 10},
		Config: image.Config{Width: first.Rect.Dx(), Height: first.Rect.Dy(), ColorModel: first.Palette},
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// segmented is a JPEG with one more segment at its beginning.
func segmented(photo []byte, marker byte, body string) []byte {
	head := binary.BigEndian.AppendUint16([]byte{0xFF, 0xD8, 0xFF, marker}, uint16(len(body)+2))
	return append(append(head, body...), photo[2:]...)
}

// chunked is a PNG with a profile of colours behind its head, which is none.
func chunked(scene []byte) []byte {
	const head = 8 + 25 // the signature and the first chunk
	var packed bytes.Buffer
	packer := zlib.NewWriter(&packed)
	packer.Write([]byte("no profile at all")) // a buffer takes everything
	packer.Close()
	body := append([]byte("iCCPsample\x00\x00"), packed.Bytes()...)
	chunk := append(binary.BigEndian.AppendUint32(nil, uint32(len(body)-4)), body...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(body))
	return slices.Concat(scene[:head], chunk, scene[head:])
}

// TestStrange makes strange pictures: each comes out in its size and its colours, the
// first one of those that move, and with nothing but its pixels.
func TestStrange(t *testing.T) {
	for name, data := range strange(t) {
		p, err := Make(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		made, err := jpeg.Decode(bytes.NewReader(p.JPEG))
		if err != nil || made.Bounds() != image.Rect(0, 0, 240, 160) {
			t.Errorf("%s: %v, %v", name, made.Bounds(), err)
			continue
		}
		r, g, b, _ := made.At(20, 12).RGBA()
		if red := r > 0xA000 && g < 0x6000 && b < 0x6000; red == (name == "grey") {
			t.Errorf("%s: the corner is %x %x %x", name, r, g, b)
		}
		r, g, b, _ = made.At(230, 20).RGBA()
		if white := min(r, g, b) > 0xF000; white != (name == "first a part") || max(r, g, b) < 0x8000 {
			t.Errorf("%s: the sky is %x %x %x", name, r, g, b)
		}
		for _, beside := range []string{"Exif", "ICC_PROFILE", "profile", "script"} {
			if bytes.Contains(p.JPEG, []byte(beside)) {
				t.Errorf("%s: the picture still has %s", name, beside)
			}
		}
	}
}

// TestBrokenIsAnError cuts each strange picture off at many places, and changes its
// bytes: what comes of it is an error in one line, or a picture within the bounds.
func TestBrokenIsAnError(t *testing.T) {
	for name, data := range strange(t) {
		for i := range 40 {
			cut := data[:len(data)*i/40]
			if p, err := Make(cut); err == nil {
				within(t, p)
			} else if strings.Contains(err.Error(), "\n") {
				t.Errorf("%s: the error is %q", name, err)
			}
			turned := bytes.Clone(data)
			turned[len(data)*i/40] ^= 0x55
			if p, err := Make(turned); err == nil {
				within(t, p)
			}
		}
	}
}

// within holds a picture to what it says of itself, and to all bounds.
func within(t *testing.T, p *Picture) {
	t.Helper()
	made, err := jpeg.Decode(bytes.NewReader(p.JPEG))
	if err != nil {
		t.Fatal(err)
	}
	if size := made.Bounds().Size(); size != (image.Point{p.Width, p.Height}) || p.Width > mostWidth || p.Height > mostHeight || len(p.JPEG) > mostBytes {
		t.Errorf("%v, said to be %d × %d, in %d bytes", size, p.Width, p.Height, len(p.JPEG))
	}
}

// FuzzMake gives the decoders any bytes: what comes out is a JPEG within the bounds.
func FuzzMake(f *testing.F) {
	all := strange(f)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		f.Add(all[name])
	}
	small := hills(240, 160)
	for _, format := range []string{"jpeg", "png", "gif"} {
		f.Add(encoded(f, format, small))
	}
	f.Add(exif(encoded(f, "jpeg", small), 6, binary.LittleEndian))
	f.Add(bomb(70_000, 300))
	f.Add([]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"/>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, err := Make(data); err == nil {
			within(t, p)
		}
	})
}

// FuzzPNG gives the decoder pictures whose chunks are whole, so that more of them come
// as far as its pixels: their sums are put right behind whatever has changed.
func FuzzPNG(f *testing.F) {
	all := strange(f)
	for _, name := range []string{"16 bits, seen through", "few colours", "profile in a PNG"} {
		f.Add(all[name])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, err := Make(summed(data)); err == nil {
			within(t, p)
		}
	})
}

// summed is a PNG with the sums of its chunks put right.
func summed(data []byte) []byte {
	data = bytes.Clone(data)
	for at := 8; at+12 <= len(data); {
		length := int64(binary.BigEndian.Uint32(data[at:]))
		end := int64(at) + 8 + length
		if end+4 > int64(len(data)) {
			break
		}
		binary.BigEndian.PutUint32(data[end:], crc32.ChecksumIEEE(data[at+4:end]))
		at = int(end) + 4
	}
	return data
}
