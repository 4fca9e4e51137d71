package reference

import (
	"cmp"
	"slices"
	"strings"

	"catchup/internal/set"
)

// farthest is how many words of a phrase are looked at behind its "the".
const farthest = 5

// needs are what must have been said before the present sentence. One that opens an
// article is written for those who know nothing of it: there only a body, and a phrase
// at its beginning, points back.
func (r *scanner) needs(opens bool) (all []Need) {
	first := r.first()
	for i, w := range r.words {
		if n := r.pointed(i, first); n.Kind != 0 && (!opens || n.Kind.body() || r.headsClause(i)) {
			all = append(all, n)
		}
		if n := r.name(i, opens); n.Kind != 0 {
			all = append(all, n)
		}
		if !w.quoted && r.adds(i, first) {
			all = append(all, Need{w.low, Before})
		}
	}
	return all
}

// pointed is what a phrase that begins at a place needs: “the complaint”, and at the
// beginning of a sentence “one complaint” and “a second man”, of those that were told.
func (r *scanner) pointed(at, first int) Need {
	switch {
	case r.words[at].inside:
	case r.says(at, "the"):
		return cmp.Or(r.phrase(at), r.counted(at))
	case at == first && r.says(at, "a") && r.is(at+1, further):
		return r.phrase(at + 1)
	case at == first && r.says(at, "one"):
		if n := r.phrase(at); n.Kind > 0 && !n.Kind.body() && !kinds[n.Kind].anyone {
			return n
		}
	}
	return Need{}
}

// counted is what “the two sides” and “the second blast” need at the beginning of a
// sentence.
func (r *scanner) counted(at int) Need {
	noun := at + 2
	if noun >= len(r.words) || !r.headsClause(at) || r.calendar(at+1) || r.words[noun].capital() || silent[r.words[noun].low] {
		return Need{}
	}
	several := r.words[at+1].numeral() && plural(r.words[noun].low)
	if !several && !r.is(at+1, further) || r.completed(at, noun) || r.compound(noun) {
		return Need{}
	}
	return Need{r.words[noun].low, Before}
}

// phrase is what the phrase that begins with "the" at a place needs, nothing if it
// says itself what it means.
func (r *scanner) phrase(at int) (need Need) {
	head := 0
	for i := at + 1; i < min(at+1+farthest, len(r.words)); i++ {
		w := r.words[i]
		k := kindFor(w.low)
		if r.limits(at, i, k) {
			break
		}
		if k != 0 && head > 0 && (r.acts(head, i) || r.is(i, actions) || plural(r.words[head].low) && !plural(w.low)) { // "the documents show"
			break
		}
		if k != 0 {
			head = i
		} else if head > 0 && !w.numeral() {
			break
		}
		if w.mark || w.owns {
			break
		}
	}
	if head == 0 || r.completed(at, head) || r.compound(head) {
		return Need{}
	}
	return r.need(at, head, kindFor(r.words[head].low))
}

// limits tells whether the word at a place, of a kind or of none, ends the phrase that
// begins with "the" elsewhere, or makes it say itself what it means.
func (r *scanner) limits(the, at int, k Kind) bool {
	w := r.words[at]
	if w.capital() && broad[w.low] {
		return false // "the US firm"
	}
	named := w.capital() && (at > the+1 || !strong[w.low]) && !strings.HasSuffix(w.low, "-based")
	return silent[w.low] || named || superlative(w.low) || w.low == "scenes" || k == 0 && (plural(w.low) || irregular[w.low])
}

// acts tells whether the word at a place is what the noun before it does: "the firm
// plans".
func (r *scanner) acts(head, at int) bool {
	k := kindOf[r.words[head].low]
	return at == head+1 && (k.body() || kinds[k].anyone) && !plural(r.words[head].low) && plural(r.words[at].low)
}

// need is what a phrase from "the" to its noun needs.
func (r *scanner) need(at, head int, k Kind) Need {
	within := r.inSubject(at) && !towns[r.words[head].low]
	begins := within || r.headsClause(at)
	switch {
	case kinds[k].whole && head > at+1 && r.is(head-1, publicly), r.small && kinds[k].anyone: // any word may be a name
		return Need{}
	case kinds[k].early && (!begins || r.words[at].quoted || !kinds[k].whole && !within && at > r.first()+1):
		return Need{}
	case kinds[k].whole, !begins && k == kindOf["report"]: // “he called the report nonsense”
		return Need{r.words[head].low, Before}
	case !begins && !k.body() && !kinds[k].anyone && head > at+1, r.introduced(at, k), r.serves(at):
		return Need{}
	}
	return Need{r.words[head].low, k}
}

