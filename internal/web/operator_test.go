package web_test

import (
	"strings"
	"testing"

	"catchup/internal/password"
	"catchup/internal/setting"
	"catchup/internal/web"
)

// TestOperators reads operators who can sign in, and some who cannot.
func TestOperators(t *testing.T) {
	hash := password.Decoy().String()
	const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
	for text, want := range map[string]string{
		`ann: { password: "` + hash + `" }`:                       "",
		`ann: { password: "` + hash + `", totp: ` + secret + ` }`: "",
		`ann: { password: "` + hash + `", totp: "${CODES}" }`:     "",
		`ann: {}`:                       "ann: an operator needs a password or a token (catchup password makes one)",
		`ann: { totp: ` + secret + ` }`: "ann.totp: a code goes with a password, and this operator has none (catchup password makes a password)",
		`ann: { password: "` + hash + `", totp: "" }`:                         "ann.totp: this secret of an authenticator app has 0 bytes: it needs 16 (catchup password --totp NAME makes one)",
		`ann: { password: "` + hash + `", totp: GEZDGNBVGY3TQOJQ }`:           "ann.totp: this secret of an authenticator app has 10 bytes: it needs 16 (catchup password --totp NAME makes one)",
		`ann: { password: "` + hash + `", totp: "not base32, this one 189" }`: "ann.totp: this is not base32, in which the secret of an authenticator app is written (catchup password --totp NAME makes one)",
		`"/": { password: "` + hash + `" }`:                                   "cannot be an operator's name",
	} {
		var s web.Spec
		err := setting.Decode("catchup.yaml", []byte("address: https://news.example.org\noperators:\n  "+text), &s, setting.Options{
			Env: func(string) (string, bool) { return secret, true },
		}).Err()
		if (err == nil) != (want == "") || err != nil && (!strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "GEZDGN")) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}
