package pdf

import (
	"bytes"
	"regexp"
	"strings"

	"catchup/internal/document"
)

// gofpdf dates a change by the clock and knows no language. Both are written
// over places of the same length, so that no offset in the file moves.
var (
	changed     = []byte("/ModDate (D:")
	noNames     = []byte("/Names <<\n/EmbeddedFiles << /Names [\n  \n] >>\n>>")
	header      = []byte("%PDF-1.3")
	languageTag = regexp.MustCompile(`^[A-Za-z0-9-]{2,35}$`)
)

// finish writes the day of issue and the language (PDF 32000-1, 14.9.2) into
// the file.
func finish(file []byte, d *document.Document) ([]byte, error) {
	day := bytes.LastIndex(file, changed)
	names := bytes.LastIndex(file, noNames)
	if day < 0 || names < 0 || !bytes.HasPrefix(file, header) {
		return nil, errOtherShape
	}
	copy(file[day+len(changed):], d.Issued.Format("20060102150405"))
	copy(file, "%PDF-1.4")
	language := ""
	if languageTag.MatchString(d.Lang) {
		language = "/Lang (" + d.Lang + ")"
	}
	copy(file[names:], language+strings.Repeat(" ", len(noNames)-len(language)))
	return file, nil
}
