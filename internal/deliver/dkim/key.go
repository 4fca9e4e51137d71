package dkim

import (
	"crypto"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
)

// The sizes of RSA keys in bits. Receivers refuse what is below the least and
// need not take what is above the most (RFC 8301, section 3.2).
const (
	leastBits = 1024
	mostBits  = 4096
)

// key is a private key as DKIM uses it.
type key struct {
	crypto.Signer
	kind   string      // rsa or ed25519, as in records and signatures
	hashed crypto.Hash // the option for crypto.Signer; 0 for Ed25519
	bits   int
	public []byte // in the form of records
}

// parseKey reads a private key in PEM: RSA (PKCS #1 or #8) or Ed25519
// (PKCS #8).
func parseKey(text string) (key, error) {
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		return key{}, errors.New("this is not a key in PEM, which begins with -----BEGIN PRIVATE KEY-----")
	}
	var private any
	var err error
	switch block.Type {
	case "RSA PRIVATE KEY":
		private, err = x509.ParsePKCS1PrivateKey(block.Bytes)
	case "PRIVATE KEY":
		private, err = x509.ParsePKCS8PrivateKey(block.Bytes)
	case "ENCRYPTED PRIVATE KEY":
		return key{}, errors.New("the key is locked by a password, which cannot be given here")
	default:
		return key{}, fmt.Errorf("this is a %s, not a private key of RSA or Ed25519", block.Type)
	}
	if err != nil {
		return key{}, fmt.Errorf("the key is damaged: %w", err)
	}
	return use(private)
}

// use accepts the kinds of keys that DKIM knows. Records hold the public key
// of RSA in the form of RFC 5280 (RFC 6376, section 3.6.1), and that of
// Ed25519 as it is (RFC 8463, section 4).
func use(private any) (key, error) {
	switch k := private.(type) {
	case *rsa.PrivateKey:
		bits := k.N.BitLen()
		if bits < leastBits || bits > mostBits {
			return key{}, fmt.Errorf("the key has %d bits; receivers take %d to %d", bits, leastBits, mostBits)
		}
		public, err := x509.MarshalPKIXPublicKey(k.Public())
		return key{Signer: k, kind: "rsa", hashed: crypto.SHA256, bits: bits, public: public}, err
	case ed25519.PrivateKey:
		public := k.Public().(ed25519.PublicKey)
		return key{Signer: k, kind: "ed25519", bits: 256, public: public}, nil
	default:
		return key{}, errors.New("the key is neither of RSA nor of Ed25519")
	}
}
