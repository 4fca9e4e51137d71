package format

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// zipped is a ZIP file of parts with these names; one that is "name=text" has
// the text.
func zipped(t *testing.T, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		name, text, _ := strings.Cut(name, "=")
		part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err == nil {
			_, err = part.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// of tells what a file is, in words.
func of(body string) string {
	head := body[:min(len(body), 512)]
	found, err := Of([]byte(head), strings.NewReader(body[len(head):]))
	if err != nil {
		return err.Error()
	}
	return string(found)
}

// TestOf tells what files are, whatever they are called.
func TestOf(t *testing.T) {
	compound := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 65_000)
	for _, test := range []struct{ name, body, want string }{
		{"old workbook", compound + string(utf16Of("Workbook")), "it is a workbook of the old kind (.xls): open it"},
		{"older workbook", compound + string(utf16Of("Book")), "it is a workbook of the old kind (.xls): open it"},
		{"encrypted", compound + string(utf16Of("EncryptedPackage")), "it is an encrypted workbook: save it without a password"},
		{"letter", compound + string(utf16Of("WordDocument")), "it is a document of an old word processor"},
		{"workbook", zipped(t, "[Content_Types].xml", "xl/workbook.xml"), "workbook"},
		{"binary workbook", zipped(t, "[Content_Types].xml", "xl/workbook.bin"), "it is a binary workbook (.xlsb): open it"},
		{"spreadsheet", zipped(t, "mimetype=application/vnd.oasis.opendocument.spreadsheet", "content.xml"), "ods"},
		{"text document", zipped(t, "mimetype=application/vnd.oasis.opendocument.text"), "it is an OpenDocument file that is no spreadsheet"},
		{"Numbers", zipped(t, "Index/Document.iwa"), "it is a spreadsheet of Apple's Numbers"},
		{"Word", zipped(t, "[Content_Types].xml", "word/document.xml"), "it is a Word document"},
		{"ZIP file", zipped(t, "2024/", "2024/a.csv", "b.csv"), "it is a ZIP file of a.csv, b.csv: unpack it"},
		{"large ZIP file", zipped(t, "a", "b", "c", "d", "e", "f", "g"), "it is a ZIP file of a, b, c, d, e and 2 more"},
		{"ZIP file of nothing", zipped(t), "it is a ZIP file of nothing"},
		{"half a ZIP file", zipped(t, "a", "b")[:50], "it is a damaged ZIP file or workbook"},
		{"gzip", "\x1f\x8b\x08", "it is packed with gzip"},
		{"PDF", "%PDF-1.7", "it is a PDF"},
		{"Parquet", "PAR1\x15", "it is a Parquet file"},
		{"SQLite", "SQLite format 3\x00", "it is an SQLite database: use sql:"},
		{"pointer", "version https://git-lfs.github.com/spec/v1\noid", "it is a pointer of Git LFS in the place of the file"},
		{"page", "\n<!DOCTYPE html><html><head><title>Sign in &amp;\n go on</title>", `it is a web page titled "Sign in & go on"`},
		{"page without a title", "<html><body>", "it is a web page: open"},
		{"page of a spreadsheet", `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>`, "it is a web page that a spreadsheet program saved: open it"},
		{"table of a page", "<table><tr><td>", "it is a table of a web page"},
		{"XML of 2003", "\xef\xbb\xbf<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "it is a workbook in the XML of 2003"},
		{"flat spreadsheet", "<?xml version='1.0'?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">", "it is a flat OpenDocument file (.fods)"},
		{"XML", "<?xml version='1.0'?><rows/>", "it is XML"},
		{"JSON", "\xef\xbb\xbf\n{\n \"rows\": []}", "it is JSON: use json:"},
		{"JSON in rows", `[["a","b"],[1,2]]`, "it is JSON"},
		{"nothing", "", "it is empty"},
		{"anything", "a\x00\x01\x02\x03\x04\x05\x06", "it is neither text nor a workbook"},
		{"text", "body,plan\n", "text"},
		{"text in brackets", "[note 1],plan\n", "text"},
		{"text in wide characters", "\xff\xfea\x00,\x00b\x00", "text"},
		{"text in wide characters without a mark", "a\x00,\x00b\x00", "text"},
		{"text that tells of a page", "body,<html>\n", "text"},
		{"long text", strings.Repeat("Dorset,5\n", 1000), "text"},
	} {
		if got := of(test.body); !strings.HasPrefix(got, test.want) {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestInstead names the setting that reads what is there.
func TestInstead(t *testing.T) {
	for found, want := range map[Format]string{
		Workbook: "it is a workbook (.xlsx): use xlsx: instead of csv:",
		ODS:      "it is an OpenDocument spreadsheet (.ods): use ods: instead of csv:",
		Text:     `it is text, which begins "body, plan": use csv: instead of csv:`,
	} {
		if got := found.Instead("csv", []byte("\xef\xbb\xbfbody,\tplan\r\nx")).Error(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// FuzzOf tells what any bytes are; it does not panic, and says something.
func FuzzOf(f *testing.F) {
	for _, seed := range []string{"", "PK\x03\x04", "PK\x05\x06" + strings.Repeat("\x00", 18), "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "<?xml", "{", "a,b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if of(body) == "" {
			t.Errorf("%q is nothing", body)
		}
	})
}
