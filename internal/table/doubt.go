package table

import "fmt"

// Doubt is something about a table that can be read in two ways, so that nobody
// may use it until the settings say which holds. What is the guard that found
// it, in a word: "hidden". Words say what stands there: "rows 7 and 9 are
// hidden". One and Other are the two readings, "they are to be read" and "they
// are left out", Cure the lines of settings that settle it, below those of the
// source: "hidden: read, or hidden: skip". Cells are those in question.
type Doubt struct {
	What  string
	Words string
	One   string
	Other string
	Cure  string
	Cells []Origin
}

// String is the doubt in sentences, the last without its full stop.
func (d Doubt) String() string {
	return fmt.Sprintf("%s: either %s, or %s. Write %s", d.Words, d.One, d.Other, d.Cure)
}
