package face

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Shape is what one glyph of a subset draws.
type Shape = []Part

// Subset is a TrueType file in which glyph n draws shape n-1, and glyph 0 that
// something is missing (OpenType 1.9). What other tables hold, such as which
// letter a glyph is, is left out: whoever embeds it knows that. Widths are those
// of the glyphs, in thousandths of the em.
func (f *Font) Subset(shapes []Shape, widths []int) ([]byte, error) {
	tables, err := directory(f.data)
	if err != nil {
		return nil, fmt.Errorf("reading the face %s: %w", f.Name, err)
	}
	s := subset{font: f, tables: tables, number: map[GlyphID]int{0: 0}, old: make([]GlyphID, len(shapes)+1)}
	s.made = make([][]byte, len(shapes)+1)
	s.made[0] = s.glyph(0)
	for i, shape := range shapes {
		s.made[i+1] = s.draw(shape)
	}
	for i := 0; i < len(s.made); i++ { // which grows by the parts of what is in it
		s.renumber(s.made[i])
	}
	if s.err != nil {
		return nil, fmt.Errorf("cutting down the face %s: %w", f.Name, s.err)
	}
	return s.file(widths), nil
}

var errFont = errors.New("its tables are broken")

// directory is the tables of a TrueType file by their names.
func directory(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, errFont
	}
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if len(data) < 12+16*(i+1) {
			return nil, errFont
		}
		entry := data[12+16*i:]
		from, size := uint64(binary.BigEndian.Uint32(entry[8:])), uint64(binary.BigEndian.Uint32(entry[12:]))
		if from+size > uint64(len(data)) {
			return nil, errFont
		}
		tables[string(entry[:4])] = data[from : from+size : from+size]
	}
	for name, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 32, "loca": 0, "glyf": 0} {
		if len(tables[name]) < least {
			return nil, errFont
		}
	}
	return tables, nil
}

// subset is a smaller font in the making.
type subset struct {
	font   *Font
	tables map[string][]byte
	made   [][]byte        // the outlines
	old    []GlyphID       // which glyphs they were, as far as they were one
	number map[GlyphID]int // under which numbers parts stand in it
	err    error
}

// glyph is a copy of the outline of a glyph, empty if there is nothing to draw.
func (s *subset) glyph(id GlyphID) []byte {
	loca, glyf, n := s.tables["loca"], s.tables["glyf"], int(id)
	var from, to int
	switch long := s.tables["head"][51] == 1; {
	case long && len(loca) >= 4*n+8:
		from, to = int(binary.BigEndian.Uint32(loca[4*n:])), int(binary.BigEndian.Uint32(loca[4*n+4:]))
	case !long && len(loca) >= 2*n+4:
		from, to = 2*int(binary.BigEndian.Uint16(loca[2*n:])), 2*int(binary.BigEndian.Uint16(loca[2*n+2:]))
	}
	if from > to || to > len(glyf) || to-from > 0 && to-from < 10 {
		s.err = errFont
		return nil
	}
	return slices.Clone(glyf[from:to])
}

// The flags of the parts of an outline that is put together of others.
const (
	wideNumbers = 1 << 0
	placed      = 1 << 1
	moreParts   = 1 << 5
	oneScale    = 1 << 3
	twoScales   = 1 << 6
	fourScales  = 1 << 7
)

// draw is the outline of a shape: that of its glyph, or one put together of
// several.
func (s *subset) draw(shape Shape) []byte {
	if len(shape) == 1 && shape[0].X == 0 && shape[0].Y == 0 {
		return s.glyph(shape[0].ID)
	}
	var (
		out  = binary.BigEndian.AppendUint16(nil, 0xFFFF)
		box  = [4]int{0x7FFF, 0x7FFF, -0x8000, -0x8000}
		list []byte
	)
	for _, part := range shape {
		outline := s.glyph(part.ID)
		if len(outline) == 0 {
			continue
		}
		for i, by := range []int{part.X, part.Y, part.X, part.Y} {
			n := int(int16(binary.BigEndian.Uint16(outline[2+2*i:]))) + by
			if i < 2 {
				box[i] = min(box[i], n)
			} else {
				box[i] = max(box[i], n)
			}
		}
		for _, n := range []int{wideNumbers | placed | moreParts, int(part.ID), part.X, part.Y} {
			list = binary.BigEndian.AppendUint16(list, uint16(n))
		}
	}
	if len(list) == 0 {
		return nil
	}
	list[len(list)-7] &^= moreParts
	for _, n := range box {
		out = binary.BigEndian.AppendUint16(out, uint16(n))
	}
	return append(out, list...)
}

