package statement

import (
	"regexp"
	"slices"
	"strings"

	"catchup/internal/set"
)

// tense is whether a sentence tells of a time as past or as to come.
type tense int

const (
	tenseless tense = iota
	past
	present // of something that is being done: "are meeting today"
	passive // of something that is done: "are told today"
	future
)

// tense is that of a phrase: what it says itself, or else what the verb says that
// it belongs to. That is the one right before it ("said on Monday"), the one right
// behind it ("on Monday announced"), or the nearest one in the direction in which
// the sentence goes on: after a pause the phrase belongs to what follows. "Are
// meeting on Monday" is to come; what is only going on says nothing of another day
// than today.
func (r *reading) tense(p phrase) tense {
	t := p.tense
	if t == tenseless {
		t = r.ofVerb(p)
	}
	switch {
	case p.unit == aDay || t != present && t != passive:
		return t
	case t == present && (strings.HasSuffix(r.wordAt(p.first-1).low, "ing") || strings.HasSuffix(r.wordAt(p.first-2).low, "ing")):
		return future
	}
	return tenseless
}

// ofVerb is the tense of the verb that a phrase belongs to.
func (r *reading) ofVerb(p phrase) tense {
	first := p.first
	for first > 0 && !r.pause(first) && before[r.words[first-1].low] {
		first--
	}
	if p.owned {
		return r.ofGenitive(p, first)
	}
	if p.unit == aWeekday && r.bounds(first, p.first) {
		return r.ofBound(first, p)
	}
	left, right := r.left(first), r.right(p.last+1)
	switch {
	case first > 0 && !r.pause(first) && left == first-1:
		return r.tenseOf(left)
	case !r.pause(p.last+1) && right == p.last+1, right >= 0 && (first == 0 || r.pause(first) || joins[r.words[first-1].low]):
		return r.tenseOf(right)
	case left >= 0:
		return r.tenseOf(left)
	case right >= 0 && !r.joined(p.last+1, right):
		return r.tenseOf(right)
	}
	return tenseless
}

// joined tells whether another clause begins between two words.
func (r *reading) joined(from, to int) bool {
	return slices.ContainsFunc(r.words[from:to], func(w word) bool { return joins[w.low] })
}

// bounds tells whether the words before a phrase make it the end or the beginning
// of something: "until Friday".
func (r *reading) bounds(from, to int) bool {
	if r.is(from-1, "to") {
		return true
	}
	for at := from; at < to; at++ {
		if r.is(at, "until/till/by/before/for/from") {
			return true
		}
	}
	return false
}

// ofBound is the tense of "until Friday". After something that is past it may be
// past or not: "he was remanded until Friday".
func (r *reading) ofBound(first int, p phrase) tense {
	at := r.left(first)
	if at < 0 {
		at = r.right(p.last + 1)
	}
	if t := r.tenseOf(at); t != past {
		return t
	}
	return tenseless
}

// ofGenitive is the tense of "Monday's vote": past where something has come after
// it, else unknown, since what is past may only have been said of it. "Today's vote"
// has the tense of its sentence.
func (r *reading) ofGenitive(p phrase, first int) tense {
	after := r.is(first, "after/since/following/with/despite") || r.is(first-1, "after/since/following/with/despite")
	t := r.tenseOf(r.right(p.last + 1))
	if t == tenseless {
		t = r.tenseOf(r.left(first))
	}
	switch {
	case after && (t == past || p.unit == aDay):
		return past
	case p.unit == aWeekday:
		return tenseless
	}
	return t
}

// before are words between a verb and its time.
var before = set.Words("on by from until till before since for late early earlier later at over only just again the about around as first the and or")

// joins are words after which a new clause begins.
var joins = set.Words("but that when while because if which who although though whether as than")

// pause tells whether the sentence pauses before a word, or begins with it.
func (r *reading) pause(at int) bool {
	return at <= 0 || at >= len(r.words) || strings.ContainsAny(r.gap(at), ",;:–—“”\"(") && r.nameIn(at-1) == at-1
}

// gap is what stands between a word and the one before it.
func (r *reading) gap(at int) string { return r.text[r.words[at-1].to:r.words[at].from] }

// closed tells whether no verb before a word can belong to what follows it.
func (r *reading) closed(at int) bool {
	return at <= 0 || at >= len(r.words) || strings.ContainsAny(r.gap(at), ";:“”\"")
}

// left is the nearest verb before a word, -1 if there is none. The name of something
// in marks is passed over: he told “The Morning Show” on Sunday.
func (r *reading) left(at int) int {
	for i := at - 1; i >= 0; i-- {
		switch name := r.nameIn(i); {
		case name < i:
			i = name - 1
		case r.closed(i + 1):
			return -1
		}
		if i >= 0 && r.verb(i) != noVerb {
			return i
		}
	}
	return -1
}

// nameIn is the first word of a name in marks that ends with a word; the word itself
// if none does. A quotation ends with a mark of punctuation before its own.
func (r *reading) nameIn(last int) int {
	if last+1 >= len(r.words) || !strings.ContainsAny(r.gap(last+1), "”\"") || strings.ContainsAny(r.gap(last + 1)[:1], ",.!?;: ") {
		return last
	}
	for i := last; i > max(0, last-6); i-- {
		if strings.ContainsAny(r.gap(i), "“\"") {
			return i
		}
	}
	return last
}

