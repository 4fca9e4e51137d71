package finance

import (
	"fmt"
	"strings"
)

// deeds says what the bodies of a class did, one and many.
var deeds = []struct {
	class     Class
	one, many string
}{
	{Overspent, "overspent despite a plan to break even", "overspent despite plans to break even"},
	{LargerDeficit, "ended with a larger deficit than planned", "ended with larger deficits than planned"},
	{IntoDeficit, "planned a surplus but ended in deficit", "planned surpluses but ended in deficit"},
	{SmallerSurplus, "ended with a smaller surplus than planned", "ended with smaller surpluses than planned"},
}

// Up to nameAll bodies of a class are all named, of more the worst few.
const (
	nameAll = 4
	nameFew = 3
)

// classes says for each class of missed plans which bodies are in it, those
// with the worst variance first: "12 systems – such as A, B and C – overspent
// despite plans to break even. 13 others – …"
func (v voice) classes() string {
	var said []string
	for _, deed := range deeds {
		names := v.in(deed.class)
		if len(names) == 0 {
			continue
		}
		who := either(len(names), v.one, v.many)
		if len(said) > 0 {
			who = either(len(names), "other", "others")
		}
		said = append(said, fmt.Sprintf("%d %s – %s – %s.", len(names), who, some(names), either(len(names), deed.one, deed.many)))
	}
	return strings.Join(said, " ")
}

// in lists the bodies of a class in the year told of, worst first.
func (v voice) in(class Class) []string {
	var names []string
	for _, r := range v.last().Rows {
		if r.Class == class {
			names = append(names, r.Body)
		}
	}
	return names
}

func some(names []string) string {
	if len(names) <= nameAll {
		return List(names)
	}
	return "such as " + List(names[:nameFew])
}
