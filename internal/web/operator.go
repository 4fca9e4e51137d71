package web

import (
	"regexp"
	"unicode/utf8"

	"catchup/internal/check"
	"catchup/internal/password"
	"catchup/internal/setting"
)

// Operator is one who may use the operators' site: by a password in a browser,
// by a token in the header of a request (Authorization: Bearer …), or by either.
type Operator struct {
	// Password is the hash of the password, which catchup password makes.
	Password *password.Hash `yaml:"password"`
	// TOTP is the secret of the operator's authenticator app, in base32, which
	// catchup password --totp makes: "${NAME}" or file:path. With it a sign-in
	// needs a code of the app besides the password; a token needs none.
	TOTP *setting.Secret `yaml:"totp"`
	// Token is the digest of a token, which catchup password --token makes.
	Token *password.Digest `yaml:"token"`
}

// Check notes an operator who cannot sign in.
func (o Operator) Check(at check.Place) {
	if o.Password == nil && o.Token == nil {
		at.Note("catchup password makes one", "an operator needs a password or a token")
	}
	if o.TOTP == nil {
		return
	}
	const cure = "catchup password --totp NAME makes one"
	if err := password.CheckCodeSecret(o.TOTP.Reveal()); err != nil {
		at.Key("totp").Note(cure, "%v", err)
	}
	if o.Password == nil {
		at.Key("totp").Note("catchup password makes a password", "a code goes with a password, and this operator has none")
	}
}

// Proof is what a session keeps of the operator's password, and of the secret of
// their codes: when one of them changes, the session has ended. It is empty for
// an operator without a password.
func (o Operator) Proof() string {
	switch {
	case o.Password == nil:
		return ""
	case o.TOTP == nil:
		return o.Password.Proof()
	}
	return password.DigestOf(o.Password.Proof() + " " + o.TOTP.Reveal()).String()
}

// longest is how many characters the name of an operator may have. It is not
// part of the pattern, which would become very large.
const longest = 40

var operatorPattern = regexp.MustCompile(`^[\pL\pN][\pL\pN ._-]*$`)

// checkOperators notes names that cannot be an operator's.
func (s Spec) checkOperators(at check.Place) {
	for name := range s.Operators {
		if !operatorPattern.MatchString(name) || utf8.RuneCountInString(name) > longest {
			at.Key(name).Note("letters, digits, spaces, . _ and -, no more than 40", "%q cannot be an operator's name", name)
		}
	}
}
