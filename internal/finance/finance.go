// Package finance computes the tables that a health-finance digest shows and
// the sentences under them. Sums are exact decimals in whole units of their
// currency. A surplus is positive and a deficit negative; a variance is actual
// minus plan, so an adverse one is negative. An unknown value is never zero:
// it is left out of a total, and the total says so. The package does no I/O.
package finance
