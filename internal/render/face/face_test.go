package face_test

import (
	"testing"

	"catchup/internal/render/face"
	"catchup/templates"
)

func TestClean(t *testing.T) {
	looks, err := templates.Open("")
	if err != nil {
		t.Fatal(err)
	}
	faces, err := face.Read(looks.FS)
	if err != nil {
		t.Fatal(err)
	}
	f := faces.Sans
	for text, want := range map[string]string{
		"£1.2bn — ‘so’": "£1.2bn — ‘so’", "a\u00adb": "ab", "non‑break": "non-break", "𝐁old ｆ ①": "Bold f 1", "ạé e\u0301": "ạé é",
		"→ here": "→ here", "🚑": "🚑", "ᚠก": "??", "🚑 x": "🚑 x", "北京": "北京", "a\nb": "a b", "\xff": "?", "₹5": "₹5", "": "", " ": " ", "ﬁt": "ﬁt",
	} {
		if got := f.Clean(text); got != want {
			t.Errorf("clean(%q) = %q, want %q", text, got, want)
		}
	}
}
