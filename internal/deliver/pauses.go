package deliver

import (
	"hash/fnv"
	"time"
)

// DefaultPauses are the pauses after temporary refusals. A refusal after the
// last pause counts as a lasting one.
var DefaultPauses = []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 3 * time.Hour}

// spread is by what part of itself a pause is made longer or shorter, so that
// messages that were refused together are not tried again together.
const spread = 0.2

// pauseOf is the pause of this subscriber after the n-th try. It is always the
// same for the same delivery.
func pauseOf(pauses []time.Duration, n int, d Delivery) time.Duration {
	h := fnv.New32a()
	h.Write([]byte(d.Edition + d.Subscriber))
	h.Write([]byte{byte(n)})
	part := float64(h.Sum32())/float64(1<<32)*2 - 1 // from -1 to 1
	return time.Duration(float64(pauses[n]) * (1 + spread*part))
}
