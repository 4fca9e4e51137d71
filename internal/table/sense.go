package table

import "fmt"

// Sign is what a positive amount of a column means.
type Sign string

// A Surplus is good news and a Deficit bad news, as the balance of a year. Of
// Spending, more than planned is adverse. An Overspend is how far spending was
// beyond its plan. Of Income, less than planned is adverse.
const (
	Surplus   Sign = "surplus"
	Deficit   Sign = "deficit"
	Spending  Sign = "spending"
	Overspend Sign = "overspend"
	Income    Sign = "income"
)

// UnmarshalText reads a sign as settings write it.
func (s *Sign) UnmarshalText(text []byte) error {
	switch *s = Sign(text); *s {
	case Surplus, Deficit, Spending, Overspend, Income:
		return nil
	}
	return fmt.Errorf("%q is not what a positive amount can mean: surplus, deficit, spending, overspend or income", text)
}

// Basis is what the amount of a month covers.
type Basis string

// InMonth is the month alone, ToDate the year from its beginning to the end of
// the month.
const (
	InMonth Basis = "in-month"
	ToDate  Basis = "to-date"
)

// UnmarshalText reads a basis as settings write it.
func (b *Basis) UnmarshalText(text []byte) error {
	if *b = Basis(text); *b != InMonth && *b != ToDate {
		return fmt.Errorf("%q is neither in-month nor to-date", text)
	}
	return nil
}
