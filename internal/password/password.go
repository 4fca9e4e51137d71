// Package password hashes the passwords and the tokens of operators. The
// settings hold only the hashes, so that nobody who reads them can sign in.
// Passwords are chosen by people, so their hash is slow: Argon2id (RFC 9106)
// with the lowest cost that OWASP recommends. Tokens are 130 random bits, so
// SHA-256 is enough.
package password

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// The cost of a hash that is made: 19 MiB, twice, on one processor.
const (
	memory  = 19 << 10 // KiB
	passes  = 2
	threads = 1
)

// The bounds of a hash that is read, so that no line of the settings can make
// the machine run out of memory.
const (
	mostMemory = 256 << 10 // KiB
	mostPasses = 16
	saltBytes  = 16
	sumBytes   = 32
)

// shortest is how many bytes a password has at least.
const shortest = 12

// Hash is a password's hash, "$argon2id$v=19$m=19456,t=2,p=1$salt$sum" in the
// form of the PHC string format. The zero value matches nothing.
type Hash struct {
	memory, passes uint32
	threads        uint8
	salt, sum      []byte
}

// New hashes a password with a salt of its own.
func New(password string) (Hash, error) {
	if len(password) < shortest {
		return Hash{}, fmt.Errorf("a password has %d characters or more", shortest)
	}
	h := Hash{memory: memory, passes: passes, threads: threads, salt: make([]byte, saltBytes)}
	rand.Read(h.salt) // never fails: it ends the program instead
	h.sum = h.of(password)
	return h, nil
}

func (h Hash) of(password string) []byte {
	return argon2.IDKey([]byte(password), h.salt, h.passes, h.memory, h.threads, sumBytes)
}

// Decoy is a hash of no password, for names that no operator has. To compare a
// password with it takes as long as with any hash of New.
func Decoy() Hash {
	return Hash{memory: memory, passes: passes, threads: threads, salt: make([]byte, saltBytes), sum: make([]byte, sumBytes)}
}

// Matches tells whether the hash is the password's. The time that it takes
// tells nothing about how much of the password is right.
func (h Hash) Matches(password string) bool {
	return h.Known() && subtle.ConstantTimeCompare(h.of(password), h.sum) == 1
}

// Known tells whether there is a hash at all.
func (h Hash) Known() bool { return len(h.sum) > 0 }

// String is the hash as the settings take it.
func (h Hash) String() string {
	encode := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, h.memory, h.passes, h.threads, encode(h.salt), encode(h.sum))
}

var errHash = errors.New("this is no hash of a password: catchup password makes one")

// UnmarshalText reads what String writes.
func (h *Hash) UnmarshalText(text []byte) error {
	parts := strings.Split(string(text), "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return errHash
	}
	var read Hash
	_, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &read.memory, &read.passes, &read.threads)
	salt, badSalt := base64.RawStdEncoding.Strict().DecodeString(parts[4])
	sum, badSum := base64.RawStdEncoding.Strict().DecodeString(parts[5])
	if err != nil || badSalt != nil || badSum != nil || len(salt) < 8 || len(sum) != sumBytes || !read.bounded() {
		return errHash
	}
	read.salt, read.sum = salt, sum
	*h = read
	return nil
}

func (h Hash) bounded() bool {
	return h.memory >= 8*uint32(h.threads) && h.memory <= mostMemory && h.passes >= 1 && h.passes <= mostPasses && h.threads >= 1
}

// Digest is the SHA-256 of a token, "sha256:…" in hex. The zero value matches
// nothing.
type Digest struct{ sum []byte }

const digestScheme = "sha256:"

// NewToken draws a token, and returns its digest with it.
func NewToken() (token string, d Digest) {
	token = rand.Text()
	return token, DigestOf(token)
}

// DigestOf is the digest of a token.
func DigestOf(token string) Digest {
	sum := sha256.Sum256([]byte(token))
	return Digest{sum[:]}
}

// Matches tells whether the digest is the token's, in constant time.
func (d Digest) Matches(token string) bool {
	return subtle.ConstantTimeCompare(DigestOf(token).sum, d.sum) == 1
}

// String is the digest as the settings take it.
func (d Digest) String() string { return digestScheme + hex.EncodeToString(d.sum) }

// UnmarshalText reads what String writes.
func (d *Digest) UnmarshalText(text []byte) error {
	digits, ok := strings.CutPrefix(string(text), digestScheme)
	sum, err := hex.DecodeString(digits)
	if !ok || err != nil || len(sum) != sha256.Size {
		return errors.New("this is no digest of a token: catchup password --token makes one")
	}
	d.sum = sum
	return nil
}
