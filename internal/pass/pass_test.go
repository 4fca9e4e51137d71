package pass_test

import (
	"encoding/base64"
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"catchup/internal/pass"
)

var (
	now   = time.Date(2024, 6, 14, 16, 0, 0, 0, time.UTC)
	later = now.Add(time.Hour)
	first = pass.Secret{Number: 1, Bytes: []byte(strings.Repeat("a", 32))}
	next  = pass.Secret{Number: 2, Bytes: []byte(strings.Repeat("b", 32))}
)

var plain = regexp.MustCompile(`^[A-Za-z0-9_-]{1,100}$`)

func TestOpen(t *testing.T) {
	k := pass.New(first)
	for _, subject := range []string{"", "Q2ZLMN7SFPYHC4TQ6WJXA5RDEK", strings.Repeat("x", pass.Longest)} {
		token := k.Issue("leave", subject, later)
		if !plain.MatchString(token) {
			t.Errorf("the token is %d characters: %s", len(token), token)
		}
		if got, err := k.Open("leave", token, later); got != subject || err != nil {
			t.Errorf("%q opens as %q, %v", subject, got, err)
		}
		// 5 bytes before the subject, and 16 of the signature behind it.
		if got, want := len(token), base64.RawURLEncoding.EncodedLen(5+len(subject)+16); got != want {
			t.Errorf("the token of %q has %d characters, want %d", subject, got, want)
		}
	}
	if _, err := k.Open("leave", k.Issue("leave", "ann", now.AddDate(120, 0, 0)), later); err != nil {
		t.Errorf("a token for 120 years: %v", err)
	}
}

// TestPurposeEnds moves the front of a token into the purpose: what is signed
// tells where the purpose ends.
func TestPurposeEnds(t *testing.T) {
	k := pass.New(first)
	token := k.Issue("leave", "\x01\xff\xff\xff\xffann", later)
	raw, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil {
		t.Fatal(err)
	}
	moved := base64.RawURLEncoding.EncodeToString(raw[5:])
	if got, err := k.Open("leave"+string(raw[:5]), moved, now); !errors.Is(err, pass.ErrForged) {
		t.Errorf("it opens as %q, %v", got, err)
	}
}

func TestRefused(t *testing.T) {
	k := pass.New(first)
	good := k.Issue("leave", "ann", later)
	for _, c := range []struct {
		name, purpose, token string
		at                   time.Time
		want                 error
	}{
		{"in time", "leave", good, later, nil},
		{"too late", "leave", good, later.Add(time.Second), pass.ErrExpired},
		{"another purpose", "confirm", good, now, pass.ErrForged},
		{"the purpose moved", "lea", k.Issue("ve", "ann", later), now, pass.ErrForged},
		{"another key", "leave", pass.New(next).Issue("leave", "ann", later), now, pass.ErrForged},
		{"the number of another key", "leave", pass.New(pass.Secret{Number: 1, Bytes: next.Bytes}).Issue("leave", "ann", later), now, pass.ErrForged},
		{"cut", "leave", good[:len(good)-1], now, pass.ErrForged},
		{"longer", "leave", good + "A", now, pass.ErrForged},
		{"a line break in it", "leave", good[:4] + "\n" + good[4:], now, pass.ErrForged},
		{"nothing", "leave", "", now, pass.ErrForged},
		{"a signature alone", "leave", strings.Repeat("A", 22), now, pass.ErrForged},
		{"before 1970", "leave", k.Issue("leave", "ann", time.Time{}), now, pass.ErrExpired},
	} {
		if got, err := k.Open(c.purpose, c.token, c.at); !errors.Is(err, c.want) || (err != nil && got != "") {
			t.Errorf("%s: %q, %v", c.name, got, err)
		}
	}
}

// TestNoOtherSpelling changes every character of a token to every other: none
// opens, not even those that would decode to the same bytes.
func TestNoOtherSpelling(t *testing.T) {
	k := pass.New(first)
	for _, subject := range []string{"ann", "anna", "annas"} {
		good := k.Issue("leave", subject, later)
		for i := range good {
			for c := byte(' '); c <= '~'; c++ {
				other := good[:i] + string(c) + good[i+1:]
				if _, err := k.Open("leave", other, now); other != good && err == nil {
					t.Fatalf("%s opens as well as %s", other, good)
				}
			}
		}
	}
}

func TestRotated(t *testing.T) {
	before, both, after := pass.New(first), pass.New(first, next), pass.New(next)
	old, fresh := before.Issue("leave", "ann", later), both.Issue("leave", "ann", later)
	for name, c := range map[string]struct {
		key   *pass.Key
		token string
		want  error
	}{
		"the old token by both keys": {both, old, nil},
		"the new one by both":        {both, fresh, nil},
		"the new one by the new key": {after, fresh, nil},
		"the old one by the new key": {after, old, pass.ErrForged},
		"the new one by the old key": {before, fresh, pass.ErrForged},
	} {
		if _, err := c.key.Open("leave", c.token, now); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTag makes the same tag of the same text for the same purpose, with one key.
func TestTag(t *testing.T) {
	k, other := pass.New(first), pass.New(next)
	tag := k.Tag("a name", "ann")
	if !regexp.MustCompile(`^[0-9a-f]{16}$`).MatchString(tag) || tag != k.Tag("a name", "ann") {
		t.Errorf("the tag is %s, and then %s", tag, k.Tag("a name", "ann"))
	}
	for _, one := range []string{k.Tag("a name", "ben"), k.Tag("a network", "ann"), k.Tag("a nam", "eann"), other.Tag("a name", "ann")} {
		if one == tag {
			t.Errorf("another text, purpose or key has the tag %s too", tag)
		}
	}
}

func FuzzOpen(f *testing.F) {
	k := pass.New(first, next)
	good := k.Issue("leave", "ann", later)
	f.Add("leave", good)
	f.Add("", "")
	f.Add("leave", strings.Repeat("A", 100))
	f.Fuzz(func(t *testing.T, purpose, token string) {
		subject, err := k.Open(purpose, token, now)
		if err != nil {
			return
		}
		if purpose != "leave" || token != good {
			t.Errorf("forged: %q for %q gives %q", token, purpose, subject)
		}
	})
}

func FuzzIssue(f *testing.F) {
	k := pass.New(first)
	f.Add("leave", "ann", int64(1718380800))
	f.Fuzz(func(t *testing.T, purpose, subject string, until int64) {
		at := time.Unix(until, 0)
		token := k.Issue(purpose, subject, at)
		if len(subject) <= pass.Longest && !plain.MatchString(token) {
			t.Errorf("the token is %q", token)
		}
		got, err := k.Open(purpose, token, time.Unix(0, 0))
		if until >= 0 && (err != nil || got != subject) {
			t.Errorf("%q opens as %q, %v", subject, got, err)
		}
	})
}
