package rating

import (
	"slices"
	"strings"
)

// scales are ratings that have an order of their own, the best first.
var scales = [][]string{
	{"outstanding", "good", "requires improvement", "inadequate"},
	{"excellent", "very good", "good", "fair", "poor"},
	{"green", "amber-green", "amber", "amber-red", "red"},
	{"substantial", "reasonable", "moderate", "partial", "limited", "no assurance"},
}

// scaled is the place of a name on the scale that all the names are of, from 0. What
// has no rating, which is called none, comes behind. ok is false if there is no such
// scale.
func scaled(names []string, none string) (place func(name string) int, ok bool) {
	names = slices.DeleteFunc(names, func(name string) bool { return name == none })
	for _, scale := range scales {
		all := !slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(scale, strings.ToLower(name)) })
		if all && len(names) > 1 {
			return func(name string) int { return slices.Index(append(slices.Clip(scale), none), strings.ToLower(name)) }, true
		}
	}
	return nil, false
}
