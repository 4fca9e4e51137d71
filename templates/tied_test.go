package templates

import "testing"

func TestTied(t *testing.T) {
	for words, want := range map[string]string{
		"In 2023-24, on 8 June 2024":      `In <span class="t">2023-24</span>, on 8&nbsp;June&nbsp;2024`,
		"A <b> & “c”":                     `A &lt;b&gt; &amp; “c”`,
		"Two words of Δείγμα Νέων (2024)": `Two words of <span lang="el">Δείγμα Νέων</span> (2024)`,
		"عينة: مستشفى جديد":               `<span lang="ar" dir="rtl">عينة: مستشفى جديد</span>`,
		"The paper “דוגמה” (north).":      `The paper “<span lang="he" dir="rtl">דוגמה</span>” (north).`,
		"支出 and more":                     `<span lang="zh">支出</span> and more`,
		"":                                "",
	} {
		if got := string(tied(words, `class="t"`)); got != want {
			t.Errorf("%q is set as\n%s\nwant\n%s", words, got, want)
		}
	}
}
