package script_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"catchup/internal/script"
)

func TestRuns(t *testing.T) {
	for _, one := range []struct {
		words, lang string
		want        []script.Run
	}{
		{"Trusts miss their plans – again, £1.2bn", "en-GB", []script.Run{{Words: "Trusts miss their plans – again, £1.2bn"}}},
		{"", "en", []script.Run{{}}},
		{"The Δήμος of Athens", "en", []script.Run{{Words: "The "}, {Words: "Δήμος", Lang: "el"}, {Words: " of Athens"}}},
		{"Δήμος (Αθήνα), 2024.", "en", []script.Run{{Words: "Δήμος (Αθήνα), 2024.", Lang: "el"}}},
		{"Δήμος (Αθήνα), 2024.", "el-GR", []script.Run{{Words: "Δήμος (Αθήνα), 2024."}}},
		{"Athens", "el", []script.Run{{Words: "Athens", Lang: "und-Latn"}}},
		{"Київ і London", "en", []script.Run{{Words: "Київ і", Lang: "uk"}, {Words: " London"}}},
		{"Это план", "en", []script.Run{{Words: "Это план", Lang: "ru"}}},
		{"град", "en", []script.Run{{Words: "град", Lang: "und-Cyrl"}}},
		{"says 北京市。 today", "en", []script.Run{{Words: "says "}, {Words: "北京市。", Lang: "zh"}, {Words: " today"}}},
		{"東京の計画", "en", []script.Run{{Words: "東京の計画", Lang: "ja"}}},
		{"서울 漢城", "en", []script.Run{{Words: "서울 漢城", Lang: "ko"}}},
		{"北京 and Αθήνα", "en", []script.Run{{Words: "北京", Lang: "zh"}, {Words: " and "}, {Words: "Αθήνα", Lang: "el"}}},
		{"北京 Αθήνα", "en", []script.Run{{Words: "北京", Lang: "zh"}, {Words: " "}, {Words: "Αθήνα", Lang: "el"}}},
		{"Mayor Nguyễn Văn Đức said", "en", []script.Run{{Words: "Mayor "}, {Words: "Nguyễn Văn Đức", Lang: "vi"}, {Words: " said"}}},
		{"Nguyễn and Trần of Hà Nội", "en", []script.Run{{Words: "Nguyễn", Lang: "vi"}, {Words: " and "}, {Words: "Trần", Lang: "vi"}, {Words: " of Hà "}, {Words: "Nội", Lang: "vi"}}},
		{"Việt Nam công bố ngân sách mới", "en", []script.Run{{Words: "Việt Nam công bố ngân sách mới", Lang: "vi"}}},
		{"Café Đorđe", "en", []script.Run{{Words: "Café Đorđe"}}},
		{"The paper הארץ 2024 said", "en", []script.Run{{Words: "The paper "}, {Words: "הארץ 2024", Lang: "he", RTL: true}, {Words: " said"}}},
		{"وزارة المالية (IMF) تنشر 3 خطط.", "en", []script.Run{{Words: "وزارة المالية (IMF) تنشر 3 خطط.", Lang: "ar", RTL: true}}},
		{"گزارش", "en", []script.Run{{Words: "گزارش", Lang: "fa", RTL: true}}},
		{"שלום", "he", []script.Run{{Words: "שלום", RTL: true}}},
		{"योजना", "en", []script.Run{{Words: "योजना", Lang: "und-Deva"}}},
		{"🚑 12%", "en", []script.Run{{Words: "🚑 12%"}}},
		{"e\u0301a α\u0301", "en", []script.Run{{Words: "e\u0301a "}, {Words: "α\u0301", Lang: "el"}}},

		// Names that were put into a credit, and a credit of which they are most.
		{"“" + script.Isolate("הארץ ועוד") + "”, 12 May", "en", []script.Run{{Words: "“"}, {Words: "הארץ ועוד", Lang: "he", RTL: true, Apart: true}, {Words: "”, 12 May"}}},
		{script.Isolate("הארץ"), "en", []script.Run{{Words: "הארץ", Lang: "he", RTL: true, Apart: true}}},
		{script.Isolate("Haaretz הארץ"), "en", []script.Run{{Words: "Haaretz ", Apart: true}, {Words: "הארץ", Lang: "he", RTL: true, Apart: true}}},
		{"הארץ דיווח על IMF", "en", []script.Run{{Words: "הארץ דיווח על IMF", Lang: "he", RTL: true}}},
		{"הארץ said it on Monday", "en", []script.Run{{Words: "הארץ", Lang: "he", RTL: true}, {Words: " said it on Monday"}}},
		{"IMF דיווח על הארץ", "en", []script.Run{{Words: "IMF "}, {Words: "דיווח על הארץ", Lang: "he", RTL: true}}},

		// A document that runs from right to left.
		{"שלום IMF, 12%", "he", []script.Run{{Words: "שלום ", RTL: true}, {Words: "IMF, 12%", Lang: "und-Latn"}}},
		{"The plan", "he-IL", []script.Run{{Words: "The plan", Lang: "und-Latn"}}},
		{"The plan of הארץ", "he", []script.Run{{Words: "The plan of הארץ", Lang: "und-Latn"}}},
		{"IMF דיווח על התוכנית", "he", []script.Run{{Words: "IMF", Lang: "und-Latn"}, {Words: " דיווח על התוכנית", RTL: true}}},
		{"שלום, 12 May 2024", "he", []script.Run{{Words: "שלום, ", RTL: true}, {Words: "12 May 2024", Lang: "und-Latn"}}},
		{"-3.4", "ar", []script.Run{{Words: "-3.4"}}},
		{"–", "ar", []script.Run{{Words: "–", RTL: true}}},
		{"خطة 2024", "ar", []script.Run{{Words: "خطة 2024", RTL: true}}},
		{"שלום", "ar", []script.Run{{Words: "שלום", Lang: "he", RTL: true}}},
	} {
		if diff := cmp.Diff(one.want, script.Runs(one.words, one.lang)); diff != "" {
			t.Errorf("%q in %s: %s", one.words, one.lang, diff)
		}
	}
}

