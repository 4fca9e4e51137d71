package finance

// Kinds are the kinds of table, in the order of the reference.
var Kinds = []Kind{
	planOutturn,
	status,
	yearToDate,
	forecast,
	sharesOverYears,
	thresholds,
	bridge,
	efficiency,
	rankingKind,
	ratingKind,
	rollUpKind,
	concentrationKind,
	perUnitKind,
	extrapolationKind,
	whatIfKind,
}
