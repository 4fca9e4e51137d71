package password_test

import (
	"strings"
	"testing"

	"catchup/internal/password"
)

const right = "correct horse battery"

// TestPassword makes hashes and holds passwords against them. The same
// password has another hash each time.
func TestPassword(t *testing.T) {
	one, err := password.New(right)
	if err != nil {
		t.Fatal(err)
	}
	two, _ := password.New(right)
	var read password.Hash
	if err := read.UnmarshalText([]byte(one.String())); err != nil || one.String() == two.String() {
		t.Fatalf("%s, %s: %v", one, two, err)
	}
	if !strings.HasPrefix(one.String(), "$argon2id$v=19$m=19456,t=2,p=1$") || strings.Contains(one.String(), "horse") {
		t.Errorf("the hash is %s", one)
	}
	for given, want := range map[string]bool{right: true, right + " ": false, "": false, one.String(): false} {
		if read.Matches(given) != want || two.Matches(given) != want {
			t.Errorf("%q matches: %v", given, !want)
		}
	}
	if password.Decoy().Matches("") || (password.Hash{}).Matches("") || (password.Digest{}).Matches("") {
		t.Error("nothing matches something")
	}
	if _, err := password.New("eleven char"); err == nil {
		t.Error("a password of 11 characters is taken")
	}
	if _, err := password.New("twelve chars"); err != nil {
		t.Errorf("a password of 12 characters: %v", err)
	}
	if cost, _, _ := strings.Cut(one.String()[1:], ",p=1$"); !strings.HasPrefix(password.Decoy().String(), "$"+cost) {
		t.Errorf("the decoy costs %s, a hash %s", password.Decoy(), cost)
	}
}

// TestHashesThatAreNone reads what is no hash of ours, or would cost too much.
func TestHashesThatAreNone(t *testing.T) {
	good, _ := password.New(right)
	parts := strings.Split(good.String(), "$")
	parts[4] = "c2FsdA" // a salt of 4 bytes
	short := strings.Join(parts, "$")
	for _, text := range []string{
		"", right, "$2a$10$abc", strings.Replace(good.String(), "argon2id", "argon2i", 1), strings.Replace(good.String(), "v=19", "v=16", 1),
		strings.Replace(good.String(), "m=19456", "m=99999999", 1), strings.Replace(good.String(), "t=2", "t=0", 1), strings.Replace(good.String(), "p=1", "p=0", 1),
		strings.Replace(good.String(), "t=2", "t=17", 1), strings.Replace(good.String(), "m=19456", "m=7", 1),
		good.String()[:len(good.String())-4], good.String() + "$", short,
	} {
		var h password.Hash
		if err := h.UnmarshalText([]byte(text)); err == nil || h.Known() {
			t.Errorf("%q is read as a hash", text)
		}
	}
}

// TestSession makes the proof of a password and the token of a form.
func TestSession(t *testing.T) {
	one, _ := password.New(right)
	two, _ := password.New(right)
	if again := one.Proof(); again != one.Proof() || again == two.Proof() || strings.Contains(one.Proof(), "argon2") {
		t.Errorf("the proofs are %s and %s", one.Proof(), two.Proof())
	}
	seal := password.FormToken("a token")
	for name, c := range map[string]struct {
		token, seal string
		want        bool
	}{
		"its own":         {"a token", seal, true},
		"another session": {"another", seal, false},
		"no seal":         {"a token", "", false},
		"the token":       {"a token", "a token", false},
	} {
		if password.IsFormToken(c.token, c.seal) != c.want {
			t.Errorf("%s: the form token is right: %v", name, !c.want)
		}
	}
}

// TestToken draws tokens.
func TestToken(t *testing.T) {
	token, digest := password.NewToken()
	other, _ := password.NewToken()
	var read password.Digest
	if err := read.UnmarshalText([]byte(digest.String())); err != nil || !read.Matches(token) || read.Matches(other) || read.Matches("") || len(token) < 26 {
		t.Errorf("the token %s of %s: %v", token, digest, err)
	}
	for _, text := range []string{"", token, "sha256:", "sha256:" + strings.Repeat("0", 63), strings.TrimPrefix(digest.String(), "sha256:")} {
		if err := read.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is read as a digest", text)
		}
	}
}
