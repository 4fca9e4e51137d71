package prose

import (
	"catchup/internal/language"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	// marked matches the mark of a quotation at the beginning of a text, and
	// unmarked one at its end.
	marked   = regexp.MustCompile(`^["“‘'«]`)
	unmarked = regexp.MustCompile(`["”’'»]$`)
	// signature matches how a block quotation names the speaker below it.
	signature = regexp.MustCompile(`^(?:[—–―~]|--?) ?\p{Lu}`)
)

// quotation are the paragraphs of a block quotation with its marks, as British
// prose sets them: each paragraph opens with one, and the last closes. Marks within
// it are single. A quotation that has marks already stays as it is, and so does a
// report that is only set in. A line below it that names the speaker follows it.
func quotation(paragraphs []string) []string {
	var speaker string
	if last := paragraphs[len(paragraphs)-1]; len(paragraphs) > 1 && signature.MatchString(last) {
		speaker, paragraphs = " "+last, paragraphs[:len(paragraphs)-1]
	}
	all := slices.Clone(paragraphs)
	if whole := strings.Join(all, " "); !marked.MatchString(whole) && !reportsSpeech(whole) {
		for n := range all {
			all[n] = "“" + within(all[n])
		}
		all[len(all)-1] += "”"
	}
	all[len(all)-1] += speaker
	return all
}

// reportsSpeech tells whether a text quotes somebody, and says who speaks.
func reportsSpeech(text string) bool {
	return strings.ContainsAny(text, `“"`) && speaks(outsideQuotes(text))
}

// within is a text without the marks of its own around it, and with single ones in
// it.
func within(text string) string {
	text = marked.ReplaceAllString(unmarked.ReplaceAllString(text, ""), "")
	return paired.ReplaceAllString(double.Replace(text), "‘$1’")
}

var (
	double = strings.NewReplacer("“", "‘", "”", "’")
	paired = regexp.MustCompile(`"([^"]*)"`)
)

// inMarks is a short quotation in marks, if it has none of its own.
func inMarks(text string) string {
	if text = strings.TrimSpace(text); text == "" || marked.MatchString(text) {
		return text
	}
	return "“" + within(text) + "”"
}

// plainOf is what an article says outside its block quotations, without marks and
// spaces and in small letters.
func plainOf(blocks []block) string {
	var b strings.Builder
	for _, one := range blocks {
		if one.kind != quoteBlock && one.kind != tableBlock {
			b.WriteString(squeezed(one.lines))
		}
	}
	return b.String()
}

// repeats tells whether each sentence of the paragraphs stands in the text, which
// is as plainOf gives it. A line that names the speaker may be new.
func repeats(paragraphs []string, text string) bool {
	for n, p := range paragraphs {
		if n > 0 && signature.MatchString(p) {
			continue
		}
		for _, s := range language.Sentences(p) {
			if !strings.Contains(text, squeezed(s)) {
				return false
			}
		}
	}
	return true
}

// squeezed are the letters and digits of a text, in small letters.
func squeezed(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}
