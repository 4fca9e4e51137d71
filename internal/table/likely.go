package table

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/check"
)

// likely is the hint for a column that is missing: the column that shares most
// words with its name, and at least half of all words of both, or the one that
// is spelt most alike. It is never a column of another group or month.
func likely(name string, names []string) string {
	names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return rivals(name, n, names) })
	best, most := "", 0.5
	for _, n := range names {
		if share := shared(parts(name), parts(n)); share > most || best == "" && share == most {
			best, most = n, share
		}
	}
	if best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	return check.DidYouMean(name, names)
}

// shared is the share of the words of either that both have.
func shared(a, b []string) float64 {
	common := 0
	for _, word := range a {
		if slices.Contains(b, word) {
			common++
		}
	}
	return float64(common) / float64(max(1, len(a)+len(b)-common))
}

// rivals tells whether a column of the source is another than the one that is
// wanted, though it may be called much alike: it has a word in the place of one
// that tells columns of this source apart, as "Plan Apr" has of "Actual Apr"
// where there is an "Actual May", or another month or number.
func rivals(wanted, name string, names []string) bool {
	ours, its := parts(wanted), parts(name)
	lacks, has := without(ours, its), without(its, ours)
	if len(lacks) == 0 || len(has) == 0 {
		return false
	}
	if _, same := common(ours, its); !same {
		return false // it is not called alike
	}
	if one, ok := fixed(lacks); ok {
		if other, ok := fixed(has); ok && one != other {
			return true
		}
	}
	for _, n := range names {
		if n != name && len(without(lacks, parts(n))) < len(lacks) {
			return true
		}
	}
	return false
}

// without are the words that are not among the others.
func without(words, others []string) (left []string) {
	for _, w := range words {
		if !slices.Contains(others, w) {
			left = append(left, w)
		}
	}
	return left
}

// common is a word that both have.
func common(a, b []string) (string, bool) {
	for _, w := range a {
		if slices.Contains(b, w) {
			return w, true
		}
	}
	return "", false
}

// months are the first characters of the names of months.
var months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// fixed is the first of the words that names a month or a number, for which no
// other stands.
func fixed(words []string) (string, bool) {
	for _, w := range words {
		switch {
		case digit(w[0]):
			return w, true
		case len(w) >= 3 && slices.Contains(months, w[:3]) && (len(w) <= 4 || strings.HasSuffix(w, "y") || strings.HasSuffix(w, "r") || w == "march" || w == "april" || w == "june" || w == "august"):
			return w[:3], true
		}
	}
	return "", false
}
