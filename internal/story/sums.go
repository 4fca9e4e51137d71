package story

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"catchup/internal/language"
)

// pounds is roughly what a unit of a currency was worth in pounds around the year
// 2024. One digit is enough to tell millions from billions, and that is all they are
// for. A currency that is not here counts for nothing, since nobody knows how large a
// million of it is.
var pounds = map[string]float64{
	"GBP": 1, "USD": 0.8, "EUR": 0.8, "CHF": 0.9, "AUD": 0.5, "CAD": 0.6, "NZD": 0.5, "SGD": 0.6, "HKD": 0.1,
	"AED": 0.2, "ILS": 0.2, "PLN": 0.2, "BRL": 0.1, "CNY": 0.1, "DKK": 0.1, "NOK": 0.07, "SEK": 0.07, "ZAR": 0.04, "TRY": 0.02,
	"INR": 0.009, "RUB": 0.008, "JPY": 0.005, "KRW": 0.0006, "NGN": 0.0005,
}

// Sums count from a million pounds, each power of ten above it alike, up to the
// largest that counts. Above that there are only debts and budgets of states.
const (
	leastSum   = 1e6
	largestSum = 1e11
)

// sums is how large the largest sum is that the articles name where they say what
// they are about.
func sums(articles []article) Part {
	var largest sum
	for _, a := range articles {
		largest = largest.or(largestOf(a.Title))
		for _, s := range a.beginning(about) {
			largest = largest.or(largestOf(s.Text))
		}
	}
	if largest.pounds <= leastSum {
		return Part{}
	}
	powers := math.Log10(min(largest.pounds, largestSum) / leastSum)
	return Part{"largest sum", mostSum * powers / math.Log10(largestSum/leastSum), largest.said}
}

// sum is a sum of money in pounds, and as it is written.
type sum struct {
	pounds float64
	said   string
}

// or is the larger of two sums, the first of equal ones.
func (s sum) or(t sum) sum {
	if t.pounds > s.pounds {
		return t
	}
	return s
}

// largestOf is the largest sum that a sentence names, zero if it names none. The
// size of a thing is none: nobody gains or spends the “£2tn economy”.
func largestOf(sentence string) (largest sum) {
	if !maySum(sentence) {
		return sum{}
	}
	for _, f := range language.Figures(sentence) {
		if f.Kind == language.Money && !sized.MatchString(sentence[f.End:]) {
			largest = largest.or(sum{f.High.Abs().InexactFloat64() * pounds[f.Unit], f.Text})
		}
	}
	return largest
}

// currencyNames are what the names of currencies have in them.
var currencyNames = []string{"pound", "dollar", "euro", "yen", "yuan", "rupee", "rand", "rouble", "franc", "Rs", "EUR", "USD", "GBP"}

// maySum tells quickly whether a sentence may name a sum: it has the sign or the
// name of a currency, or two capitals before a number, as in "SEK 4m".
func maySum(sentence string) bool {
	if strings.ContainsAny(sentence, "£$€¥₹₩₽₺₪₦") || slices.ContainsFunc(currencyNames, func(name string) bool { return strings.Contains(sentence, name) }) {
		return true
	}
	for i := 2; i < len(sentence); i++ {
		if c := sentence[i]; '0' <= c && c <= '9' {
			before := strings.TrimRight(sentence[:i], " ")
			if n := len(before); n > 1 && capital(before[n-1]) && capital(before[n-2]) {
				return true
			}
		}
	}
	return false
}

func capital(c byte) bool { return 'A' <= c && c <= 'Z' }

// sized matches behind a sum what is of that size, unless it only describes what
// is bought: the “£40m business park”.
var sized = regexp.MustCompile(`^[- ](?:(?:a|per)[- ]year )?(?:(?:global|world|national|local|[A-Z]\w+) ){0,2}` +
	`(?:econom(?:y|ies)|markets?|industr(?:y|ies)|sectors?|compan(?:y|ies)|firms?|giants?|business(?:es)?|empires?|fortunes?|groups?)` +
	`(?:$|[^ \w]| (?:of|in|is|was|are|were|has|have|had|that|which|who|and|or|but|by|to|will|would|could|may|with|for|from|on|at|as|it)\b)`)
