package password

import (
	"encoding/base32"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
	"github.com/pquerna/otp/totp"
)

// The codes of an authenticator app (RFC 6238): six digits, by HMAC-SHA-1, with
// a new one every thirty seconds. Apps know no other kind for certain.
const (
	codeSeconds = 30
	codesAround = 1 // steps before and after that of now, for clocks that differ
)

var codeOptions = hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1}

// The lengths of a secret, in bytes: RFC 4226 §4 asks for 16 or more, and
// recommends 20.
const (
	shortestSecret = 16
	secretBytes    = 20
)

// NewCodeSecret draws the secret of an operator's codes, in base32, and returns
// with it the address (otpauth://) by which an app takes it over.
func NewCodeSecret(operator string) (secret, address string, err error) {
	key, err := totp.Generate(totp.GenerateOpts{Issuer: "catchup", AccountName: operator, SecretSize: secretBytes})
	if err != nil {
		return "", "", fmt.Errorf("making a secret for codes: %w", err)
	}
	return key.Secret(), key.URL(), nil
}

// CheckCodeSecret is an error if the text is no secret of codes, or one that is
// too short. The error does not repeat it.
func CheckCodeSecret(secret string) error {
	if _, err := hotp.GenerateCode(secret, 0); err != nil {
		return errors.New("this is not base32, in which the secret of an authenticator app is written")
	}
	digits := strings.TrimRight(strings.TrimSpace(secret), "=")
	if n := base32.StdEncoding.WithPadding(base32.NoPadding).DecodedLen(len(digits)); n < shortestSecret {
		return fmt.Errorf("this secret of an authenticator app has %d bytes: it needs %d", n, shortestSecret)
	}
	return nil
}

// CodeStep tells whether the code is one of the secret at that moment, or of
// the step before or after, and of which step, counted from 1970. The time that
// it takes tells nothing about the code. A space within the code is passed over.
func CodeStep(secret, code string, now time.Time) (step int64, right bool) {
	code = strings.ReplaceAll(code, " ", "")
	current := now.Unix() / codeSeconds
	for at := current - codesAround; at <= current+codesAround; at++ {
		if same, err := hotp.ValidateCustom(code, uint64(at), secret, codeOptions); same && err == nil {
			step, right = at, true
		}
	}
	return step, right
}