// right is the nearest verb from a word on that may be the verb of its sentence, -1
// if there is none.
func (r *reading) right(at int) int {
	for i := at; i < len(r.words) && !r.closed(i); i++ {
		if f := r.verb(i); f != noVerb && f != toForm {
			return i
		}
	}
	return -1
}

// tenseOf is the tense that the verb at a place gives to a time, unknown if none
// stands there.
func (r *reading) tenseOf(at int) tense {
	switch r.verb(at) {
	case pastForm:
		return r.ofParticiple(at)
	case wasForm:
		return r.ofWas(at)
	case isForm:
		return r.ofIs(at)
	case hasForm:
		if r.is(at+1, "to") {
			return tenseless
		}
		return past
	case willForm, startsForm:
		return future
	case mayForm:
		if r.is(at+1, "have") || r.is(at+1, "not", "have") {
			return past
		}
		return future
	case planned:
		return r.ofPlan(at)
	case toForm:
		return r.ofInfinitive(at)
	}
	return tenseless
}

// ofParticiple is the tense of a past form: that of the auxiliary verb before it,
// if it has one.
func (r *reading) ofParticiple(at int) tense {
	for i := at - 1; i >= max(0, at-3) && !r.pause(i+1); i-- {
		switch f := r.verb(i); {
		case r.is(i, "being") && !r.is(i-1, "was/were"):
			return tenseless
		case r.is(i, "be/been/being"):
			continue
		case f == isForm:
			return r.ofIs(i)
		case f == willForm || f == mayForm:
			if r.is(i+1, "have") {
				return tenseless
			}
			return future
		case f == couldForm:
			return tenseless
		case f == toForm:
			return r.ofInfinitive(i)
		case f == wasForm || f == hasForm:
			return past
		}
	}
	return past
}

// ofWas is past, unless it tells what was planned: "was due to appear".
func (r *reading) ofWas(at int) tense {
	for i := at + 1; i <= at+3; i++ {
		switch f := r.verb(i); {
		case f == planned:
			return tenseless
		case f == toForm && !r.is(at, "had/did"):
			return tenseless
		case f != noVerb:
			return past
		}
	}
	return past
}

// ofIs is the tense of "is": what is planned or about to be is to come, and so is
// what is being done on a day of the week.
func (r *reading) ofIs(at int) tense {
	for i := at + 1; i <= at+3; i++ {
		w := r.wordAt(i)
		switch f := r.verb(i); {
		case f == planned, f == toForm, w.low == "about", w.low == "going":
			return future
		case strings.HasSuffix(w.low, "ing") && len(w.low) > 5:
			return present
		case f == pastForm:
			return passive
		}
	}
	return tenseless
}

// ofPlan is the tense of a plan that is still one: "is due on Monday". What was
// planned may be over, and so may what is only called a plan.
func (r *reading) ofPlan(at int) tense {
	for i := at - 1; i >= max(0, at-3) && !r.pause(i+1); i-- {
		switch r.verb(i) {
		case isForm, willForm:
			if ended[r.words[at].low] {
				return tenseless
			}
			return future
		}
	}
	return tenseless
}

// ended are words of a plan that is none any more.
var ended = set.Words("cancelled canceled postponed suspended averted scrapped delayed called")

// ofInfinitive is the tense of "to close": to come after what is about to be or
// what somebody wants, past after what somebody did.
func (r *reading) ofInfinitive(at int) tense {
	w := r.wordAt(at - 1)
	switch {
	case wants[w.low], r.verb(at-1) == isForm:
		return future
	case did[w.low]:
		return past
	case r.verb(at-1) == planned:
		return r.ofPlan(at - 1)
	}
	return tenseless
}

var (
	wants = set.Words("plans hopes aims wants intends vows promises pledges expects threatens prepares plan hope aim want intend expect about ready going")
	did   = set.Words("failed managed began started refused continued had forced used")
)

// off matches what says that something will not be, and whatIf what leaves that
// open.
var (
	off    = regexp.MustCompile(`(?i)\b(?:called off|calls off|cancel|postpone|suspended|averted|scrapped|delayed|abandoned|shelved|put off|brought forward|will not go ahead)`)
	whatIf = regexp.MustCompile(`(?i)\b(?:unless|if|could|may|might|urged|calls for|whether)\b`)
)

// calledOff tells whether a sentence says that what it looks forward to will not be.
func calledOff(s string) bool { return off.MatchString(s) && !whatIf.MatchString(s) }

// clock matches an hour to which something is to be.
var clock = regexp.MustCompile(`(?i)\b(?:at|from|by|until) (?:\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b|noon\b|midday\b|midnight\b)`)

// hourPassed tells whether a sentence without a day looks forward to an hour: that
// of the day on which it was written.
func (r *reading) hourPassed() bool {
	found := clock.FindStringIndex(r.text)
	if found == nil || r.edition <= r.written[0] {
		return false
	}
	at := slices.IndexFunc(r.words, func(w word) bool { return w.from == found[0] })
	return at >= 0 && r.tenseOf(r.left(at)) == future
}
