package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// family is the kind of quotation mark: double or single. Marks of one family may
// be curly or straight, and careless sources open with one and close with the
// other.
type family byte

const (
	double family = iota + 1
	single
)

// quotation is the part of one paragraph that stands in quotation marks. From and
// to are its bytes in the paragraph, the marks among them. Opens and closes are the
// marks that the article uses for it, wherever they stand. It continues one of the
// paragraph before, and goes on in the next. A torn one has an end that nobody can
// know, because a mark is missing.
type quotation struct {
	from, to      int
	family        family
	opens, closes string
	continues     bool
	goesOn        bool
	torn          bool
}

// quotationsOf finds the quotations of an article, by paragraph. One inside another
// belongs to the outer one.
func quotationsOf(paragraphs []string) [][]quotation {
	all := make([][]quotation, len(paragraphs))
	var before *quotation
	for n, text := range paragraphs {
		s := scanner{text: text, after: paragraphs[n+1:]}
		s.scan(before)
		all[n], before = s.found, nil
		if last := len(s.found) - 1; last >= 0 && s.found[last].goesOn {
			before = &s.found[last]
		}
	}
	return all
}

// scanner looks for the quotations of a paragraph.
type scanner struct {
	text  string
	after []string // the paragraphs behind it
	found []quotation
	open  *quotation
	depth int // of quotations of the same family inside the open one
}

// scan finds the quotations. Before is that of the paragraph before which goes on
// here, nil if there is none.
func (s *scanner) scan(before *quotation) {
	at := 0
	if before != nil {
		s.open = &quotation{family: before.family, opens: before.opens, closes: before.closes, continues: true}
		if m := markAt(s.text, 0); m.family == before.family && m.role == opens {
			at = m.size
		}
	}
	for at < len(s.text) {
		m := markAt(s.text, at)
		if s.open != nil && at > s.open.from+farthest {
			s.open.torn = true
			at = min(at, s.open.from+tornAway)
			s.close(at)
		}
		switch {
		case m.size == 0:
			at++
			continue
		case s.open == nil:
			s.begin(m, at)
		case m.family == s.open.family:
			s.meet(m, at)
		}
		at += m.size
	}
	if s.open != nil {
		s.leaveOpen()
	}
}

// begin looks at a mark outside quotations.
func (s *scanner) begin(m mark, at int) {
	switch {
	case m.role == closes && (m.family == double || stopped(s.text[:at])) && !measures(s.text[:at]):
		s.found = append(s.found, quotation{from: max(s.end(), at-tornAway), to: at + m.size, torn: true})
	case m.role == opens && (m.family == double || s.pairs(at, m)):
		s.open, s.depth = &quotation{from: at, family: m.family}, 0
		s.open.opens, s.open.closes = m.pair()
	}
}

// tornAway is how many bytes beside a mark without a partner may be quoted.
const tornAway = 250

// end is where the last quotation ends.
func (s *scanner) end() int {
	if len(s.found) == 0 {
		return 0
	}
	return s.found[len(s.found)-1].to
}

// meet looks at a mark of the family of the open quotation.
func (s *scanner) meet(m mark, at int) {
	switch {
	case m.role == opens && s.nests(at, m):
		s.depth++
	case m.role == opens && m.family == double: // the one before has lost its end
		s.open.torn = true
		s.close(at)
		s.begin(m, at)
	case m.role == opens, m.role == neither, m.family == single && s.owns(at, m), m.family == double && feet(s.text[:at]):
	case s.depth > 0:
		s.depth--
	default:
		s.close(at + m.size)
	}
}

// close ends the open quotation.
func (s *scanner) close(at int) {
	s.open.to = at
	s.found, s.open = append(s.found, *s.open), nil
}

// leaveOpen ends a quotation that has no end in its paragraph. It goes on in the
// next if that opens again, or if the next mark of its family closes it. At the
// end of the article the text is cut off. Elsewhere the mark has been forgotten:
// of a single sentence it is plain where.
func (s *scanner) leaveOpen() {
	s.open.goesOn = len(s.after) > 0 && (s.reopens() || s.speech() && s.closesLater())
	s.open.torn = len(s.after) > 0 && !s.open.goesOn && !(s.speech() && oneSentence(s.text[s.open.from:]))
	s.close(len(s.text))
}

// oneSentence tells whether no sentence ends within a text.
func oneSentence(text string) bool {
	return !strings.Contains(text, ". ") && !strings.Contains(text, "! ") && !strings.Contains(text, "? ")
}

// speech tells whether the open quotation is one of whole sentences, and no word
// or two that somebody used: it begins its paragraph or a sentence, or stands
// behind a colon or a comma.
func (s *scanner) speech() bool {
	before := strings.TrimRight(s.text[:s.open.from], " ")
	return s.open.continues || before == "" || strings.ContainsRune(".!?:,”", lastRune(before))
}

// reopens tells whether the next paragraph begins with an opening mark of the
// family.
func (s *scanner) reopens() bool {
	m := markAt(s.after[0], 0)
	return m.family == s.open.family && m.role == opens
}

// farAway is how many paragraphs without marks a quotation may have.
const farAway = 3

// closesLater tells whether the first mark of the family in the next paragraphs
// closes the quotation.
func (s *scanner) closesLater() bool {
	for _, text := range s.after[:min(farAway, len(s.after))] {
		for at := 0; at < len(text); at++ {
			if m := markAt(text, at); m.family == s.open.family && (m.role == opens || m.role == closes) {
				return m.role == closes && (m.family == double || stopped(text[:at]))
			}
		}
	}
	return false
}

// farthest is how many bytes behind a mark its partner is looked for.
const farthest = 2000

// horizon is how far the partner of the mark at a place is looked for.
func (s *scanner) horizon(at int) int { return min(at+farthest, len(s.text)) }

// nests tells whether an opening mark inside a quotation of its own family opens
// one inside it: then more marks close than open behind it.
func (s *scanner) nests(at int, m mark) bool {
	if m.family == single {
		return false
	}
	balance := 0
	for i := at; i < s.horizon(at); i++ {
		switch n := markAt(s.text, i); {
		case n.family != m.family:
		case n.role == opens:
			balance--
		case n.role == closes:
			balance++
		}
	}
	return balance > 0
}

// pairs tells whether a single mark at a place opens a quotation. An apostrophe
// looks the same, so there must be a mark that closes it, or a sign that the
// quotation goes on in the next paragraph.
func (s *scanner) pairs(at int, m mark) bool {
	for i := at + m.size; i < s.horizon(at); i++ {
		if n := markAt(s.text, i); n.family == single && n.role == closes {
			return true
		}
	}
	begins := at == 0 || strings.HasSuffix(s.text[:at], ": ") || strings.HasSuffix(s.text[:at], ", ")
	if !begins {
		return false
	}
	next := mark{}
	if len(s.after) > 0 {
		next = markAt(s.after[0], 0)
	}
	return next.family == single && next.role == opens || m.curly && len(s.after) == 0
}

// owns tells whether a single mark behind an s is an apostrophe, “the nurses’ pay”:
// another mark closes the quotation later.
func (s *scanner) owns(at int, m mark) bool {
	before, after := s.text[:at], s.text[at+m.size:]
	next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(after, " "))
	if !strings.HasSuffix(before, "s") || !strings.HasPrefix(after, " ") || !unicode.IsLower(next) {
		return false
	}
	for i := at + m.size; i < s.horizon(at); i++ {
		if n := markAt(s.text, i); n.family == single && (n.role == opens || n.role == closes) {
			return n.role == closes
		}
	}
	return len(s.after) > 0 && s.reopens()
}
