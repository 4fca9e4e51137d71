package setting

import (
	"fmt"
	"time"

	"catchup/internal/period"
)

// Day is a civil date, "2024-07-05", without a zone.
type Day struct{ Year, Month, Day int }

// UnmarshalText reads an ISO date.
func (d *Day) UnmarshalText(text []byte) error {
	t, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return fmt.Errorf("%q is not a date: write it as 2024-07-05", text)
	}
	*d = Day{t.Year(), int(t.Month()), t.Day()}
	return nil
}

// End is the midnight that ends the day in the zone, or the moment at which the
// clock passes it.
func (d Day) End(zone *time.Location) time.Time {
	return period.At(time.Date(d.Year, time.Month(d.Month), d.Day+1, 0, 0, 0, 0, time.UTC), zone)
}
