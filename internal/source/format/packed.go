package format

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// compound says what a file of the Compound File Binary format is. Its streams
// have their names in UTF-16.
func compound(file io.Reader) error {
	found := search(file, "EncryptedPackage", "EncryptionInfo", "Workbook", "Book", "WordDocument")
	switch {
	case found["EncryptedPackage"] || found["EncryptionInfo"]:
		return &Error{"an encrypted workbook", "save it without a password to open it"}
	case found["WordDocument"] && !found["Workbook"]:
		return &Error{"a document of an old word processor (.doc)", "save its table as a workbook (.xlsx) or as CSV"}
	case found["Workbook"] || found["Book"]:
		return &Error{"a workbook of the old kind (.xls)", saveAgain}
	}
	return &Error{"a file of an old office program", saveAgain}
}

// search tells which of the names a file holds in UTF-16, piece by piece.
func search(file io.Reader, names ...string) map[string]bool {
	found, piece, kept := map[string]bool{}, make([]byte, 64<<10), 0
	for {
		n, err := io.ReadFull(file, piece[kept:])
		seen := piece[:kept+n]
		for _, name := range names {
			found[name] = found[name] || bytes.Contains(seen, utf16Of(name))
		}
		if err != nil {
			return found
		}
		kept = copy(piece, seen[len(seen)-100:]) // a name may stand across two pieces
	}
}

// utf16Of is plain text as a compound file names its streams.
func utf16Of(text string) (wide []byte) {
	for i := range len(text) {
		wide = append(wide, text[i], 0)
	}
	return wide
}

// mostList bounds the list of parts of a ZIP file, which is held in memory.
const mostList = 4 << 20

// packed tells what a ZIP file is by the names of its parts.
func packed(head []byte, rest io.Reader) (Format, error) {
	if bytes.HasPrefix(head[min(len(head), 30):], []byte("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")) {
		return ODS, nil
	}
	body, err := io.ReadAll(io.MultiReader(bytes.NewReader(head), rest))
	if err != nil {
		return "", err
	}
	list := &List{ReaderAt: bytes.NewReader(body), Left: mostList}
	archive, err := zip.NewReader(list, int64(len(body)))
	switch {
	case list.Left < 0:
		return "", err
	case err != nil:
		return "", &Error{"a damaged ZIP file or workbook", "it ends too soon, or was changed on its way; fetch or save it again"}
	}
	return OfParts(archive)
}

// List bounds what is read of a ZIP file while its list of parts is read, which
// is held in memory. Left is how many bytes may still be read.
type List struct {
	io.ReaderAt
	Left int
}

// ReadAt reads the bytes at a place.
func (l *List) ReadAt(p []byte, at int64) (int, error) {
	if l.Left -= len(p); l.Left < 0 {
		return 0, fmt.Errorf("its list of parts has more than %d bytes", mostList)
	}
	return l.ReaderAt.ReadAt(p, at)
}

// marks are the parts that show what a ZIP file is. Their names are in small
// letters. Those without is are formats that are read.
var marks = []struct {
	part     string
	format   Format
	is, cure string
}{
	{"xl/workbook.bin", "", "a binary workbook (.xlsb)", saveAgain},
	{"xl/", Workbook, "", ""},
	{"word/", "", "a Word document (.docx)", "save its table as a workbook (.xlsx) or as CSV"},
	{"ppt/", "", "slides (.pptx)", "ask for the figures as a workbook or as CSV"},
	{"index/document.iwa", "", "a spreadsheet of Apple's Numbers", "export it as a workbook (.xlsx)"},
	{"index.zip", "", "a spreadsheet of Apple's Numbers", "export it as a workbook (.xlsx)"},
}

// OfParts tells what a ZIP file is.
func OfParts(archive *zip.Reader) (Format, error) {
	switch mime := mimeType(archive); {
	case strings.HasPrefix(mime, "application/vnd.oasis.opendocument.spreadsheet"):
		return ODS, nil
	case strings.HasPrefix(mime, "application/vnd.oasis.opendocument"):
		return "", &Error{"an OpenDocument file that is no spreadsheet", "save its table as a spreadsheet (.ods) or as CSV"}
	}
	var names []string
	for _, f := range archive.File {
		names = append(names, strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")))
	}
	for _, m := range marks {
		if slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, m.part) }) {
			if m.is != "" {
				return "", &Error{m.is, m.cure}
			}
			return m.format, nil
		}
	}
	if slices.Contains(names, "[content_types].xml") {
		return Workbook, nil
	}
	return "", &Error{"a ZIP file of " + listed(archive), "unpack it, and name the file in it"}
}

// mimeType is what an OpenDocument file says that it is.
func mimeType(archive *zip.Reader) string {
	file, err := archive.Open("mimetype")
	if err != nil {
		return ""
	}
	defer file.Close()
	text, _ := io.ReadAll(io.LimitReader(file, 100)) // what cannot be read says nothing
	return string(text)
}

// listed are the first names in a ZIP file.
func listed(archive *zip.Reader) string {
	const most = 5
	var names []string
	for _, f := range archive.File {
		if !strings.HasSuffix(f.Name, "/") {
			names = append(names, brief(path.Base(f.Name)))
		}
	}
	switch more := len(names) - most; {
	case len(names) == 0:
		return "nothing"
	case more > 0:
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), more)
	}
	return strings.Join(names, ", ")
}
