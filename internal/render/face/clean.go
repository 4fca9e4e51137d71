package face

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// relatives replace characters that a face lacks.
var relatives = map[rune]string{
	'‐': "-", '‑': "-", '‒': "–", '―': "—", '−': "–", '⁃': "-", '﹣': "-", '－': "-",
	'‚': ",", '‛': "‘", '„': "“", '‟': "“", '′': "’", '″': "”", '‵': "‘", 'ʼ': "’", 'ʹ': "’",
	'‹': "‘", '›': "’", '«': "“", '»': "”",
	'•': "·", '‣': "•", '◦': "•", '∙': "·", '●': "•", '○': "•", '■': "•", '□': "•", '▪': "•", '▫': "•",
	'→': "->", '←': "<-", '↔': "<->", '⇒': "=>", '↑': "^", '↓': "v", '➔': "->", '➜': "->",
	'✓': "yes", '✔': "yes", '☑': "yes", '✗': "no", '✘': "no", '☒': "no",
	'▲': "^", '▼': "v", '◆': "•",
	'≈': "~", '≠': "=/=", '≤': "<=", '≥': ">=", '∑': "sum", '√': "root ", '∞': "infinity",
	'₹': "Rs ", '₽': "RUB ", '₺': "TRY ", '₩': "KRW ", '₿': "BTC ", '₦': "NGN ", '₪': "ILS ", '₱': "PHP ",
	'№': "No. ", '℠': "SM", '℗': "(P)", '⁄': "/", '∕': "/", '…': "...", '‰': " per 1,000",
	'ẞ': "SS", 'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl",
	'μ': "µ", '\u2126': "ohm", 'Ω': "ohm",
}

// Clean makes text that the face can print: on one line, valid and composed,
// without runes that would be drawn as a box, or that are above U+FFFF and
// would stop the library. A character that cannot be replaced becomes "?".
// Pictures, marks without a base character and invisible characters are
// dropped. If nothing is left, the text becomes "?", so that the loss is seen.
// Spaces stay.
func (f *Face) Clean(text string) string {
	if f.Prints(text) {
		return text
	}
	var out strings.Builder
	for _, r := range norm.NFC.String(strings.ToValidUTF8(text, "?")) {
		out.WriteString(nearest(r, f))
	}
	if strings.TrimSpace(out.String()) == "" && strings.TrimSpace(text) != "" {
		return "?"
	}
	return out.String()
}

// Prints tells whether the face has a glyph for every rune of the text.
func (f *Face) Prints(text string) bool {
	for _, r := range text {
		if !f.has(r) {
			return false
		}
	}
	return true
}

// Lost lists the visible characters of a text for which the face has no glyph.
func (f *Face) Lost(text string) []rune {
	var lost []rune
	for _, r := range norm.NFC.String(strings.ToValidUTF8(text, "\ufffd")) {
		if !f.has(r) && unicode.IsGraphic(r) && !unicode.IsSpace(r) {
			lost = append(lost, r)
		}
	}
	return lost
}

// nearest is what replaces r in the face.
func nearest(r rune, f *Face) string {
	switch {
	case unicode.IsSpace(r), unicode.Is(unicode.Zs, r) && !f.has(r):
		return keepTogether(r, f)
	case f.has(r):
		return string(r)
	}
	if s, ok := relatives[r]; ok && f.Prints(s) {
		return s
	}
	if s := bare(r, f); s != "" {
		return s
	}
	if unicode.IsLetter(r) || unicode.IsNumber(r) {
		return "?"
	}
	return ""
}

// keepTogether leaves the spaces at which a line must not break.
func keepTogether(r rune, f *Face) string {
	if (r == '\u00a0' || r == '\u202f') && f.has('\u00a0') {
		return "\u00a0"
	}
	return " "
}

// bare is r without accents or other decoration (ạ, ①, 𝐀, ｆ), if anything is
// left.
func bare(r rune, f *Face) string {
	var out strings.Builder
	for _, part := range norm.NFKD.String(string(r)) {
		if f.has(part) && !unicode.Is(unicode.Mn, part) {
			out.WriteRune(part)
		}
	}
	return out.String()
}
