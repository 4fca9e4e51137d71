package subscriber

import "time"

// Count is how many subscribers there were by the end of a day.
type Count struct {
	Day         time.Time
	Subscribers int
}
