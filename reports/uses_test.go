package reports

import (
	"testing"

	"catchup/internal/meaning"
)

// An amount that is only summed has no direction, but one that is set against a
// plan has.
func TestADirectionIsToldWhereAmountsAreSetAgainstPlans(t *testing.T) {
	columns := map[string]string{"body": "trust", "region": "area", "amount": "costs"}
	f := Finance{Title: "Costs", Kind: "roll-up", From: "s", Columns: columns}
	directs := func() bool {
		for _, field := range Uses([]Spec{{Sections: []Section{{Finance: &f}}}})["s"][0].Fields {
			if field.Column == "costs" {
				return field.Means&meaning.Directs != 0
			}
		}
		t.Fatal("no use of the column")
		return false
	}
	if directs() {
		t.Error("costs that are only summed are asked for their direction")
	}
	columns["plan"] = "budget"
	if !directs() {
		t.Error("costs that are set against a budget have no direction")
	}
}
