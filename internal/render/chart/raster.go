package chart

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"

	"catchup/templates"
)

// Tint is a colour in the light picture of a chart, and that in its place in the
// dark one.
type Tint [2]templates.Colour

// raster is two pictures of the same marks: for each point the number of its
// shade, which has a colour in either.
type raster struct {
	width, height int
	pixels        []uint8
	shades        []shade
	known         map[shade]uint8
	laid          map[Tint]*mixture
}

// shade is the colours of a point: red, green and blue of the light picture, and
// of the dark one.
type shade [6]uint8

// mixture is which shade comes of laying a colour over each shade, from a quarter
// to the whole; zero where that is not known, or else one more than its number.
type mixture struct {
	colour shade
	over   [mostShades][steps + 1]uint16
}

// steps is how many steps an edge has from its colour to the background. It is
// small, so that a picture of three tones has sixteen colours and needs half a
// byte for a point. With two points to the unit nobody sees the steps.
const steps = 4

// mostShades is how many colours the list of a picture may have (PNG, third
// edition, 11.2.2).
const mostShades = 256

func newRaster(width, height int, ground Tint) *raster {
	r := &raster{width: width, height: height, pixels: make([]uint8, width*height), known: map[shade]uint8{}, laid: map[Tint]*mixture{}}
	r.number(shadeOf(ground))
	return r
}

func shadeOf(t Tint) (s shade) {
	s[0], s[1], s[2] = t[0].RGB()
	s[3], s[4], s[5] = t[1].RGB()
	return s
}

// number is the number of a shade, which is new or known. If there are too many,
// it is the one that is most like it.
func (r *raster) number(s shade) uint8 {
	n, ok := r.known[s]
	switch {
	case ok:
		return n
	case len(r.shades) < mostShades:
		n = uint8(len(r.shades))
		r.shades = append(r.shades, s)
	default:
		n = r.nearest(s)
	}
	r.known[s] = n
	return n
}

func (r *raster) nearest(s shade) (best uint8) {
	least := -1
	for i, one := range r.shades {
		far := 0
		for j := range s {
			apart := int(s[j]) - int(one[j])
			far += apart * apart
		}
		if least < 0 || far < least {
			least, best = far, uint8(i)
		}
	}
	return best
}

// lay lays a colour over the points that the mask covers, which stands at a place.
func (r *raster) lay(ink Tint, mask *image.Alpha, at image.Point) {
	m := r.laid[ink]
	if m == nil {
		m = &mixture{colour: shadeOf(ink)}
		r.laid[ink] = m
	}
	covered := mask.Rect.Add(at).Intersect(image.Rect(0, 0, r.width, r.height))
	for y := covered.Min.Y; y < covered.Max.Y; y++ {
		from := mask.PixOffset(covered.Min.X-at.X, y-at.Y)
		row := r.pixels[y*r.width+covered.Min.X : y*r.width+covered.Max.X]
		for x, a := range mask.Pix[from : from+len(row)] {
			if step := (int(a)*steps + 127) / 255; step > 0 {
				row[x] = r.mixed(m, row[x], step)
			}
		}
	}
}

// mixed is the number of a shade with so many steps of a colour over it.
func (r *raster) mixed(m *mixture, under uint8, step int) uint8 {
	known := &m.over[under][step]
	if *known == 0 {
		mixed := r.shades[under]
		for i := range mixed {
			mixed[i] = uint8((int(m.colour[i])*step + int(mixed[i])*(steps-step) + steps/2) / steps)
		}
		*known = uint16(r.number(mixed)) + 1
	}
	return uint8(*known - 1)
}

// files are the light and the dark picture as PNG. Both hold the same packed
// points.
func (r *raster) files() (pictures [2][]byte, err error) {
	depth := r.depth()
	packed, err := r.packed(depth)
	if err != nil {
		return pictures, err
	}
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(r.width)), uint32(r.height))
	const listed = 3 // the type of colours that stand in a list
	header := append(size, byte(depth), listed, 0, 0, 0)
	for i := range pictures {
		file := []byte("\x89PNG\r\n\x1a\n")
		file = chunk(file, "IHDR", header)
		file = chunk(file, "PLTE", r.palette(3*i))
		file = chunk(file, "IDAT", packed)
		pictures[i] = chunk(file, "IEND", nil)
	}
	return pictures, nil
}

// depth is how many bits the number of a shade takes.
func (r *raster) depth() int {
	depth := 1
	for 1<<depth < len(r.shades) {
		depth *= 2
	}
	return depth
}

// palette is the list of colours of a picture, whose red is that part of a shade.
func (r *raster) palette(red int) []byte {
	var list []byte
	for _, s := range r.shades {
		list = append(list, s[red:red+3]...)
	}
	return list
}

// packing is how hard points are packed. A level more takes twice the time for a
// picture that is a twentieth smaller.
const packing = 7

// packed is the points, row after row without a filter: neighbours are no nearer
// to each other than others are, as numbers of shades.
func (r *raster) packed(depth int) ([]byte, error) {
	var out bytes.Buffer
	w, err := zlib.NewWriterLevel(&out, packing)
	if err != nil {
		return nil, err
	}
	row := make([]byte, 1+(r.width*depth+7)/8)
	for y := range r.height {
		clear(row)
		for x, n := range r.pixels[y*r.width : (y+1)*r.width] {
			bit := x * depth
			row[1+bit/8] |= n << (8 - depth - bit%8)
		}
		if _, err := w.Write(row); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return out.Bytes(), err
}

// chunk adds a part to a PNG (third edition, 5.3).
func chunk(file []byte, kind string, data []byte) []byte {
	file = binary.BigEndian.AppendUint32(file, uint32(len(data)))
	from := len(file)
	file = append(append(file, kind...), data...)
	return binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(file[from:]))
}
