package dkim

import (
	"crypto/rsa"
	"crypto/x509"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/setting"
	"catchup/internal/setting/disk"
)

func TestSpec(t *testing.T) {
	for name, c := range map[string]struct{ yaml, want string }{
		"file":        {"{ selector: a, key: file:rsa2048.pem }", ""},
		"environment": {"{ domain: news.example.org, selector: 2024a.news, key: '${KEY}' }", ""},
		"no selector": {"{ key: file:rsa2048.pem }", `settings.yaml:1:1: the key "selector" is missing`},
		"names": {"{ domain: 'b\u00fccher.example', selector: a b, key: file:ed25519.pem }",
			"settings.yaml:1:11: domain: \"b\u00fccher.example\" is not a domain (write it as example.org, letters beyond ASCII as xn--\u2026)\n" +
				`settings.yaml:1:39: selector: "a b" cannot stand in a domain name (such as catchup or 2024a)`},
		"literal": {"{ selector: a, key: MIIE }", `settings.yaml:1:21: key: a private key does not stand in the settings themselves (write it as "${NAME}" or file:path)`},
		"no key":  {"{ selector: a, key: file:verify.py }", "settings.yaml:1:21: key: this is not a key in PEM, which begins with -----BEGIN PRIVATE KEY----- (openssl genrsa 2048 makes one)"},
		"short":   {"{ selector: a, key: file:rsa512.pem }", "settings.yaml:1:21: key: the key has 512 bits; receivers take 1024 to 4096 (openssl genrsa 2048 makes one)"},
		"long":    {"{ selector: a, key: file:rsa4104.pem }", "settings.yaml:1:21: key: the key has 4104 bits; receivers take 1024 to 4096 (openssl genrsa 2048 makes one)"},
		"curve":   {"{ selector: a, key: file:p256.pem }", "settings.yaml:1:21: key: the key is neither of RSA nor of Ed25519 (openssl genrsa 2048 makes one)"},
		"locked":  {"{ selector: a, key: file:locked.pem }", "settings.yaml:1:21: key: the key is locked by a password, which cannot be given here (openssl genrsa 2048 makes one)"},
		"public":  {"{ selector: a, key: '${PUBLIC}' }", "settings.yaml:1:21: key: this is a PUBLIC KEY, not a private key of RSA or Ed25519 (openssl genrsa 2048 makes one)"},
	} {
		var s Spec
		problems := setting.Decode("settings.yaml", []byte(c.yaml), &s, setting.Options{Root: "testdata", Env: environment, Disk: disk.Disk{}})
		if diff := cmp.Diff(c.want, problems.Error()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if _, err := New(s, "example.org"); err != nil && c.want == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func environment(name string) (string, bool) {
	if name == "PUBLIC" {
		return "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", true
	}
	text, err := os.ReadFile(filepath.Join("testdata", "rsa1024-pkcs1.pem"))
	return string(text), err == nil
}

func TestRecord(t *testing.T) {
	s := signer(t, "ed25519.pem")
	if got, want := s.Name(), "ed25519._domainkey.example.org"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	other := signer(t, "rsa2048.pem")
	if !s.Published(s.key.public) || s.Published(other.key.public) {
		t.Error("a key does not know itself")
	}
	short := x509.MarshalPKCS1PublicKey(other.key.Public().(*rsa.PublicKey))
	if !other.Published(short) || s.Published(short) {
		t.Error("the other form of an RSA key is not taken for that key alone")
	}
}