// serves tells whether a phrase only says for whom somebody speaks who is named:
// “Jo Reed, general secretary of the union”.
func (r *scanner) serves(at int) bool {
	if !r.is(at-1, belongs) {
		return false
	}
	for i := at - 2; i > 0 && i > at-2-farthest-1; i-- {
		if r.words[i].capital() && r.words[i-1].capital() && !silent[r.words[i-1].low] && !r.words[i].quoted {
			return true
		}
	}
	return false
}

// inSubject tells whether the phrase at a place completes the one with which the sentence
// begins: “the results of the test”.
func (r *scanner) inSubject(at int) bool {
	first := r.first()
	return at > first+1 && at-first < near && r.is(at-1, complements) && !slices.ContainsFunc(r.words[first:at], func(w word) bool {
		return w.mark || auxiliaries[w.low] || irregular[w.low] || speech[w.low] || did[w.low]
	})
}

// headsClause tells whether only words that name nothing stand before a place.
func (r *scanner) headsClause(at int) bool { return !r.something(at) }

// compound tells whether a word goes on with a noun that is not pointed back to:
// "the company car".
func (r *scanner) compound(head int) bool {
	if next := head + 1; next < len(r.words) && !r.words[head].mark && !r.words[head].owns && !plural(r.words[head].low) {
		w := r.words[next]
		return !silent[w.low] && !w.capital() && !w.numeral() && !verbal(w.low) && !strong[r.words[head].low]
	}
	return false
}

// verbal tells whether a word may be a verb, by its ending or by a list.
func verbal(low string) bool {
	n := len(low)
	return n > 3 && (low[n-2:] == "ed" || low[n-3:] == "ing" || low[n-2:] == "ly") || n > 2 && low[n-1] == 's' && low[n-2] != 's' || irregular[low] || auxiliaries[low]
}

// superlative tells whether a word singles out what it stands before: "the largest
// union", "the only hospital".
func superlative(low string) bool {
	n := len(low)
	return single[low] || n > 4 && low[n-3:] == "est" && !notSingle[low]
}

// completed tells whether the words behind a noun, or a name before it, say which
// is meant.
func (r *scanner) completed(at, head int) bool {
	w, next := r.words[head], head+1
	k := kindFor(w.low)
	switch {
	case w.owns:
		return plural(w.low) || head > at+1 && !k.body() && !kinds[k].anyone
	case head > at+1 && (r.small || r.is(head, holders)):
		return true // "the health minister", "the leeds hospital"
	case head > at+1 && broad[r.words[head-1].low] && slices.Contains(kinds[k].starts, " "+r.words[head-1].low):
		return true // "the Labour party"
	case w.low == "council" && r.is(head-1, ofCouncils):
		return true
	case next == len(r.words):
		return false
	case w.comma:
		return r.apposition(next)
	case w.mark:
		return false
	case r.words[next].capital() && !silent[r.words[next].low]:
		return true
	case r.is(next, setOfOf):
		return !r.calendar(next + 1)
	case r.says(next, "that") && r.is(at-1, addressed):
		return false
	case r.is(next, whose), r.says(next, "behind"), r.says(next, "involved"), r.says(next, "concerned"), r.says(next, "responsible"), r.says(next, "at", "the", "centre"):
		return true
	case r.is(next, places) && next+1 < len(r.words):
		return r.placed(next+1, k)
	case k.body():
		return r.says(next, "for") || r.says(next, "with")
	case r.is(next, complements) && next+1 < len(r.words):
		return !r.calendar(next + 1)
	}
	return r.is(next, participles) && r.is(next+1, complements) && !r.calendar(next+2) && !kinds[k].early
}

// apposition tells whether a name between commas follows: "the union, Unite,".
func (r *scanner) apposition(next int) bool {
	for i := next; i < min(next+farthest, len(r.words)) && (r.words[i].capital() || i > next && r.is(i, links)); i++ {
		if r.words[i].mark {
			return true
		}
	}
	return false
}

// placed tells whether the words behind a preposition of place say where: a name
// completes a body, and anything but a time completes anything else.
func (r *scanner) placed(at int, k Kind) bool {
	if r.calendar(at) {
		return false
	}
	if !k.body() {
		return true
	}
	for r.is(at, articles) || at < len(r.words)-1 && r.is(at, nearby) {
		at++
	}
	return at < len(r.words) && r.words[at].capital()
}

