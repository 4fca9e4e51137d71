// Package pass makes the tokens in links. A token says who may do what, and
// until when. It is signed, so that nobody else can make one. It names a
// subject by an ID, never by an address, and nothing about it has to be stored.
//
//	number of the secret | until | subject | the first 16 bytes of an HMAC
//	1 byte                 4       0 to 54   of all that, and of the purpose
//
// The bytes are written in base64url. The purpose is signed but not written, so
// that a token to leave opens nothing else. Secrets have numbers, so that a new
// secret can sign while tokens of the old ones still open.
package pass

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"math"
	"strings"
	"time"
)

// Longest is how many bytes a subject has at most whose token is of 100
// characters or fewer.
const Longest = 54

// The lengths of what stands before and behind the subject, in bytes.
const (
	before = 5
	behind = 16 // 128 bits: RFC 2104 §5 asks for half of the hash or more
)

// Secret is what tokens are signed with: 32 random bytes, and the number by
// which tokens name it.
type Secret struct {
	Number byte
	Bytes  []byte
}

// Key signs with the last of its secrets, and opens tokens that any of them
// signed. It may be used from several goroutines.
type Key struct {
	secrets map[byte][]byte
	last    byte
}

// New is a key of the secrets, the newest last. There must be one or more.
func New(secrets ...Secret) *Key {
	k := &Key{secrets: make(map[byte][]byte, len(secrets))}
	for _, s := range secrets {
		k.secrets[s.Number], k.last = s.Bytes, s.Number
	}
	return k
}

// ErrForged says that a token was not made by this key for this purpose.
var ErrForged = errors.New("this is no pass of ours")

// ErrExpired says that a token was made by this key for this purpose, and is
// not good any more.
var ErrExpired = errors.New("the pass is not good any more")

// encoding refuses any text but the one that it would make of the bytes itself.
// It ignores line breaks.
var encoding = base64.RawURLEncoding.Strict()

// Issue makes a token for the purpose and the subject which is good until the
// moment, to the second; moments after the year 2105 are that year. It has
// only letters, digits, - and _.
func (k *Key) Issue(purpose, subject string, until time.Time) string {
	head := make([]byte, before, before+len(subject)+behind)
	head[0] = k.last
	binary.BigEndian.PutUint32(head[1:], seconds(until))
	body := append(head, subject...)
	return encoding.EncodeToString(append(body, k.sign(k.last, purpose, body)...))
}

// Open returns the subject of a token for the purpose, or ErrForged or
// ErrExpired. The time that it takes tells nothing about what is wrong with the
// signature.
func (k *Key) Open(purpose, token string, now time.Time) (subject string, err error) {
	raw, err := encoding.DecodeString(token)
	if err != nil || len(raw) < before+behind || strings.ContainsAny(token, "\r\n") {
		return "", ErrForged
	}
	body, signature := raw[:len(raw)-behind], raw[len(raw)-behind:]
	if _, ok := k.secrets[body[0]]; !ok || !hmac.Equal(signature, k.sign(body[0], purpose, body)) {
		return "", ErrForged
	}
	if now.Unix() > int64(binary.BigEndian.Uint32(body[1:])) {
		return "", ErrExpired
	}
	return string(body[before:]), nil
}

// Tag stands for a text where the text itself must not stand, as in a log: 16
// hex digits, by which nobody without the key can find the text. The same text
// has the same tag for the same purpose until there is a new secret.
func (k *Key) Tag(purpose, text string) string {
	return hex.EncodeToString(k.sign(k.last, "a tag of "+purpose, []byte(text))[:8])
}

// sign is the signature of the body for the purpose. The length of the purpose
// is signed first, so that no byte can move from the purpose to the body.
func (k *Key) sign(number byte, purpose string, body []byte) []byte {
	h := hmac.New(sha256.New, k.secrets[number])
	h.Write(binary.AppendUvarint(nil, uint64(len(purpose))))
	h.Write([]byte(purpose))
	h.Write(body)
	return h.Sum(nil)[:behind]
}

// seconds is the moment in Unix time, within four bytes.
func seconds(t time.Time) uint32 {
	return uint32(min(max(t.Unix(), 0), math.MaxUint32))
}
