package xlsxfile

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"catchup/internal/source/part"
	"catchup/internal/table"
)

// readTexts reads the texts that cells share. Each is cut where no column could
// hold more.
func (b *book) readTexts(name string) error {
	left := int64(b.limits.Bytes)
	var read []byte
	return b.Each(name, func(m *part.Markup, _ xml.StartElement) error {
		return m.Each("si", func(xml.StartElement) (err error) {
			if read, err = richText(m, read[:0], b.longest*bytesOfEscape); err != nil {
				return err
			}
			text := b.text(read)
			b.texts = append(b.texts, text)
			left -= int64(len(text))
			switch {
			case left < 0:
				return fmt.Errorf("%s: %w: more than %d bytes of text", name, table.ErrCells, b.limits.Bytes)
			case len(b.texts) > b.limits.Cells:
				return fmt.Errorf("%s: %w: more than %d texts", name, table.ErrCells, b.limits.Cells)
			}
			return nil
		})
	})
}

// richText adds the text of the element that was opened last to a text of at
// most so many bytes. The text may stand in runs, which have each their own
// look. How it is pronounced (rPh) does not belong to it.
func richText(m *part.Markup, to []byte, most int) ([]byte, error) {
	err := m.Children(func(e xml.StartElement) (err error) {
		switch e.Name.Local {
		case "t":
			to, err = m.Text(to, most)
		case "r":
			err = m.Each("t", func(xml.StartElement) (err error) {
				to, err = m.Text(to, most)
				return err
			})
		}
		return err
	})
	return to, err
}

// text is a text as it was meant, cut to the longest that is of use.
func (b *book) text(read []byte) string {
	text := unescape(string(read))
	if len(text) <= b.longest {
		return text
	}
	n := 0
	for i := range text {
		if n++; n > b.longest {
			return strings.Clone(text[:i])
		}
	}
	return text
}

// escape is how a character is written that XML cannot hold: _x000D_ (ISO
// 29500-1, 22.9.2.19).
var escape = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// bytesOfEscape is the length of an escape.
const bytesOfEscape = 7

// unescape replaces the escapes by their characters. Half a character is left
// out.
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return escape.ReplaceAllStringFunc(text, func(s string) string {
		r, _ := strconv.ParseUint(s[2:6], 16, 16) // it has four hex digits
		if utf16.IsSurrogate(rune(r)) {
			return ""
		}
		return string(rune(r))
	})
}
