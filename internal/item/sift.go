package item

// Sift takes the articles of all sources of a section, in any order, and
// returns those of which stories are made, oldest first, without what is no part
// of them.
func Sift(items []Item) []Item {
	return withoutRefrains(InOrder(items))
}
