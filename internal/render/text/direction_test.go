package text

import "testing"

// TestSteady puts marks around what runs from right to left, and nothing else.
func TestSteady(t *testing.T) {
	const hebrew = "דוגמה"
	for line, want := range map[string]string{
		"Plain words, 12  (3.4)\n":          "Plain words, 12  (3.4)\n",
		hebrew + "\n":                       hebrew + "\n",
		"– “" + hebrew + "”, The Paper [3]": "– “\u200e" + hebrew + "\u200e”, The Paper [3]",
		hebrew + "     12   (3)":            "\u200e" + hebrew + "\u200e     12   (3)",
		"  " + hebrew + "  1":               "  \u200e" + hebrew + "\u200e  1",
		"Αθήνα and 支出":                      "Αθήνα and 支出",
	} {
		if got := steady(line); got != want {
			t.Errorf("%q became %q, want %q", line, got, want)
		}
	}
}
