package reference

import (
	"strings"

	"catchup/internal/set"
)

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
		case r.ends(i):
			r.longer[bare(w.text)] = true
		}
	}
}

// surname tells whether the word at a place ends a name of two or three words that
// begins with a first name or an initial.
func (r *scanner) surname(i int) bool {
	w := r.words[i]
	if acronym(w.text) || silent[w.low] || noSurname[w.low] || len(w.low) < 2 || i+1 < len(r.words) && !w.mark && !w.owns && r.words[i+1].capital() {
		return false
	}
	first := r.behindParticles(i)
	for at := first; at >= max(first-1, 0) && r.words[at].capital() && (!r.words[at].mark || initials(r.words[at].text)) && !r.words[at].owns; at-- {
		if given[r.words[at].low] || initials(r.words[at].text) && at > 0 && !broad[r.words[at].low] {
			return true
		}
	}
	return false
}

// ends tells whether the word at a place ends a name of several words, which may be
// anybody's or anything's but a place's: "Mevlut Sahin", "Orvane Pumps".
func (r *scanner) ends(i int) bool {
	w, at := r.words[i], r.behindParticles(i)
	switch {
	case at < 0 || !r.words[at].capital() || r.words[at].mark || r.words[at].owns, i+1 < len(r.words) && !w.mark && !w.owns && r.words[i+1].capital():
		return false
	case acronym(w.text), acronym(r.words[at].text), silent[w.low], silent[r.words[at].low], noSurname[w.low], broad[w.low], broad[r.words[at].low], wellKnown[w.low], ofPlaces[r.words[at].low]:
		return false
	}
	return len(w.low) > 1 && kindOf[w.low] == 0 && !people[singular(w.low)] && !r.is(at-1, located)
}

// behindParticles is the place of the word before the one at a place, without "de" and
// the like between them; -1 if there is none.
func (r *scanner) behindParticles(i int) int {
	for i--; i >= 0 && particles[r.words[i].low]; i-- {
	}
	return i
}

// does tells whether the name at a place speaks, owns something, or begins the
// sentence and is never written as a word of the language.
func (r *scanner) does(i int) bool {
	w, first := r.words[i], r.behindParticles(i) < 0
	switch {
	case r.is(i-1, located), first && r.lowered(w.low):
		return false
	case r.is(i+1, speech) && !w.mark, r.is(i-1, speech), w.owns:
		return true
	case !first || i+1 == len(r.words):
		return false
	}
	next := r.words[i+1]
	return w.comma || r.is(i+1, auxiliaries) || r.is(i+1, did) || r.says(i+1, "and") || verbal(next.low)
}

// lowered tells whether the article has a word in small letters.
func (r *scanner) lowered(low string) bool {
	for _, sentence := range r.all {
		for _, w := range sentence {
			if w.text == low {
				return true
			}
		}
	}
	return false
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
// the article explains elsewhere. Of the sentence that opens the article only “Mr
// Hill” is looked at.
func (r *scanner) name(i int, opens bool) (need Need) {
	w := r.words[i]
	if !w.capital() || w.inside {
		return Need{}
	}
	text := bare(w.text)
	if common[w.low] && !opens && !r.follows(i) && (r.is(i+1, speech) || r.is(i-1, speech)) && !r.spelled(i, text) {
		return Need{text, Surname}
	}
	if !r.known[text] && (opens || !(r.longer[text] && r.does(i))) {
		if r.is(i-1, courtesies) && !(i+1 < len(r.words) && r.words[i+1].capital() && !w.mark && !w.owns) && !silent[w.low] {
			return Need{text, Surname}
		}
		return Need{}
	}
	if r.follows(i) || r.spelled(i, text) {
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

// follows tells whether another part of a name, an initial or a rank stands before
// the word at a place.
func (r *scanner) follows(i int) bool {
	if i == 0 || r.is(i-1, courtesies) {
		return false
	}
	at := r.behindParticles(i)
	if at < 0 {
		return false
	}
	w := r.words[at]
	return w.capital() && !silent[w.low] && (!w.mark || initials(w.text))
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
		case i < at && r.follows(i):
			return true
		}
	}
	return r.words[at].comma && (r.is(at+1, articles) || r.is(at+1, whoIs))
}

var (
	courtesies = set.Words("mr mrs ms miss dr prof professor")
	wellKnown  = set.Words("nhs uk us usa eu un bbc mp mps gp gps ceo ai gdp fbi cia nato cnn itv vat pm cdc fda irs nasa who imf it hiv aids dna gop doj epa dhs")
	noSurname  = set.Words("hospital trust house street road court party county council city town university college school centre center park bank group limited ltd plc inc corp company " +
		"department ministry office service agency authority commission committee act bill day week board union association society federation foundation institute england britain scotland wales ireland " +
		"kingdom states korea africa america zealand york france germany east west north south republic river lake island islands bay sea ocean mountain hills valley times post news journal telegraph guardian mail " +
		"republicans democrats senators tories minister secretary president general leader chancellor justice judge nations court care health games cup league championship awards mill hall tower building airport station stadium hotel club church cathedral prison square lane avenue row gardens bridge plan deal scheme project programme " +
		"festival prize award index survey report review inquiry show series law order amendment rule program force forces army navy police guard post herald gazette tribune times group holdings airlines airways energy water bank")
	particles = set.Words("de del della di da du dos von van der den ter ten bin ibn al el ó ní mac la le")
	// ofPlaces begin names whose last word alone is another place, or a word.
	ofPlaces = set.Words("new north south east west great greater upper lower old royal saint st mount mt lake fort port san santa los las united national international central black white blue green red grey gray big " +
		"high grand holy good bad super no chief vice deputy acting prime")
	whoIs = set.Words("who whose aged")
)
