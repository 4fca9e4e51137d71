package queue

import (
	"testing"
	"time"
)

func TestPause(t *testing.T) {
	for i, want := range []time.Duration{1, 2, 4, 8, 16, 30, 30, 30, 30, 30, 30, 30, 30} {
		if got := Pause(i + 1); got != want*time.Minute {
			t.Errorf("the pause no. %d is %s, want %s", i+1, got, want*time.Minute)
		}
	}
	if got := Pause(1000); got != 30*time.Minute {
		t.Errorf("the thousandth pause is %s", got)
	}
}
