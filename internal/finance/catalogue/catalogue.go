// Package catalogue is the list of the kinds of finance table.
package catalogue

import (
	"slices"

	"catchup/internal/finance/kind"
	"catchup/internal/finance/kind/bridge"
	"catchup/internal/finance/kind/concentration"
	"catchup/internal/finance/kind/control"
	"catchup/internal/finance/kind/efficiency"
	"catchup/internal/finance/kind/extrapolation"
	"catchup/internal/finance/kind/forecast"
	"catchup/internal/finance/kind/outturn"
	"catchup/internal/finance/kind/perunit"
	"catchup/internal/finance/kind/ranking"
	"catchup/internal/finance/kind/rating"
	"catchup/internal/finance/kind/rollup"
	"catchup/internal/finance/kind/scorecard"
	"catchup/internal/finance/kind/share"
	"catchup/internal/finance/kind/status"
	"catchup/internal/finance/kind/threshold"
	"catchup/internal/finance/kind/whatif"
	"catchup/internal/finance/kind/yeartodate"
)

// Named finds a kind by its name.
func Named(name string) (kind.Kind, bool) {
	i := slices.IndexFunc(Kinds, func(k kind.Kind) bool { return k.Name == name })
	if i < 0 {
		return kind.Kind{}, false
	}
	return Kinds[i], true
}

// Names lists the names of the kinds.
func Names() []string {
	names := make([]string, len(Kinds))
	for i, k := range Kinds {
		names[i] = k.Name
	}
	return names
}

// Kinds are the kinds of table, in the order of the reference.
var Kinds = []kind.Kind{
	outturn.Kind,
	status.Kind,
	bridge.Kind,
	yeartodate.Kind,
	forecast.Kind,
	scorecard.Kind,
	efficiency.Kind,
	share.Kind,
	threshold.Kind,
	ranking.Kind,
	rating.Kind,
	rollup.Kind,
	concentration.Kind,
	perunit.Kind,
	extrapolation.Kind,
	whatif.Kind,
	control.Kind,
}
