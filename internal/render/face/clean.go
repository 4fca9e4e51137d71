package face

import (
	"slices"
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

// Clean makes text that can be printed: on one line, valid and composed, and
// without what no face has. A character that cannot be replaced becomes "?".
// Marks without a base character and invisible characters are dropped, but for
// those that say how letters join. If nothing is left, the text becomes "?", so
// that the loss is seen. Spaces stay.
func (f *Face) Clean(text string) string {
	if f.own.plain(text) {
		return text
	}
	var (
		out  strings.Builder
		rest = []rune(norm.NFC.String(strings.ToValidUTF8(text, "?")))
	)
	for len(rest) > 0 {
		n := cluster(rest)
		if font, _ := f.font(rest[:n]); font != nil && !unicode.IsSpace(rest[0]) && !unicode.Is(unicode.C, rest[0]) {
			out.WriteString(string(rest[:n]))
		} else {
			for i, r := range rest[:n] {
				if i == 0 || !clings(r) { // no font has the two together
					out.WriteString(nearest(r, f))
				}
			}
		}
		rest = rest[n:]
	}
	if strings.TrimSpace(out.String()) == "" && strings.TrimSpace(text) != "" {
		return "?"
	}
	return out.String()
}

// plain tells whether the text is of characters that each have a glyph of their
// own in the font, and stay as they are.
func (f *Font) plain(text string) bool {
	for _, r := range text {
		if r < ' ' || r >= 0x300 && (r < 0x2010 || r > 0x2026) || r >= 0x7F && r < 0xA0 {
			return false
		}
		if !f.has(r) {
			return false
		}
	}
	return true
}

// Prints tells whether there is a glyph for every rune of the text.
func (f *Face) Prints(text string) bool {
	if f.own.plain(text) {
		return true
	}
	for rest := []rune(text); len(rest) > 0; {
		n := cluster(rest)
		if font, _ := f.font(rest[:n]); font == nil {
			return false
		}
		rest = rest[n:]
	}
	return true
}

// Lost lists the visible characters of a text for which no face has a glyph.
func (f *Face) Lost(text string) []rune {
	var lost []rune
	for _, r := range norm.NFC.String(strings.ToValidUTF8(text, "\ufffd")) {
		if unicode.IsGraphic(r) && !unicode.IsSpace(r) && !silent(r) && !f.has(r) {
			lost = append(lost, r)
		}
	}
	return lost
}

// Missing lists the letters and figures of a text that are printed as "?".
func (f *Face) Missing(text string) []rune {
	return slices.DeleteFunc(f.Lost(text), func(r rune) bool { return nearest(r, f) != "?" })
}

// nearest is what replaces r in the face.
func nearest(r rune, f *Face) string {
	switch {
	case unicode.IsSpace(r), unicode.Is(unicode.Zs, r) && !f.has(r):
		return keepTogether(r, f)
	case unicode.Is(unicode.C, r):
		return ""
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
