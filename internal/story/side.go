package story

import (
	"strings"

	"catchup/internal/language"
	"catchup/internal/set"
	"catchup/internal/statement"
)

// quarrel is what the chosen lines of a story say of a quarrel. It is empty if
// nobody has made a claim.
type quarrel struct {
	side    []language.Term // the words for the side that has spoken
	about   []language.Term // the words of its claim, and of the line that opens the summary
	replied bool            // the other side has spoken too
}

// quarrelIn looks for a quarrel in the chosen lines.
func quarrelIn(chosen []*line) (q quarrel) {
	for _, l := range chosen {
		switch {
		case l.speaker == nil:
		case q.side == nil:
			q.side, q.about = l.speaker, set.Of(language.AppendStems(language.Stems(chosen[0].words), l.words))
		default:
			q.replied = q.replied || q.reply(l)
		}
	}
	return q
}

// reply tells whether a line is the reply of the other side: another speaker denies
// something, or is one of those about whom something was said.
func (q quarrel) reply(l *line) bool {
	return q.side != nil && l.speaker != nil && set.Common(l.speaker, q.side) == 0 && (l.denies || set.Common(l.speaker, q.about) > 0)
}

// setSpeaker notes the side of a line that says what somebody else says.
func (l *line) setSpeaker(c *corpus) {
	if l.Voice == statement.Reported || l.Speaker == "" {
		return
	}
	var words []language.Word
	for word := range strings.FieldsSeq(l.Speaker) {
		if !positions[strings.ToLower(strings.Trim(word, ","))] {
			words = c.Read(words, word)
		}
	}
	l.speaker, l.denies = set.Of(language.Stems(words)), l.Denies()
}

// positions are words that say what somebody is, and not of which side.
var positions = set.Words("spokesman spokeswoman spokesperson chief executive director secretary general chair chairman president leader head officer manager member")

// listen looks for the replies of the other side among the lines that may be taken,
// if one side has spoken alone.
func (p *picking) listen() {
	p.quarrel, p.replies, p.denials = quarrelIn(p.chosen), false, false
	for place, l := range p.all {
		if !p.quarrel.replied && p.quarrel.reply(l) && p.may(place) {
			p.replies, p.denials = true, p.denials || l.denies
		}
	}
}

// hears tells whether a line may be taken where the other side has not been heard:
// a reply comes before more of the first side, and the last line of a summary is a
// denial if there is one.
func (p *picking) hears(l *line) bool {
	switch {
	case p.denials && len(p.chosen) == p.most-1:
		return l.denies && p.quarrel.reply(l)
	case p.replies:
		return l.speaker == nil || set.Common(l.speaker, p.quarrel.side) == 0
	}
	return true
}
