package templates

import (
	"testing"

	"catchup/internal/script"
)

func TestTied(t *testing.T) {
	for words, want := range map[string]string{
		"In 2023-24, on 8 June 2024":      `In <span class="t">2023-24</span>, on 8&nbsp;June&nbsp;2024`,
		"A <b> & “c”":                     `A &lt;b&gt; &amp; “c”`,
		"Two words of Δείγμα Νέων (2024)": `Two words of <span lang="el">Δείγμα Νέων</span> (2024)`,
		"عينة: مستشفى جديد":               `<span lang="ar" dir="rtl">عينة: مستشفى جديد</span>`,
		"The paper “דוגמה” (north).":      `The paper “<span lang="he" dir="rtl">דוגמה</span>” (north).`,
		"支出 and more":                     `<span lang="zh">支出</span> and more`,
		"":                                "",
		", " + script.Isolate("דוגמה ועוד") + ", 12 May": `, <span lang="he" dir="rtl">דוגמה ועוד</span>, 12&nbsp;May`,
	} {
		if got := string(tied(words, "en-GB", `class="t"`)); got != want {
			t.Errorf("%q is set as\n%s\nwant\n%s", words, got, want)
		}
	}
}

// TestTiedLeftward sets words in a document that runs from right to left.
func TestTiedLeftward(t *testing.T) {
	for words, want := range map[string]string{
		"דוגמה, 12":       "דוגמה, 12",
		"The plan":        `<span lang="und-Latn" dir="ltr">The plan</span>`,
		"דוגמה IMF דוגמה": `דוגמה <span lang="und-Latn" dir="ltr">IMF</span> דוגמה`,
		"-3":              `<span dir="ltr">-3</span>`,
	} {
		if got := string(tied(words, "he", `class="t"`)); got != want {
			t.Errorf("%q is set as\n%s\nwant\n%s", words, got, want)
		}
	}
	for words, want := range map[string]string{"דוגמה": ` lang="he" dir="rtl"`, "A plan": "", "A דוגמה": "", "計画": ` lang="zh"`} {
		if got := string(spoken(words, "en")); got != want {
			t.Errorf("%q is read by %q, want %q", words, got, want)
		}
	}
	if a, b, c := turned("דוגמה IMF", "en"), turned("The plan", "ar"), turned("A plan", "en"); a != "rtl" || b != "ltr" || c != "" {
		t.Errorf("paragraphs run %q, %q and %q", a, b, c)
	}
}