// renumber leads the parts of an outline to their places in the subset, and adds
// those that are not there.
func (s *subset) renumber(outline []byte) {
	if len(outline) < 10 || int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return
	}
	for at := 10; ; {
		if at+4 > len(outline) {
			s.err = errFont
			return
		}
		flags, id := binary.BigEndian.Uint16(outline[at:]), GlyphID(binary.BigEndian.Uint16(outline[at+2:]))
		n, ok := s.number[id]
		if !ok {
			n = len(s.made)
			s.number[id] = n
			s.made, s.old = append(s.made, s.glyph(id)), append(s.old, id)
		}
		binary.BigEndian.PutUint16(outline[at+2:], uint16(n))
		if flags&moreParts == 0 {
			return
		}
		at += length(flags)
	}
}

// length is how many bytes a part with such flags has.
func length(flags uint16) int {
	n := 6
	if flags&wideNumbers != 0 {
		n += 2
	}
	switch {
	case flags&oneScale != 0:
		n += 2
	case flags&twoScales != 0:
		n += 4
	case flags&fourScales != 0:
		n += 8
	}
	return n
}

// file writes the tables that are needed to draw.
func (s *subset) file(widths []int) []byte {
	var glyf, loca, hmtx []byte
	for i, outline := range s.made {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		width, left := 0, 0
		if i > 0 && i <= len(widths) {
			width = (widths[i-1]*s.font.em + 500) / 1000
		}
		if len(outline) >= 10 {
			left = int(int16(binary.BigEndian.Uint16(outline[2:])))
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(width))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(left))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := slices.Clone(s.tables["head"]), slices.Clone(s.tables["hhea"]), slices.Clone(s.tables["maxp"])
	clear(head[8:12]) // the sum of all, which nobody checks
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(s.made)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(s.made)))
	binary.BigEndian.PutUint16(maxp[28:], 64) // parts of one outline
	binary.BigEndian.PutUint16(maxp[30:], 8)  // and how deep they lie
	tables := map[string][]byte{"glyf": glyf, "head": head, "hhea": hhea, "hmtx": hmtx, "loca": loca, "maxp": maxp}
	for _, name := range []string{"cvt ", "fpgm", "prep"} { // hints need them
		if t, ok := s.tables[name]; ok {
			tables[name] = t
		}
	}
	return assemble(tables)
}

// assemble writes a TrueType file of tables.
func assemble(tables map[string][]byte) []byte {
	var names []string
	for name := range tables {
		names = append(names, name)
	}
	slices.Sort(names)
	power, log := 1, 0
	for 2*power <= len(names) {
		power, log = 2*power, log+1
	}
	out := []byte{0, 1, 0, 0}
	for _, n := range []int{len(names), 16 * power, log, 16 * (len(names) - power)} {
		out = binary.BigEndian.AppendUint16(out, uint16(n))
	}
	at := len(out) + 16*len(names)
	var body []byte
	for _, name := range names {
		t := tables[name]
		out = append(out, name...)
		for _, n := range []int{int(sum(t)), at + len(body), len(t)} {
			out = binary.BigEndian.AppendUint32(out, uint32(n))
		}
		body = append(body, t...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return append(out, body...)
}

// sum is the checksum of a table.
func sum(table []byte) uint32 {
	var all uint32
	for len(table) >= 4 {
		all += binary.BigEndian.Uint32(table)
		table = table[4:]
	}
	var last [4]byte
	copy(last[:], table)
	return all + binary.BigEndian.Uint32(last[:])
}
