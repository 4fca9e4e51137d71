package story

import "slices"

// posting says that the article at a place has a key: a run of words, or a
// word that it is about. The key stands in the upper half.
type posting uint64

func post(key uint32, place int) posting { return posting(key)<<32 | posting(place) }

// pair is the places of two articles, the earlier in the upper half.
type pair uint64

func (p pair) places() (a, b int) { return int(p >> 32), int(uint32(p)) }

// neighbours proposes the articles that are worth comparing: those that share
// a key and stand no further apart than window in the list of those that have
// it. So a key that many have costs no more for each than one that few have,
// and what all of them share is found along the chain. A pair is given as often
// as it shares keys, in order.
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

// eachPair gives each of the sorted pairs once, with how often it is there.
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
