package reference

import "strings"

// somebody tells whether a word before the place names a person. In a sentence
// that leans itself, a pronoun counts if it may.
func (r *scanner) somebody(at int, pronouns bool) bool {
	if r.small {
		return r.something(at)
	}
	for i, w := range r.words[:at] {
		switch {
		case w.quoted && !pronouns:
		case person(w.low) && !plural(w.low), !silent[w.low] && r.says(i+1, "who") && !plural(w.low):
			return true
		case pronouns && persons[w.low]:
			return true
		case w.capital() && !silent[w.low] && !r.is(i-1, located) && (i > 0 || r.begins()):
			return true
		}
	}
	return false
}

// person tells whether a word is for a person.
func person(low string) bool {
	return people[low] || people[singular(low)] || strings.HasSuffix(low, "-year-old") || strings.HasSuffix(low, "ist") || strings.HasSuffix(low, "ian")
}

// begins tells whether the first word of a sentence is likely a name: the article
// gives it in full elsewhere, or another name or a verb of speech follows.
func (r *scanner) begins() bool {
	return r.known[bare(r.words[0].text)] || len(r.words) > 1 && r.words[1].capital() && !r.words[0].mark || r.is(1, speech)
}

// speaks tells whether a word before the place may name a body, or if there may be
// several of them, people.
func (r *scanner) speaks(at int, several bool) bool {
	for i, w := range r.words[:at] {
		if w.quoted || silent[w.low] {
			continue
		}
		if kindOf[w.low].body() || w.capital() && (i > 0 || r.begins()) || several && (person(w.low) || plural(w.low)) {
			return true
		}
	}
	return false
}

// something tells whether a word before the place names anything.
func (r *scanner) something(at int) bool {
	for _, w := range r.words[:max(at, 0)] {
		if !silent[w.low] && !w.numeral() {
			return true
		}
	}
	return false
}

// thing tells whether a word before the place names something else than one person
// or what that one does.
func (r *scanner) thing(at int) bool {
	if r.small {
		return r.something(at)
	}
	for i, w := range r.words[:at] {
		switch {
		case silent[w.low], w.numeral(), speech[w.low], did[w.low], irregular[w.low]:
		case person(w.low) && !plural(w.low), r.known[bare(w.text)], i+1 < at && w.capital() && r.known[bare(r.words[i+1].text)]:
		default:
			return true
		}
	}
	return false
}

// named tells whether a name follows the clause of the pronoun at a place, as
// whom it means: "When he arrived, Mr Hill". If the pronoun may mean a thing, no
// thing may stand before it.
func (r *scanner) named(at int, thing bool) bool {
	if thing && r.something(at) {
		return false
	}
	for i := at; i < len(r.words)-1; i++ {
		if !r.words[i].comma {
			continue
		}
		for next := i + 1; next < min(i+near, len(r.words)); next++ {
			if (r.small || r.words[next].capital()) && !silent[r.words[next].low] || !thing && person(r.words[next].low) {
				return true
			}
			if silent[r.words[next].low] && !r.is(next, articles) || r.words[next].mark {
				break
			}
		}
	}
	return false
}

// subject tells whether "the trust" or "a trust" follows the clause of the pronoun
// at a place, as what it means: "When it opened, the clinic", and "When they met, the
// two boards".
func (r *scanner) subject(at int) bool {
	for i := at; i < len(r.words)-1; i++ {
		if r.words[i].comma {
			return r.is(i+1, articles) && (!strings.HasPrefix(r.words[at].low, "the") || r.several(i+2))
		}
	}
	return false
}

// several tells whether the word at a place is a plural, with or without its number.
func (r *scanner) several(at int) bool {
	if at < len(r.words) && r.words[at].numeral() {
		at++
	}
	return at < len(r.words) && plural(r.words[at].low)
}

// byPerson tells whether the present sentence leans by "he" or "she".
func (r *scanner) byPerson() bool {
	for i := r.first(); i < len(r.words); i++ {
		if w := r.words[i]; !w.quoted && (w.low == "he" || w.low == "she") {
			return !r.somebody(i, false)
		}
	}
	return false
}

// singular is a word without the ending of a plural.
func singular(low string) string {
	if n := len(low) - 1; n > 2 && low[n] == 's' && low[n-1] != 's' {
		return low[:n]
	}
	return low
}

// plural tells whether a word looks like a plural.
func plural(low string) bool {
	return singular(low) != low && !strings.HasSuffix(low, "ous")
}
