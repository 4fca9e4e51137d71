package xlsxfile

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"path"
	"slices"
	"strings"

	"catchup/internal/source/format"
	"catchup/internal/table"
)

// What a workbook may be at most: the bytes of one part when it is unpacked, the
// bytes of the list of parts, the sheets or relations in one part, and the bytes
// of the name of a sheet, which has 31 characters at most.
const (
	unpackedPart = 128e6
	listBytes    = 4 << 20
	mostSheets   = 10_000
	longestName  = 255
)

// book is an open workbook. Its parts are read as streams, and only the shared
// texts are held.
type book struct {
	ctx     context.Context // ends the reading of a part
	parts   map[string]*zip.File
	sheets  []sheet
	texts   []string // that cells share
	limits  table.Limits
	longest int // characters that a text can be of use for, and one more

	styles    []style // of cells, by their numbers
	since1904 bool    // days are counted from 1904, as Macintosh did
	computes  bool    // it asks to be computed when it is opened
}

// sheet is a sheet of the workbook, and the part that it is in. It is hidden from
// the lists that people see, or holds a chart alone.
type sheet struct {
	name, part    string
	hidden, chart bool
}

// openBook opens the workbook in the bytes, and reads the list of its sheets
// and the texts that its cells share.
func openBook(ctx context.Context, body []byte, limits table.Limits) (*book, error) {
	file := &format.List{ReaderAt: bytes.NewReader(body), Left: listBytes}
	archive, err := zip.NewReader(file, int64(len(body)))
	if err != nil {
		return nil, cmp.Or(foreign(body), err)
	}
	file.Left = math.MaxInt
	b := &book{ctx: ctx, parts: map[string]*zip.File{}, limits: limits, longest: limits.Longest() + 1}
	for _, f := range archive.File {
		b.parts[partKey(f.Name)] = f
	}
	main, err := b.relations("")
	if err != nil {
		return nil, err
	}
	workbook, ok := main.of("officeDocument")
	if !ok || path.Ext(workbook) == ".bin" {
		return nil, notNamed(archive)
	}
	return b, b.readWorkbook(workbook)
}

// foreign says what a file is that is no ZIP file, as workbooks are; nil for one
// whose list of parts is too long.
func foreign(body []byte) error {
	head := body[:min(len(body), format.Enough)]
	found, err := format.Of(head, bytes.NewReader(body[len(head):]))
	if err == nil && found != format.Workbook {
		err = found.Instead("xlsx", head)
	}
	return err
}

// notNamed says what a ZIP file is that names no workbook in XML.
func notNamed(archive *zip.Reader) error {
	found, err := format.OfParts(archive)
	switch {
	case err != nil:
		return err
	case found == format.ODS:
		return found.Instead("xlsx", nil)
	}
	return &format.Error{Is: "a damaged workbook (.xlsx)", Cure: "it names no list of sheets; save it again with a spreadsheet program"}
}

// partKey is the name of a part by which it is found. Names count without
// capitals (ISO 29500-2, 6.2.2.3).
func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/"))
}

// open reads a part. The caller closes it.
func (b *book) open(name string) (*markup, io.Closer, error) {
	packed, err := b.unpack(name)
	if err != nil {
		return nil, nil, err
	}
	return newMarkup(name, &unpacked{b.ctx, packed, unpackedPart}, b.longest*bytesOfOne), packed, nil
}

// unpack begins to unpack a part. The caller closes it.
func (b *book) unpack(name string) (io.ReadCloser, error) {
	f, ok := b.parts[partKey(name)]
	if !ok {
		return nil, fmt.Errorf("the workbook lacks its part %s", name)
	}
	packed, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return packed, nil
}

// bytesOfOne is how many bytes of a part may be one character of its text, such
// as &#x10FFFF; and, since "_" may be written so, most of _x000D_.
const bytesOfOne = 16

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
		return 0, fmt.Errorf("it has more than %d bytes when it is unpacked", int64(unpackedPart))
	}
	return n, err
}

// each opens a part and calls do with its root element.
func (b *book) each(name string, do func(m *markup, root xml.StartElement) error) error {
	m, part, err := b.open(name)
	if err != nil {
		return err
	}
	defer part.Close()
	return m.children(func(root xml.StartElement) error { return do(m, root) })
}

// relation says which other part a part needs. Kind is the last word of its
// type, such as worksheet.
type relation struct{ id, kind, part string }

type relations []relation

// of is the first part of that kind.
func (rs relations) of(kind string) (part string, ok bool) {
	i := slices.IndexFunc(rs, func(r relation) bool { return r.kind == kind })
	if i < 0 {
		return "", false
	}
	return rs[i].part, true
}

// relations are those of a part, "" for the whole workbook. There are none if
// the workbook does not say any.
func (b *book) relations(part string) (rs relations, err error) {
	dir, name := path.Split(part)
	from := dir + "_rels/" + name + ".rels"
	if b.parts[partKey(from)] == nil {
		return nil, nil
	}
	err = b.each(from, func(m *markup, _ xml.StartElement) error {
		return m.each("Relationship", func(e xml.StartElement) error {
			target := strings.ReplaceAll(attribute(e, "Target"), `\`, "/")
			if !strings.HasPrefix(target, "/") {
				target = dir + target
			}
			rs = append(rs, relation{attribute(e, "Id"), path.Base(attribute(e, "Type")), strings.TrimPrefix(path.Clean(target), "/")})
			return few(from, len(rs))
		})
	})
	return rs, err
}

// few refuses a list that is too long.
func few(part string, n int) error {
	if n > mostSheets {
		return fmt.Errorf("%s: it lists more than %d parts", part, mostSheets)
	}
	return nil
}

// readWorkbook reads the part that lists the sheets, and the texts that cells
// share.
func (b *book) readWorkbook(name string) error {
	needs, err := b.relations(name)
	if err != nil {
		return err
	}
	err = b.each(name, func(m *markup, _ xml.StartElement) error {
		return m.children(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "workbookPr":
				b.since1904 = truth(e, "date1904")
			case "calcPr":
				b.computes = truth(e, "fullCalcOnLoad")
			case "sheets":
				return b.readSheets(m, needs)
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	if styles, ok := needs.of("styles"); ok && b.parts[partKey(styles)] != nil {
		if err := b.readStyles(styles); err != nil {
			return err
		}
	}
	texts, ok := needs.of("sharedStrings")
	if !ok {
		texts = path.Join(path.Dir(name), "sharedStrings.xml")
	}
	if b.parts[partKey(texts)] == nil {
		return nil
	}
	return b.readTexts(texts)
}

// readSheets reads the list of sheets.
func (b *book) readSheets(m *markup, needs relations) error {
	parts := map[string]relation{}
	for _, r := range needs {
		parts[r.id] = r
	}
	return m.each("sheet", func(e xml.StartElement) error {
		name := attribute(e, "name")
		in, state := parts[attribute(e, "id")], attribute(e, "state")
		b.sheets = append(b.sheets, sheet{name[:min(len(name), longestName)], in.part, state == "hidden" || state == "veryHidden", in.kind == "chartsheet"})
		return few(m.name, len(b.sheets))
	})
}
