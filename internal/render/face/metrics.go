package face

import "encoding/binary"

// Metrics is what a PDF says of a font, in thousandths of the em.
type Metrics struct {
	Box                      [4]int // around all glyphs: left, bottom, right, top
	Ascent, Descent, Capital int    // Descent is negative
}

// Metrics are those of the font.
func (f *Font) Metrics() Metrics {
	tables, err := directory(f.data)
	if err != nil {
		return Metrics{}
	}
	number := func(table string, at int) int {
		return f.thousandths(int(int16(binary.BigEndian.Uint16(tables[table][at:]))))
	}
	m := Metrics{Ascent: number("hhea", 4), Descent: number("hhea", 6), Capital: 700}
	for i := range m.Box {
		m.Box[i] = number("head", 36+2*i)
	}
	if os2 := tables["OS/2"]; len(os2) >= 90 && os2[1] >= 2 {
		m.Capital = number("OS/2", 88)
	}
	return m
}
