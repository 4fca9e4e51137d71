package text

import (
	"testing"

	"catchup/internal/script"
)

// TestSteady puts marks around what runs from right to left, and nothing else.
func TestSteady(t *testing.T) {
	const hebrew = "דוגמה"
	name, two := script.Isolate(hebrew), script.Isolate(hebrew+"\n"+hebrew)
	for line, want := range map[string]string{
		"Plain words, 12  (3.4)\n":          "Plain words, 12  (3.4)\n",
		hebrew + "\n":                       hebrew + "\n",
		"– “" + hebrew + "”, The Paper [3]": "– “\u200e" + hebrew + "\u200e”, The Paper [3]",
		hebrew + "     12   (3)":            "\u200e" + hebrew + "\u200e     12   (3)",
		"  " + hebrew + "  1":               "  \u200e" + hebrew + "\u200e  1",
		"Αθήνα and 支出":                      "Αθήνα and 支出",
		"– " + name + ", 12 May [3]\n":      "– \u200e" + hebrew + "\u200e, 12 May [3]\n",
		"– " + two + ", 12 May\n":           "– \u200e" + hebrew + "\u200e\n\u200e" + hebrew + "\u200e, 12 May\n",
	} {
		if got := (&sheet{lang: "en-GB"}).steady(line); got != want {
			t.Errorf("%q became %q, want %q", line, got, want)
		}
	}
}

// TestSteadyLeftward puts marks around what runs from left to right in a text from
// right to left.
func TestSteadyLeftward(t *testing.T) {
	const hebrew = "דוגמה"
	for line, want := range map[string]string{
		hebrew + " 12\n":          hebrew + " 12\n",
		hebrew + " IMF " + hebrew: hebrew + " \u200fIMF\u200f " + hebrew,
		"The Paper":               "The Paper",
		hebrew + "   -3":          hebrew + "   \u200f-3\u200f",
	} {
		if got := (&sheet{lang: "he"}).steady(line); got != want {
			t.Errorf("%q became %q, want %q", line, got, want)
		}
	}
}
