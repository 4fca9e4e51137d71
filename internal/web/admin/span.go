package admin

import (
	"fmt"
	"time"
)

// units are what spans are told in, the largest first.
var units = []struct {
	length time.Duration
	name   string
}{{24 * time.Hour, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}}

// ago says how long a span is, rounded down: "3 days ago".
func ago(span time.Duration) string {
	for _, u := range units {
		switch n := int(span / u.length); {
		case n == 1:
			return "1 " + u.name + " ago"
		case n > 1:
			return fmt.Sprintf("%d %ss ago", n, u.name)
		}
	}
	return "just now"
}
