package reports

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/finance"
)

// headline is reach as a headline, if that says anything of what is drawn.
func headline(c document.Chart) string {
	if strings.HasSuffix(c.Alt, ").") && utf8.RuneCountInString(c.Alt) <= longestTitle {
		return strings.TrimSuffix(c.Alt, ".")
	}
	return ""
}

// longestTitle is how many characters a headline has at most.
const longestTitle = 110

// reach says in a sentence how far the numbers of a table's chart reach, with the
// words of the table: the largest change of lines, the ends of a bridge, the
// largest part, or the highest and the lowest.
func reach(c document.Chart) string {
	switch c.Kind {
	case document.Line, document.Slope, document.Spark:
		return changed(c)
	case document.Bridge:
		return between(c)
	}
	if len(c.Series) == 0 {
		return unknownAll
	}
	s, of := c.Series[len(c.Series)-1], ""
	if len(c.Series) > 1 {
		of = " of " + s.Name
	}
	if c.Kind == document.Share {
		if top := extreme(c, s, 1); top != "" {
			return "The largest part" + of + " is " + top + "."
		}
		return unknownAll
	}
	return spread(c, s, of)
}

const unknownAll = "None of the numbers is known."

// spread reads "The highest is 5.0 (Devon), the lowest (1.2) (Kent)."
func spread(c document.Chart, s document.Series, of string) string {
	high, low := extreme(c, s, 1), extreme(c, s, -1)
	switch {
	case high == "":
		return unknownAll
	case high == low:
		return "The only number" + of + " is " + high + "."
	}
	return "The highest" + of + " is " + high + ", the lowest " + low + "."
}

// extreme is the point of the series that lies furthest one way, with its label
// if no other is as far: "5.0 (Devon)".
func extreme(c document.Chart, s document.Series, way int) string {
	best, tied := -1, false
	for i, p := range s.Points {
		if !p.Known {
			continue
		}
		order := 1
		if best >= 0 {
			order = way * p.Num.Cmp(s.Points[best].Num)
		}
		tied = order == 0 || order < 0 && tied
		if order > 0 {
			best = i
		}
	}
	switch {
	case best < 0:
		return ""
	case tied:
		return s.Points[best].Shown
	}
	return s.Points[best].Shown + " (" + c.Labels[best] + ")"
}

// changed reads "The largest of the 6 changes is that of Devon, from 1.0 (2021-22)
// to 5.0 (2023-24)."; nothing is said of the largest if two are as large, or if the
// lines do not all begin and end at the same labels.
func changed(c document.Chart) string {
	best, tied, compared, most := -1, false, 0, decimal.Zero
	begins, ends := 0, 0
	for j, s := range c.Series {
		from, to := extent(s)
		if from == to {
			continue
		}
		if compared > 0 && (from != begins || to != ends) {
			return fromTo(c)
		}
		begins, ends = from, to
		compared++
		change := s.Points[to].Num.Sub(s.Points[from].Num).Abs()
		tied = best >= 0 && (change.Equal(most) || tied && change.LessThan(most))
		if best < 0 || change.GreaterThan(most) {
			best, most = j, change
		}
	}
	if best < 0 || tied {
		return fromTo(c)
	}
	s := c.Series[best]
	from, to := extent(s)
	words := fmt.Sprintf("from %s (%s) to %s (%s).", s.Points[from].Shown, c.Labels[from], s.Points[to].Shown, c.Labels[to])
	if compared == 1 {
		return s.Name + ": " + words
	}
	return fmt.Sprintf("The largest of the %s changes is that of %s, %s", finance.InWords(compared, fmt.Sprint(compared)), s.Name, words)
}

// fromTo says between which labels the numbers stand, where no change is the largest.
func fromTo(c document.Chart) string {
	if len(c.Labels) == 0 {
		return unknownAll
	}
	return fmt.Sprintf("The numbers are those from %s to %s.", c.Labels[0], c.Labels[len(c.Labels)-1])
}

// extent are the first and the last known point; 0 and 0 if none is known.
func extent(s document.Series) (from, to int) {
	found := false
	for i, p := range s.Points {
		switch {
		case !p.Known:
		case !found:
			from, to, found = i, i, true
		default:
			to = i
		}
	}
	return from, to
}

// between names the level that a bridge begins with and the one that it leads to.
func between(c document.Chart) string {
	last := len(c.Labels) - 1
	if len(c.Series) == 0 || last < 1 || !c.Series[0].Points[0].Known || !c.Series[0].Points[last].Known {
		return "The first or the last number is not known."
	}
	points := c.Series[0].Points
	return fmt.Sprintf("From %s (%s) to %s (%s).", points[0].Shown, c.Labels[0], points[last].Shown, c.Labels[last])
}
