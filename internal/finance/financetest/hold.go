package financetest

import (
	"math/big"
	"strings"
)

// Holds is a second, naive computation of what a part in words means, in
// fractions.
func Holds(word string, n, all int64) bool {
	x := big.NewRat(n, all)
	switch word {
	case "more than half":
		return x.Cmp(big.NewRat(1, 2)) > 0
	case "nearly half":
		return x.Cmp(big.NewRat(45, 100)) >= 0 && x.Cmp(big.NewRat(1, 2)) < 0
	}
	for left, numeral := range []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "10"} {
		if word == "all but "+numeral {
			return all-n == int64(left+1) && x.Cmp(big.NewRat(8, 10)) >= 0
		}
	}
	bare, loose := strings.CutPrefix(word, "around ")
	at, known := map[string]*big.Rat{
		"half": big.NewRat(1, 2), "two-thirds": big.NewRat(2, 3), "three-quarters": big.NewRat(3, 4), "9 in 10": big.NewRat(9, 10),
		"1 in 3": big.NewRat(1, 3), "a quarter": big.NewRat(1, 4), "1 in 5": big.NewRat(1, 5), "1 in 10": big.NewRat(1, 10),
	}[bare]
	if !known || !loose {
		return known && x.Cmp(at) == 0
	}
	low, high := new(big.Rat).Mul(at, big.NewRat(95, 100)), new(big.Rat).Mul(at, big.NewRat(105, 100))
	return x.Cmp(at) != 0 && x.Cmp(low) >= 0 && x.Cmp(high) <= 0
}
