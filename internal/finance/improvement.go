package finance

import (
	"regexp"
	"strings"

	"catchup/internal/finance/spc"
)

// The words that say that something rose or fell, or became better or worse, are
// made in this file alone. Each needs a ground that is told with it: two values,
// one of which is named as that which the other is held against, or a signal of a
// control chart. TestWordsOfImprovementHaveTheirGrounds holds the source to it, and
// TestImprovementIsSaidWithItsGround every sentence.

// Than sets a change of an amount beside what it is counted from: "£2m worse than at
// month 7", of spending "£3m more than in May".
func (s Sense) Than(change Quantity, from Phrase) Sentence {
	below := change.Num.IsNegative()
	switch s {
	case Spending:
		return Say("% % than %", change, Either(below, "more", "less"), from)
	case Income:
		return Say("% % than %", change, Either(below, "less", "more"), from)
	}
	return Say("% % than %", change, Either(below, "worse", "better"), from)
}

// The words for an amount beside its plan, which is the value it is held against.
const (
	WorseThanPlan  = "worse than plan"
	BetterThanPlan = "better than plan"
)

// Movement is the way from an earlier value to a later one. The zero Movement is of
// two equal values, or of values that cannot be compared.
type Movement struct{ way int }

// Between is the movement from one value to another.
func Between(then, now Quantity) Movement {
	if !Comparable(then, now) {
		return Movement{}
	}
	return Movement{now.Num.Cmp(then.Num)}
}

// Moved is the movement that a difference of two values tells of.
func Moved(by Quantity) Movement {
	if !by.Known {
		return Movement{}
	}
	return Movement{by.Num.Sign()}
}

// Is tells which way it goes: 1 up, −1 down, 0 neither.
func (m Movement) Is() int { return m.way }

// From reads "up from 18", "down from 14th", and "the same as" of no movement.
func (m Movement) From(then Phrase) Sentence {
	return Say("% %", m.words("down from", "the same as", "up from"), then)
}

// By reads "up 3 percentage points from 2015-16", "unchanged from 2015-16". The
// amount is without its sign.
func (m Movement) By(amount, then Phrase) Sentence {
	if m.way == 0 {
		return Say("% from %", unchanged(amount), then)
	}
	return Say("% % from %", m.words("down", "", "up"), amount, then)
}

// unchanged shows the number of a phrase by that word.
func unchanged(amount Phrase) Sentence {
	for _, p := range amount.phrase() {
		if p.Quantity != nil {
			return Say("%", Show(*p.Quantity, "unchanged"))
		}
	}
	return Say("unchanged")
}

// Did reads "rose from 8% to 9%", "fell from 9% to 8%";
// of no movement it is nothing.
func (m Movement) Did(then, now Phrase) Sentence {
	if m.way == 0 {
		return nil
	}
	return Say("% from % to %", m.words("fell", "", "rose"), then, now)
}

// To reads "planned to fall from 9% to 8%", after such words as "planned".
func (m Movement) To(status Text, then, now Phrase) Sentence {
	if m.way == 0 {
		return nil
	}
	return Say("% to % from % to %", status, m.words("fall", "", "rise"), then, now)
}

// Furthest reads "rose furthest, from 9th to 5th".
func (m Movement) Furthest(then, now Phrase) Sentence {
	return Say("% furthest, from % to %", m.words("fell", "moved", "rose"), then, now)
}

// Noun is "fall" or "rise" where the sentence names the periods, else "change".
func (m Movement) Noun(periods Sentence) Text {
	if len(periods) == 0 {
		return "change"
	}
	return m.words("fall", "change", "rise")
}

// Nouns are several of them: "falls".
func (m Movement) Nouns(periods Sentence) Text { return m.Noun(periods) + "s" }

// Cell is a number of places in a column that says since when: "up 3", "down 1",
// "same".
func (m Movement) Cell(size string) string {
	return string(m.words("down "+Text(size), "same", "up "+Text(size)))
}

func (m Movement) words(down, neither, up Text) Text {
	return [...]Text{down, neither, up}[m.way+1]
}

// AllRose says of how many of several values a rise is told, "rose from 2015-16 to
// 2023-24".
func AllRose(then, now Phrase) Sentence { return Say("rose from % to %", then, now) }

