package reference

import "catchup/internal/set"

// dates tells whether a sentence begins with a time that counts from another: "Two
// days later", "The next day", "Three years on,".
func (r *scanner) dates(first int) bool {
	for i := first; i < min(first+near, len(r.words)); i++ {
		if r.timed(i) {
			return true
		}
	}
	return false
}

// timed tells whether the word of time at a place counts from a time that was told.
func (r *scanner) timed(i int) bool {
	switch {
	case !r.is(i, timely):
		return false
	case r.is(i-1, countsOn) && r.is(i-2, articles):
		return !r.says(i+1, "last") && !r.says(i+1, "as") && !r.says(i+1, "of")
	case r.says(i, "time"):
		return r.says(i-2, "at", "the") && !r.says(i+1, "of") && !r.is(i+1, articles) && (r.words[i].mark || i == len(r.words)-1)
	case r.is(i+1, laterOn):
		return !r.says(i+2, "than")
	}
	return r.is(i+1, paces) && r.words[i+1].comma
}

// timeBefore tells whether a time is told before a place, or what happened then.
func (r *scanner) timeBefore(at int) bool {
	for i := range at {
		if w := r.words[i]; r.says(i, "when") && !r.says(i+1, "it", "comes") || w.low != "this" && (timely[w.low] || dayNames[w.low] || len(w.low) == 4 && w.numeral()) {
			return true
		}
	}
	return false
}

var (
	countsOn  = set.Words("next following previous same")
	laterOn   = set.Words("later earlier")
	paces     = set.Words("before after on")
	untilThen = set.Words("until since by till")
)
