package statement

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"catchup/internal/item"
)

// passage is a statement with its quotations. Framed is its sentence with “” in
// the place of each. Within is the quotation that it begins inside of, onward the
// one that it ends inside of; nil if there is none.
type passage struct {
	*Statement
	framed         string
	within, onward *quotation
	torn           bool
	adrift         bool // the marks of its article tell nothing
}

// voices finds who says each statement of an article, puts marks around what is
// part of a longer quotation, and notes which of them cannot be told alone. Opinion
// that is told for what it is may speak in the first person: it stands under the
// name of its author.
func voices(i item.Item, all []Statement) {
	v := voicer{personal: !i.Kind.OfFact() && i.Use == item.ToTell}
	found := passages(all)
	for _, p := range found {
		v.hear(p)
	}
	refer(i.Title, found)
	weakenOpening(i.Title, found)
}

// weakenOpening notes the quotations with which an article begins, before anything
// is reported, and that are no news: they speak of somebody or something that is
// named later. If nothing is reported at all, as in a quarrel, they stay.
func weakenOpening(title string, all []passage) {
	first := slices.IndexFunc(all, func(p passage) bool { return p.Opens(title) && !p.beginsQuoted() })
	if first < 0 || all[first].Voice != Reported {
		return
	}
	for _, p := range all[:first] {
		if p.beginsQuoted() && p.Weak == "" && tease.MatchString(p.Text) {
			p.Weak = unreported
		}
	}
}

// tease matches a word that stands for somebody or something.
var tease = regexp.MustCompile(`(?i)\b(?:i|we|us|our|my|me|you|your|he|she|it|its|they|them|their|this|that|these|those|nobody|everybody|somebody|nothing|everything|here|there)\b`)

// beginsQuoted tells whether a passage begins with what somebody said.
func (p passage) beginsQuoted() bool {
	return p.Voice == Quoted && strings.HasPrefix(p.framed, "“”")
}

// passages finds the quotations in the statements of an article.
func passages(all []Statement) []passage {
	paragraphs, from := joined(all)
	found := make([]passage, len(all))
	if slices.ContainsFunc(paragraphs, adrift) {
		return unmarkedPassages(all)
	}
	quotations := quotationsOf(paragraphs)
	n := -1
	for i := range all {
		if i == 0 || all[i].Paragraph != all[i-1].Paragraph {
			n++
		}
		found[i] = passage{Statement: &all[i], framed: all[i].Text}
		if len(quotations[n]) > 0 {
			found[i].frame(quotations[n], from[i])
		}
	}
	return found
}

// unmarkedPassages are the statements of an article whose marks tell little. A
// sentence has its quotations if each of its marks has a partner in it, and is torn
// else.
func unmarkedPassages(all []Statement) []passage {
	found := make([]passage, len(all))
	for i := range all {
		found[i] = passage{Statement: &all[i], framed: all[i].Text, adrift: true}
		if marks := adriftMarks(all[i].Text); len(marks)%2 == 1 {
			found[i].torn = true
		} else if len(marks) > 0 {
			found[i].framed = withoutPairs(all[i].Text, marks)
		}
	}
	return found
}

// withoutPairs is a text with “” in the place of what stands between each two marks.
func withoutPairs(text string, marks []int) string {
	var b strings.Builder
	from := 0
	for n := 0; n < len(marks); n += 2 {
		b.WriteString(text[from:marks[n]] + "“”")
		from = marks[n+1] + markAt(text, marks[n+1]).size
	}
	b.WriteString(text[from:])
	return b.String()
}

// joined are the paragraphs that the statements stand in, and where each statement
// begins in its own.
func joined(all []Statement) (paragraphs []string, from []int) {
	from = make([]int, len(all))
	var texts []string
	length := 0
	for i, s := range all {
		if i > 0 && s.Paragraph != all[i-1].Paragraph {
			paragraphs, texts, length = append(paragraphs, strings.Join(texts, " ")), texts[:0], 0
		}
		from[i] = length
		texts, length = append(texts, s.Text), length+len(s.Text)+1
	}
	return append(paragraphs, strings.Join(texts, " ")), from
}

// frame takes the quotations of the paragraph out of the sentence that begins at a
// byte of it, and completes the marks of those that run over its ends.
func (p *passage) frame(all []quotation, from int) {
	var b strings.Builder
	at, to := from, from+len(p.Text)
	for i := range all {
		q := &all[i]
		if q.to <= from || q.from >= to {
			continue
		}
		p.torn = p.torn || q.torn
		if q.from > at {
			b.WriteString(p.Text[at-from : q.from-from])
		}
		b.WriteString("“”")
		at = min(q.to, to)
		p.complete(q, from)
	}
	b.WriteString(p.Text[at-from:])
	p.framed = b.String()
}

