package deliver

import "testing"

func TestShare(t *testing.T) {
	for text, want := range map[string]Share{"30%": 0.3, " 2.5 % ": 0.025, "100%": 1, "0%": 0, "-1%": 0, "101%": 0, "0.3": 0, "a%": 0} {
		var s Share
		if err := s.UnmarshalText([]byte(text)); s != want || (err != nil) != (want == 0) {
			t.Errorf("%q is %v, %v, want %v", text, s, err, want)
		}
	}
}

// TestPausing lets messages fail and not fail, in runs of the same: the last
// one, and no other, has the edition paused or does not.
func TestPausing(t *testing.T) {
	for name, c := range map[string]struct {
		bound  Share
		runs   []int // good ones, bad ones, good ones and so on
		paused bool
	}{
		"too few to say":             {0.3, []int{0, 19}, false},
		"enough to say":              {0.3, []int{0, 20}, true},
		"just the share":             {0.3, []int{14, 6}, false},
		"more than the share":        {0.3, []int{14, 7}, true},
		"the share of a hundred":     {0.3, []int{200, 30}, false},
		"and one more":               {0.3, []int{200, 31}, true},
		"those of before are no use": {0.3, []int{100, 20, 100, 30}, false},
		"those of just before are":   {0.3, []int{100, 20, 69, 11}, true},
		"never":                      {1, []int{0, 300}, false},
	} {
		f, paused := failures{bound: c.bound}, false
		for i, n := range c.runs {
			state := []State{Sent, Refused, Sent, Unsure}[i]
			for range n {
				if paused {
					t.Errorf("%s: paused too early", name)
				}
				paused = f.note(Delivery{State: state}) != ""
			}
		}
		if paused != c.paused {
			t.Errorf("%s: paused is %t", name, paused)
		}
	}
}
