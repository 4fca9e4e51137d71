package deliver

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// Share is a part of a whole, 0.3 for "30%".
type Share float64

// UnmarshalText reads a share in percent.
func (s *Share) UnmarshalText(text []byte) error {
	number, percent := strings.CutSuffix(strings.TrimSpace(string(text)), "%")
	n, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil || !percent || n <= 0 || n > 100 {
		return fmt.Errorf("%q is not a share: write it as 30%%, or 100%% for all", text)
	}
	*s = Share(n / 100)
	return nil
}

// The share of failures is measured over the last messages, and only once there
// have been a few.
const (
	fewMessages  = 20
	lastMessages = 100
)

// failures watches how many of the last messages failed for good.
type failures struct {
	bound Share

	mu     sync.Mutex
	last   [lastMessages]bool
	n      int // messages so far
	failed int // of the last
	words  string
}

// note counts a message, and returns why the edition should be paused: "" if it
// should not.
func (f *failures) note(d Delivery) (why string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	bad := d.State == Refused || d.State == Unsure
	at := f.n % lastMessages
	if f.last[at] {
		f.failed--
	}
	if f.last[at] = bad; bad {
		f.failed, f.words = f.failed+1, d.Reason
	}
	f.n++
	of := min(f.n, lastMessages)
	if f.n < fewMessages || float64(f.failed) <= float64(f.bound)*float64(of) {
		return ""
	}
	return fmt.Sprintf("%d of the last %d letters failed, the last: %s", f.failed, of, f.words)
}
