package deliver

import (
	"context"
	"sync/atomic"
	"time"
)

// Progress is how far a run is, told every second. It either waits for Awaited
// rows, or sends: Done of Of messages are done, at Rate a second lately, and at
// that rate it takes the time Left.
type Progress struct {
	Awaited int // rows that another program holds, and this run waits for
	Done    int
	Of      int
	Rate    float64
	Left    time.Duration // zero while there is no rate
}

// recent is over how many seconds the rate is measured.
const recent = 10

// meter counts the messages of a run.
type meter struct {
	of    int
	done  atomic.Int64
	sent  atomic.Int64
	marks []int64 // messages done at each of the last seconds
}

func (m *meter) note(d Delivery) {
	m.done.Add(1)
	if d.State == Sent {
		m.sent.Add(1)
	}
}

// run reports the progress every second until ctx ends.
func (m *meter) run(ctx context.Context, report func(Progress)) {
	ticks := time.NewTicker(time.Second)
	defer ticks.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
			if p := m.mark(); p.Done < p.Of {
				report(p)
			}
		}
	}
}

// mark notes that a second has gone by, and returns the progress.
func (m *meter) mark() Progress {
	m.marks = append(m.marks, m.done.Load())
	if len(m.marks) > recent+1 {
		m.marks = m.marks[1:]
	}
	first, last := m.marks[0], m.marks[len(m.marks)-1]
	p := Progress{Done: int(last), Of: m.of}
	if span := len(m.marks) - 1; span > 0 {
		p.Rate = float64(last-first) / float64(span)
	} else {
		p.Rate = float64(last)
	}
	if p.Rate > 0 {
		p.Left = time.Duration(float64(m.of-p.Done) / p.Rate * float64(time.Second)).Round(time.Second)
	}
	return p
}
