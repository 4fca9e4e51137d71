// Package dkim signs messages in the name of a domain (RFC 6376), so that a
// receiver can tell that they come from there and have not been changed.
//
// A signature covers the header fields of a message and its body, both in the
// relaxed form, by SHA-256 (RFC 8301). It always covers the whole body, and it
// does not hold the time: the same message always has the same signature.
//
//	signer, err := dkim.New(spec, "example.org")
//	header, err := signer.Sign(head, dkim.Sum(body))
//	message := header + head + "\r\n" + body
//
// Messages with the same body share its Digest.
package dkim

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
)

// Signer signs messages with the key of one domain. It may be used from
// several goroutines.
type Signer struct {
	key              key
	domain, selector string
}

// New makes a signer by the settings. A spec without a domain signs for that
// of the sender's address.
func New(s Spec, sender string) (*Signer, error) {
	k, err := parseKey(s.Key.Reveal())
	if err != nil {
		return nil, fmt.Errorf("reading the key that signs messages: %w", err)
	}
	if s.Domain != "" {
		sender = s.Domain
	}
	return &Signer{key: k, domain: sender, selector: s.Selector}, nil
}

// Domain is the domain that the messages are signed for.
func (s *Signer) Domain() string { return s.domain }

// Sign makes the DKIM-Signature header field, which goes before the others.
// Its lines end with CR LF. head holds the message's header fields, whose
// lines also end with CR LF; an empty line may follow them. A message without
// exactly one From field is an error.
func (s *Signer) Sign(head []byte, body Digest) ([]byte, error) {
	fields, err := parse(head)
	if err != nil {
		return nil, fmt.Errorf("signing a message: %w", err)
	}
	names, lines, err := cover(fields)
	if err != nil {
		return nil, fmt.Errorf("signing a message: %w", err)
	}
	unsigned := s.unsigned(names, body)
	sum, err := digest(lines, unsigned)
	if err != nil {
		return nil, fmt.Errorf("signing a message: %w", err)
	}
	signature, err := s.key.Sign(nil, sum, s.key.hashed)
	if err != nil {
		return nil, fmt.Errorf("signing a message: %w", err)
	}
	return append(unsigned, folded(signature)...), nil
}

// unsigned is the header field without the signature, which is its last tag
// (RFC 6376, section 3.5).
func (s *Signer) unsigned(names []string, body Digest) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "DKIM-Signature: v=1; a=%s-sha256; c=relaxed/relaxed;\r\n d=%s;\r\n s=%s;\r\n h=", s.key.kind, s.domain, s.selector)
	width := len(" h=")
	for i, name := range names {
		if i > 0 {
			b.WriteByte(':')
		}
		if width += len(name) + 1; width > lineWidth {
			b.WriteString("\r\n  ")
			width = len("  ") + len(name) + 1
		}
		b.WriteString(name)
	}
	fmt.Fprintf(&b, ";\r\n bh=%s;\r\n b=", base64.StdEncoding.EncodeToString(body[:]))
	return b.Bytes()
}

// digest hashes the canonical header fields and then the signature's own
// field, which has no CR LF at its end (RFC 6376, section 3.7).
func digest(lines []string, unsigned []byte) ([]byte, error) {
	own, err := canonical(string(bytes.ReplaceAll(unsigned, []byte("\r\n"), nil)))
	if err != nil {
		return nil, err
	}
	h := sha256.New()
	for _, line := range lines {
		h.Write([]byte(line + "\r\n"))
	}
	h.Write([]byte(own.line))
	return h.Sum(nil), nil
}

// lineWidth is how long a line of the header field may be (RFC 5322, section
// 2.1.1).
const lineWidth = 76

// folded writes the signature in Base64, over as many lines as it needs.
func folded(signature []byte) []byte {
	text := base64.StdEncoding.AppendEncode(nil, signature)
	var b []byte
	for room := lineWidth - len(" b="); len(text) > room; room = lineWidth - len("  ") {
		b = append(append(b, text[:room]...), "\r\n  "...)
		text = text[room:]
	}
	return append(append(b, text...), "\r\n"...)
}
