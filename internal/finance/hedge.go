package finance

// portion says in words what part n of all is, where there are words that are
// true: half, two-thirds and 1 in 3 exactly or, within 5%, around; more than
// half above a half; nearly half from 0.45 to a half. Otherwise, and of fewer
// than five, it is empty.
func portion(n, all Quantity) Sentence {
	if word := part(n.Int(), all.Int()); word != "" {
		return say("%", show(n.Over(all), word))
	}
	return nil
}

func part(n, all int) string {
	switch {
	case all < 5:
		return ""
	case 2*n == all:
		return "half"
	case 3*n == 2*all:
		return "two-thirds"
	case 20*distance(3*n, 2*all) <= 2*all:
		return "around two-thirds"
	case 2*n > all:
		return "more than half"
	case 20*n >= 9*all:
		return "nearly half"
	case 3*n == all:
		return "1 in 3"
	case 20*distance(3*n, all) <= all:
		return "around 1 in 3"
	}
	return ""
}

func distance(a, b int) int { return max(a-b, b-a) }
