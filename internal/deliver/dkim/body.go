package dkim

import (
	"bytes"
	"crypto/sha256"
	"hash"
	"slices"
)

// Digest is the hash of a body in the relaxed form.
type Digest [sha256.Size]byte

// Sum hashes the body that the parts make in their order. Lines must end with
// CR LF. Dots at the start of a line must not be doubled yet.
func Sum(parts ...[]byte) Digest {
	b := body{hash: sha256.New()}
	for _, part := range parts {
		b.write(part)
	}
	return b.sum()
}

// body hashes what is written to it in the relaxed form (RFC 6376, section
// 3.4.4): a run of white space becomes one space, white space at the end of a
// line goes, and empty lines at the end of the body go.
type body struct {
	hash  hash.Hash
	out   []byte // in the relaxed form, not hashed yet
	space bool   // the last byte was white space; it counts if the line goes on
	ends  int    // bytes of line ends at the end so far; they count if text follows
	any   bool   // there has been text
}

// window is how far the search for white space looks ahead, in bytes.
const window = 4096

func (b *body) write(p []byte) {
	for p := range slices.Chunk(p, window) {
		for len(p) > 0 {
			gap := gap(p)
			b.run(p[:gap])
			p = p[gap:]
			for len(p) > 0 && wsp(rune(p[0])) {
				b.space, p = true, p[1:]
			}
		}
		b.hash.Write(b.out)
		b.out = b.out[:0]
	}
}

// gap is the index of the first white space, or the length.
func gap(p []byte) int {
	for _, c := range []byte(" \t") {
		if i := bytes.IndexByte(p, c); i >= 0 {
			p = p[:i]
		}
	}
	return len(p)
}

// run takes bytes that hold no white space. Most of an attachment is one such
// run.
func (b *body) run(p []byte) {
	if len(p) == 0 {
		return
	}
	words := p
	for len(words) > 0 && end(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if b.space && !end(p[0]) {
		b.flush()
		b.out = append(b.out, ' ')
	}
	b.space = false
	if len(words) > 0 {
		b.flush()
		b.out = append(b.out, words...)
	}
	b.ends += len(p) - len(words)
}

func end(c byte) bool { return c == '\r' || c == '\n' }

// flush writes the line ends, since text follows them.
func (b *body) flush() {
	for i := range b.ends {
		b.out = append(b.out, "\r\n"[i%2])
	}
	b.ends, b.any = 0, true
}

// sum ends the last line, if there is one, and returns the hash.
func (b *body) sum() Digest {
	if b.any {
		b.hash.Write([]byte("\r\n"))
	}
	return Digest(b.hash.Sum(nil))
}
