package table

import (
	"time"

	"catchup/internal/period"
)

// Sight is what was seen of one of the feeds of a table. Title is what its
// articles call it, and Place its address for people. What it published before
// Since may be missing, and so may what it published in the Gaps, which come
// after it, oldest first. The zero Since: nothing is known of it.
type Sight struct {
	Place string
	Title string
	Since time.Time
	Gaps  []period.Period
}
