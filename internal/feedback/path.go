package feedback

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// The lengths of a token's parts, in octets. A forger must try 2^80 tokens for
// one message.
const (
	numberSize = 12
	sealSize   = 10
)

// maxLocal is the longest local part in octets (RFC 5321, section 4.5.3.1.1).
const maxLocal = 64

// alphabet has characters of one case only, because mail servers may change it.
var alphabet = base32.StdEncoding.WithPadding(base32.NoPadding)

var tokenLength = alphabet.EncodedLen(numberSize + sealSize)

// Path is the return path of messages. Each message has the address with a
// token of its own in it (VERP), "catchup+<token>@example.org". The token holds
// the message's number and a signature, which is an HMAC-SHA-256 of the number
// cut to 80 bits. It does not tell who the subscriber is, and nobody else can
// make one. A Path is immutable.
type Path struct {
	prefix string // what stands before the token, in lower case
	domain string // in lower case
	key    []byte
}

// NewPath makes a path of the address without a token, and of the separator
// between the two: "+" for most servers, "-" for qmail. The key must have 16
// octets or more.
func NewPath(address, separator string, key []byte) (*Path, error) {
	at := strings.LastIndexByte(address, '@')
	switch {
	case at < 1 || at == len(address)-1 || strings.ContainsAny(address, " <>\"\r\n"):
		return nil, fmt.Errorf("%q is not the address of a return path", address)
	case separator == "" || strings.Trim(separator, "+-=_.") != "":
		return nil, fmt.Errorf("%q cannot part an address from its token: + or - can", separator)
	case at+len(separator)+tokenLength > maxLocal:
		return nil, fmt.Errorf("%s leaves no room for a token: %d characters may stand before its @", address, maxLocal-tokenLength-len(separator))
	case len(key) < 16:
		return nil, errors.New("the key of the return path is shorter than 16 octets")
	}
	return &Path{
		prefix: strings.ToLower(address[:at] + separator),
		domain: strings.ToLower(address[at+1:]),
		key:    key,
	}, nil
}

// Of is the return path of the message with a number as Number gives it.
func (p *Path) Of(message string) (string, error) {
	number, err := hex.DecodeString(message)
	if err != nil || len(number) != numberSize {
		return "", fmt.Errorf("%q is not the number of a message", message)
	}
	token := alphabet.EncodeToString(append(number, p.sign(number)...))
	return p.prefix + strings.ToLower(token) + "@" + p.domain, nil
}

// message is the number of the message that has the address as its return path.
// It is false if the address is no return path, or was not signed with this
// key. Case does not matter.
func (p *Path) message(address string) (string, bool) {
	local, domain, _ := strings.Cut(strings.ToLower(address), "@")
	token, ours := strings.CutPrefix(local, p.prefix)
	if !ours || domain != p.domain || len(token) != tokenLength {
		return "", false
	}
	octets, err := alphabet.DecodeString(strings.ToUpper(token))
	if err != nil {
		return "", false
	}
	number, signature := octets[:numberSize], octets[numberSize:]
	return hex.EncodeToString(number), hmac.Equal(signature, p.sign(number))
}

func (p *Path) sign(number []byte) []byte {
	mac := hmac.New(sha256.New, p.key)
	mac.Write([]byte("catchup return path\x00"))
	mac.Write(number)
	return mac.Sum(nil)[:sealSize]
}

var numbered = regexp.MustCompile(`-([0-9a-f]{24})@[^@\s<>]+$`)

// Number is the number of the message with the Message-ID, which may have angle
// brackets: 24 hexadecimal digits that no other message has. It is false for a
// Message-ID that we have not made.
func Number(messageID string) (string, bool) {
	m := numbered.FindStringSubmatch(strings.Trim(messageID, "<> \t"))
	if m == nil {
		return "", false
	}
	return m[1], true
}
