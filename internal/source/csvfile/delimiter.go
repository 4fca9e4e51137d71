package csvfile

// sampled is how many records are looked at to find the delimiter.
const sampled = 10

// guessDelimiter is the delimiter that makes the most columns from the head
// on; one that makes the same number in every record counts double.
func guessDelimiter(text string, head int) Delimiter {
	best, most := Delimiter(','), 0
	for _, d := range []Delimiter{',', ';', '\t', '|'} {
		if n := score(text, d, head); n > most {
			best, most = d, n
		}
	}
	return best
}

// score is the least number of cells that the delimiter makes in a record,
// doubled if it makes as many in all of them.
func score(text string, d Delimiter, head int) int {
	r := records(text, d)
	r.LazyQuotes = true
	least, most := 0, 0
	for i := range head - 1 + sampled {
		cells, err := r.Read()
		if err != nil {
			break
		}
		if i < head {
			least, most = len(cells), len(cells)
		}
		least, most = min(least, len(cells)), max(most, len(cells))
	}
	if least == most {
		return 2 * least
	}
	return least
}
