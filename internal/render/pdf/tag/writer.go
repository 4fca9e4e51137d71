package tag

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
	"sync"
)

// writer writes a file of PDF 1.7: streams as they come, all other objects in
// one stream of objects (PDF 32000-1, 7.5.7 and 7.5.8). Objects are numbered
// from 1 in the order in which they are reserved.
type writer struct {
	out    bytes.Buffer
	places []place
	small  bytes.Buffer // the objects that are no streams
	index  bytes.Buffer // their numbers and places in small
	held   int          // how many they are
	shared map[string]int
}

// place is where an object stands: at an offset of the file or, if inside, as
// so many-th of the stream of objects.
type place struct {
	inside bool
	at     int
}

func newWriter() *writer {
	w := &writer{shared: map[string]int{}}
	w.out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	return w
}

// reserve is the number of an object that is put later.
func (w *writer) reserve() int {
	w.places = append(w.places, place{at: -1})
	return len(w.places)
}

// put writes the object of a number.
func (w *writer) put(n int, object []byte) {
	w.places[n-1] = place{true, w.held}
	index := append(strconv.AppendInt(w.index.AvailableBuffer(), int64(n), 10), ' ')
	w.index.Write(append(strconv.AppendInt(index, int64(w.small.Len()), 10), ' '))
	w.small.Write(object)
	w.small.WriteByte('\n')
	w.held++
}

// add writes an object and returns its number.
func (w *writer) add(object []byte) int {
	n := w.reserve()
	w.put(n, object)
	return n
}

// share writes an object unless one with the same bytes is there.
func (w *writer) share(object []byte) int {
	return w.once(object, func(n int) { w.put(n, object) })
}

func (w *writer) once(object []byte, put func(int)) int {
	key := string(object)
	if n, ok := w.shared[key]; ok {
		return n
	}
	n := w.reserve()
	put(n)
	w.shared[key] = n
	return n
}

// stream writes a stream with entries of its dictionary beside its length.
func (w *writer) stream(n int, entries string, data []byte) {
	w.places[n-1] = place{at: w.out.Len()}
	fmt.Fprintf(&w.out, "%d 0 obj\n<<%s/Length %d>>stream\n", n, entries, len(data))
	w.out.Write(data)
	w.out.WriteString("\nendstream\nendobj\n")
}

// packed writes a stream that is compressed.
func (w *writer) packed(n int, entries string, data []byte) {
	w.stream(n, entries+"/Filter/FlateDecode", deflate(data))
}

// presses keep the memory of compressors, which is large. Level 4 makes a long table
// 8% larger than the usual level 6, and takes half of the time.
var presses = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(nil, 4) // there is such a level
	return w
}}

func deflate(data []byte) []byte {
	var out bytes.Buffer
	press := presses.Get().(*zlib.Writer)
	defer presses.Put(press)
	press.Reset(&out)
	press.Write(data) // into memory
	press.Close()
	return out.Bytes()
}

// finish writes the stream of objects and the table of references, which is
// a stream too. The file's ID is taken from what stands before it.
func (w *writer) finish(catalog, info int) ([]byte, error) {
	holder := w.reserve()
	first := w.index.Len()
	w.packed(holder, fmt.Sprintf("/Type/ObjStm/N %d/First %d", w.held, first), append(w.index.Bytes(), w.small.Bytes()...))
	table := w.reserve()
	start := w.out.Len()
	w.places[table-1] = place{at: start}
	rows, err := w.references(holder)
	if err != nil {
		return nil, err
	}
	id := sha256.Sum256(w.out.Bytes())
	w.packed(table, fmt.Sprintf("/Type/XRef/Size %d/W[1 4 4]/Root %d 0 R/Info %d 0 R/ID[<%x><%x>]/DecodeParms<</Predictor 12/Columns 9>>",
		len(w.places)+1, catalog, info, id[:16], id[:16]), rows)
	fmt.Fprintf(&w.out, "startxref\n%d\n%%%%EOF\n", start)
	return w.out.Bytes(), nil
}

// references are the rows of the table: for each object, from 0, its kind and
// its place. A row states by how much it differs from the one above it, which
// compresses to little (PDF 32000-1, 7.4.4.4).
func (w *writer) references(holder int) ([]byte, error) {
	const up = 2
	var last, row [9]byte
	out := append([]byte{up}, last[:]...)
	for i, p := range w.places {
		switch {
		case p.at < 0:
			return nil, fmt.Errorf("object %d was not written", i+1)
		case p.inside:
			row[0] = 2
			binary.BigEndian.PutUint32(row[1:], uint32(holder))
			binary.BigEndian.PutUint32(row[5:], uint32(p.at))
		default:
			row[0] = 1
			binary.BigEndian.PutUint32(row[1:], uint32(p.at))
			binary.BigEndian.PutUint32(row[5:], 0)
		}
		out = append(out, up)
		for j := range row {
			out = append(out, row[j]-last[j])
		}
		last = row
	}
	return out, nil
}
