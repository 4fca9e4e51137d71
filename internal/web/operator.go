package web

import (
	"regexp"
	"unicode/utf8"

	"catchup/internal/check"
	"catchup/internal/password"
)

// Operator is one who may use the operators' site: by a password in a browser,
// by a token in the header of a request (Authorization: Bearer …), or by either.
type Operator struct {
	// Password is the hash of the password, which catchup password makes.
	Password *password.Hash `yaml:"password"`
	// Token is the digest of a token, which catchup password --token makes.
	Token *password.Digest `yaml:"token"`
}

// Check notes an operator who cannot sign in.
func (o Operator) Check(at check.Place) {
	if o.Password == nil && o.Token == nil {
		at.Note("catchup password makes one", "an operator needs a password or a token")
	}
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
