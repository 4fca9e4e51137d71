package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"time"
)

// Content is the content at an address, with its headers. It is an http.Handler
// for GET and HEAD. It sends the whole content or a part, or says that the
// client has it already (RFC 9110 §13).
type Content struct {
	Type     string    // media type
	Bytes    []byte    //
	Modified time.Time // zero if nobody knows
	Cache    string    // Cache-Control
	Policy   string    // in place of the server's Content-Security-Policy, if not empty
	Name     string    // that it is saved under, if not empty

	tag    string
	packed []byte // by gzip; nil if that is of no use
}

// The values of Cache-Control: for content that may be kept for a while and
// must then be validated, for content that never changes, and for content that
// nobody may keep.
const (
	ForAWhile = "public, max-age=300"
	ForEver   = "public, max-age=31536000, immutable"
	Never     = "no-store"
)

// Pack makes c ready to be served. It adds a tag, which is the digest of the
// bytes, and compresses them if that makes them smaller.
func (c Content) Pack() *Content {
	sum := sha256.Sum256(c.Bytes)
	c.tag = base64.RawURLEncoding.EncodeToString(sum[:18])
	if media, _, _ := mime.ParseMediaType(c.Type); strings.HasPrefix(media, "text/") || strings.HasSuffix(media, "xml") {
		c.packed = pack(c.Bytes)
	}
	return &c
}

// pack compresses bytes. The same bytes always give the same result.
func pack(data []byte) []byte {
	var out bytes.Buffer
	z, _ := gzip.NewWriterLevel(&out, gzip.BestCompression) // a level there is
	z.Write(data)                                           // into memory
	z.Close()
	if out.Len() >= len(data) {
		return nil
	}
	return out.Bytes()
}

// Size is the memory that c takes.
func (c *Content) Size() int { return len(c.Bytes) + len(c.packed) }

// ServeHTTP sends the content.
func (c *Content) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head, data, tag := w.Header(), c.Bytes, c.tag
	head.Set("Content-Type", c.Type)
	head.Set("Cache-Control", c.Cache)
	if c.Policy != "" {
		head.Set("Content-Security-Policy", c.Policy)
	}
	if c.Name != "" {
		head.Set("Content-Disposition", fmt.Sprintf("inline; filename=%q", c.Name))
	}
	if c.packed != nil {
		head.Set("Vary", "Accept-Encoding")
		if takesGzip(r) {
			head.Set("Content-Encoding", "gzip")
			data, tag = c.packed, tag+"-gzip"
		}
	}
	head.Set("ETag", `"`+tag+`"`)
	http.ServeContent(w, r, "", c.Modified, bytes.NewReader(data))
}

// takesGzip tells whether the client reads gzip (RFC 9110 §12.5.3).
func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.ReplaceAll(part, " ", ""), ";")
		if strings.EqualFold(name, "gzip") {
			return strings.Trim(strings.TrimPrefix(weight, "q="), "0.") != "" || weight == ""
		}
	}
	return false
}
