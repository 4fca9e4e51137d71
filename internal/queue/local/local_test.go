package local

import (
	"testing"

	"catchup/internal/queue"
	"catchup/internal/queue/queuetest"
)

func TestQueue(t *testing.T) {
	queuetest.Run(t, func(*testing.T) queuetest.Place {
		q := New(queuetest.Pause)
		return func(*testing.T) queue.Queue { return q }
	})
}
