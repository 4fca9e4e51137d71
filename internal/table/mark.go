package table

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// Aside is what a publisher says of a value beside its number. Why is the reason
// of an unknown value, "confidential"; it is empty for a known one. Marks are the
// marks that stood in the cell, or in the cells that the value was made from.
// An Aside never changes: values share it.
type Aside struct {
	Why   string `json:"why,omitempty"`
	Marks []Mark `json:"marks,omitempty"`
}

// Mark is a mark of a publisher, "p", and what it means, "provisional".
type Mark struct {
	Sign  string `json:"sign"`
	Means string `json:"means"`
}

// String is the mark as people see it: letters in square brackets, as in "[p]",
// other signs as they are.
func (m Mark) String() string {
	if plainWord.MatchString(m.Sign) {
		return "[" + m.Sign + "]"
	}
	return m.Sign
}

// Breaks tells whether one of the marks says that values before cannot be
// compared with those from this one on.
func (a *Aside) Breaks() bool {
	return a != nil && slices.ContainsFunc(a.Marks, func(m Mark) bool { return strings.Contains(strings.ToLower(m.Means), "break") })
}

// plainWord is a sign of letters or words.
var plainWord = regexp.MustCompile(`^[\pL\p{Nd}][\pL\p{Nd}., ]*$`)

// Beside is a number as it is shown, with the marks behind it: "12.3 [p]".
func (a *Aside) Beside(shown string) string {
	if a == nil {
		return shown
	}
	for _, m := range a.Marks {
		if plainWord.MatchString(m.Sign) {
			shown += " "
		}
		shown += m.String()
	}
	return shown
}

// Join is what is said of a value that was made from others: all their marks,
// each once, and the first reason. It is nil if nothing is said of any.
func Join(asides ...*Aside) *Aside {
	var made *Aside
	for _, a := range asides {
		switch {
		case a == nil || a == made:
		case made == nil:
			made = a
		default:
			made = made.and(a)
		}
	}
	return made
}

func (a *Aside) and(other *Aside) *Aside {
	made := Aside{Why: cmp.Or(a.Why, other.Why), Marks: slices.Clip(a.Marks)}
	for _, m := range other.Marks {
		if !slices.Contains(made.Marks, m) {
			made.Marks = append(made.Marks, m)
		}
	}
	if made.Why == a.Why && len(made.Marks) == len(a.Marks) {
		return a
	}
	return &made
}

// Known is what is said of a value that is known though some of those it was
// made from are not: the marks without the reason. It is nil if there are none.
func (a *Aside) Known() *Aside {
	switch {
	case a == nil || len(a.Marks) == 0:
		return nil
	case a.Why == "":
		return a
	}
	return &Aside{Marks: a.Marks}
}

// Legend explains the marks of values that stand together, each once, in the
// order of their signs: "[c] confidential; [p] provisional." It is empty if there
// are none.
func Legend(asides []*Aside) string {
	var marks []Mark
	for _, a := range asides {
		if a != nil {
			marks = append(marks, a.Marks...)
		}
	}
	slices.SortFunc(marks, func(a, b Mark) int { return cmp.Or(cmp.Compare(a.Sign, b.Sign), cmp.Compare(a.Means, b.Means)) })
	var told []string
	for _, m := range slices.Compact(marks) {
		told = append(told, m.String()+" "+m.Means)
	}
	if told == nil {
		return ""
	}
	return strings.Join(told, "; ") + "."
}

// use is what a mark says of the cell that it stands in.
type use uint8

// A reason says why there is no number. A remark stands behind a number. Some
// marks do either.
const (
	reason use = iota + 1
	remark
	either
)

// convention is a mark that publishers agree on.
type convention struct {
	means string
	use   use
	bare  bool // it is read without brackets too
}

// conventions are the shorthand that publishers of statistics agree on: the symbols of
// the Government Analysis Function ("Symbols in tables", 2022; StatsWales adds a,
// k and t) and the observation flags of Eurostat. Without brackets only letters
// are read that cannot be a unit: k, s and t may be one.
var conventions = map[string]convention{
	"a":   {"average", remark, false},
	"b":   {"break in series", remark, true},
	"c":   {"confidential", either, true},
	"d":   {"definition differs", remark, false},
	"e":   {"estimated", remark, true},
	"f":   {"forecast", remark, true},
	"k":   {"low figure, rounds to zero", either, false},
	"low": {"low figure, rounds to zero", either, true},
	"n":   {"not significant", either, true},
	"ns":  {"not statistically significant", either, true},
	"p":   {"provisional", remark, true},
	"r":   {"revised", remark, true},
	"s":   {"statistically significant at the 5% level", remark, false},
	"ss":  {"statistically significant at the 1% level", remark, false},
	"sss": {"statistically significant at the 0.1% level", remark, false},
	"t":   {"total", remark, false},
	"u":   {"low reliability", either, true},
	"w":   {"none recorded in the survey", reason, true},
	"x":   {"not available", reason, true},
	"z":   {"not applicable", reason, true},
}

// signs stand alone in a cell for a value that is not there. A minus does too,
// and needs no explanation.
var signs = map[string]string{
	"*": "suppressed", "**": "suppressed", "#": "suppressed", "~": "too small to show",
	"..": "not available", "...": "not available", "…": "not available", ":": "not available",
}

// reasons are words that stand alone in a cell for a value that is not there.
var reasons = []string{"confidential", "suppressed", "redacted", "withheld"}
