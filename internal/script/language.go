package script

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/language"
)

// set is writing systems that belong together.
type set []language.Script

func (s set) has(one language.Script) bool { return slices.Contains(s, one) }

var (
	rightToLeft = set{language.Arabic, language.Hebrew, language.Syriac, language.Thaana, language.Nko, language.Adlam}
	latin       = set{language.Latin}
	han         = set{language.Han, language.Hiragana, language.Katakana, language.Hangul, language.Bopomofo}
)

// written are the languages that are not written in Latin letters.
var written = map[string]set{
	"el": {language.Greek},
	"ru": {language.Cyrillic}, "uk": {language.Cyrillic}, "bg": {language.Cyrillic}, "be": {language.Cyrillic},
	"mk": {language.Cyrillic}, "sr": {language.Cyrillic}, "kk": {language.Cyrillic}, "ky": {language.Cyrillic},
	"mn": {language.Cyrillic}, "tg": {language.Cyrillic},
	"ar": {language.Arabic}, "fa": {language.Arabic}, "ur": {language.Arabic}, "ps": {language.Arabic}, "ckb": {language.Arabic},
	"he": {language.Hebrew}, "yi": {language.Hebrew},
	"zh": han, "ja": han, "ko": han,
	"hy": {language.Armenian}, "ka": {language.Georgian}, "th": {language.Thai},
	"hi": {language.Devanagari}, "mr": {language.Devanagari}, "ne": {language.Devanagari},
	"bn": {language.Bengali}, "ta": {language.Tamil}, "te": {language.Telugu}, "pa": {language.Gurmukhi}, "gu": {language.Gujarati},
}

// scripts are the writing systems of a language by its tag. One that names
// its letters (sr-Latn) is believed.
func scripts(lang string) set {
	primary, more, _ := strings.Cut(lang, "-")
	for p := range strings.SplitSeq(more, "-") {
		if len(p) == 4 {
			if s, err := language.ParseScript(strings.ToLower(p)); err == nil {
				return set{s}
			}
		}
	}
	if own, ok := written[strings.ToLower(primary)]; ok {
		return own
	}
	return latin
}

// tags are the languages of the writing systems that one language has nearly
// for itself.
var tags = map[language.Script]string{
	language.Greek: "el", language.Hebrew: "he", language.Armenian: "hy", language.Georgian: "ka", language.Thai: "th",
	language.Hiragana: "ja", language.Katakana: "ja", language.Hangul: "ko", language.Bopomofo: "zh",
	language.Bengali: "bn", language.Tamil: "ta", language.Telugu: "te", language.Gurmukhi: "pa", language.Gujarati: "gu",
	language.Khmer: "km", language.Lao: "lo", language.Myanmar: "my", language.Sinhala: "si", language.Ethiopic: "am",
}

// tag is the language of a writing system in this text, "" for the document's.
func (t *text) tag(s language.Script) string {
	switch {
	case s == language.Common || t.own.has(s):
		return ""
	case s == language.Han:
		return t.ideographs()
	case s == language.Cyrillic:
		return t.letters(slavic, "und-Cyrl")
	case s == language.Arabic:
		return t.letters(arabic, "ar")
	}
	if tag, ok := tags[s]; ok {
		return tag
	}
	return "und-" + title(s.String())
}

// ideographs is the language of Han letters by what stands beside them.
func (t *text) ideographs() string {
	switch {
	case t.seen[language.Hiragana]+t.seen[language.Katakana] > 0:
		return "ja"
	case t.seen[language.Hangul] > 0:
		return "ko"
	}
	return "zh"
}

// letter says that some letters are used by one language alone.
type letter struct{ letters, lang string }

// Bulgarian has no letter of its own: it is told by none.
var (
	slavic = []letter{{"ґєії", "uk"}, {"ў", "be"}, {"ѓќѕ", "mk"}, {"ђћјљњџ", "sr"}, {"әғқңөұүһ", "kk"}, {"ёыэ", "ru"}}
	arabic = []letter{{"ٹڈڑےں", "ur"}, {"ټډړږښڼ", "ps"}, {"ۆێڵڕ", "ckb"}, {"پچژگی", "fa"}}
)

// letters is the first language of a list of which a letter stands in the text.
func (t *text) letters(of []letter, otherwise string) string {
	for _, one := range of {
		if slices.ContainsFunc(t.runes, func(r rune) bool { return strings.ContainsRune(one.letters, unicode.ToLower(r)) }) {
			return one.lang
		}
	}
	return otherwise
}

// title is the name of a writing system as tags have it: "Deva".
func title(name string) string {
	if name == "" {
		return "Zyyy"
	}
	return strings.ToUpper(name[:1]) + strings.ToLower(name[1:])
}

// Names are the names of the writing systems of runes, as Unicode has them,
// sorted: "Thai".
func Names(runes []rune) []string {
	var all []string
	for name, table := range unicode.Scripts {
		if name != "Common" && name != "Inherited" && slices.ContainsFunc(runes, func(r rune) bool { return unicode.Is(table, r) }) {
			all = append(all, strings.ReplaceAll(name, "_", " "))
		}
	}
	slices.Sort(all)
	return all
}
