package picture

import (
	"bytes"
	"encoding/binary"
	"image"
)

// Markers of segments of a JPEG (ITU T.81, table B.1).
const (
	startOfScan  = 0xDA
	application1 = 0xE1
)

// segments hands the segments of a JPEG to f, up to its pixels, until f is true.
func segments(data []byte, f func(marker byte, body []byte) bool) {
	if !bytes.HasPrefix(data, []byte{0xFF, 0xD8}) {
		return
	}
	for rest := data[2:]; len(rest) >= 4 && rest[0] == 0xFF; {
		marker, length := rest[1], int(binary.BigEndian.Uint16(rest[2:]))
		if marker == startOfScan || length < 2 || 2+length > len(rest) || f(marker, rest[4:2+length]) {
			return
		}
		rest = rest[2+length:]
	}
}

// orientation is how a camera says that it was held: 1 for upright, and what cannot
// be read is 1 too (Exif 2.3, 4.6.4).
func orientation(data []byte) int {
	held := 1
	segments(data, func(marker byte, body []byte) bool {
		tiff, ok := bytes.CutPrefix(body, []byte("Exif\x00\x00"))
		if marker == application1 && ok {
			held = inTIFF(tiff)
		}
		return ok
	})
	return held
}

// What stands in a TIFF (Exif 2.3, 4.6.2 and 4.6.4).
const (
	tiffHead    = 8
	entryLength = 12
	orientated  = 0x0112
)

// inTIFF reads the orientation from the first list of entries.
func inTIFF(tiff []byte) int {
	var order binary.ByteOrder = binary.BigEndian
	if len(tiff) < tiffHead {
		return 1
	}
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 1
	}
	entries := tiff[at+2:]
	for range min(int(order.Uint16(tiff[at:])), len(entries)/entryLength) {
		if held := int(order.Uint16(entries[8:])); order.Uint16(entries) == orientated && held >= 1 && held <= 8 {
			return held
		}
		entries = entries[entryLength:]
	}
	return 1
}

// upright is the picture as it was seen by who held the camera in that way.
func upright(p *image.RGBA, held int) *image.RGBA {
	if held == 1 {
		return p
	}
	width, height := p.Rect.Dx(), p.Rect.Dy()
	if held > 4 {
		width, height = height, width
	}
	turned := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			u, v := standing(held, x, y, width, height)
			turned.SetRGBA(x, y, p.RGBAAt(u, v))
		}
	}
	return turned
}

// standing is where the pixel of an upright picture of that size stands in one that is
// held so.
func standing(held, x, y, width, height int) (int, int) {
	right, down := width-1-x, height-1-y
	switch held {
	case 2:
		return right, y
	case 3:
		return right, down
	case 4:
		return x, down
	case 5:
		return y, x
	case 6:
		return y, right
	case 7:
		return down, right
	}
	return down, x
}
