package feed

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"catchup/internal/source/codec"
)

// ebcdic is "<?xm" as mainframes write it.
const ebcdic = "\x4c\x6f\xa7\x94"

// decode turns the bytes of a feed into UTF-8. Where the first bytes do not
// tell the encoding, and the text is not UTF-8, the header of the response
// comes before the declaration in the text (RFC 7303, section 3.2).
func decode(body []byte, contentType string) []byte {
	if bytes.HasPrefix(body, []byte(ebcdic)) {
		return decodeEBCDIC(body)
	}
	return codec.Text(body, headerLabel(contentType), prologLabel(body))
}

// decodeEBCDIC reads the declaration, whose characters are the same in all code
// pages of EBCDIC, and then the text in the code page that it names.
func decodeEBCDIC(body []byte) []byte {
	text, _ := charmap.CodePage037.NewDecoder().Bytes(body)
	if named, ok := codec.As(body, prologLabel(text)); ok && bytes.HasPrefix(named, []byte("<?xm")) {
		return named
	}
	return text
}

// headerLabel is the charset of a Content-Type header.
func headerLabel(contentType string) string {
	_, after, _ := strings.Cut(strings.ToLower(contentType), "charset=")
	after, _, _ = strings.Cut(after, ";")
	return strings.Trim(after, " \"'`")
}

var declared = regexp.MustCompile(`<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)

// prologLabel is the encoding that an XML declaration near the top names.
func prologLabel(body []byte) string {
	if m := declared.FindSubmatch(body[:min(len(body), 1024)]); m != nil {
		return string(m[1])
	}
	return ""
}
