package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"catchup/internal/set"
)

// word is a word or a number of a sentence. Apostrophes are straight in low, and a
// possessive is off: "trust’s" is "trust".
type word struct {
	text   string // as it stands
	low    string // in lower case
	quoted bool   // it stands in quotation marks
	owns   bool   // it is a possessive
	comma  bool   // a comma, a dash or a colon stands behind it
	mark   bool   // any mark stands behind it
	inside bool   // it stands in round brackets
}

// capital tells whether it begins with a capital.
func (w word) capital() bool {
	r, _ := utf8.DecodeRuneInString(w.text)
	return unicode.IsUpper(r)
}

// numeral tells whether it is a number in digits or words.
func (w word) numeral() bool {
	return w.text[0] >= '0' && w.text[0] <= '9' && !strings.Contains(w.text, "-") || numerals[w.low]
}

// wordsOf appends the words of a sentence to the words given, and returns all.
func wordsOf(words []word, sentence string) []word {
	from, quoted, inside := len(words), false, false
	for i := 0; i < len(sentence); {
		end := wordEnd(sentence, i)
		if end > i {
			words = append(words, wordOf(sentence[i:end], quoted, inside))
			i = end
			continue
		}
		c, size := utf8.DecodeRuneInString(sentence[i:])
		switch c {
		case '“', '‘':
			quoted = true
		case '”':
			quoted = false
		case '’':
			quoted = quoted && !strings.ContainsRune(sentence[:i], '‘')
		case '"':
			quoted = !quoted
		case '(':
			inside = true
		case ')':
			inside = false
		}
		if len(words) > from && c != ' ' {
			words[len(words)-1].meet(c)
		}
		i += size
	}
	return words
}

// initials tells whether a word is one character, or several with stops between them.
func initials(text string) bool {
	return len(text) == 1 || text[1] == '.' && text[0] >= 'A' && text[0] <= 'Z'
}

// meet notes the mark behind the word.
func (w *word) meet(c rune) {
	switch {
	case unicode.IsSpace(c), c == '.' && !w.mark && initials(w.text) && len(w.text) > 1:
		return
	case (c == '’' || c == '\'') && !w.mark && !w.quoted && strings.HasSuffix(w.low, "s"):
		w.owns = true
		return
	}
	w.mark = true
	w.comma = w.comma || strings.ContainsRune(",–—:;", c)
}

// wordEnd is where the word that begins at i ends, i if none does.
func wordEnd(s string, i int) int {
	end := i
	for end < len(s) {
		if c := s[end] | 0x20; 'a' <= c && c <= 'z' || '0' <= s[end] && s[end] <= '9' {
			end++
			continue
		}
		c, size := utf8.DecodeRuneInString(s[end:])
		joins := end > i && (c == '\'' || c == '’' || c == '-' || c == '.' || c == ',' || c == '&')
		if s[end] < utf8.RuneSelf && !joins || !unicode.IsLetter(c) && !unicode.IsDigit(c) && !(joins && goesOn(s[end+size:], c)) {
			break
		}
		end += size
	}
	return end
}

// goesOn tells whether a text goes on with what a mark may join to the word before
// it.
func goesOn(s string, joint rune) bool {
	c, _ := utf8.DecodeRuneInString(s)
	if joint == '.' && unicode.IsUpper(c) {
		return len(s) > 1 && s[1] == '.' // "U.S."
	}
	if joint == ',' || joint == '.' {
		return unicode.IsDigit(c)
	}
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

func wordOf(text string, quoted, inside bool) word {
	w := word{text: text, low: strings.ReplaceAll(strings.ToLower(text), "’", "'"), quoted: quoted, inside: inside}
	at := strings.LastIndexByte(w.low, '\'')
	if at < 0 {
		return w
	}
	switch core, ending := w.low[:at], w.low[at:]; {
	case ending == "'s":
		w.owns, w.low = !contracted[core], core
	case contracted[core] && endings[ending]:
		w.low = core
	}
	return w
}

// is tells whether the word at a place is one of the set; false if there is none.
func (r *scanner) is(at int, set map[string]bool) bool {
	return at >= 0 && at < len(r.words) && set[r.words[at].low]
}

// says tells whether the words from a place on are those given.
func (r *scanner) says(at int, phrase ...string) bool {
	if at < 0 || at+len(phrase) > len(r.words) {
		return false
	}
	for i, p := range phrase {
		if r.words[at+i].low != p {
			return false
		}
	}
	return true
}

// first is the place of the first word outside quotation marks.
func (r *scanner) first() int {
	for i, w := range r.words {
		if !w.quoted {
			return i
		}
	}
	return len(r.words)
}

var (
	numerals = set.Words("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty dozen hundred thousand million")
	// contracted are words behind which "’s" is "is" or "has", and which other verbs
	// are joined to with one of the endings.
	contracted = set.Words("he she it they we you i that there here what who where how let this these those")
	endings    = set.Words("'ll 'd 've 're 'm")
	// silent are words that name nothing.
	silent = set.Words("last next past previous early late end beginning start more a an the and or but nor so yet if when while as because although though since once until till unless whether that which who whom whose where " +
		"of in on at by for with from to into onto under over after before about above against across along among around behind below beneath beside between beyond " +
		"despite down during except inside like near off out outside per through throughout toward towards up upon via within without amid following according " +
		"is are was were be been being am has have had having do does did will would shall should can could may might must not no n't n’t " +
		"now then today yesterday tomorrow tonight also just only even still already ever never often always again later earlier soon here there " +
		"all any both each either every few less many more most much neither none other others several some such than too very own same " +
		"he she it they we you i him her them us me his hers its their theirs our ours your my this these those himself herself itself themselves " +
		"jan feb mar apr jun jul aug sept sep oct nov dec sen sens rep reps gov monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december " +
		"day days week weeks month months year years morning afternoon evening night weekend hour hours minute minutes time summer autumn winter spring")
)
