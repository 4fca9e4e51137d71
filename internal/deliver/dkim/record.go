package dkim

import (
	"bytes"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"fmt"
)

// Name is where the public key is published as a TXT record, without the last
// dot: "catchup._domainkey.example.org".
func (s *Signer) Name() string { return s.selector + "._domainkey." + s.domain }

// Record is the TXT record to publish there (RFC 6376, section 3.6.1).
func (s *Signer) Record() string {
	return fmt.Sprintf("v=DKIM1; k=%s; p=%s", s.key.kind, base64.StdEncoding.EncodeToString(s.key.public))
}

// Kind is the kind of the key, rsa or ed25519.
func (s *Signer) Kind() string { return s.key.kind }

// Bits is the length of the key.
func (s *Signer) Bits() int { return s.key.bits }

// Published tells whether the tag p of a record holds this key. RSA keys are
// published in two forms, and both count.
func (s *Signer) Published(p []byte) bool {
	if k, ok := s.key.Public().(*rsa.PublicKey); ok && bytes.Equal(p, x509.MarshalPKCS1PublicKey(k)) {
		return true
	}
	return bytes.Equal(p, s.key.public)
}
