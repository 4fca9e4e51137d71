package feedback

import (
	"io"
	"mime"
	"net/mail"
	"strings"
)

// writer is the address in From, "" if From does not hold exactly one. What a
// display name or a comment says does not count: anybody writes anything there.
func writer(head fields) string {
	values := head.all("from")
	if len(values) != 1 {
		return ""
	}
	parser := mail.AddressParser{WordDecoder: &mime.WordDecoder{CharsetReader: asItIs}}
	one, err := parser.Parse(values[0])
	if err != nil || strings.ContainsAny(one.Address, " \t\"") {
		return ""
	}
	return strings.ToValidUTF8(one.Address, "?")
}

// asItIs reads any charset. It is only display names that have one.
func asItIs(_ string, text io.Reader) (io.Reader, error) { return text, nil }
