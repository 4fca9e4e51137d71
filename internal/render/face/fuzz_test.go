package face_test

import (
	"strings"
	"testing"

	"catchup/internal/render/face"
	"catchup/templates"
)

// FuzzClean holds that every text becomes one that the face can print, and that
// words do not become nothing.
func FuzzClean(f *testing.F) {
	looks, err := templates.Open("")
	if err != nil {
		f.Fatal(err)
	}
	faces, err := face.Read(looks.FS)
	if err != nil {
		f.Fatal(err)
	}
	for _, text := range []string{"£1.2bn — ‘so’", "ạé e\u0301 𝐁old ｆ ① 🚑", "\xff\u202e\u00a0\u202f\x00", "北京 שלום", "A\u0619 A\U0001F3FB"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := faces.Sans.Clean(text)
		if !faces.Sans.Prints(got) || strings.TrimSpace(got) == "" && strings.TrimSpace(text) != "" {
			t.Errorf("%q becomes %q", text, got)
		}
	})
}
