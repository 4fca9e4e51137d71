// Package csvfile reads a text file of rows, with commas or other delimiters,
// as a table. Comment lines at the beginning are kept as remarks. The encoding
// and the delimiter are guessed if the settings do not name them. The file is
// read as a stream, and only the rows that are needed are kept in memory.
package csvfile

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"catchup/internal/source"
	"catchup/internal/source/codec"
	"catchup/internal/source/dialect"
	"catchup/internal/source/format"
	"catchup/internal/table"
)

// Open makes a source of the file that the spec names. Nothing is read yet.
func Open(s Spec, f *source.Fetcher) source.Source { return file{s, f.With(s.Asking)} }

type file struct {
	spec    Spec
	fetcher *source.Fetcher
}

// Read reads the file anew, in the shape that the request asks for.
func (f file) Read(ctx context.Context, r source.Request) (*table.Table, error) {
	opened, err := f.fetcher.Open(ctx, r, source.Wanted{From: f.spec.Path, Timeout: f.spec.Timeout, Limit: f.spec.Limit})
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	var t *table.Table
	body, err := f.spec.text(opened)
	if err == nil {
		t, err = f.spec.parse(ctx, body, opened.Reading, r.Shape)
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", opened.Reading.Place, err)
	}
	return t, nil
}

// text is the file if it is text. If it is not, the error says what it is. One
// in UTF-16 that has no mark of it is taken for that.
func (s *Spec) text(file io.Reader) (io.Reader, error) {
	raw := bufio.NewReaderSize(file, format.Enough)
	head, err := raw.Peek(format.Enough)
	if len(head) == 0 && err != io.EOF {
		return nil, err
	}
	found, err := format.Of(head, raw)
	if err == nil && found != format.Text {
		err = found.Instead("csv", head)
	}
	if s.Encoding == "" && bytes.IndexByte(head, 0) == 1 && head[0] != 0xff {
		s.Encoding = UTF16
	}
	return raw, err
}

// window is how much of a file is looked at to find out how it is written.
const window = 64 << 10

// parse makes a table of the file as it comes.
func (s Spec) parse(ctx context.Context, body io.Reader, reading *table.Reading, shape table.Shape) (*table.Table, error) {
	text := buffered(codec.Stream(body, string(s.Encoding)))
	marked := s.cutMark(text)
	comments, skipped := s.cutComments(text)
	skipped += marked
	var tie string
	if s.Delimiter == 0 {
		s.Delimiter, tie = guessDelimiter(beginning(text), shape.Columns)
	}
	lines, feed := &lines{Reader: s.records(text), skipped: skipped}, &feed{text: text}
	apart := shape.Keep != nil && shape.Keep.Torn != nil
	if apart {
		lines.Reader = records(feed, s.Delimiter)
	}
	t, err := s.Spec.Begin(&dialect.Sheet{Rows: lines, Text: true, Plain: apart}, comments, reading, shape)
	if err != nil {
		return nil, err
	}
	if s.Delimiter == ';' {
		t.Abroad("in a file whose columns are divided by semicolons")
	}
	if tie != "" {
		t.Warn(skipped+1, "%s", tie)
	}
	if !apart {
		return t.Read(ctx)
	}
	if err := lines.fillApart(ctx, feed, t.Grid, shape.Keep.Torn); err != nil {
		return nil, err
	}
	return t.Table()
}

// records reads the records of the file. Lines that begin with the mark of a
// comment are none, if it is one character.
func (s Spec) records(text io.Reader) *csv.Reader {
	r := records(text, s.Delimiter)
	if mark, size := utf8.DecodeRuneInString(s.Comment); size > 0 && size == len(s.Comment) && mark != rune(s.Delimiter) && !strings.ContainsRune("\"\r\n", mark) {
		r.Comment = mark
	}
	return r
}

// mark is how Excel names the delimiter, in a line before all others.
var mark = regexp.MustCompile(`^(?i)sep=([,;|\t])\r?$`)

// cutMark removes the line that names the delimiter, and takes it unless the
// settings name another. It returns how many lines there were.
func (s *Spec) cutMark(text *bufio.Reader) int {
	line, ended := firstLine(text)
	m := mark.FindStringSubmatch(line)
	if m == nil || !ended {
		return 0
	}
	if s.Delimiter == 0 {
		s.Delimiter = Delimiter(m[1][0])
	}
	text.Discard(len(line) + 1) // it cannot fail: firstLine has seen them
	return 1
}

// cutComments removes the lines that begin with #, or as the settings say, from the beginning of the
// text, and the empty lines among them. It returns the first ones, and how many
// lines there were.
func (s Spec) cutComments(text *bufio.Reader) (comments []string, skipped int) {
	for {
		line, ended := firstLine(text)
		comment, ok := commented(line, s.Comment)
		if !ok || line == "" && !ended {
			return comments, skipped
		}
		if skipped++; len(comments) < mostComments {
			comments = append(comments, comment)
		}
		if _, err := text.Discard(len(line) + 1); err != nil {
			return comments, skipped
		}
	}
}

// mostComments is how many comments are kept.
const mostComments = 10_000

// commented is the comment in a line, without the mark, and without the quotes
// and delimiters that a spreadsheet adds when it saves the file.
func commented(line, mark string) (comment string, ok bool) {
	comment = strings.Trim(line, "\",;|\t\r ")
	if rest, ok := strings.CutPrefix(comment, mark); ok && mark != "" {
		return strings.TrimSpace(rest), true
	}
	return strings.TrimLeft(comment, "# "), comment == "" || comment[0] == '#'
}

// firstLine is the first line of the text. It is not consumed. A line that is
// longer than the window is cut there.
func firstLine(text *bufio.Reader) (line string, ended bool) {
	seen, _ := text.Peek(text.Buffered())
	if bytes.IndexByte(seen, '\n') < 0 {
		seen, _ = text.Peek(window) // an error is met again when the text is read
	}
	first, _, ended := bytes.Cut(seen, []byte("\n"))
	return string(first), ended
}

// beginning is as much of the text as the window shows, in whole lines.
func beginning(text *bufio.Reader) string {
	seen, _ := text.Peek(window)
	if len(seen) == window {
		seen = seen[:bytes.LastIndexByte(seen, '\n')+1]
	}
	return string(seen)
}
