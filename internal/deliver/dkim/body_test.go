package dkim

import (
	"crypto/sha256"
	"regexp"
	"strings"
	"testing"
)

var (
	spaces  = regexp.MustCompile(`[ \t]+`)
	atEnds  = regexp.MustCompile(` \r\n`)
	lastEnd = regexp.MustCompile(`(\r\n)+$`)
)

// relaxed is RFC 6376, section 3.4.4, word by word.
func relaxed(body string) string {
	if body != "" && !strings.HasSuffix(body, "\r\n") {
		body += "\r\n"
	}
	body = atEnds.ReplaceAllString(spaces.ReplaceAllString(body, " "), "\r\n")
	if body = lastEnd.ReplaceAllString(body, ""); body == "" {
		return ""
	}
	return body + "\r\n"
}

func TestSum(t *testing.T) {
	// The example of RFC 6376, section 3.4.5.
	if got, want := Sum([]byte(" C \r\nD \t E\r\n\r\n\r\n")), Digest(sha256.Sum256([]byte(" C\r\nD E\r\n"))); got != want {
		t.Errorf("got %x, want %x", got, want)
	}
}

// FuzzSum holds the fast way against the plain one, whatever the parts.
func FuzzSum(f *testing.F) {
	for _, l := range letters {
		f.Add(l.body, 3)
		f.Add(l.body, len(l.body)-1)
		f.Add(strings.Repeat(l.body, 5), window)
	}
	f.Fuzz(func(t *testing.T, body string, cut int) {
		body = strings.ReplaceAll(strings.ReplaceAll(body, "\r", ""), "\n", "\r\n")
		cut = min(max(cut, 0), len(body))
		want := Digest(sha256.Sum256([]byte(relaxed(body))))
		if got := Sum([]byte(body[:cut]), []byte(body[cut:])); got != want {
			t.Errorf("%q, cut at %d: another digest", body, cut)
		}
	})
}
