// Package finance holds the numbers of a health-finance digest and the words
// for them. Sums are exact decimals in whole units of their currency. A surplus
// is positive and a deficit negative; a variance is actual minus plan, so an
// adverse one is negative. Amounts that mean something else have another Sense.
// An unknown value is never zero: it is left out of a total, and the total says
// so. The package does no I/O.
//
// Every number is a Quantity, which knows the cells it was made from and the
// rule that made it. A number stands in a sentence only as a Quantity: Say puts
// it there, and a hedge such as "more than half" is a Quantity shown by a word.
//
// A cell of a workbook goes this way to a table and to a sentence:
//
//	table.Value ─▶ kind.Record ─▶ Quantity ─▶ a kind's own row ─┬▶ kind.Sheet ─▶ kind.Cell
//	 (its cell)    (its fields)   (its rule)                    └▶ Say ─▶ Part
//
// Package reports makes a figure of each Cell and each Part that holds a
// Quantity. Above this package stand three floors:
//
//   - kind: what all kinds of table share. It reads a source through the fields
//     of a kind, and makes a table, its sentences and a chart of what the kind
//     computes.
//   - kind/outturn, kind/status and so on: one package for each kind.
//   - catalogue: the list of the kinds.
package finance
