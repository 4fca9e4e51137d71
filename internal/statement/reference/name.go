package reference

import "strings"

// names are the surnames and abbreviations that an article introduces, as it writes
// them.
type names map[string]bool

// introduce adds what a text introduces: the surname of "Ann Hill", and the RCN of
// "Royal College of Nursing (RCN)".
func (r *scanner) introduce(words []word) {
	r.words = words
	for i, w := range words {
		switch {
		case i == 0 || !w.capital() || w.text == words[i-1].text:
		case w.inside && acronym(w.text) && !words[i-1].inside && words[i-1].capital() && !wellKnown[w.low]:
			r.known[w.text] = true
		case r.surname(i):
			r.known[bare(w.text)] = true
		}
	}
}

// surname tells whether the word at a place ends a name of two or three words that
// may be a person's.
func (r *scanner) surname(i int) bool {
	w, before := r.words[i], r.words[i-1]
	if acronym(w.text) || strings.ContainsAny(w.text, "0123456789") || silent[w.low] || kindOf[w.low] != 0 || noSurname[w.low] || len(w.low) < 3 || i+1 < len(r.words) && !w.mark && !w.owns && r.words[i+1].capital() {
		return false
	}
	return before.capital() && !before.mark && !before.owns && !silent[before.low] && !noGiven[before.low] && kindOf[before.low] == 0 && !acronym(before.text) && !courtesies[before.low]
}

// bare is a name without the ending of a possessive.
func bare(text string) string {
	return strings.TrimSuffix(strings.TrimSuffix(text, "’s"), "'s")
}

// acronym tells whether a word is an abbreviation in capitals.
func acronym(text string) bool {
	return len(text) > 1 && len(text) < 8 && strings.ToUpper(text) == text && text[0] >= 'A' && text[0] <= 'Z'
}

// name is what the name at a place needs: a surname alone, or an abbreviation that
// the article explains elsewhere.
func (r *scanner) name(i int) (need Need) {
	w := r.words[i]
	if !w.capital() || w.inside {
		return Need{}
	}
	text := bare(w.text)
	if !r.known[text] {
		if r.is(i-1, courtesies) && !(i+1 < len(r.words) && r.words[i+1].capital() && !w.mark && !w.owns) && !silent[w.low] {
			return Need{text, Surname}
		}
		return Need{}
	}
	if i > 0 && r.words[i-1].capital() && !silent[r.words[i-1].low] && !r.is(i-1, courtesies) && !r.words[i-1].mark || r.spelled(i, text) {
		return Need{}
	}
	if !r.is(i-1, courtesies) && r.describes(i) {
		return Need{}
	}
	if !acronym(text) && i+1 < len(r.words) && r.words[i+1].capital() && !w.mark && !w.owns && !silent[r.words[i+1].low] {
		return Need{}
	}
	return Need{text, Surname}
}

// describes tells whether the name at a place only describes the noun behind it:
// "the Hill inquiry".
func (r *scanner) describes(i int) bool {
	w := r.words[i]
	if w.owns || w.mark || i+1 >= len(r.words) {
		return false
	}
	next := r.words[i+1]
	return !silent[next.low] && !next.capital() && !verbal(next.low) && !acronym(w.text)
}

// spelled tells whether the sentence itself introduces the name at a place, before
// it or right behind it: "Hill, the trust’s chair".
func (r *scanner) spelled(at int, text string) bool {
	for i, w := range r.words {
		switch {
		case bare(w.text) != text:
		case w.inside:
			return true
		case i < at && i > 0 && r.words[i-1].capital() && !silent[r.words[i-1].low] && !r.is(i-1, courtesies):
			return true
		}
	}
	return r.words[at].comma && (r.is(at+1, articles) || r.is(at+1, whoIs))
}

var (
	courtesies = setOf("mr mrs ms miss dr prof professor sir dame lord lady baroness")
	wellKnown  = setOf("nhs uk us usa eu un bbc mp mps gp gps ceo ai gdp fbi cia nato cnn itv vat pm cdc fda irs nasa who imf it hiv aids dna gop doj epa dhs")
	noGiven    = setOf("new north south west east great white san los las saint st united royal national prime health foreign home chief labour conservative capitol supreme high white " +
		"northern southern eastern western central upper lower greater hong costa puerto sri el la le de wall downing world black good super premier big sky channel fox " +
		"president senator secretary minister chancellor justice judge sen rep gov republican democrat democratic republicans democrats attorney general speaker leader king queen prince princess " +
		"detective inspector sergeant constable superintendent councillor cllr chairman director governor mayor former american british scottish welsh irish english european french german")
	noSurname = setOf("hospital trust house street road court party county council city town university college school centre center park bank group limited ltd plc inc corp company " +
		"department ministry office service agency authority commission committee act bill day week board union association society federation foundation institute england britain scotland wales ireland " +
		"kingdom states korea africa america zealand york france germany east west north south republic river lake island islands bay sea ocean mountain hills valley times post news journal telegraph guardian mail " +
		"republicans democrats senators tories minister secretary president general leader chancellor justice judge nations court care health games cup league championship awards")
	whoIs = setOf("who whose aged")
)
