package reports

import (
	"fmt"
	"slices"

	"catchup/internal/document"
	"catchup/internal/item"
)

// origins are who wrote the articles that report what has happened, each once.
func origins(items []item.Item) (all []string) {
	for _, i := range items {
		if i.Kind.OfFact() && !slices.Contains(all, i.Origin()) {
			all = append(all, i.Origin())
		}
	}
	return all
}

// alone says of a story of news that one outlet or agency alone wrote it: "Reported by The
// Gazette alone." It says nothing of a body's own release, of what an editor wrote,
// and of an edition that has only one outlet.
func (sel *selection) alone(c *candidate) []document.Paragraph {
	items := slices.Concat(c.Items, c.Before)
	by := origins(items)
	if !sel.several || c.Kind != item.News || len(by) != 1 || c.edit != nil && c.edit.Text != nil || slices.ContainsFunc(items, released) {
		return nil
	}
	var printed []string
	for _, i := range items {
		for _, outlet := range i.Outlets() {
			if i.Kind.OfFact() && !slices.Contains(printed, outlet) {
				printed = append(printed, outlet)
			}
		}
	}
	switch {
	case len(printed) < 2:
		return []document.Paragraph{document.Say("Reported by " + by[0] + " alone.")}
	case slices.Contains(printed, by[0]): // who wrote it is not known
		return []document.Paragraph{document.Say(fmt.Sprintf("One report, which %d outlets printed.", len(printed)))}
	}
	return []document.Paragraph{document.Say(fmt.Sprintf("One report by %s, which %d outlets printed.", by[0], len(printed)))}
}

func released(i item.Item) bool { return i.Kind == item.Release }

// besides names the others who report a story that is named by one of its articles:
// "; also reported by The Record and 2 more". It is empty for a story of one outlet.
func besides(c *candidate) string {
	if c.Kind != item.News {
		return ""
	}
	named := c.Face()
	others := slices.DeleteFunc(origins(c.Items), func(by string) bool { return by == named.Origin() })
	switch len(others) {
	case 0:
		return ""
	case 1:
		return "; also reported by " + others[0]
	}
	return fmt.Sprintf("; also reported by %s and %d more", others[0], len(others)-1)
}
