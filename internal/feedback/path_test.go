package feedback

import (
	"crypto/rand"
	"encoding/hex"
	"strings"
	"testing"
)

var key = []byte("0123456789abcdef")

func TestPath(t *testing.T) {
	for _, c := range []struct{ address, separator string }{
		{"catchup@example.org", "+"}, {"Catch.Up@Example.org", "-"}, {strings.Repeat("a", 27) + "@example.org", "+"},
	} {
		p, err := NewPath(c.address, c.separator, key)
		if err != nil {
			t.Fatal(err)
		}
		for range 100 {
			octets := make([]byte, 12)
			rand.Read(octets)
			number := hex.EncodeToString(octets)
			of, err := p.Of(number)
			if err != nil {
				t.Fatal(err)
			}
			if local, _, _ := strings.Cut(of, "@"); len(local) > 64 {
				t.Errorf("%s has %d octets before its @", of, len(local))
			}
			for _, spelt := range []string{of, strings.ToUpper(of)} {
				if got, ok := p.message(spelt); !ok || got != number {
					t.Errorf("%s is of %s, %v; want %s", spelt, got, ok, number)
				}
			}
		}
	}
}

// Nobody makes a path of another message out of one, or with another key.
func TestForgery(t *testing.T) {
	p, _ := NewPath("catchup@example.org", "+", key)
	other, _ := NewPath("catchup@example.org", "+", []byte("another key, long enough"))
	of, err := p.Of(sampleMessage)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := other.message(of); ok {
		t.Error("a path of another key is taken")
	}
	start, end := len("catchup+"), strings.IndexByte(of, '@')
	for i := start; i < end; i++ {
		for _, r := range "abcdefghijklmnopqrstuvwxyz234567" {
			forged := of[:i] + string(r) + of[i+1:]
			if number, ok := p.message(forged); ok && forged != of && number != sampleMessage {
				t.Errorf("%s is taken for %s", forged, number)
			}
		}
	}
	for _, address := range []string{"", "@", "catchup@example.org", "catchup+@example.org", of[:len(of)-1], "x" + of, of + "@example.org", strings.Replace(of, "r4", "1!", 1), strings.Replace(of, "@example.org", "@example.net", 1)} {
		if _, ok := p.message(address); ok {
			t.Errorf("%q is taken", address)
		}
	}
}

func TestNewPath(t *testing.T) {
	for _, c := range []struct{ address, separator, key, want string }{
		{"catchup", "+", string(key), "not the address"},
		{"@example.org", "+", string(key), "not the address"},
		{"Catch Up <catchup@example.org>", "+", string(key), "not the address"},
		{"catchup@example.org", "", string(key), "cannot part"},
		{"catchup@example.org", "x", string(key), "cannot part"},
		{strings.Repeat("a", 28) + "@example.org", "+", string(key), "27 characters"},
		{"catchup@example.org", "+", "short", "shorter than 16"},
	} {
		if _, err := NewPath(c.address, c.separator, []byte(c.key)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s with %q: %v, want %s", c.address, c.separator, err, c.want)
		}
	}
	p, _ := NewPath("catchup@example.org", "+", key)
	for _, number := range []string{"", "zz", sampleMessage + "00"} {
		if _, err := p.Of(number); err == nil {
			t.Errorf("%q is taken for a message", number)
		}
	}
}

func TestNumber(t *testing.T) {
	for id, want := range map[string]string{
		"weekly-2024-06-14-" + sampleMessage + "@example.org":   sampleMessage,
		"<weekly-2024-06-14-" + sampleMessage + "@example.org>": sampleMessage,
		"666c5af9.170a0220.1c9a4.1f3c.GMR@mx.google.com":        "",
		"weekly-" + sampleMessage + "0@example.org":             "",
		"": "",
	} {
		if got, ok := Number(id); got != want || ok != (want != "") {
			t.Errorf("%s is numbered %q, %v; want %q", id, got, ok, want)
		}
	}
}
