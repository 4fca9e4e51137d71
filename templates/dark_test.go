package templates_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"catchup/templates"
)

// TestDarkIsDerived gives a brand that is set for light mode alone a dark mode in
// its hue, and leaves what was set by hand, and what was not changed, as it is.
func TestDarkIsDerived(t *testing.T) {
	for name, test := range map[string]struct{ yaml, accent, ink string }{
		"ours":         {"", "#8CC4FF", "#E8EDEE"},
		"brand":        {`light: { accent: "#7F003B" }`, "#FF7FBA", "#E8EDEE"},
		"by hand":      {"light: { accent: \"#7F003B\" }\ndark: { accent: \"#FFC0DD\" }", "#FFC0DD", "#E8EDEE"},
		"dark alone":   {`dark: { accent: "#FFC0DD" }`, "#FFC0DD", "#E8EDEE"},
		"black ink":    {`light: { ink: "#000000" }`, "#8CC4FF", "#E3E3E3"},
		"white paper":  {`dark: { paper: "#FFFFFF", panel: "#F0F4F5" }`, "#005BB3", "#212B32"},
		"bright brand": {`light: { accent: "#A80000", accent_dark: "#000000" }`, "#FF8484", "#E8EDEE"},
	} {
		set, err := templates.Open(folder(t, map[string]string{"theme.yaml": test.yaml}))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d := set.Theme.Dark; string(d.Accent) != test.accent || string(d.Ink) != test.ink {
			t.Errorf("%s: accent %s and ink %s, want %s and %s", name, d.Accent, d.Ink, test.accent, test.ink)
		}
	}
}

// TestEveryBrandHasADarkMode tries random brands for light mode: each that has the
// contrast that light mode needs has it in dark mode too.
//
//test:serial
func TestEveryBrandHasADarkMode(t *testing.T) {
	dice := rand.New(rand.NewPCG(3, 4))
	good := 0
	for range 300 {
		yaml := fmt.Sprintf("light: { accent: \"#%06X\", bad: \"#%06X\" }", dice.IntN(1<<24), dice.IntN(1<<24))
		_, err := templates.Open(folder(t, map[string]string{"theme.yaml": yaml}))
		if err == nil {
			good++
			continue
		}
		if strings.Contains(err.Error(), ": dark.") {
			t.Errorf("%s: %v", yaml, err)
		}
	}
	if good < 10 {
		t.Errorf("only %d brands have the contrast of light mode", good)
	}
}

// TestMarksStandOut takes the colours of marks that no theme names on every ground,
// also on one that was set before there were any.
func TestMarksStandOut(t *testing.T) {
	for name, test := range map[string]struct{ yaml, light, dark string }{
		"ours":        {"", "#B84A00", "#FFA45C"},
		"grey paper":  {`light: { paper: "#FFE0C0", panel: "#FFD0A0", watch: "#5A3600", bad: "#801010", good: "#004020", accent: "#00306A", muted: "#303A42" }`, "#803300", "#FFA45C"},
		"by hand":     {`light: { concerning: "#7A3000" }`, "#7A3000", "#FF893D"},
		"dark alone":  {`dark: { concerning: "#FFD0A0" }`, "#B84A00", "#FFD0A0"},
		"white paper": {`dark: { paper: "#FFFFFF", panel: "#F0F4F5" }`, "#B84A00", "#993E00"},
	} {
		set, err := templates.Open(folder(t, map[string]string{"theme.yaml": test.yaml}))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if l, d := set.Theme.Light.Concerning, set.Theme.Dark.Concerning; string(l) != test.light || string(d) != test.dark {
			t.Errorf("%s: concerning is %s and %s, want %s and %s", name, l, d, test.light, test.dark)
		}
	}
}

// TestDarkThatCannotBe asks for a colour by its key if no lightness of the brand
// stands out from the dark ground.
func TestDarkThatCannotBe(t *testing.T) {
	_, err := templates.Open(folder(t, map[string]string{"theme.yaml": "light: { accent: \"#7F003B\" }\ndark: { paper: \"#808080\" }"}))
	if err == nil || !strings.Contains(err.Error(), "dark.accent: ") {
		t.Errorf("the error is %v", err)
	}
}
