package finance

import (
	"testing"

	"catchup/internal/table"
)

var (
	byRating     = map[string]string{"body": "trust", "rating": "rating"}
	byRank       = map[string]string{"body": "trust", "rank": "rank", "leader": "leader"}
	ratedColumns = table.Columns{"trust": textual, "rating": textual}
	rankColumns  = table.Columns{"trust": textual, "rank": numbers, "leader": textual}
)

// "Of the ten trusts rated X, five are led by someone in the top 15, three in
// the top five."
func TestTheLeadersOfOutstandingTrusts(t *testing.T) {
	golden(t, "rating", made(t, ratingKind,
		Options{Columns: byRating, With: byRank, Places: []int{15, 5}, About: []string{"Outstanding"}, Chart: true},
		file(t, examples+"trust_ratings.csv", ratedColumns), file(t, examples+"chief_executives.csv", rankColumns)))
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
	inRegions := source(t, regions, table.Columns{"trust": textual, "region": textual})
	scored := source(t, "trust,score\nA,9\nB,9\nC,7\nD,8\nE,Not available\nG,1", table.Columns{"trust": textual, "score": numbers})
	classed := source(t, "trust,class\nA,met plan\nB,overspent\nC,overspent\nD,met plan", table.Columns{"trust": textual, "class": textual})
	score := map[string]string{"body": "trust", "score": "score"}
	golden(t, "rating-region-score", made(t, ratingKind, Options{Columns: byRegion, With: score, Places: []int{2}, About: []string{"London", "South West"}}, inRegions, scored))
	golden(t, "rating-region-class", made(t, ratingKind, Options{Columns: byRegion, With: map[string]string{"body": "trust", "class": "class"}}, inRegions, classed))
	for want, o := range map[string]Options{
		"the ranking has places down to 5 only: all of it is among the top 15":          {Columns: byRegion, With: score, Places: []int{15}},
		"the report names no places, such as places: [15, 5]":                           {Columns: byRegion, With: score},
		"no column is named for the rating, the region or the type":                     {Columns: map[string]string{"body": "trust"}, With: score},
		"the second source needs a column for one of rank, score and class":             {Columns: byRegion, With: map[string]string{"body": "trust"}, Places: []int{2}},
		`columns are named for both "rating" and "region": one table is of one of them`: {Columns: map[string]string{"body": "trust", "rating": "trust", "region": "region"}, With: score},
	} {
		same(t, want, refused(t, ratingKind, o, inRegions, scored))
	}
}
