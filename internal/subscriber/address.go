package subscriber

import (
	"errors"
	"fmt"
	"net/mail"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
	"golang.org/x/text/secure/bidirule"
	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"

	"catchup/internal/table"
)

// Address is the form of an e-mail address by which subscribers are compared:
// two spellings that differ only in case are the same subscriber.
func Address(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// longestAddress is how many octets an address may have: RFC 5321, section
// 4.5.3.1.3, without the brackets.
const longestAddress = 254

// ErrNoAddress says that a text does not read as an e-mail address.
var ErrNoAddress = errors.New("is not an e-mail address")

// CheckAddress says what is wrong with an e-mail address, in words that can
// follow it. It is nil if there is a mailbox that mail could go to. An address
// is one mailbox at a domain, as it stands in the header of a message (RFC 5322,
// section 3.4.1), without quotes. The domain is a name: to write to the number
// of a machine is allowed in RFC 5321, section 4.1.3, but nobody's mailbox is
// there. It holds nothing that a person does not see as it is.
func CheckAddress(email string) error {
	if r, ok := hidden(email); ok {
		return fmt.Errorf("holds %U, a character that nobody sees", r)
	}
	parsed, err := mail.ParseAddress(email)
	if err != nil || parsed.Address != email {
		return ErrNoAddress
	}
	if len(email) > longestAddress {
		return fmt.Errorf("is longer than the %d octets that an address may have", longestAddress)
	}
	local, domain := split(email)
	if r, ok := rightToLeft(local); ok && !bidirule.ValidString(local) {
		return fmt.Errorf("holds %U, which is written from right to left, beside what is not", r)
	}
	return checkDomain(domain)
}

// hidden is the first character that cannot be seen, or a space that is none of
// ASCII.
func hidden(text string) (r rune, ok bool) {
	return first(text, func(r rune) bool { return table.Hidden(r) || r != ' ' && unicode.IsSpace(r) })
}

// rightToLeft is the first character that is written from right to left.
func rightToLeft(text string) (r rune, ok bool) {
	return first(text, func(r rune) bool {
		p, _ := bidi.LookupRune(r)
		return p.Class() == bidi.R || p.Class() == bidi.AL || p.Class() == bidi.AN
	})
}

func first(text string, is func(rune) bool) (r rune, ok bool) {
	for _, r := range text {
		if is(r) {
			return r, true
		}
	}
	return 0, false
}

// machine is the last label of a domain that programs take for an IPv4 address
// (https://url.spec.whatwg.org/#ends-in-a-number-checker). No top-level domain
// is such a one.
var machine = regexp.MustCompile(`^(\d+|0x[0-9a-f]*)$`)

func checkDomain(domain string) error {
	name, err := ascii(domain)
	switch last := name[strings.LastIndexByte(name, '.')+1:]; {
	case strings.HasPrefix(domain, "["), machine.MatchString(last):
		return errors.New("names a machine by its number")
	case err != nil, strings.Contains("."+name+".", ".."):
		return errors.New("has a domain that there cannot be")
	}
	return nil
}

// split is the part of an address before its last @, and the one after it.
func split(email string) (local, domain string) {
	at := strings.LastIndexByte(email, '@')
	return email[:max(at, 0)], email[at+1:]
}

// ascii is a domain as the domain name system knows it: in lower case, in the
// characters of ASCII (RFC 5891), without the dot of the root.
func ascii(domain string) (string, error) {
	name, err := strings.ToLower(domain), error(nil)
	if strings.ContainsFunc(name, func(r rune) bool { return r > unicode.MaxASCII }) {
		if name, err = idna.Lookup.ToASCII(name); err != nil {
			name = strings.ToLower(domain)
		}
	}
	return strings.TrimSuffix(name, "."), err
}

// Mailbox is the form of an address by which messages that strangers ask for
// are counted: spellings that lead to one mailbox have the same. What follows a
// plus sign is left out everywhere, though a few servers tell such addresses
// apart, and dots where the provider ignores them. Subscribers are not compared
// by it: who signs up with a tag wants it.
func Mailbox(email string) string {
	local, domain := split(Address(norm.NFKC.String(email)))
	if name, err := ascii(domain); err == nil {
		domain = name
	}
	if tag := strings.IndexByte(local, '+'); tag > 0 {
		local = local[:tag]
	}
	if domain == "gmail.com" || domain == "googlemail.com" {
		local, domain = strings.ReplaceAll(local, ".", ""), "gmail.com"
	}
	return local + "@" + domain
}

// Domain is the domain for which messages to an address are counted: the one
// that somebody has registered, since its owner can make up others below it.
// It is empty for providers of mailboxes. Half of all subscribers may be there,
// and that many sign up at one of them on the same day says nothing of any one
// person.
func Domain(email string) string {
	_, domain := split(Address(email))
	if name, err := ascii(domain); err == nil {
		domain = name
	}
	if own, err := publicsuffix.EffectiveTLDPlusOne(domain); err == nil {
		domain = own
	}
	if isProvider(domain) {
		return ""
	}
	return domain
}

// isProvider tells whether a domain belongs to one of the large providers of
// mailboxes, whose users do not know each other. nhs.net is that of all who
// work in the NHS.
func isProvider(domain string) bool {
	switch domain {
	case "gmail.com", "googlemail.com",
		"outlook.com", "hotmail.com", "hotmail.co.uk", "hotmail.fr", "hotmail.de", "hotmail.it", "live.com", "live.co.uk", "msn.com",
		"yahoo.com", "yahoo.co.uk", "yahoo.fr", "yahoo.de", "yahoo.co.in", "yahoo.co.jp", "ymail.com", "rocketmail.com", "aol.com", "aol.co.uk",
		"icloud.com", "me.com", "mac.com",
		"proton.me", "protonmail.com", "fastmail.com", "gmx.com", "gmx.net", "gmx.de", "mail.com", "zoho.com", "tutanota.com",
		"btinternet.com", "btopenworld.com", "sky.com", "virginmedia.com", "ntlworld.com", "blueyonder.co.uk", "talktalk.net", "tiscali.co.uk", "eircom.net",
		"web.de", "t-online.de", "freenet.de", "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "laposte.net", "libero.it",
		"comcast.net", "verizon.net", "att.net", "sbcglobal.net", "rogers.com", "bigpond.com", "qq.com", "163.com", "126.com", "naver.com", "yandex.ru", "mail.ru",
		"nhs.net":
		return true
	}
	return false
}
