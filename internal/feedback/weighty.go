package feedback

// Came is about how many messages returned messages of a kind came.
type Came struct {
	Kind  Kind
	Count int
}

// Weighty lists the counts of the kinds that say something of a subscriber, and
// pieces out those of which none came.
func Weighty(counts map[Kind]int) (all []Came) {
	for _, kind := range []Kind{Hard, Soft, Complaint, Leaving} {
		if counts[kind] > 0 {
			all = append(all, Came{kind, counts[kind]})
		}
	}
	return all
}
