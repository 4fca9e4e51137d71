package tag

import (
	"bytes"
	"fmt"
	"strings"
)

// copier carries what pages need, their fonts and pictures, from maroto's file
// into ours. What is equal is written once.
type copier struct {
	from   *file
	to     *writer
	copied map[ref]ref // 0 while one is being copied
}

// value is a value whose references lead into the new file.
func (c *copier) value(v any) (any, error) {
	switch v := v.(type) {
	case ref:
		return c.object(v)
	case array:
		out := make(array, len(v))
		for i := range v {
			var err error
			if out[i], err = c.value(v[i]); err != nil {
				return nil, err
			}
		}
		return out, nil
	case dict:
		return c.dict(v)
	}
	return v, nil
}

func (c *copier) dict(d dict) (dict, error) {
	out := make(dict, len(d))
	for _, key := range d.keys() {
		v, err := c.value(d[key])
		if err != nil {
			return nil, err
		}
		out[key] = v
	}
	return out, nil
}

func (c *copier) object(n ref) (ref, error) {
	if to, ok := c.copied[n]; ok {
		if to == 0 {
			return 0, fmt.Errorf("object %d leads to itself", n)
		}
		return to, nil
	}
	c.copied[n] = 0
	v, err := c.from.object(n)
	if err != nil {
		return 0, err
	}
	to, err := c.put(v)
	c.copied[n] = to
	return to, err
}

func (c *copier) put(v any) (ref, error) {
	s, ok := v.(stream)
	if !ok {
		v, err := c.value(v)
		if err != nil {
			return 0, err
		}
		return ref(c.to.share(write(nil, v))), nil
	}
	if bytes.Contains(s.data, []byte(allUnicode)) {
		s = stream{dict{}, toUnicode()}
	}
	delete(s.dict, "Length")
	d, err := c.dict(s.dict)
	if err != nil {
		return 0, err
	}
	entries := strings.TrimSuffix(strings.TrimPrefix(string(write(nil, d)), "<<"), ">>")
	n := c.to.once([]byte(entries+"\n"+string(s.data)), func(n int) {
		if d["Filter"] == nil {
			c.to.packed(n, entries, s.data)
		} else {
			c.to.stream(n, entries, s.data)
		}
	})
	return ref(n), nil
}

// allUnicode is how gofpdf maps codes to characters, by one range that runs
// over the last byte of a code, as no range may (PDF 32000-1, 9.10.3).
const allUnicode = "<0000> <FFFF> <0000>"

// toUnicode maps each code to itself, as gofpdf means it, in ranges that are
// allowed, at most a hundred in a row; but for the halves of surrogates.
func toUnicode() []byte {
	out := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for _, part := range [][2]int{{0x00, 0x63}, {0x64, 0xC7}, {0xC8, 0xD7}, {0xE0, 0xFF}} {
		out = fmt.Appendf(out, "%d beginbfrange\n", part[1]-part[0]+1)
		for high := part[0]; high <= part[1]; high++ {
			first, last := 0x00, 0xFF
			switch high { // U+0000, U+FEFF and from U+FFFE on are no characters
			case 0x00:
				first = 0x01
			case 0xFE:
				last = 0xFE
			case 0xFF:
				last = 0xFD
			}
			out = fmt.Appendf(out, "<%02X%02X> <%02X%02X> <%02X%02X>\n", high, first, high, last, high, first)
		}
		out = append(out, "endbfrange\n"...)
	}
	return append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"...)
}

// resources are those of maroto's file that are used.
func (c *copier) resources(v any, used map[string]bool) (dict, error) {
	all, err := c.from.dict(v)
	if err != nil {
		return nil, err
	}
	out := dict{}
	for _, kind := range []string{"Font", "XObject"} {
		of, err := c.from.dict(all[kind])
		if err != nil {
			return nil, err
		}
		some := dict{}
		for _, key := range of.keys() {
			if !used["/"+key] {
				continue
			}
			if some[key], err = c.value(of[key]); err != nil {
				return nil, err
			}
		}
		if len(some) > 0 {
			out[kind] = some
		}
	}
	return out, nil
}
