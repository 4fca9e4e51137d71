package item

import (
	"cmp"
	"slices"
)

// Outlets names the outlets that carried the article or a copy of it, each once,
// its own first and the others in the order in which they did.
func (i Item) Outlets() []string {
	all := []string{i.publisher()}
	for _, c := range i.Copies {
		if name := c.publisher(); !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// Origin is who wrote the article, as far as that is known: an agency, or else
// its outlet.
func (i Item) Origin() string { return cmp.Or(i.Agency, i.publisher()) }

// publisher is the outlet, or the source if the outlet has no name.
func (i Item) publisher() string { return cmp.Or(i.Outlet, i.Source) }

// whole is the part of an article's length that a copy must have to be the whole of
// it, and not a report of somebody else that the article has taken up.
const whole = 0.7

// With is the article with copies of it, the earliest first. If one of them names
// the agency that wrote it, and is the whole of it, it is the agency of all.
func (i Item) With(copies []Item) Item {
	if len(copies) == 0 {
		return i
	}
	i.Copies = copies
	all := []Item{i}
	for _, c := range copies {
		if float64(len(c.Text)) >= whole*float64(len(i.Text)) {
			all = append(all, c)
		}
	}
	i.Agency = agencyOf(all)
	if i.Author == i.Agency {
		i.Author = ""
	}
	return i
}

// agencyOf is the agency that wrote a text which several outlets carried: the one
// that one of them names, or that is one of them itself, or the author of several
// of them if that is no person. It is empty if none is known.
func agencyOf(all []Item) string {
	for _, i := range all {
		if i.Agency != "" {
			return i.Agency
		}
	}
	for _, i := range all {
		if name := agencyIn(i.Outlet, alone); name != "" {
			return name
		}
	}
	for n, i := range all {
		for _, other := range all[:n] {
			if i.Author != "" && i.Author == other.Author && i.Outlet != other.Outlet && body.MatchString(i.Author) {
				return i.Author
			}
		}
	}
	return ""
}
