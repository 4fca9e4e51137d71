package story

import "slices"

// posting notes that the article at a place has a key: a run of words, or one
// of the words that it is about. The key is the upper half, the place the lower
// one.
type posting uint64

func post(key uint32, place int) posting { return posting(key)<<32 | posting(place) }

// pair is the places of two articles, the earlier in the upper half.
type pair uint64

func (p pair) places() (a, b int) { return int(p >> 32), int(uint32(p)) }

// neighbours proposes pairs of articles to compare: those that share a key and
// stand at most window places apart in the list of articles with that key. So
// each article costs the same, however many share its keys, and articles that
// are far apart may still come together through those between them. A pair is
// given once for each key that it shares, in order.
func neighbours(postings []posting, window int) []pair {
	slices.Sort(postings)
	pairs := make([]pair, 0, len(postings))
	for i, p := range postings {
		for _, q := range postings[i+1 : min(i+1+window, len(postings))] {
			if p>>32 != q>>32 {
				break
			}
			pairs = append(pairs, pair(uint32(p))<<32|pair(uint32(q)))
		}
	}
	slices.Sort(pairs)
	return pairs
}

// eachPair calls give once for each of the sorted pairs, with the times that it
// is there.
func eachPair(pairs []pair, give func(a, b, times int)) {
	for len(pairs) > 0 {
		times := 1
		for times < len(pairs) && pairs[times] == pairs[0] {
			times++
		}
		a, b := pairs[0].places()
		give(a, b, times)
		pairs = pairs[times:]
	}
}