// complete puts the marks of a quotation around the part of it in the sentence,
// where the article has them elsewhere.
func (p *passage) complete(q *quotation, from int) {
	to := from + len(p.Text)
	if q.from < from || q.from == from && q.continues {
		p.within, p.Continues = q, true
		if m := markAt(p.Text, 0); m.family != q.family || m.role != opens {
			p.Told = q.opens + p.Told
		}
	}
	if q.to > to || q.to == to && (q.goesOn || !closed(p.Text, q.family)) {
		p.onward = q
		p.Told += q.closes
	}
}

// closed tells whether a text ends with a closing mark of the family.
func closed(text string, f family) bool {
	for _, mark := range []string{"”", "’", `"`, "'"} {
		if strings.HasSuffix(text, mark) {
			m := markAt(text, len(text)-len(mark))
			return m.family == f && m.role != opens
		}
	}
	return false
}

// voicer goes through the statements of an article and remembers who speaks.
type voicer struct {
	speaker  string // of the statement before, empty if it is a report
	quoted   string // the speaker of the quotation that goes on
	unsaid   bool   // somebody speaks in the first person, without marks
	personal bool   // the author may speak of himself or herself
	before   string // the statement before, framed
}

// The reasons why a statement is not told, and the last one why it is a weak one.
const (
	tornMarks  = "a mark of its quotation is missing"
	unknown    = "it does not name its speaker"
	firstHand  = "its author speaks of himself, herself or the outlet"
	unreported = "nothing is reported before its quotation"
	unmarked   = "it stands in an interview without quotation marks, and does not name its speaker"
)

// labelled matches a line of questions and answers.
var labelled = regexp.MustCompile(`^(?:[QA]|Question|Answer)[:.] `)

// hear finds who says a passage.
func (v *voicer) hear(p passage) {
	if p.Fault != "" { // it is too long to be told, or to be read for its speaker
		v.speaker, v.quoted, v.before = "", "", ""
		return
	}
	a := attributionOf(p.framed, uncapitalised(p.Text))
	switch {
	case p.torn:
		p.reject(tornMarks)
	case a.author || p.ownWords(a):
		p.Voice = Own
		if !v.personal {
			p.reject(firstHand)
		}
	case a.found():
		v.attribute(p, a)
	case v.speaker != "" && silentIn(p.Text) != "":
		p.Voice, p.Speaker, p.Weak = Claimed, silentIn(p.Text), ""
	case p.bare():
		v.carry(p)
	case labelled.MatchString(p.Text), v.unsaid && !strings.Contains(p.framed, "“”"):
		p.reject(unmarked)
	}
	if p.Weak == fragment && p.Speaker != "" && !a.pronoun && p.Denies() {
		p.Weak = "" // “The ministry denies it.”
	}
	v.speaker, v.before = p.Speaker, p.framed
	if p.onward != nil {
		v.quoted = p.Speaker
	}
}

// reject notes why the statement is not told, if nothing has been noted before.
func (p passage) reject(why string) {
	if p.Fault == "" {
		p.Fault = why
	}
}

// attribute notes the speaker that the passage itself names.
func (v *voicer) attribute(p passage, a attribution) {
	p.Voice, p.Speaker = Claimed, a.speaker
	if strings.Contains(p.framed, "“”") {
		p.Voice = Quoted
	}
	if a.pronoun {
		p.Speaker = v.lastNamed()
	}
	v.unsaid = v.unsaid || p.Voice == Claimed && len(ownIn(p.framed[:a.clause[0]])) > 0

}

// lastNamed is whom a pronoun means: who spoke last, or else whom the statement
// before begins with.
func (v *voicer) lastNamed() string {
	if v.speaker == "" {
		return opener(v.before)
	}
	return v.speaker
}

// carry notes the speaker of a passage that is nothing but a quotation: the one
// of the statement before it.
func (v *voicer) carry(p passage) {
	p.Voice, p.Speaker = Quoted, v.speaker
	if p.within != nil {
		p.Speaker = v.quoted
	}
	p.Leans = true
	if p.Speaker == "" {
		p.reject(unknown)
	}
}

// bare tells whether a passage is nothing but a quotation, or the rest of one.
func (p passage) bare() bool {
	return p.within != nil || !strings.ContainsFunc(p.framed, unicode.IsLetter)
}
