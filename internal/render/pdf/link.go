package pdf

import "catchup/internal/document"

// safe is the address as plain ASCII if a reader may be sent there, else "".
func safe(address string) string { return ascii(document.SafeLink(address)) }

// ascii percent-encodes what url.URL leaves as it is.
func ascii(address string) string {
	var out []byte
	for _, b := range []byte(address) {
		if b > ' ' && b < 0x7f {
			out = append(out, b)
		} else {
			const digits = "0123456789ABCDEF"
			out = append(out, '%', digits[b>>4], digits[b&15])
		}
	}
	return string(out)
}