// calendar tells whether a time stands at a place.
func (r *scanner) calendar(at int) bool {
	for r.is(at, articles) || r.is(at, lately) {
		at++
	}
	if at >= len(r.words) {
		return true
	}
	w := r.words[at]
	return timely[w.low] || dayNames[w.low] || len(w.low) == 4 && (w.low[:2] == "20" || w.low[:2] == "19")
}

// introduced tells whether a word before the place in the same sentence introduces
// the kind.
func (r *scanner) introduced(at int, k Kind) bool {
	return at > 0 && (Need{Kind: k}.metBy(r.saying(at)) || k.body() && r.located(at))
}

// located tells whether a place is named before the place of a word: "Nurses in
// Hexley say that the hospital".
func (r *scanner) located(at int) bool {
	for i := 1; i < at; i++ {
		if r.words[i].capital() && !silent[r.words[i].low] && (r.is(i-1, located) || r.words[i-1].low == "of" || r.words[i-1].low == "from") {
			return true
		}
	}
	return false
}

// adds tells whether the word at a place adds something to what is not said in the
// sentence: "also", "too", "instead".
func (r *scanner) adds(at, first int) bool {
	switch w := r.words[at]; w.low {
	case "more":
		return at > first && at-first < 3 && (r.words[at-1].numeral() || r.is(at-1, quantities)) && !r.follow(at, "than")
	case "since":
		return r.is(at-1, perfect) && at-first < 8 && !r.clauseBefore(at)
	case "also", "likewise":
		return at-first < 8 && !r.clauseBefore(at)
	case "too":
		return w.mark && at > first+1 && at-first < 14 && !r.clauseBefore(at)
	case "instead":
		return !r.is(at+1, setOfOf) && at-first < 8 && !r.clauseBefore(at)
	}
	return false
}

// follow tells whether a word stands somewhere behind a place.
func (r *scanner) follow(at int, low string) bool {
	return slices.ContainsFunc(r.words[at:], func(w word) bool { return w.low == low })
}

// clauseBefore tells whether something is told in the sentence before a place.
func (r *scanner) clauseBefore(at int) bool {
	for i := range at {
		if i > 0 && r.is(i, conjoined) || i > 0 && r.words[i].comma && i < at-1 && !r.words[0].comma {
			return true
		}
	}
	return false
}

var (
	strong      = set.Words("trust hospital company council committee charity firm")
	single      = set.Words("first only last final sole next same other most best worst so-called whole entire second third current new-look right very")
	notSingle   = set.Words("latest honest modest request protest interest forest unrest contest arrest harvest suggest")
	irregular   = set.Words("spread heard became bore caught dealt fought felt froze hid laid lent let lit rode sank shook slept stole stuck tore woke wept withdrew overspent undertook met said told won lost fell rose made took left found began came went gave got had kept led met paid put ran saw sent set spent stood wrote sought broke faced hit cut shut hurt built bought brought held knew meant read sold spoke taught thought understood drew drove grew threw flew chose rang sang struck swore swung wore says does has is was")
	addressed   = set.Words("told tell tells warned assured informed reminded showed persuaded convinced")
	participles = set.Words("accused charged convicted arrested held killed injured hurt stabbed shot suspected caused used made built run owned led based named called known involved affected published signed fined hit backed brought linked related")
	belongs     = set.Words("of at from for chairs leads heads runs")
	ofCouncils  = set.Words("county city borough district parish town")
	publicly    = set.Words("health fire ambulance police civil public postal prison probation rescue")
	further     = set.Words("second third fourth fifth sixth")
	actions     = set.Words("shows tests visits wins awards claims plans calls moves tours")
	holders     = set.Words("minister secretary president")
	perfect     = set.Words("has have had")
	// broad are capital words that say of what country or party a body is, which is not
	// enough to know it: "the US firm".
	broad = set.Words("us u.s usa uk u.k american british english scottish welsh irish french german italian spanish dutch swiss swedish danish norwegian finnish polish greek turkish russian ukrainian " +
		"chinese japanese korean indian pakistani israeli palestinian iranian iraqi saudi egyptian nigerian kenyan brazilian mexican canadian australian european african asian western " +
		"labour tory conservative liberal republican democratic democrat")
	links       = set.Words("of and for the")
	whose       = set.Words("that which who whose where whom")
	places      = set.Words("in at near outside from on around inside across")
	complements = set.Words("of for to by with against between over about into on in at from under behind within among around as near than")
	nearby      = set.Words("nearby central north south east west northern southern eastern western greater")
	lately      = set.Words("early late last next this that mid")
	dayNames    = set.Words("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today yesterday tomorrow tonight")
	conjoined   = set.Words("and but while which who although though because when after as")
)
