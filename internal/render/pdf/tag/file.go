package tag

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// file is what gofpdf wrote.
type file struct {
	data    []byte
	offsets []int // of the objects by their numbers, from 1
	trailer dict
	taken   int // how long the streams are that were read
}

// gofpdf writes one classic table of references, of all its objects.
var references = regexp.MustCompile(`(?s)\nxref\n0 \d+\n0{10} 65535 f \n((?:\d{10} 00000 n \n)+)trailer\n`)

func read(data []byte) (*file, error) {
	table := references.FindAllSubmatchIndex(data, 2)
	if len(table) != 1 {
		return nil, errBroken
	}
	f := &file{data: data}
	for line := range bytes.Lines(data[table[0][2]:table[0][3]]) {
		n, _ := strconv.Atoi(string(line[:10])) // it matched digits
		f.offsets = append(f.offsets, n)
	}
	l := lexer{data: data, at: table[0][1]}
	v, err := l.value(0)
	d, ok := v.(dict)
	if err != nil || !ok {
		return nil, errBroken
	}
	f.trailer = d
	return f, nil
}

// object reads an object: a value, or a stream.
func (f *file) object(n ref) (any, error) {
	if n < 1 || int(n) > len(f.offsets) || f.offsets[n-1] > len(f.data) {
		return nil, fmt.Errorf("there is no object %d", n)
	}
	l := lexer{data: f.data, at: f.offsets[n-1]}
	for _, want := range []string{strconv.Itoa(int(n)), "0", "obj"} {
		if _, got, err := l.next(); err != nil || string(got) != want {
			return nil, fmt.Errorf("object %d is not in its place", n)
		}
	}
	v, err := l.value(0)
	if err != nil {
		return nil, fmt.Errorf("reading object %d: %w", n, err)
	}
	d, ok := v.(dict)
	if !ok {
		return v, nil
	}
	v, err = l.stream(d)
	if s, ok := v.(stream); ok {
		f.taken += len(s.data)
	}
	if f.taken > len(f.data) {
		return nil, errors.New("the streams are longer than the file")
	}
	return v, err
}

// stream reads the data that follow a dictionary, if any do.
func (l *lexer) stream(d dict) (any, error) {
	if _, next, err := l.next(); err != nil || string(next) != "stream" {
		return d, err
	}
	length, _ := d["Length"].(raw)
	n, err := strconv.Atoi(string(length))
	from := l.at + len("\n")
	if err != nil || n < 0 || n > len(l.data)-from {
		return nil, errBroken
	}
	l.at = from + n
	if _, last, err := l.next(); err != nil || string(last) != "endstream" {
		return nil, errBroken
	}
	return stream{d, l.data[from : from+n : from+n]}, nil
}

// dict is a dictionary, behind a reference or not.
func (f *file) dict(v any) (dict, error) {
	if n, ok := v.(ref); ok {
		var err error
		if v, err = f.object(n); err != nil {
			return nil, err
		}
	}
	if d, ok := v.(dict); ok {
		return d, nil
	}
	return nil, errBroken
}

// sheet is a page as maroto made it.
type sheet struct {
	box       any // its size
	resources any
	content   []byte
}

// sheets are the pages in their order.
func (f *file) sheets() ([]sheet, error) {
	catalog, err := f.dict(f.trailer["Root"])
	if err != nil {
		return nil, err
	}
	pages, err := f.dict(catalog["Pages"])
	if err != nil {
		return nil, err
	}
	kids, _ := pages["Kids"].(array)
	var all []sheet
	for _, kid := range kids {
		s, err := f.sheet(kid, pages["MediaBox"])
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	if len(all) == 0 {
		return nil, errBroken
	}
	return all, nil
}

func (f *file) sheet(kid, box any) (sheet, error) {
	page, err := f.dict(kid)
	if err != nil {
		return sheet{}, err
	}
	if own, ok := page["MediaBox"]; ok {
		box = own
	}
	contents, _ := page["Contents"].(ref)
	v, err := f.object(contents)
	s, ok := v.(stream)
	if err != nil || !ok || s.dict["Filter"] != nil || page["Annots"] != nil || box == nil {
		return sheet{}, fmt.Errorf("a page is not as maroto leaves it: %w", errBroken)
	}
	return sheet{box, page["Resources"], s.data}, nil
}
