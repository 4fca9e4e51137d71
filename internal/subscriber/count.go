package subscriber

import "time"

// Count is how many readers there were by the end of a day.
type Count struct {
	Day     time.Time
	Readers int
}
