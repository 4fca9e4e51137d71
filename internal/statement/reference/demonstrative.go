package reference

import (
	"slices"
	"strings"

	"catchup/internal/set"
)

// demonstrates tells whether "this", "that", "these", "those" or "such" at a place
// points out of its sentence. Far from the beginning it may point to what stands
// before it there.
func (r *scanner) demonstrates(i int, early bool) bool {
	switch low := r.words[i].low; {
	case low == "that" && early && (r.is(i+1, auxiliaries) || len(r.words[i].text) > len("that")) && i > 0 && (r.words[i-1].comma || r.is(i-1, objects)):
		return true // “In York, that is a crime.”
	case low == "such":
		if r.is(i+1, setOfAs) || r.says(i-1, "as") || r.says(i+1, "a") || r.says(i+1, "an") {
			return false
		}
		return early || r.is(i-1, anySuch) || !r.words[i].mark && r.several(i+1) && !r.says(i+1, "numbers") && !r.taken(i+1, i)
	case low == "that" && (!r.is(i-1, prepositions) || r.is(i+1, clausal)), r.is(i+1, timely) && (low[:2] == "th" && low[2] != 'o' && low != "that" || r.timeBefore(i)), r.is(i+1, described), r.is(i+1, kindred), r.is(i+1, dayNames), i+1 < len(r.words) && r.words[i+1].capital():
		return false
	case early, r.is(i+1, timely):
		return true
	case r.standsAlone(i), r.is(i+1, acts):
		return !r.is(i-1, compared) && !r.clauseBefore(i)
	}
	return !r.taken(i+1, i)
}

// standsAlone tells whether no noun follows the word at a place.
func (r *scanner) standsAlone(i int) bool {
	next := i + 1
	return r.words[i].mark || next == len(r.words) || silent[r.words[next].low] || verbal(r.words[next].low) && !plural(r.words[next].low)
}

// nounWithin is among how many words behind "these" the noun stands.
const nounWithin = 3

// bytesOfStem is how many bytes of a noun are compared with those of other words.
const bytesOfStem = 5

// taken tells whether what stands before an end names the noun at a place, or one
// behind its adjective, in this or another word.
func (r *scanner) taken(noun, end int) bool {
	before := r.saying(end).low
	for i := noun; i < min(noun+nounWithin, len(r.words)); i++ {
		low := singular(r.words[i].low)
		if strings.Contains(before, " "+low[:min(len(low), bytesOfStem)]) {
			return true
		}
		if k := kindOf[r.words[i].low]; k > 0 && slices.ContainsFunc(kinds[k].starts, func(w string) bool { return strings.Contains(before, w) }) {
			return true
		}
		if r.words[i].mark || r.is(i+1, auxiliaries) {
			break
		}
	}
	return false
}

// group tells whether a word before a place names several, or one that may be "they".
func (r *scanner) group(at int) bool {
	if r.small {
		return r.something(at)
	}
	for i, w := range r.words[:at] {
		switch {
		case silent[w.low]:
			if w.low == "and" && i > 0 && i+1 < at || fewOrMany[w.low] {
				return true
			}
		case w.numeral() && !r.calendar(i), plural(w.low), kindOf[w.low].body(), person(w.low), groups[w.low], strings.HasSuffix(w.low, "men"): // "Fishermen"
			return true
		case w.capital() && !r.is(i-1, located) && (i > 0 || r.begins()) && !r.known[bare(w.text)] && !(i+1 < at && r.known[bare(r.words[i+1].text)]):
			return true
		}
	}
	return false
}

var (
	objects   = set.Words("me us him her them")
	kindred   = set.Words("one ones past coming kind sort type far much stage point country nation planet century fall semester quarter cycle session holiday")
	acts      = set.Words("way purpose reason end sense regard respect fashion manner effect")
	compared  = set.Words("than as like")
	besides   = set.Words("other further additional")
	fewOrMany = set.Words("all both each either every few many most neither none others several some")
	groups    = set.Words("anyone anybody someone somebody everyone everybody nobody people crowd group army staff police public media government children nation country band crew jury audience " +
		"generation half majority minority military cabinet parliament congress senate duo trio pair couple gang class youth elderly poor rich unemployed homeless public cattle press clergy navy " +
		"side opposition electorate percent population household workforce squad delegation coalition regime administration")
)
