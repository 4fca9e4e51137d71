package finance

import "slices"

// deeds says what the bodies of a class did, one and many, and by which
// placeholder other words name them.
var deeds = []struct {
	class     Class
	name      string
	one, many string
}{
	{Overspent, "overspent", "overspent despite a plan to break even", "overspent despite plans to break even"},
	{LargerDeficit, "larger_deficits", "ended with a larger deficit than planned", "ended with larger deficits than planned"},
	{IntoDeficit, "into_deficit", "planned a surplus but ended in deficit", "planned surpluses but ended in deficit"},
	{SmallerSurplus, "smaller_surpluses", "ended with a smaller surplus than planned", "ended with smaller surpluses than planned"},
}

// nameAll bodies are all named, whatever the report's top.
const nameAll = 4

// classes says for each class of missed plans which bodies are in it, those
// with the worst variance first: "12 systems – such as A, B and C – overspent
// despite plans to break even. 13 others – …"
func (c *comparison) classes() Sentence {
	var said []Sentence
	for _, deed := range deeds {
		n, names := c.in(deed.class)
		if len(names) == 0 {
			continue
		}
		who := either(len(names) == 1, c.one, c.many)
		if len(said) > 0 {
			who = either(len(names) == 1, "other", "others")
		}
		said = append(said, say("% % – % – %.", n, who, c.some(names), either(len(names) == 1, deed.one, deed.many)))
	}
	return paragraph(said...)
}

// classWords are the number and the names of each class that has bodies.
func (c *comparison) classWords() map[string]Sentence {
	all := map[string]Sentence{"year": say(c.now().when.String())}
	for _, deed := range deeds {
		if n, names := c.in(deed.class); len(names) > 0 {
			all[deed.name] = say("%", n)
			all[deed.name+"_names"] = say(c.some(names))
		}
	}
	return all
}

// in counts and lists the bodies of a class in the year told of, worst first.
func (c *comparison) in(class Class) (Quantity, []string) {
	var names []string
	var by []Quantity
	for _, r := range c.now().rows {
		if r.class == class {
			names, by = append(names, r.body), append(by, r.variance)
		}
	}
	return Counted(len(names), string(class), by...).About(about("all "+c.many, c.now().count)), names
}

// some names all of a few bodies, and of many those that the report is about,
// else its top.
func (w *work) some(names []string) string {
	if len(names) <= max(nameAll, w.Top) {
		return List(names)
	}
	if about := w.among(names); len(about) > 0 {
		return "such as " + List(about)
	}
	return "such as " + List(names[:w.Top])
}

// among are the names that the report is about, in its order.
func (w *work) among(names []string) []string {
	return slices.DeleteFunc(slices.Clone(w.About), func(name string) bool { return !slices.Contains(names, name) })
}
