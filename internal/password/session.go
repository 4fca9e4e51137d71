package password

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"
)

// Session is a browser that somebody has signed in with. It is known by the
// Digest of what its cookie holds; Proof is that of the operator's password as
// it then was, so that a new password ends what an old one began.
type Session struct {
	ID       string
	Operator string
	Proof    string
	Since    time.Time
	Until    time.Time
}

// ErrNone says that there is no such session, or not any more.
var ErrNone = errors.New("nobody is signed in by this")

// Proof is what a session keeps of a password.
func (h Hash) Proof() string { return DigestOf(h.String()).String() }

// Seal is what the forms of a session hold, so that nobody else can make one:
// it follows from what the cookie holds, and tells nothing of it.
func Seal(token string) string {
	mac := hmac.New(sha256.New, []byte(token))
	mac.Write([]byte("a form of the desk"))
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

// Sealed tells whether a form was made for the token's session, in constant
// time.
func Sealed(token, seal string) bool { return hmac.Equal([]byte(Seal(token)), []byte(seal)) }
