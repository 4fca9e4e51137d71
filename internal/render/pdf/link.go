package pdf

import "net/url"

// safe is the address if a reader may be sent there, else "": http, https and
// mailto only. It comes back as plain ASCII.
func safe(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
	default:
		return ""
	}
	return ascii(u.String())
}

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
