package preview

import (
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"catchup/internal/edition"
)

// serveFile serves a file of the latest edition. For a mail and a page the
// query says how to show it: colour=light or colour=dark, whatever the machine
// is set to, and images=off.
func (b *bench) serveFile(w http.ResponseWriter, r *http.Request) {
	latest, _, _ := b.now()
	var f *edition.File
	if latest.Edition != nil {
		f = latest.Edition.File(r.PathValue("name"))
	}
	if f == nil {
		http.NotFound(w, r)
		return
	}
	data, query := f.Bytes, r.URL.Query()
	head := w.Header()
	head.Set("Content-Type", f.Type)
	head.Set("Content-Security-Policy", policy(f, query))
	switch media, _, _ := mime.ParseMediaType(f.Type); media {
	case "text/html":
		data = seenAs(data, query.Get("colour"))
	case "application/pdf", "text/plain", "image/png", "image/jpeg":
	default:
		head.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", f.Name))
	}
	w.Write(data)
}

// policy forbids a mail or a page to run scripts and to fetch anything but its
// own styles and pictures. A PDF gets no sandbox: the browser's own viewer shows
// it, and does not run in one.
func policy(f *edition.File, query url.Values) string {
	if !strings.HasPrefix(f.Type, "text/html") {
		return "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
	}
	images := "'self' data:"
	if query.Get("images") == "off" {
		images = "'none'"
	}
	return "default-src 'none'; style-src 'unsafe-inline'; img-src " + images + "; frame-ancestors 'self'; sandbox allow-same-origin"
}

var darkQuery = regexp.MustCompile(`\(\s*prefers-color-scheme\s*:\s*dark\s*\)`)

// seenAs is the mail or the page as a program in light or dark mode shows it.
// The rules for dark mode then apply on every screen, or on none.
func seenAs(text []byte, colour string) []byte {
	switch colour {
	case "dark":
		text = darkQuery.ReplaceAll(text, []byte("(min-width:0)"))
	case "light":
		text = darkQuery.ReplaceAll(text, []byte("(max-width:0)"))
	}
	return text
}
