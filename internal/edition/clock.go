package edition

import (
	"fmt"
	"time"

	"catchup/internal/document"
)

// skew is by how much the clocks of programs that share a store may differ.
const skew = 10 * time.Minute

// resting is how long an installation may have made nothing before its clock is
// doubted. Reports of a year make something more often.
const resting = 400 * 24 * time.Hour

// DoubtClock tells why a clock that shows now cannot be right: it is behind the
// edition that was made last, or far ahead of it. ok is false if it may be.
func DoubtClock(now time.Time, last Entry) (doubt document.Breach, ok bool) {
	doubt = document.Breach{Source: "clock"}
	switch gone := now.Sub(last.Made); {
	case gone < -skew:
		doubt.What, doubt.Words = "behind", "set it right; or if it was wrong then, drop that edition"
	case gone > resting:
		doubt.What, doubt.Words = "ahead", fmt.Sprintf("that was %d days before", int(gone.Hours()/24))
	default:
		return doubt, false
	}
	const layout = "15:04 MST on 2 January 2006"
	doubt.Words = fmt.Sprintf("the clock shows %s, and the edition made last, %s, was made at %s (%s)",
		now.Format(layout), last.Key, last.Made.In(now.Location()).Format(layout), doubt.Words)
	return doubt, true
}
