package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

var (
	references = regexp.MustCompile(`(?s)\nxref\n0 \d+\n0{10} 65535 f \n((?:\d{10} 00000 n \n)+)(trailer\n.*startxref\n)\d+(\n%%EOF\n)$`)
	plain      = regexp.MustCompile(`<</Length (\d+)>>\nstream\n`)
)

// rewrite hands every stream that gofpdf left as it was to edit, compresses
// what comes back, and writes the file anew.
func rewrite(file []byte, edit func([]byte) []byte) ([]byte, error) {
	table := references.FindSubmatchIndex(file)
	if table == nil {
		return nil, errOtherShape
	}
	starts := offsets(file[table[2]:table[3]])
	order := slices.Sorted(slices.Values(starts))
	if order[0] > table[0] || order[len(order)-1] > table[0] {
		return nil, errOtherShape
	}
	out := bytes.NewBuffer(append(make([]byte, 0, len(file)), file[:order[0]]...))
	moved := map[int]int{}
	for i, start := range order {
		end := table[0] + 1
		if i+1 < len(order) {
			end = order[i+1]
		}
		moved[start] = out.Len()
		object, err := packed(file[start:end], edit)
		if err != nil {
			return nil, err
		}
		out.Write(object)
	}
	at := out.Len()
	fmt.Fprintf(out, "xref\n0 %d\n0000000000 65535 f \n", len(starts)+1)
	for _, start := range starts {
		fmt.Fprintf(out, "%010d 00000 n \n", moved[start])
	}
	out.Write(file[table[4]:table[5]])
	fmt.Fprintf(out, "%d", at)
	out.Write(file[table[6]:table[7]])
	return out.Bytes(), nil
}

var errOtherShape = errors.New("gofpdf wrote a file of another shape")

// offsets are the places of the objects, by their numbers from 1.
func offsets(table []byte) []int {
	var all []int
	for line := range bytes.Lines(table) {
		n, _ := strconv.Atoi(string(line[:10])) // it matched digits
		all = append(all, n)
	}
	return all
}

// packed is the object with its stream edited and compressed, if it has one
// that is plain.
func packed(object []byte, edit func([]byte) []byte) ([]byte, error) {
	head := plain.FindSubmatchIndex(object)
	if head == nil {
		return object, nil
	}
	n, err := strconv.Atoi(string(object[head[2]:head[3]]))
	rest := object[head[1]:]
	if err != nil || n > len(rest) || !bytes.HasPrefix(rest[n:], []byte("\nendstream")) {
		return nil, errOtherShape
	}
	var small bytes.Buffer
	w := zlib.NewWriter(&small)
	w.Write(edit(rest[:n:n])) // into memory
	w.Close()
	var out bytes.Buffer
	out.Write(object[:head[0]])
	fmt.Fprintf(&out, "<</Filter /FlateDecode /Length %d>>\nstream\n", small.Len())
	out.Write(small.Bytes())
	out.Write(rest[n:])
	return out.Bytes(), nil
}
