package preview

import (
	"errors"

	"catchup/internal/check"
	"catchup/internal/edition"
)

// mistake is one reason why there is no edition, for the page.
type mistake struct {
	Place string // "reports/weekly.yaml:4:32", or the source
	Words string
	Hint  string
	Cells []string // the cells that are not as expected
}

// mistakes are the reasons that the error holds; none for nil.
func mistakes(err error) []mistake {
	var (
		problems check.Problems
		held     *edition.Held
	)
	switch {
	case err == nil:
		return nil
	case errors.As(err, &problems):
		return each(problems, misset)
	case errors.As(err, &held):
		return breached(held)
	default:
		return []mistake{{Words: err.Error()}}
	}
}

func misset(p check.Problem) mistake {
	place := p.Pos.String()
	p.Pos = check.Pos{}
	hint := p.Hint
	p.Hint = ""
	return mistake{Place: place, Words: p.Error(), Hint: hint}
}

// breached is why an edition is held, a mistake for each breach.
func breached(held *edition.Held) []mistake {
	all := make([]mistake, len(held.Breaches))
	for i, b := range held.Breaches {
		all[i] = mistake{Place: b.Source + ", " + b.What, Words: "The edition is held: " + b.Words, Cells: b.Cells}
	}
	return all
}

// each applies turn to every element of a list.
func each[A, B any](list []A, turn func(A) B) []B {
	out := make([]B, len(list))
	for i, one := range list {
		out[i] = turn(one)
	}
	return out
}