// Grew reads "grew by 3.2%", "fell by 0.4%". A growth is of two sums, and the sentence
// names the earlier one.
func Grew(by Quantity) Sentence {
	switch by.Num.Sign() {
	case 0:
		return Say("% as it was", Show(by, "stayed"))
	case -1:
		return Say("fell by %", Show(by, SizedPercent(by)))
	}
	return Say("grew by %", by)
}

// Signal is what a control chart says of the last value of a series, and whether that
// is good news.
type Signal struct {
	Mark  spc.Mark
	Sense spc.Sense
}

// Verdict is what a signal is for subscribers, "an improvement", "of concern", and
// nothing without a rule that holds.
func (s Signal) Verdict() Text {
	return s.told(map[spc.Sense]Text{spc.Improving: "an improvement", spc.Concerning: "of concern", spc.Special: "more than usual variation"})
}

// Head is what the measures with such a signal are listed under: "Improving".
func (s Signal) Head() Text {
	return s.told(map[spc.Sense]Text{spc.Improving: "Improving", spc.Concerning: "Of concern", spc.Special: "More than usual variation"})
}

// Cell is the word of a table: "Improving", and "Usual" without a rule that holds.
func (s Signal) Cell() string {
	if s.Mark.Rule == spc.Usual {
		return "Usual"
	}
	return string(s.told(map[spc.Sense]Text{spc.Improving: "Improving", spc.Concerning: "Concerning", spc.Special: Either(s.Mark.Side > 0, "Unusual, high", "Unusual, low")}))
}

func (s Signal) told(words map[spc.Sense]Text) Text {
	if s.Mark.Rule == spc.Usual {
		return ""
	}
	return words[s.Sense]
}

// Run reads "a rise in each of the eight months to October", of a trend alone.
func (s Signal) Run(n Phrase, last Text) Sentence {
	if s.Mark.Rule != spc.Trend {
		return nil
	}
	return Say("% in each of the % to %", Either(s.Mark.Side > 0, "a rise", "a fall"), n, last)
}

// InARow reads "has risen seven months in a row", of a trend alone.
func (s Signal) InARow(n Phrase, periods Text) Sentence {
	if s.Mark.Rule != spc.Trend {
		return nil
	}
	return Say("has % % % in a row", Either(s.Mark.Side > 0, "risen", "fallen"), n, periods)
}

// HowSignals are notes of how a control chart is to be read. Judged tells that
// measures have a good direction.
func HowSignals(judged bool) []string {
	notes := []string{"The limits are the mean ± 2.66 times the mean difference from one value to the next: usual variation stays within them. A signal is a value outside them, seven in a row that rise or fall, seven in a row on one side of the mean, or two of three close to one limit."}
	if judged {
		notes = append(notes, "A measure is called improving or concerning for a signal alone.")
	}
	return notes
}

// adverseNote says what stands in brackets: "The gap is forecast minus plan: in
// brackets it is worse than plan."
func adverseNote(what, of string) string {
	return what + " is " + of + " minus plan: in brackets it is " + WorseThanPlan + "."
}

// claims are the words that need a ground. What falls short of a target does not fall.
var claims = regexp.MustCompile(`(?i)\b(improv\w*|worse|worsen\w*|better|rises?|rising|risen|rose|falls?|falling|fallen|fell|deteriorat\w*|recover(s|ed|ing)?|` +
	`strengthen\w*|weaken\w*|stronger|weaker|slip(s|ped|ping)?|grew|grown|climb\w*|jump(s|ed)|surg(es?|ed|ing)|plung\w*|drop(s|ped|ping)|increas\w*|decreas\w*|turned|(up|down)(ward)? (by|from|to|trend)|in a row)\b( short)?|(?i)\b(up|down) %`)

// claim is the first word of a text that says that something rose or fell, or became
// better or worse; "" if there is none.
func claim(text string) string {
	for _, found := range claims.FindAllString(text, -1) {
		if !strings.HasSuffix(found, " short") {
			return found
		}
	}
	return ""
}

// grounds are words that name what a value is held against.
var grounds = regexp.MustCompile(`(?i)\b(than|from|since|between|against)\b`)

// Groundless is the claim of a text that does not name what it is held against, as
// "{amount} worse than planned" does; "" if there is none.
func Groundless(text string) string {
	if grounds.MatchString(text) {
		return ""
	}
	return claim(text)
}
