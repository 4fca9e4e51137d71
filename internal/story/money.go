package story

import (
	"regexp"
	"strconv"
	"strings"
)

var sum = regexp.MustCompile(`(?i)£\s?(\d+(?:,\d{3})*(?:\.\d+)?)[\s-]?(k|m|bn|tn|thousand|million|billion|trillion)?\b`)

var scales = map[string]float64{
	"": 1, "k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6,
	"bn": 1e9, "billion": 1e9, "tn": 1e12, "trillion": 1e12,
}

// largestSum is the largest sum of money that a text names, in pounds, 0 if it
// names none. It serves to weigh a story and is never printed.
func largestSum(text string) (largest float64) {
	for _, m := range sum.FindAllStringSubmatch(text, -1) {
		n, err := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", ""), 64)
		if err == nil {
			largest = max(largest, n*scales[strings.ToLower(m[2])])
		}
	}
	return largest
}
