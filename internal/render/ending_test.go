package render_test

import (
	"context"
	"errors"
	"runtime"
	"testing"

	"catchup/internal/document"
)

// ending is a context that ends when it is looked at for the last time; 0 for
// never. It notes how often it is looked at, and how many bytes of memory had
// been asked for when it was looked at for the last time.
type ending struct {
	context.Context
	looks, last int
	asked       uint64
}

func (e *ending) Err() error {
	if e.looks++; e.last == 0 || e.looks < e.last {
		return nil
	}
	if e.looks == e.last {
		e.asked = allocated()
	}
	return context.Canceled
}

// allocated is how many bytes of memory have been asked for so far.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// TestRenderersEnd ends the context of each form at many of the moments at which
// it is looked at. There are many, and what is done after the end is little
// beside the whole: libraries that write a file cannot be stopped within it.
func TestRenderersEnd(t *testing.T) {
	for form, r := range renderers(t) {
		t.Run(form, func(t *testing.T) {
			d := grown("cell", 1)
			d.Blocks = document.Blocks{tabled(1000, 6, "12,345.6"), document.Say(prose(1000)), drawn(30, "A label"), tabled(600, 3, "12")}
			figured(d)
			whole, before := &ending{Context: context.Background()}, allocated()
			if _, err := r.Render(whole, d); err != nil {
				t.Fatal(err)
			}
			all := allocated() - before
			if whole.looks < 8 {
				t.Errorf("it is looked at %d times", whole.looks)
			}
			for i := range 6 {
				e := &ending{Context: context.Background(), last: 1 + i*(whole.looks-1)/6}
				if _, err := r.Render(e, d); !errors.Is(err, context.Canceled) {
					t.Fatalf("ended at look %d of %d, it gave %v", e.last, whole.looks, err)
				}
				if more := allocated() - e.asked; more > all/2 {
					t.Errorf("ended at look %d of %d, it asked for %d of %d KB more", e.last, whole.looks, more>>10, all>>10)
				}
			}
		})
	}
}
