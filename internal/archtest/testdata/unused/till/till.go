// Package till uses package shop.
package till

import "sample/shop"

var (
	ledger = shop.Open()
	loaded = shop.Load()
	colour shop.Colour
	first  = shop.Pair[int]{}.First()
)
