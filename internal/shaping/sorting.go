package shaping

import (
	"cmp"
	"math"
	"slices"

	"catchup/internal/table"
)

// ranking orders rows by columns. Of each column the rows have a rank, a number,
// as far as one can be given quickly.
type ranking struct {
	rows  [][]table.Value
	order []by
	ranks [][]int64 // by column; nil where there are none
}

// newRanking gives the rows their ranks.
func newRanking(rows [][]table.Value, order []by) *ranking {
	r := &ranking{rows, order, make([][]int64, len(order))}
	for i, o := range order {
		ranks := ranksOf(rows, o.at)
		for k := range ranks {
			if !rows[k][o.at].Known {
				ranks[k] = math.MaxInt64
			} else if o.largest {
				ranks[k] = -ranks[k]
			}
		}
		r.ranks[i] = ranks
	}
	return r
}

// compare orders two rows by their positions; those that are alike stay as they
// are.
func (r *ranking) compare(a, b int) int {
	for i, o := range r.order {
		n := 0
		if ranks := r.ranks[i]; ranks != nil {
			n = cmp.Compare(ranks[a], ranks[b])
		} else {
			n = o.compare(&r.rows[a][o.at], &r.rows[b][o.at])
		}
		if n != 0 {
			return n
		}
	}
	return a - b
}

// ranksOf are the ranks of the values of a column among each other; nil if they
// are not to be had quickly.
func ranksOf(rows [][]table.Value, at int) []int64 {
	if len(rows) == 0 {
		return nil
	}
	switch rows[0][at].Kind {
	case table.Text:
		return textRanks(rows, at)
	case table.Date:
		return timeRanks(rows, at)
	case table.Time:
		return nil
	}
	return numberRanks(rows, at)
}

// manyTexts is how many different texts are ranked beforehand.
const manyTexts = 4096

// textRanks ranks texts, if there are few.
func textRanks(rows [][]table.Value, at int) []int64 {
	seen := map[string]int64{}
	for _, row := range rows {
		if seen[row[at].Text] = 0; len(seen) > manyTexts {
			return nil
		}
	}
	texts := make([]string, 0, len(seen))
	for text := range seen {
		texts = append(texts, text)
	}
	slices.SortFunc(texts, natural)
	for i, text := range texts {
		seen[text] = int64(i)
	}
	ranks := make([]int64, len(rows))
	for i, row := range rows {
		ranks[i] = seen[row[at].Text]
	}
	return ranks
}

func timeRanks(rows [][]table.Value, at int) []int64 {
	ranks := make([]int64, len(rows))
	for i, row := range rows {
		ranks[i] = row[at].Time.Unix()
	}
	return ranks
}

// numberRanks are the numbers in units of the smallest of their last digits, if
// they are short.
func numberRanks(rows [][]table.Value, at int) []int64 {
	least := int32(0)
	for _, row := range rows {
		least = min(least, row[at].Num.Exponent())
	}
	ranks := make([]int64, len(rows))
	for i, row := range rows {
		c, ok := small(row[at].Num)
		if ok {
			c, ok = raise(c, int(row[at].Num.Exponent()-least))
		}
		if !ok {
			return nil
		}
		ranks[i] = c
	}
	return ranks
}
