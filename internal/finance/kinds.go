package finance

// Kinds are the kinds of table, in the order of the reference.
var Kinds = []Kind{
	planOutturn,
	status,
	bridge,
	yearToDate,
	forecast,
	efficiency,
	sharesOverYears,
	thresholds,
	rankingKind,
	ratingKind,
	rollUpKind,
	concentrationKind,
	perUnitKind,
	extrapolationKind,
	whatIfKind,
}
