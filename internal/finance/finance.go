// Package finance computes the tables that a health-finance digest shows and
// the sentences under them. Sums are exact decimals in whole units of their
// currency. A surplus is positive and a deficit negative; a variance is actual
// minus plan, so an adverse one is negative. An unknown value is never zero:
// it is left out of a total, and the total says so. The package does no I/O.
//
// Every number is a Quantity, which knows the cells it was made from and the
// rule that made it. A Kind of table reads records through its fields (frame,
// record), composes steps — tally and choose a vintage, compare, roll up,
// rank, share, accumulate — and fills in a Result; Make does for all kinds
// alike what they share: it holds the sources to the fields and to one
// currency, picks and rewords the sentences, bounds the rows, shows the
// numbers and says where they do not add.
//
// A new kind is one file with a Kind (its fields, options, sentences and
// their placeholders), one line in Kinds, and a function from *work to
// *Result. In it
//
//	records := w.records(w.main)            // rows as records, bad ones left out and told
//	cs, err := tally(records, w.kind.Row)   // by period and vintage, doubles refused
//	r.quantity("plan")                      // a number, named for its row
//	actual.Minus(plan).As("variance")       // exact, with cells and rule
//	cs.choose(whens, w.Vintages)            // the vintage shown of each period, and the others
//	grouped, shares, accumulated, ranks     // roll up, divide, run on, place with ties
//	number(q), words("…"), told(q, "2 of 3") // cells; Make shows the numbers
//	say("% of the % systems", n, all)        // a sentence; each % takes a part
//
// A chart is a Chart of cells in Result.Chart where the report asks for one
// (w.Chart), its Alt a sentence. No number is ever written into words but
// through say, show or told.
package finance
