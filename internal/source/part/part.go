// Package part reads the parts of a ZIP file that hold XML, as workbooks do. It
// reads them as streams and within bounds, so that no file can need more memory
// or time than it should.
package part

import (
	"archive/zip"
	"bufio"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
)

// most is how many bytes a part may have when it is unpacked.
const most = 128e6

// File is a ZIP file of parts.
type File struct {
	ctx     context.Context // ends the reading of a part
	parts   map[string]*zip.File
	longest int // characters that a text can be of use for, and one more
}

// Open is the file with the parts of a ZIP file. Texts in it are cut where they
// have more characters than longest.
func Open(ctx context.Context, archive *zip.Reader, longest int) *File {
	f := &File{ctx, map[string]*zip.File{}, longest}
	for _, file := range archive.File {
		f.parts[key(file.Name)] = file
	}
	return f
}

// key is the name of a part by which it is found. Names count without capitals
// (ISO 29500-2, 6.2.2.3).
func key(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/"))
}

// Has tells whether there is such a part.
func (f *File) Has(name string) bool { return f.parts[key(name)] != nil }

// Part reads a part. The caller closes it.
func (f *File) Part(name string) (*Markup, io.Closer, error) {
	packed, err := f.unpack(name)
	if err != nil {
		return nil, nil, err
	}
	return newMarkup(name, f.bounded(packed), f.longest*bytesOfOne), packed, nil
}

// unpack begins to unpack a part. The caller closes it.
func (f *File) unpack(name string) (io.ReadCloser, error) {
	file := f.parts[key(name)]
	if file == nil {
		return nil, fmt.Errorf("the workbook lacks its part %s", name)
	}
	packed, err := file.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return packed, nil
}

// bytesOfOne is how many bytes of a part may be one character of its text, such
// as &#x10FFFF; and, since "_" may be written so, most of _x000D_.
const bytesOfOne = 16

// bounded is a part of which only so many bytes may come.
func (f *File) bounded(packed io.Reader) io.Reader { return &unpacked{f.ctx, packed, most} }

// unpacked is a part that is being unpacked.
type unpacked struct {
	ctx  context.Context
	part io.Reader
	left int64 // bytes that may still come
}

// Read reads what comes next. More than a part may have is an error.
func (u *unpacked) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := u.part.Read(p)
	if u.left -= int64(n); u.left < 0 {
		return 0, fmt.Errorf("it has more than %d bytes when it is unpacked", int64(most))
	}
	return n, err
}

// Each opens a part and calls do with its root element.
func (f *File) Each(name string, do func(m *Markup, root xml.StartElement) error) error {
	m, part, err := f.Part(name)
	if err != nil {
		return err
	}
	defer part.Close()
	return m.Children(func(root xml.StartElement) error { return do(m, root) })
}

// After reads a part from the end of the first element of that name below its
// root, as though the root began there. What stands before is not read as
// markup, which takes much longer. It is nil if the part has no such element.
func (f *File) After(name, element string) (*Markup, io.Closer, error) {
	packed, err := f.unpack(name)
	if err != nil {
		return nil, nil, err
	}
	text := bufio.NewReaderSize(f.bounded(packed), 64<<10)
	ends := regexp.MustCompile(`^/(\w+:)?` + element + `\s*>`)
	for {
		_, err := text.ReadSlice('<')
		switch err {
		case nil:
		case bufio.ErrBufferFull:
			continue
		case io.EOF:
			return nil, nil, packed.Close()
		default:
			packed.Close()
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		begin, _ := text.Peek(100) // an error is met again by the next read
		if m := ends.FindSubmatch(begin); m != nil {
			text.Discard(len(m[0])) // it cannot fail: Peek has seen them
			root := strings.NewReader("<" + string(m[1]) + "worksheet>")
			return newMarkup(name, io.MultiReader(root, text), f.longest*bytesOfOne), packed, nil
		}
	}
}
