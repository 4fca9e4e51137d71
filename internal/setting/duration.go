package setting

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Duration is a span of time: "90d", "24h", "1h 30m", "500ms". A day is 24 hours.
type Duration time.Duration

var durationPart = regexp.MustCompile(`^(\d+(?:\.\d+)?)(ms|s|m|h|d|w)`)

var durationUnits = map[string]time.Duration{
	"ms": time.Millisecond, "s": time.Second, "m": time.Minute,
	"h": time.Hour, "d": 24 * time.Hour, "w": 7 * 24 * time.Hour,
}

// UnmarshalText reads parts such as "1h 30m", in any order.
func (d *Duration) UnmarshalText(text []byte) error {
	rest, total := strings.TrimSpace(string(text)), time.Duration(0)
	if rest == "" {
		return fmt.Errorf("a span of time is empty: write it as 90d, 24h or 15m")
	}
	for rest != "" {
		m := durationPart.FindStringSubmatch(rest)
		if m == nil {
			return fmt.Errorf("%q is not a span of time: write it with its unit, as 90d, 24h or 15m", text)
		}
		n, err := strconv.ParseFloat(m[1], 64)
		if err != nil || n*float64(durationUnits[m[2]]) > float64(1<<62) {
			return fmt.Errorf("%q is too long a span of time", text)
		}
		total += time.Duration(n * float64(durationUnits[m[2]]))
		rest = strings.TrimSpace(rest[len(m[0]):])
	}
	*d = Duration(total)
	return nil
}

// Span is the duration for package time.
func (d Duration) Span() time.Duration { return time.Duration(d) }

func (d Duration) String() string { return time.Duration(d).String() }
