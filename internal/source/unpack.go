package source

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"
)

// mostLayers is how often one after the other a body may be packed.
const mostLayers = 4

// errPacked says that a body is packed in a way that is not read.
var errPacked = errors.New("which was not asked for, and is not read")

// unpacked is the body of a response without its packing (RFC 9110, section 8.4).
// The headers are not always right: what is declared as packed and is not is taken
// as it is, and gzip is known by its bytes as well, such as that of a file that is
// packed itself. Each layer may have as many bytes as the whole.
func unpacked(body io.Reader, header http.Header, limit int64) (io.Reader, error) {
	codings := strings.FieldsFunc(strings.ToLower(strings.Join(header.Values("Content-Encoding"), ",")), func(r rune) bool { return r == ',' || r == ' ' })
	if len(codings) > mostLayers {
		return nil, fmt.Errorf("its response is packed %d times, %w", len(codings), errPacked)
	}
	layer, left := bufio.NewReader(body), mostLayers
	for _, coding := range slices.Backward(codings) {
		next, err := unpack(layer, coding)
		if err != nil {
			return nil, err
		}
		if next != nil {
			layer, left = bufio.NewReader(&bounded{next, coding, limit, limit}), left-1
		}
	}
	for ; left > 0 && isGzip(layer); left-- {
		next, err := unpack(layer, "gzip")
		if err != nil {
			return nil, err
		}
		layer = bufio.NewReader(&bounded{next, "gzip", limit, limit})
	}
	return layer, nil
}

// unpack takes off one layer. It is nil if there is none.
func unpack(layer *bufio.Reader, coding string) (io.Reader, error) {
	switch coding {
	case "gzip", "x-gzip":
		if !isGzip(layer) {
			return nil, nil
		}
		z, err := gzip.NewReader(layer)
		if err != nil {
			return nil, fmt.Errorf("unpacking its response (gzip): %w", err)
		}
		return z, nil
	case "deflate":
		head, _ := layer.Peek(2)
		switch {
		case isZlib(head):
			z, err := zlib.NewReader(layer)
			if err != nil {
				return nil, fmt.Errorf("unpacking its response (deflate): %w", err)
			}
			return z, nil
		case isText(layer):
			return nil, nil
		}
		return flate.NewReader(layer), nil // as many servers understand the word
	case "br", "zstd", "compress", "x-compress", "dcb", "dcz":
		if isText(layer) {
			return nil, nil
		}
		return nil, fmt.Errorf("its response is packed with %s, %w", coding, errPacked)
	}
	return nil, nil // identity, or no coding at all
}

// isGzip tells whether what comes begins as gzip does (RFC 1952, section 2.3.1).
func isGzip(layer *bufio.Reader) bool {
	head, _ := layer.Peek(4)
	return len(head) == 4 && head[0] == 0x1f && head[1] == 0x8b && head[2] == 8 && head[3]&0xe0 == 0
}

// isZlib tells whether bytes begin as zlib does (RFC 1950, section 2.2).
func isZlib(head []byte) bool {
	return len(head) == 2 && head[0]&0x0f == 8 && (int(head[0])<<8+int(head[1]))%31 == 0
}

// textShown is how many bytes show that something is text.
const textShown = 64

// isText tells whether what comes is text as it is, or nothing.
func isText(layer *bufio.Reader) bool {
	head, _ := layer.Peek(textShown)
	for len(head) > 0 && !utf8.RuneStart(head[len(head)-1]) {
		head = head[:len(head)-1] // a character may go on behind
	}
	for i, r := range string(head) {
		if r == utf8.RuneError && i < len(head)-1 || r < ' ' && !strings.ContainsRune("\t\n\r", r) {
			return false
		}
	}
	return true
}

// bounded is what a layer holds, ErrLarge from a limit on. Bytes behind the end of
// a gzip body are dropped.
type bounded struct {
	io.Reader
	coding      string
	left, limit int64
}

// Read reads what comes next.
func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, tooLarge(b.limit)
	}
	switch {
	case err == nil || err == io.EOF || errors.Is(err, ErrLarge):
		return n, err
	case errors.Is(err, gzip.ErrHeader) && b.left < b.limit:
		return n, io.EOF
	}
	return n, fmt.Errorf("unpacking its response (%s): %w", b.coding, err)
}
