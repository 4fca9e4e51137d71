package prose

import (
	"catchup/internal/language"
	"regexp"
	"strings"
)

// entriesOf are the entries of a list, each with what stands in it: "North:
// Ashby, Lorne". It is nil if one of them has further paragraphs that are whole
// sentences.
func entriesOf(run []block) (all []string) {
	for n, b := range run {
		last := len(all) - 1
		switch {
		case b.kind == entryBlock || last < 0:
			all = append(all, b.lines)
		case b.kind == nestedBlock && run[n-1].kind == nestedBlock:
			all[last] = pared(all[last]) + ", " + b.lines
		case ended(all[last]):
			return nil
		default:
			all[last] = pared(all[last]) + ": " + b.lines
		}
	}
	return all
}

// pared is an entry without the mark at its end.
func pared(entry string) string { return strings.TrimRight(entry, " :;,.") }

// ended tells whether a text ends with a stop.
func ended(text string) bool {
	text = strings.TrimRight(text, closers)
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?")
}

// A paragraph leads to a list if it has this many words in its last sentence, or a
// verb: "They will:". "Key points:" leads to nothing.
const leadingWords = 4

// leading matches a verb that leads to a list.
var leading = regexp.MustCompile(`(?i)\b(?:is|are|was|were|be|has|have|had|will|would|should|must|can|could|may|includes?|said|says|found|wants?|plans?|agreed|to)\b`)

// listed tells whether the entries of a list go on with the paragraph in front of
// it. Entries that are sentences of their own do not, unless the paragraph says who
// says them.
func listed(lead string, entries []string) bool {
	sentences := language.Sentences(lead)
	if lead = sentences[len(sentences)-1]; len(strings.Fields(lead)) < leadingWords && !leading.MatchString(lead) {
		return false
	}
	whole, words := 0, 0
	for _, e := range entries {
		if len(language.Sentences(e)) > 1 {
			return false
		}
		if words += len(strings.Fields(e)); ended(e) {
			whole++
		}
	}
	own := 2*whole > len(entries) && words >= ownWords*len(entries)
	return len(entries) > 0 && (!own || saying.MatchString(lead))
}

// ownWords is how many words the entries have on average that are sentences.
const ownWords = 5

// joint matches the end of an entry that another one follows.
var joint = regexp.MustCompile(`[;,]? (and|or)$`)

// enumeration are the entries of a list as the end of a sentence: "Ashby; Lorne;
// and Wend."
func enumeration(entries []string) string {
	var b strings.Builder
	for n, e := range entries {
		e = strings.TrimRight(e, " ;,:")
		joined := joint.FindStringSubmatch(e)
		e = joint.ReplaceAllString(e, "")
		switch last := n == len(entries)-1; {
		case last && ended(e):
			b.WriteString(e)
		case last:
			b.WriteString(e + ".")
		case joined != nil:
			b.WriteString(e + "; " + joined[1] + " ")
		default:
			b.WriteString(strings.TrimSuffix(e, ".") + "; ")
		}
	}
	return b.String()
}

// alone is an entry of a list of so many as a paragraph of its own. A number in
// front of a single one is no mark.
func (b block) alone(of int) string {
	if of == 1 && ordinal.MatchString(b.mark+b.lines) {
		return b.mark + b.lines
	}
	return b.lines
}

// closers are the marks that may stand behind the stop of an entry.
const closers = `'"’”)]`
