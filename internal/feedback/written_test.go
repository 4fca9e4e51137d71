package feedback

import (
	"bufio"
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"testing"

	gomessage "github.com/emersion/go-message"
	"github.com/emersion/go-message/textproto"
	"github.com/google/go-cmp/cmp"
)

// badly are the ways in which servers write messages that no standard allows,
// and that change nothing of what a message says.
var badly = []struct {
	name  string
	write func(lines [][]byte) [][]byte
}{
	{"as it came", func(lines [][]byte) [][]byte { return lines }},
	{"with a From_ line", func(lines [][]byte) [][]byte {
		return append([][]byte{[]byte("From MAILER-DAEMON Fri Jun 14 15:00:05 2024\n")}, lines...)
	}},
	{"with a line that is no field", func(lines [][]byte) [][]byte {
		return append([][]byte{lines[0], []byte("no field at all\n")}, lines[1:]...)
	}},
	{"with mixed line ends", func(lines [][]byte) [][]byte {
		for i := 0; i < len(lines); i += 2 {
			lines[i] = bytes.Replace(lines[i], []byte("\n"), []byte("\r\n"), 1)
		}
		return lines
	}},
}

// written are the samples by their names, each written in one of these ways.
func written(t testing.TB, write func([][]byte) [][]byte) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, name := range samples(t) {
		lines := bytes.SplitAfter(read(t, name), []byte("\n"))
		if len(lines[0]) > 0 && bytes.HasPrefix(lines[1], []byte(" ")) {
			lines = append([][]byte{[]byte("X-First: 1\n")}, lines...) // a field is not cut in two
		}
		all[filepath.Base(name)] = bytes.Join(write(lines), nil)
	}
	return all
}

func TestBadlyWritten(t *testing.T) {
	for _, way := range badly {
		for name, raw := range written(t, way.write) {
			if diff := cmp.Diff(inbox(t).Read(read(t, "testdata/"+name), ""), inbox(t).Read(raw, "")); diff != "" {
				t.Errorf("%s %s (-as it came +got):\n%s", name, way.name, diff)
			}
		}
	}
}

// BenchmarkRead measures what it takes to read the samples, and counts those
// that are understood: by this package, and with go-message in the place of
// message.go.
func BenchmarkRead(b *testing.B) {
	for _, way := range badly {
		raws, want := written(b, way.write), map[string][]Event{}
		for name := range raws {
			want[name] = understood(inbox(b), open(read(b, "testdata/"+name)))
		}
		for by, open := range map[string]func([]byte) *message{"ours": open, "go-message": openByLibrary} {
			b.Run(way.name+"/"+by, func(b *testing.B) {
				b.ReportAllocs()
				count := 0
				for b.Loop() {
					count = 0
					for name, raw := range raws {
						if cmp.Equal(want[name], understood(inbox(b), open(raw))) {
							count++
						}
					}
				}
				b.ReportMetric(float64(count), "understood")
			})
		}
	}
}

// BenchmarkHostile reads a header of a million fields.
func BenchmarkHostile(b *testing.B) {
	raw := bytes.Repeat([]byte("X: y\n"), 1_000_000)
	for by, open := range map[string]func([]byte) *message{"ours": open, "go-message": openByLibrary} {
		b.Run(by, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				open(raw)
			}
		})
	}
}

func understood(b Inbox, m *message) []Event {
	events := b.events(m, "")
	for i := range events {
		events[i].Message, events[i].Signed = b.about(m, "")
	}
	return events
}

// openByLibrary is open by go-message.
func openByLibrary(raw []byte) *message {
	body := bufio.NewReader(bytes.NewReader(raw))
	head, _ := textproto.ReadHeader(body)
	whole, _ := gomessage.New(gomessage.Header{Header: head}, body)
	m := &message{head: fieldsOf(whole)}
	for i, piece := range piecesOf(whole, 0) {
		m.take(piece, i == 0)
	}
	return m
}

func piecesOf(e *gomessage.Entity, depth int) (all []part) {
	parts := e.MultipartReader()
	if parts == nil || depth == maxDepth {
		body, _ := io.ReadAll(e.Body) // what was read before a mistake counts
		kind, _, _ := e.Header.ContentType()
		return []part{{head: fields{{"content-type", kind}}, body: body}}
	}
	for len(all) < maxParts {
		next, _ := parts.NextPart()
		if next == nil {
			break
		}
		all = append(all, piecesOf(next, depth+1)...)
	}
	return all
}

func fieldsOf(e *gomessage.Entity) (all fields) {
	for one := e.Header.Fields(); one.Next(); {
		all = append(all, field{strings.ToLower(one.Key()), one.Value()})
	}
	return all
}
