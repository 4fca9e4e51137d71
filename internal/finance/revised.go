package finance

// counting is one count of a period: so many of so many.
type counting struct {
	count count
	n, of Quantity
}

// revised tells where other vintages of the same period counted differently:
// "16 in the draft accounts".
func revised(now counting, others []counting) Sentence {
	var said []Sentence
	for _, other := range others {
		if other.n.Int() == now.n.Int() && other.of.Int() == now.of.Int() {
			continue
		}
		number := say("%", other.n)
		if other.of.Int() != now.of.Int() {
			number = say("% of %", other.n, other.of)
		}
		said = append(said, say("% in %", number, other.count.accounts()))
	}
	return listed(said)
}
