package deliver

import (
	"bytes"
	"encoding/base64"
	"mime/quotedprintable"
	"strings"
)

// lineLength is how long an encoded line may be (RFC 2045, section 6).
const lineLength = 76

// printable encodes a text as quoted-printable, with lines ended by CR LF. No
// line begins with a dot, so that no dot has to be doubled on the wire.
func printable(text string) []byte {
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	lineEnds.WriteString(w, text) // a buffer takes all
	w.Close()
	return undotted(b.Bytes())
}

// lineEnds writes the ends of lines alike: of a CR, one character beyond ASCII and
// an LF the library loses the LF.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// undotted encodes a dot at the beginning of a line.
func undotted(text []byte) []byte {
	if !bytes.HasPrefix(text, []byte(".")) && !bytes.Contains(text, []byte("\n.")) {
		return text
	}
	var b bytes.Buffer
	for line := range bytes.Lines(text) {
		for bytes.HasPrefix(line, []byte(".")) {
			b.WriteString("=2E")
			line = line[1:]
			if len(bytes.TrimRight(line, "\r\n")) < lineLength-len("=2E") {
				break // and there is room for a soft break behind it
			}
			b.WriteString("=\r\n") // a soft break, after which may stand a dot again
		}
		b.Write(line)
	}
	return b.Bytes()
}

// sixtyFour encodes bytes as base64 in lines ended by CR LF, none of which can
// begin with a dot.
func sixtyFour(data []byte) []byte {
	const perLine = lineLength / 4 * 3
	encoding := base64.StdEncoding
	out := make([]byte, 0, encoding.EncodedLen(len(data))+2*(len(data)/perLine+1))
	for len(data) > 0 {
		n := min(perLine, len(data))
		out = encoding.AppendEncode(out, data[:n])
		out = append(out, "\r\n"...)
		data = data[n:]
	}
	return out
}
