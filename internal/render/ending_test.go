package render_test

import (
	"context"
	"errors"
	"runtime"
	"testing"

	"catchup/internal/document"
)

// ending is a context that ends when it is looked at for the last time; 0 for
// never. It notes how often it is looked at, how many bytes of memory had been
// asked for when it was, and the most that was asked for between two looks.
type ending struct {
	context.Context
	looks, last int
	asked, most uint64
}

func (e *ending) Err() error {
	if e.looks++; e.last == 0 || e.looks <= e.last {
		now := allocated()
		e.most, e.asked = max(e.most, now-e.asked), now
	}
	if e.last == 0 || e.looks < e.last {
		return nil
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
// it is looked at. Between two of them no more than a third of the work is done,
// or two thirds of a workbook: libraries that write a file cannot be stopped
// within it.
func TestRenderersEnd(t *testing.T) {
	for form, r := range renderers(t) {
		t.Run(form, func(t *testing.T) {
			d := grown("cell", 1)
			d.Blocks = document.Blocks{tabled(1000, 6, "12,345.6"), document.Say(prose(1000)), drawn(30, "A label"), tabled(600, 3, "12")}
			figured(d)
			before := allocated()
			whole := &ending{Context: context.Background(), asked: before}
			if _, err := r.Render(whole, d); err != nil {
				t.Fatal(err)
			}
			all := allocated() - before
			most := all / 3
			if form == "xlsx" {
				most *= 2
			}
			whole.most = max(whole.most, allocated()-whole.asked)
			if whole.looks < 8 || whole.most > most {
				t.Errorf("it is looked at %d times; between two looks it asked for %d of %d KB", whole.looks, whole.most>>10, all>>10)
			}
			for i := range 6 {
				e := &ending{Context: context.Background(), last: 1 + i*(whole.looks-1)/6, asked: before}
				if _, err := r.Render(e, d); !errors.Is(err, context.Canceled) {
					t.Fatalf("ended at look %d of %d, it gave %v", e.last, whole.looks, err)
				}
				if more := allocated() - e.asked; more > most {
					t.Errorf("ended at look %d of %d, it asked for %d of %d KB more", e.last, whole.looks, more>>10, all>>10)
				}
			}
		})
	}
}
