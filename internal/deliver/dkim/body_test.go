package dkim

import (
	"crypto/sha256"
	"strings"
	"testing"

	msgauth "github.com/emersion/go-msgauth/dkim"
)

func TestSum(t *testing.T) {
	// The example of RFC 6376, section 3.4.5.
	if got, want := Sum([]byte(" C \r\nD \t E\r\n\r\n\r\n")), Digest(sha256.Sum256([]byte(" C\r\nD E\r\n"))); got != want {
		t.Errorf("got %x, want %x", got, want)
	}
}

// FuzzSign has go-msgauth verify what is signed, whatever stands in a field
// and in the body, and wherever the body is cut into parts.
func FuzzSign(f *testing.F) {
	for _, m := range messages {
		f.Add("a  b \n\t c ", m.body, 3)
		f.Add("", m.body, len(m.body)-1)
		f.Add(" ", strings.Repeat(m.body, 5), window)
	}
	s := signer(f, "ed25519.pem")
	f.Fuzz(func(t *testing.T, value, body string, cut int) {
		lines := strings.NewReplacer("\r", "", "\n", "\r\n")
		head := head + "List-Id:" + strings.ReplaceAll(lines.Replace(value), "\r\n", "\r\n ") + "\r\n"
		body = lines.Replace(body)
		cut = min(max(cut, 0), len(body))
		header, err := s.Sign([]byte(head), Sum([]byte(body[:cut]), []byte(body[cut:])))
		if err != nil {
			t.Fatal(err)
		}
		message := strings.NewReader(string(header) + head + "\r\n" + body)
		found, err := msgauth.VerifyWithOptions(message, &msgauth.VerifyOptions{
			LookupTXT: func(string) ([]string, error) { return []string{s.Record()}, nil },
		})
		if err != nil || len(found) != 1 || found[0].Err != nil {
			t.Errorf("List-Id:%q, %q, cut at %d: %v, %v", value, body, cut, found[0].Err, err)
		}
	})
}
