package password_test

import (
	"encoding/base32"
	"net/url"
	"strings"
	"testing"
	"time"

	"catchup/internal/password"
)

// TestCodes reads codes of RFC 6238, appendix B, cut to six digits: each is good
// in its own step, in the one before and in the one after.
func TestCodes(t *testing.T) {
	secret := base32.StdEncoding.EncodeToString([]byte("12345678901234567890"))
	for seconds, code := range map[int64]string{1111111109: "081804", 1234567890: "005924", 2000000000: "279037", 20000000000: "353130"} {
		own := seconds / 30
		for _, at := range []int64{own - 2, own - 1, own, own + 1, own + 2} {
			step, right := password.CodeStep(secret, code, time.Unix(at*30+29, 0))
			if near := at >= own-1 && at <= own+1; right != near || near && step != own {
				t.Errorf("%s is right %d steps off: %v, as that of step %d", code, at-own, right, step)
			}
		}
	}
	for code, want := range map[string]bool{"287082": true, " 287 082 ": true, "287083": false, "87082": false, "2870820": false, "": false, "²87082": false, "94287082": false} {
		if _, right := password.CodeStep(strings.ToLower(secret), code, time.Unix(59, 0)); right != want {
			t.Errorf("%q is right: %v", code, right)
		}
	}
}

// TestCodeSecret draws secrets, and refuses what is none.
func TestCodeSecret(t *testing.T) {
	secret, address, err := password.NewCodeSecret("ann b")
	if err != nil || password.CheckCodeSecret(secret) != nil || len(secret) != 32 {
		t.Fatalf("the secret is %s: %v, %v", secret, err, password.CheckCodeSecret(secret))
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "otpauth" || u.Host != "totp" || u.Path != "/catchup:ann b" || u.Query().Get("secret") != secret || u.Query().Get("issuer") != "catchup" {
		t.Errorf("the address is %s: %v", address, err)
	}
	if again, _, _ := password.NewCodeSecret("ann b"); again == secret {
		t.Error("two secrets are the same")
	}
	if _, _, err := password.NewCodeSecret(""); err == nil {
		t.Error("there are codes for nobody")
	}
	const half = "GEZDGNBVGY3TQOJQ" // ten bytes
	for text, want := range map[string]string{
		secret: "", strings.ToLower(secret): "", half + half: "", half + "GEZDGNBVGY======": "",
		"":                "has 0 bytes: it needs 16",
		half + "GEZDGNB":  "has 14 bytes: it needs 16",
		"correct horse":   "not base32",
		secret[:31] + "1": "not base32",
		half + "GEZDGN":   "not base32", // a digit is missing
		secret + "\n":     "",
	} {
		err := password.CheckCodeSecret(text)
		if (err == nil) != (want == "") || err != nil && (!strings.Contains(err.Error(), want) || text != "" && strings.Contains(err.Error(), text)) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
