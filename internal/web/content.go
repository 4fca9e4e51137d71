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

// Content is what an address gives, and the headers it goes under. It is an
// http.Handler that answers GET and HEAD, whole, in part, or by saying that
// the client has it already (RFC 9110 §13).
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

// What Cache-Control says of what may be kept for a while and asked after
// then, of what never changes, and of what nobody may keep.
const (
	ForAWhile = "public, max-age=300"
	ForEver   = "public, max-age=31536000, immutable"
	Never     = "no-store"
)

// Pack makes c ready to be served: it is given a tag, which is the digest of
// its bytes, and packed if that makes it smaller.
func (c Content) Pack() *Content {
	sum := sha256.Sum256(c.Bytes)
	c.tag = base64.RawURLEncoding.EncodeToString(sum[:18])
	if media, _, _ := mime.ParseMediaType(c.Type); strings.HasPrefix(media, "text/") || strings.HasSuffix(media, "xml") {
		c.packed = pack(c.Bytes)
	}
	return &c
}

// pack packs bytes; the same bytes give the same ones.
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

// ServeHTTP answers.
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
