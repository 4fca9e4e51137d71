package story

import "catchup/internal/item"

// Pictured are the articles of the story that come with a picture, the one that
// the story begins with first, then those that it tells sentences of in their order,
// and then the others. Only reports of what has happened show it: beside a comment stands the
// face of its author.
func (s Story) Pictured() (all []item.Item) {
	order := []int{s.HeadedBy}
	for _, sentence := range s.Summary {
		order = append(order, sentence.Item)
	}
	for n := range s.Items {
		order = append(order, n)
	}
	seen := map[int]bool{}
	for _, n := range order {
		if n >= len(s.Items) || seen[n] {
			continue
		}
		seen[n] = true
		if i := s.Items[n]; i.Picture.Link != "" && i.Kind.OfFact() && i.Kind != item.RoundUp {
			all = append(all, i)
		}
	}
	return all
}
