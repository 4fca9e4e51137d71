package rehearsal

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// TestFollowIsBounded follows many links to sites that never respond, and some
// that do: each once, few at a time, within a minute, and not our own.
func TestFollowIsBounded(t *testing.T) {
	var first, second Part
	for i := range 150 {
		first.Links = append(first.Links, fmt.Sprintf("https://example.org/%d", i))
	}
	second.Links = []string{"https://example.org/3", "https://news.example.org/leave", "https://example.org/150"}
	for name, c := range map[string]struct {
		ask   func(ctx context.Context, link string) error
		asked int
		dead  int
	}{
		"all respond":   {func(context.Context, string) error { return nil }, 100, 0},
		"none has them": {func(context.Context, string) error { return errors.New("404 Not Found") }, 100, 100},
		"none responds in time": {func(ctx context.Context, _ string) error {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(10*time.Second + time.Millisecond):
				return errors.New("no response")
			}
		}, 5 * followingAt, 5 * followingAt},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var now, most atomic.Int32
				began := time.Now()
				f := Follow(t.Context(), []Part{first, second}, "https://news.example.org", func(ctx context.Context, link string) error {
					if n := now.Add(1); n > most.Load() {
						most.Store(n)
					}
					defer now.Add(-1)
					return c.ask(ctx, link)
				})
				if f.Of != 151 || f.Asked != c.asked || len(f.Dead) != c.dead || most.Load() > followingAt || time.Since(began) > following {
					t.Errorf("of %d links %d were asked, %d are dead, %d at once, after %s", f.Of, f.Asked, len(f.Dead), most.Load(), time.Since(began))
				}
			})
		})
	}
}
