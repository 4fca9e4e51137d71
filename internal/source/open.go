package source

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"net/http"
	"net/url"
	"os"

	"catchup/internal/table"
)

// Opened is a file or a response that is being read. Type is the Content-Type
// as it came, empty for a file; Header is that of the response, and Moved and Last
// are those of Fetched. All values made of it share its Reading, whose
// Digest is set when everything has been read. The caller of Open must close
// it.
type Opened struct {
	Type    string
	Header  http.Header
	Moved   *url.URL
	Last    *url.URL
	Reading *table.Reading
	body    io.ReadCloser
	sum     hash.Hash
	left    int64 // bytes that may still come
	limit   int64
}

// Open opens a file, or asks an address as Fetch does. A file is not held in
// memory; it is read as the caller reads.
func (f *Fetcher) Open(ctx context.Context, r Request, w Wanted) (*Opened, error) {
	w = w.bounded()
	body, got, err := f.body(ctx, r, w)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", Place(w.From), err)
	}
	return &Opened{
		Type:    got.Type,
		Header:  got.Header,
		Moved:   got.Moved,
		Last:    got.Last,
		Reading: &table.Reading{Source: r.Source, Place: Place(w.From), At: f.Now()},
		body:    body,
		sum:     sha256.New(),
		left:    int64(w.Limit),
		limit:   int64(w.Limit),
	}, nil
}

func (f *Fetcher) body(ctx context.Context, r Request, w Wanted) (io.ReadCloser, *Fetched, error) {
	if w.From.URL == nil {
		file, size, err := openFile(w.From.Full)
		if err == nil && size > large {
			err = r.Share.Large(ctx)
		}
		return file, &Fetched{}, err
	}
	if f.offline {
		return nil, nil, ErrOffline
	}
	got, err := f.ask(ctx, r, w)
	if err != nil {
		return nil, nil, err
	}
	return io.NopCloser(bytes.NewReader(got.Body)), got, nil
}

// openFile opens a regular file, and tells its size. It refuses a pipe, because
// reading that could wait for ever.
func openFile(path string) (io.ReadCloser, int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, 0, withoutPath(err)
	}
	if !info.Mode().IsRegular() {
		return nil, 0, fmt.Errorf("it is not a regular file")
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, 0, withoutPath(err)
	}
	return file, info.Size(), nil
}

// Read reads what comes next. More than the limit is ErrLarge.
func (o *Opened) Read(p []byte) (int, error) {
	n, err := o.body.Read(p)
	o.sum.Write(p[:n])
	if o.left -= int64(n); o.left < 0 {
		return 0, tooLarge(o.limit)
	}
	if err == io.EOF {
		o.Reading.Digest = hex.EncodeToString(o.sum.Sum(nil))
	}
	return n, err
}

// Close closes the file.
func (o *Opened) Close() error { return o.body.Close() }

func tooLarge(limit int64) error { return fmt.Errorf("it is %w of %d bytes", ErrLarge, limit) }
