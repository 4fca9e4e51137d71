package control

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestTame(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "",
		"Ward 7 – open":                 "Ward 7 – open",
		"\u202egnp.exe\u202c":           "gnp.exe",
		"a\u202ab\u202bc\u202dd\u202ce": "abcde",
		"\u2067ward":                    "\u2067ward\u2069",
		"ward\u2069":                    "ward",
		"\u2069\u2066a\u2067b\u2069c":   "\u2066a\u2067b\u2069c\u2069",
		"\u2068one\ntwo\u2069":          "\u2068one\u2069\ntwo",
		"\u2068one\u2029two":            "\u2068one\u2069\u2029two",
		"שלום\u200f (ICB) \u200eمرحبا\u061c":      "שלום\u200f (ICB) \u200eمرحبا\u061c",
		"\u2067שלום\u2069 says \u2068مرحبا\u2069": "\u2067שלום\u2069 says \u2068مرحبا\u2069",
		"\u202e\xe2\x80\xff":                      "\ufffd\ufffd\ufffd",
	} {
		if got := Tame(text); got != want {
			t.Errorf("%+q is tamed to %+q, want %+q", text, got, want)
		}
	}
}

// TestTameIsDeepEnough holds that isolates within isolates beyond any use cost
// nothing but themselves.
func TestTameIsDeepEnough(t *testing.T) {
	begin, end := strings.Repeat("\u2066", 1000), strings.Repeat("\u2069", 1000)
	if got, want := Tame(begin+"a"+end+"b"), strings.Repeat("\u2066", deepest)+"a"+strings.Repeat("\u2069", deepest)+"b"; got != want {
		t.Errorf("isolates that end: %+q", got)
	}
	if got, want := Tame(begin+"a\nb"), strings.Repeat("\u2066", deepest)+"a"+strings.Repeat("\u2069", deepest)+"\nb"; got != want {
		t.Errorf("isolates that do not: %+q", got)
	}
}

func TestDropAndLine(t *testing.T) {
	const text = " Ward\u009b31m\t7\x1b[2J\u202e\r\nis \xffopen\x7f "
	if got, want := Drop(text), " Ward31m\t7[2J\nis \ufffdopen "; got != want {
		t.Errorf("Drop gives %q, want %q", got, want)
	}
	if got, want := Line(text), "Ward 31m 7 [2J is ?open"; got != want {
		t.Errorf("Line gives %q, want %q", got, want)
	}
}

// FuzzTame holds that whatever is tamed steers nothing, loses nothing that does
// not steer, and stays the same when it is tamed again.
func FuzzTame(f *testing.F) {
	f.Add("\u2067שלום\u2069 says \u2068مرحبا\u202c\nWard\u2069 7\xe2\x80")
	f.Add(strings.Repeat("\u2066", 20) + "a" + strings.Repeat("\u2069", 12) + "\u2029b\x85")
	f.Fuzz(func(t *testing.T, text string) {
		tame := Tame(text)
		if again := Tame(tame); again != tame {
			t.Errorf("%+q becomes %+q when it is tamed again", tame, again)
		}
		if visible(tame) != visible(text) {
			t.Errorf("%+q loses more than it may: %+q", text, tame)
		}
		for paragraph := range strings.FieldsFuncSeq(tame, func(r rune) bool { return unicode.Is(separators, r) }) {
			if !balanced(paragraph) {
				t.Errorf("%+q steers: %+q", text, paragraph)
			}
		}
		if one := Line(text); !utf8.ValidString(one) || strings.ContainsFunc(Drop(one), unicode.IsControl) || Line(one) != one {
			t.Errorf("%+q is no line: %+q", text, one)
		}
	})
}

// visible is the text without what Tame may drop or add.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", r) {
			return -1
		}
		return r
	}, text)
}

// balanced tells whether every isolate of the paragraph ends in it, and nothing
// else steers.
func balanced(paragraph string) bool {
	open := 0
	for _, r := range paragraph {
		switch r {
		case '\u202a', '\u202b', '\u202c', '\u202d', '\u202e':
			return false
		case '\u2066', '\u2067', '\u2068':
			open++
		case '\u2069':
			if open--; open < 0 {
				return false
			}
		}
	}
	return open == 0
}