// FuzzRuns holds that the runs of any text are the text, but for the marks around
// names.
func FuzzRuns(f *testing.F) {
	for _, words := range []string{"a Δ א1 北", "\u202e\u2067א\u2069 x", "\u2068א\u2068b\u2069 x", "\u2069x\u2068", "Ứng e\u0301", "\xff", ""} {
		f.Add(words, "en")
	}
	f.Fuzz(func(t *testing.T, words, lang string) {
		words = strings.ToValidUTF8(words, "?")
		var all strings.Builder
		for _, run := range script.Runs(words, lang) {
			all.WriteString(run.Words)
		}
		if all.String() != script.Bare(words) {
			t.Errorf("%q became %q", words, all.String())
		}
	})
}

// TestLine holds how words stand on a line, in letters that are known to run
// from right to left.
func TestLine(t *testing.T) {
	for words, want := range map[string][]script.Run{
		"plain":        {{Words: "plain"}},
		"the אבג 12 x": {{Words: "the "}, {Words: "12"}, {Words: "אבג ", RTL: true}, {Words: " x"}},
		"אבג IMF דהו":  {{Words: " דהו", RTL: true}, {Words: "IMF"}, {Words: "אבג ", RTL: true}},
		"אבגד, 12 May": {{Words: "12 May"}, {Words: "אבגד, ", RTL: true}},
		"A אבגד, 12":   {{Words: "A "}, {Words: "12"}, {Words: "אבגד, ", RTL: true}},
		"אבג 2024.":    {{Words: ".", RTL: true}, {Words: "2024"}, {Words: "אבג ", RTL: true}},
	} {
		if diff := cmp.Diff(want, script.Line(words)); diff != "" {
			t.Errorf("%q: %s", words, diff)
		}
	}
}

// TestLeftward holds in which direction lines run, in documents of both.
func TestLeftward(t *testing.T) {
	for words, want := range map[string][2]bool{ // in English, in Hebrew
		"":               {false, true},
		"A plan":         {false, false},
		"12.5":           {false, false},
		"…":              {false, true},
		"תוכנית":         {true, true},
		"תוכנית IMF":     {true, true},
		"IMF תוכנית":     {false, true},
		"תוכ for a plan": {false, true},
		"A plan תוכ":     {false, false},
		script.Isolate("תוכנית התקציב") + ", May":   {false, true},
		"May, " + script.Isolate("תוכנית התקציב"):   {false, true},
		script.Isolate("תוכנית") + ", 2024":         {false, true},
		"תוכנית " + script.Isolate("of אבג") + "AB": {true, true},
	} {
		if got := [2]bool{script.Leftward(words, false), script.Leftward(words, true)}; got != want {
			t.Errorf("%q: %v, want %v", words, got, want)
		}
	}
}
