package reference

import "catchup/internal/set"

// longestAnnouncement is how many words a sentence that only announces has at most.
const longestAnnouncement = 12

// announces tells whether the present sentence says nothing itself: "There was one
// problem.", "Not everyone agrees.", "The reason is simple."
func (r *scanner) announces() bool {
	i := r.first()
	if len(r.words) > longestAnnouncement || i == len(r.words) {
		return false
	}
	for r.is(i, conjunctions) {
		i++
	}
	switch {
	case r.says(i, "there") && (r.is(i+1, auxiliaries) || r.words[i].text != r.words[i].low && r.is(i+1, counts)):
		return r.hasShell(i)
	case r.says(i, "not") && r.is(i+1, everybody), r.says(i, "nothing", "has", "changed"), r.says(i, "things"), r.says(i, "much", "has", "changed"), r.says(i, "little", "has", "changed"):
		return true
	case r.says(i, "that") && r.is(i+1, auxiliaries) && r.says(i+2, "not"):
		return true
	case r.says(i, "the") && r.is(i+1, shells):
		return r.is(i+2, auxiliaries) || r.words[i+1].mark
	case r.says(i, "here") && len(r.words) < 10:
		return r.is(i+1, auxiliaries) || r.is(i+1, counts) || r.words[i].text != r.words[i].low && len(r.words) < 6
	}
	return false
}

// hasShell tells whether a short sentence names a problem, and goes on with
// nothing that says which.
func (r *scanner) hasShell(at int) bool {
	for i := at + 2; i < len(r.words); i++ {
		if r.is(i, shells) {
			return r.words[i].mark || i == len(r.words)-1 || r.says(i+1, "though") || r.says(i+1, "however")
		}
	}
	return false
}

var (
	conjunctions = set.Words("but and yet so or still however now then")
	counts       = set.Words("one just only a another two three")
	everybody    = set.Words("everyone everybody all every")
	shells       = set.Words("problem problems catch snag hitch twist exception exceptions difference question questions reason reasons answer condition conditions drawback downside upside " +
		"result upshot trouble difficulty consequence bad good surprise alternative challenge obstacle winner winners loser losers issue issues news")
)
