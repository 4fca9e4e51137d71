package web

import "net/http"

// policy lets a page load the style sheet and the pictures of this server and
// send its forms to it, and nothing else: no script, no style in an element.
const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// dress sets the headers of every response. A handler may set another policy.
func (s *Server) dress(head http.Header) {
	head.Set("Content-Security-Policy", policy)
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("X-Frame-Options", "DENY") // for browsers that do not know frame-ancestors
	head.Set("Referrer-Policy", "no-referrer")
	head.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()")
	head.Set("Cross-Origin-Opener-Policy", "same-origin")
	head.Set("Cross-Origin-Resource-Policy", "same-origin")
	if s.secure { // RFC 6797 §7.2 forbids it elsewhere
		head.Set("Strict-Transport-Security", "max-age=31536000")
	}
}
