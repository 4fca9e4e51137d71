package tag

import (
	"encoding/binary"
	"math"
)

// srgb is an ICC profile of the colours of the pages, sRGB (IEC 61966-2-1), which
// an archive needs to know what they mean (PDF/A-2, 6.2.3). It is a profile of a
// display, version 2.1 (ICC.1:2001-04), made from the numbers of the standard: the
// primaries under D50, and the curve from the values to light.
func srgb() []byte {
	curve := []byte("curv\x00\x00\x00\x00")
	const steps = 256
	curve = binary.BigEndian.AppendUint32(curve, steps)
	for i := range steps {
		curve = binary.BigEndian.AppendUint16(curve, uint16(math.Round(light(float64(i)/(steps-1))*math.MaxUint16)))
	}
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", description("sRGB IEC61966-2.1")},
		{"cprt", []byte("text\x00\x00\x00\x00No copyright, use freely\x00")},
		{"wtpt", xyz(0.9505, 1, 1.0891)},
		{"rXYZ", xyz(0.4361, 0.2225, 0.0139)},
		{"gXYZ", xyz(0.3851, 0.7169, 0.0971)},
		{"bXYZ", xyz(0.1431, 0.0606, 0.7139)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	const header = 128
	var table, body []byte
	at := header + 4 + 12*len(tags)
	curves := 0 // where the curve stands, which all three share
	for _, one := range tags {
		place := at + len(body)
		if one.name == "gTRC" || one.name == "bTRC" {
			place = curves
		} else {
			curves = place
			body = append(body, one.data...)
			body = append(body, make([]byte, -len(body)&3)...)
		}
		table = append(table, one.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(place))
		table = binary.BigEndian.AppendUint32(table, uint32(len(one.data)))
	}
	out := profileHeader(at + len(body))
	out = binary.BigEndian.AppendUint32(out, uint32(len(tags)))
	return append(append(out, table...), body...)
}

// profileHeader is the head of a profile of some length: version 2.1, a display,
// from RGB to XYZ, of the day on which the standard was published.
func profileHeader(length int) []byte {
	h := make([]byte, 128)
	binary.BigEndian.PutUint32(h, uint32(length))
	copy(h[8:], "\x02\x10\x00\x00mntrRGB XYZ \x07\xCF\x00\x0A\x00\x12\x00\x00\x00\x00\x00\x00acsp")
	copy(h[68:], xyz(0.9642, 1, 0.8249)[8:])
	return h
}

// light is the light of a value of sRGB, both from 0 to 1.
func light(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

// xyz is a colour as a tag.
func xyz(x, y, z float64) []byte {
	out := []byte("XYZ \x00\x00\x00\x00")
	for _, n := range []float64{x, y, z} {
		out = binary.BigEndian.AppendUint32(out, uint32(math.Round(n*65536)))
	}
	return out
}

// description is a name in ASCII; its forms in Unicode and for old Macintoshes are
// empty.
func description(name string) []byte {
	out := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(name)+1))
	out = append(append(out, name...), 0)
	return append(out, make([]byte, 4+4+2+1+67)...)
}
