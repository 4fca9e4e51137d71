package csvfile

import (
	"bufio"
	"bytes"
	"io"
)

// buffered is the text with the ends of lines that a csv.Reader knows. A file
// that Excel has saved as "CSV (Macintosh)" ends them with a carriage return
// alone, and has no line feed.
func buffered(text io.Reader) *bufio.Reader {
	r := bufio.NewReaderSize(text, window)
	first, _ := r.Peek(window) // an error comes again when the text is read
	if bytes.IndexByte(first, '\r') < 0 || bytes.IndexByte(first, '\n') >= 0 {
		return r
	}
	return bufio.NewReaderSize(returns{r}, window)
}

// returns reads carriage returns as line feeds.
type returns struct{ io.Reader }

func (r returns) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	for i, c := range p[:n] {
		if c == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}
