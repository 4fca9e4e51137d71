package html

import (
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"strings"
)

var styles = regexp.MustCompile(`(?s)<style>(.*?)</style>`)

// Policy is the strictest Content-Security-Policy with which the page of Web
// looks right. It allows the page's own styles, by their digests, and the
// pictures in it and beside it. It allows no script, nothing from elsewhere, and no page
// around it.
func Policy(page []byte) string {
	allowed := []string{"style-src"}
	for _, m := range styles.FindAllSubmatch(page, -1) {
		sum := sha256.Sum256(m[1])
		allowed = append(allowed, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
	}
	return "default-src 'none'; " + strings.Join(allowed, " ") + "; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}
