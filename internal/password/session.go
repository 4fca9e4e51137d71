package password

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"
)

// Session is a browser in which an operator has signed in. Its ID is the Digest
// of the value of its cookie. Proof is that of the operator's password, and of
// the secret of their codes, at that time, so that a new one ends all older
// sessions.
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

// FormToken is a value in the forms of a session, so that nobody else can make
// such a form. It is made of the value of the cookie, and does not give that
// away.
func FormToken(token string) string {
	mac := hmac.New(sha256.New, []byte(token))
	mac.Write([]byte("a form of the desk"))
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

// IsFormToken tells in constant time whether a form was made for the session of
// the token.
func IsFormToken(token, given string) bool {
	return hmac.Equal([]byte(FormToken(token)), []byte(given))
}
