package xlsxfile

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// foreign says what a file is that is no ZIP file, as workbooks are, and what to
// do.
func foreign(body []byte, err error) error {
	switch {
	case bytes.HasPrefix(body, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")): // the Compound File Binary format
		if bytes.Contains(body, utf16Of("EncryptedPackage")) {
			return errors.New("the workbook is encrypted; save it without a password to open it")
		}
		return errors.New("it is a workbook of the old kind (.xls); save it as a workbook (.xlsx)")
	case bytes.HasPrefix(bytes.TrimSpace(body[:min(len(body), 512)]), []byte("<")):
		return errors.New("it is a page or XML and no workbook; open it with a spreadsheet program, and save it as a workbook (.xlsx)")
	}
	return fmt.Errorf("it is no workbook (.xlsx), or a damaged one: %w", err)
}

// utf16Of is plain text as a compound file names its streams.
func utf16Of(text string) (wide []byte) {
	for i := range len(text) {
		wide = append(wide, text[i], 0)
	}
	return wide
}

// foreignArchive says what a ZIP file is that has no workbook in XML.
func foreignArchive(archive *zip.Reader, workbook string) error {
	if path.Ext(workbook) == ".bin" {
		return errors.New("it is a binary workbook (.xlsb); save it as a workbook (.xlsx)")
	}
	if strings.HasPrefix(mimeType(archive), "application/vnd.oasis.opendocument.spreadsheet") {
		return errors.New("it is an OpenDocument spreadsheet (.ods); save it as a workbook (.xlsx)")
	}
	return errors.New("it is no workbook (.xlsx): none is named in it")
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
