// Package format tells what a file is by its bytes, whatever its name says, and
// what to do about one of another format than was asked for.
package format

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Format is what a file is.
type Format string

// The formats that sources read; "" is one that nothing tells.
const (
	Text     Format = "text"
	Workbook Format = "workbook" // .xlsx and .xlsm
	ODS      Format = "ods"
)

// Enough is how many bytes of a file show what it is.
const Enough = 64 << 10

// Error says that a file is not what was asked for: what it is instead, and
// the cure.
type Error struct{ Is, Cure string }

// Error is what the file is, and the cure.
func (e *Error) Error() string { return "it is " + e.Is + ": " + e.Cure }

const saveAgain = "open it with a spreadsheet program, and save it as a workbook (.xlsx)"

// beginnings are the first bytes of formats that no source of rows reads.
var beginnings = []struct{ prefix, is, cure string }{
	{"%PDF-", "a PDF", "ask its publisher for the figures as a workbook or as CSV"},
	{"\x1f\x8b", "packed with gzip (.gz)", "unpack it first"},
	{"BZh", "packed with bzip2", "unpack it first"},
	{"\xfd7zXZ\x00", "packed with xz", "unpack it first"},
	{"7z\xbc\xaf\x27\x1c", "packed with 7-Zip", "unpack it first"},
	{"Rar!\x1a\x07", "packed with RAR", "unpack it first"},
	{"PAR1", "a Parquet file", "save it as CSV"},
	{"SQLite format 3\x00", "an SQLite database", "use sql: with a query of it"},
	{"version https://git-lfs.github.com/spec/", "a pointer of Git LFS in the place of the file", "fetch the file itself with git lfs pull"},
	{"{\\rtf", "a text of a word processor (.rtf)", "save its table as CSV"},
	{"\x89PNG", "a picture", "the figures are needed as text"},
	{"\xff\xd8\xff", "a picture", "the figures are needed as text"},
}

// Of tells what a file is by its first bytes, at most Enough of them. The rest
// is read only for a compound or ZIP file, whose list stands anywhere. The
// error is an Error that says what the file is if no source of rows reads it.
func Of(head []byte, rest io.Reader) (Format, error) {
	for _, b := range beginnings {
		if bytes.HasPrefix(head, []byte(b.prefix)) {
			return "", &Error{b.is, b.cure}
		}
	}
	switch {
	case len(head) == 0:
		return "", &Error{"empty", "it has no bytes; look whether it was saved or fetched whole"}
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")): // the Compound File Binary format
		return "", compound(io.MultiReader(bytes.NewReader(head), rest))
	case bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return packed(head, rest)
	}
	return written(head)
}

// plain is the beginning of a text without byte order mark and space.
func plain(head []byte) string {
	return strings.TrimSpace(strings.TrimPrefix(string(head), "\xef\xbb\xbf"))
}

// json matches how JSON begins that is no cell in brackets.
var json = regexp.MustCompile(`^(\{\s*("|\}|$)|\[\s*(\{|\[|"[^"]*"\s*,|\]|$))`)

// written tells which text a file is.
func written(head []byte) (Format, error) {
	text := plain(head)
	low := strings.ToLower(text[:min(len(text), 4096)])
	switch {
	case strings.Contains(low, "urn:schemas-microsoft-com:office:spreadsheet") && strings.HasPrefix(low, "<"):
		return "", &Error{"a workbook in the XML of 2003", saveAgain}
	case strings.Contains(low, "urn:oasis:names:tc:opendocument") && strings.HasPrefix(low, "<"):
		return "", &Error{"a flat OpenDocument file (.fods)", "open it with a spreadsheet program, and save it as a spreadsheet (.ods)"}
	case strings.HasPrefix(low, "<!doctype html") || strings.HasPrefix(low, "<") && strings.Contains(low, "<html"):
		return "", page(text)
	case strings.HasPrefix(low, "<table"):
		return "", &Error{"a table of a web page, as some programs save under the name of a workbook", saveAgain}
	case strings.HasPrefix(low, "<?xml") || strings.HasPrefix(low, "<!"):
		return "", &Error{"XML, which no source reads", "save it as a workbook or as CSV"}
	case json.MatchString(text):
		return "", &Error{"JSON", "use json: for it"}
	case bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) || bytes.HasPrefix(head, []byte("\x00\x00\xfe\xff")):
		return Text, nil
	case bytes.IndexByte(head, 0) >= 0 && !wide(head):
		return "", &Error{"neither text nor a workbook", "look what program wrote it, and save it as a workbook (.xlsx) or as CSV"}
	}
	return Text, nil
}

// wide tells whether a text has two bytes for each character, as UTF-16 has.
func wide(head []byte) bool {
	nothing := bytes.Count(head, []byte{0})
	return nothing > len(head)/4 && nothing <= len(head)/2+1
}

var title = regexp.MustCompile(`(?is)<title[^>]*>(.*?)</title>`)

// page says that a file is a web page, by its title.
func page(text string) error {
	if strings.Contains(text, "urn:schemas-microsoft-com:office:excel") {
		return &Error{"a web page that a spreadsheet program saved", saveAgain}
	}
	is := "a web page"
	if m := title.FindStringSubmatch(text); m != nil {
		is = fmt.Sprintf("a web page titled %q", brief(html.UnescapeString(m[1])))
	}
	return &Error{is, "open the address in a browser; it may ask to sign in, or the file may have moved"}
}

// brief is the beginning of a text in one line.
func brief(text string) string {
	const most = 60
	text = strings.ToValidUTF8(strings.Join(strings.Fields(text), " "), "")
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most]) + "…"
}

// Instead says that a file of another format than the setting asks for is there.
func (f Format) Instead(setting string, head []byte) error {
	switch f {
	case Workbook:
		return &Error{"a workbook (.xlsx)", "use xlsx: instead of " + setting + ":"}
	case ODS:
		return &Error{"an OpenDocument spreadsheet (.ods)", "use ods: instead of " + setting + ":"}
	}
	line, _, _ := strings.Cut(plain(head), "\n")
	return &Error{fmt.Sprintf("text, which begins %q", brief(line)), "use csv: instead of " + setting + ":"}
}
