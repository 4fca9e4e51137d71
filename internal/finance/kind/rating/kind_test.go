package rating

import (
	"testing"

	"catchup/internal/finance/financetest"
	"catchup/internal/finance/kind"
	"catchup/internal/table"
)

var (
	byRating     = map[string]string{"body": "trust", "rating": "rating"}
	byRank       = map[string]string{"body": "trust", "rank": "rank", "leader": "leader"}
	ratedColumns = table.Columns{"trust": financetest.Textual, "rating": financetest.Textual}
	rankColumns  = table.Columns{"trust": financetest.Textual, "rank": financetest.Numbers, "leader": financetest.Textual}
)

// "Of the ten trusts rated X, five are led by someone in the top 15, three in
// the top five."
func TestTheLeadersOfOutstandingTrusts(t *testing.T) {
	financetest.GoldenResult(t, "rating", financetest.Made(t, Kind,
		kind.Options{Columns: byRating, With: byRank, Places: []int{15, 5}, About: []string{"Outstanding"}, Chart: Kind.Charts[0]},
		financetest.File(t, financetest.Examples+"trust_ratings.csv", ratedColumns), financetest.File(t, financetest.Examples+"chief_executives.csv", rankColumns)))
}

const regions = `
trust,region
A,London
B,London
C,London
D,South West
E,South West
F,`

func TestScoresAndClassesAgainstARegion(t *testing.T) {
	byRegion := map[string]string{"body": "trust", "region": "region"}
	inRegions := financetest.Source(t, regions, table.Columns{"trust": financetest.Textual, "region": financetest.Textual})
	scored := financetest.Source(t, "trust,score\nA,9\nB,9\nC,7\nD,8\nE,Not available\nG,1", table.Columns{"trust": financetest.Textual, "score": financetest.Numbers})
	classed := financetest.Source(t, "trust,class\nA,met plan\nB,overspent\nC,overspent\nD,met plan", table.Columns{"trust": financetest.Textual, "class": financetest.Textual})
	score := map[string]string{"body": "trust", "score": "score"}
	financetest.GoldenResult(t, "rating-region-score", financetest.Made(t, Kind, kind.Options{Columns: byRegion, With: score, Places: []int{2}, About: []string{"London", "South West"}}, inRegions, scored))
	financetest.GoldenResult(t, "rating-region-class", financetest.Made(t, Kind, kind.Options{Columns: byRegion, With: map[string]string{"body": "trust", "class": "class"}}, inRegions, classed))
	for want, o := range map[string]kind.Options{
		"the ranking has places down to 5 only: all of it is among the top 15":          {Columns: byRegion, With: score, Places: []int{15}},
		"the report names no places, such as places: [15, 5]":                           {Columns: byRegion, With: score},
		"no column is named for the rating, the region or the type":                     {Columns: map[string]string{"body": "trust"}, With: score},
		"the second source needs a column for one of rank, score and class":             {Columns: byRegion, With: map[string]string{"body": "trust"}, Places: []int{2}},
		`columns are named for both "rating" and "region": one table is of one of them`: {Columns: map[string]string{"body": "trust", "rating": "trust", "region": "region"}, With: score},
	} {
		financetest.Same(t, want, financetest.Refused(t, Kind, o, inRegions, scored))
	}
}
