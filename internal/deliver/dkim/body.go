package dkim

import (
	"bytes"
	"crypto/sha256"
	"hash"
	"slices"
)

// Digest is the hash of a body in the relaxed form.
type Digest [sha256.Size]byte

// Sum hashes a body, which is what the parts make in their order. Its lines
// are ended by CR LF, its dots are not doubled yet.
func Sum(parts ...[]byte) Digest {
	b := body{hash: sha256.New()}
	for _, part := range parts {
		b.write(part)
	}
	return b.sum()
}

// body brings what is written to it into the relaxed form (RFC 6376, section
// 3.4.4): white space counts as one space, at the end of a line as none, and
// empty lines at the end do not count.
type body struct {
	hash  hash.Hash
	out   []byte // canonical, not hashed yet
	space bool   // white space came last, and counts if the line goes on
	ends  int    // bytes of line ends that came last, and count if more comes
	any   bool   // something but line ends has come
}

// window bounds how far a search for white space looks ahead.
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

// gap is where the first white space stands.
func gap(p []byte) int {
	for _, c := range []byte(" \t") {
		if i := bytes.IndexByte(p, c); i >= 0 {
			p = p[:i]
		}
	}
	return len(p)
}

// run takes bytes without white space among them. Most of an attachment is
// one such run.
func (b *body) run(p []byte) {
	if len(p) == 0 {
		return
	}
	words := p
	for len(words) > 0 && end(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if b.space && !end(p[0]) {
		b.settle()
		b.out = append(b.out, ' ')
	}
	b.space = false
	if len(words) > 0 {
		b.settle()
		b.out = append(b.out, words...)
	}
	b.ends += len(p) - len(words)
}

func end(c byte) bool { return c == '\r' || c == '\n' }

// settle writes the line ends that turned out not to be the last.
func (b *body) settle() {
	for i := range b.ends {
		b.out = append(b.out, "\r\n"[i%2])
	}
	b.ends, b.any = 0, true
}

// sum ends the last line, if there is one.
func (b *body) sum() Digest {
	if b.any {
		b.hash.Write([]byte("\r\n"))
	}
	return Digest(b.hash.Sum(nil))
}
