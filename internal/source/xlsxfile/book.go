package xlsxfile

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"encoding/xml"
	"fmt"
	"math"
	"path"
	"slices"
	"strings"

	"catchup/internal/source/dialect"
	"catchup/internal/source/format"
	"catchup/internal/source/odsfile"
	"catchup/internal/source/part"
	"catchup/internal/table"
)

// What a workbook may be at most: the bytes of the list of parts, the sheets or relations in one part, and the bytes
// of the name of a sheet, which has 31 characters at most.
const (
	listBytes   = 4 << 20
	mostSheets  = 10_000
	longestName = 255
)

// book is an open workbook. Its parts are read as streams, and only the shared
// texts are held.
type book struct {
	*part.File
	sheets  []sheet
	texts   []string // that cells share
	limits  table.Limits
	longest int // characters that a text can be of use for, and one more

	styles    []style // of cells, by their numbers
	since1904 bool    // days are counted from 1904, as Macintosh did
	computes  bool    // it asks to be computed when it is opened
}

// sheet is a sheet of the workbook, and the part that it is in.
type sheet struct {
	dialect.Page
	in string
}

// Pages are the sheets.
func (b *book) Pages() (pages []dialect.Page) {
	for _, s := range b.sheets {
		pages = append(pages, s.Page)
	}
	return pages
}

// Open begins to read a sheet.
func (b *book) Open(n int) (*dialect.Sheet, error) {
	merged, err := b.merged(b.sheets[n].in)
	if err != nil {
		return nil, err
	}
	r, err := b.rows(b.sheets[n].in)
	if err != nil {
		return nil, err
	}
	return &dialect.Sheet{Rows: r, Name: b.sheets[n].Name, Merged: merged, Hides: r.hides}, nil
}

// open opens the workbook in the bytes of a file, which may be an OpenDocument
// spreadsheet.
func open(ctx context.Context, body []byte, limits table.Limits) (dialect.Book, error) {
	file := &format.List{ReaderAt: bytes.NewReader(body), Left: listBytes}
	archive, err := zip.NewReader(file, int64(len(body)))
	if err != nil {
		return nil, cmp.Or(foreign(body), err)
	}
	file.Left = math.MaxInt
	if found, _ := format.OfParts(archive); found == format.ODS {
		return odsfile.Open(ctx, archive, limits)
	}
	return openBook(ctx, archive, limits)
}

// openBook opens a workbook, and reads the list of its sheets and the texts that
// its cells share.
func openBook(ctx context.Context, archive *zip.Reader, limits table.Limits) (*book, error) {
	longest := limits.Longest() + 1
	b := &book{File: part.Open(ctx, archive, longest), limits: limits, longest: longest}
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
	if _, err := format.OfParts(archive); err != nil {
		return err
	}
	return &format.Error{Is: "a damaged workbook (.xlsx)", Cure: "it names no list of sheets; save it again with a spreadsheet program"}
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
func (b *book) relations(of string) (rs relations, err error) {
	dir, name := path.Split(of)
	from := dir + "_rels/" + name + ".rels"
	if !b.Has(from) {
		return nil, nil
	}
	err = b.Each(from, func(m *part.Markup, _ xml.StartElement) error {
		return m.Each("Relationship", func(e xml.StartElement) error {
			target := strings.ReplaceAll(part.Attribute(e, "Target"), `\`, "/")
			if !strings.HasPrefix(target, "/") {
				target = dir + target
			}
			rs = append(rs, relation{part.Attribute(e, "Id"), path.Base(part.Attribute(e, "Type")), strings.TrimPrefix(path.Clean(target), "/")})
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
	err = b.Each(name, func(m *part.Markup, _ xml.StartElement) error {
		return m.Children(func(e xml.StartElement) error {
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
	if styles, ok := needs.of("styles"); ok && b.Has(styles) {
		if err := b.readStyles(styles); err != nil {
			return err
		}
	}
	texts, ok := needs.of("sharedStrings")
	if !ok {
		texts = path.Join(path.Dir(name), "sharedStrings.xml")
	}
	if !b.Has(texts) {
		return nil
	}
	return b.readTexts(texts)
}

// readSheets reads the list of sheets.
func (b *book) readSheets(m *part.Markup, needs relations) error {
	parts := map[string]relation{}
	for _, r := range needs {
		parts[r.id] = r
	}
	return m.Each("sheet", func(e xml.StartElement) error {
		name := part.Attribute(e, "name")
		in, state := parts[part.Attribute(e, "id")], part.Attribute(e, "state")
		b.sheets = append(b.sheets, sheet{dialect.Page{Name: name[:min(len(name), longestName)], Hidden: state == "hidden" || state == "veryHidden", Chart: in.kind == "chartsheet"}, in.part})
		return few(m.Name, len(b.sheets))
	})
}
