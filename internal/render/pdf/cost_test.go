package pdf

import (
	"fmt"
	"runtime"
	"syscall"
	"testing"
	"time"

	"catchup/internal/document"
	"catchup/internal/render/pdf/tag"
)

// fourPages is an edition as one usually is.
func fourPages(t testing.TB) *document.Document {
	d := sample(t)
	d.Blocks = append(d.Blocks, drawings()[:3]...)
	return d
}

// untagged is what maroto made of a document, and the tree for it.
func untagged(t testing.TB, r *Renderer, d *document.Document) ([]byte, *tag.Tree) {
	t.Helper()
	tree := tag.New()
	pages, err := r.pages(t.Context(), d, tree)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := draw(t.Context(), r.config(), r.styles.paper, pages, tree)
	if err != nil {
		t.Fatal(err)
	}
	return raw, tree
}

// spent is the CPU time of the process so far.
func spent(t testing.TB) time.Duration {
	t.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		t.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// asked is how often tagging a document asks for memory.
func asked(t *testing.T, r *Renderer, d *document.Document) float64 {
	t.Helper()
	return testing.AllocsPerRun(1, func() {
		raw, tree := untagged(t, r, d)
		if _, err := tree.Finish(t.Context(), raw, r.info(d)); err != nil {
			t.Fatal(err)
		}
	})
}

// mostBytes is how large four pages may be: the words, the tree and the glyphs
// that are drawn of four faces.
const mostBytes = 60_000

// TestTaggingIsCheap holds four pages to a size, and the tagger to a growth that
// is not faster than the document's; BenchmarkFinish tells the time.
//
//test:serial
func TestTaggingIsCheap(t *testing.T) {
	r, d := renderer(t), fourPages(t)
	if pages := laid(t, r, d); len(pages) != 4 {
		t.Fatalf("%d pages, want 4", len(pages))
	}
	if size := len(render(t, d)); size > mostBytes {
		t.Errorf("four pages have %d bytes", size)
	}
	few, many := asked(t, r, with(t, outturn(500))), asked(t, r, with(t, outturn(2000)))
	if many > 4.4*few {
		t.Errorf("500 rows ask %.0f times for memory, 2,000 rows %.0f times", few, many)
	}
}

// slice is the document of one organisation, unlike all others.
func slice(t testing.TB, n int) *document.Document {
	d := fourPages(t)
	d.Tagline = fmt.Sprintf("What is new for organisation %d", n)
	d.Blocks = append(d.Blocks, document.Say(fmt.Sprintf("Organisation %d stands at place %d of all.", n, 7*n)))
	return d
}

// growth sets slices and returns how many bytes of memory more are held after
// all of them than after the first.
func growth(t testing.TB, r *Renderer, first, all int) int {
	t.Helper()
	var after [2]uint64
	for n := range all {
		if _, err := r.Render(t.Context(), slice(t, n)); err != nil {
			t.Fatal(err)
		}
		if n == first-1 {
			after[0] = live()
		}
	}
	after[1] = live()
	return int(after[1]) - int(after[0])
}

// live is the memory that is in use, after what is not has been given back.
func live() uint64 {
	runtime.GC()
	runtime.GC() // what pools held over the first
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// most is how many bytes more may be held after many slices: nothing grows
// with their number.
const most = 256 << 10

func TestSlicesLeaveNothingBehind(t *testing.T) {
	if more := growth(t, renderer(t), 10, 60); more > most {
		t.Errorf("50 slices left %d bytes", more)
	}
}

// BenchmarkThousandSlices sets a thousand documents in one process.
func BenchmarkThousandSlices(b *testing.B) {
	r := renderer(b)
	for b.Loop() {
		more := growth(b, r, 100, 1000)
		if more > most {
			b.Errorf("900 slices left %d bytes", more)
		}
		b.ReportMetric(float64(more), "bytes-left")
	}
}

// BenchmarkFourPages is the CPU time of one edition, after the first.
func BenchmarkFourPages(b *testing.B) {
	r, d := renderer(b), fourPages(b)
	before, n := spent(b), 0
	for b.Loop() {
		if _, err := r.Render(b.Context(), d); err != nil {
			b.Fatal(err)
		}
		n++
	}
	b.ReportMetric(float64((spent(b)-before).Microseconds())/float64(n)/1e3, "cpu-ms/op")
}

// BenchmarkFinish is the tagger's part of it, and how it grows with a table.
func BenchmarkFinish(b *testing.B) {
	r := renderer(b)
	for name, d := range map[string]*document.Document{"four pages": fourPages(b), "500 rows": with(b, outturn(500)), "2000 rows": with(b, outturn(2000))} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				raw, tree := untagged(b, r, d)
				b.StartTimer()
				_, err := tree.Finish(b.Context(), raw, r.info(d))
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkRows is the CPU time of a table of 2,000 rows, and that of dividing
// its lines into pages.
func BenchmarkRows(b *testing.B) {
	r, d := renderer(b), with(b, outturn(2000))
	before, n := spent(b), 0
	for b.Loop() {
		if _, err := r.Render(b.Context(), d); err != nil {
			b.Fatal(err)
		}
		n++
	}
	b.ReportMetric(float64((spent(b)-before).Microseconds())/float64(n)/1e3, "cpu-ms/op")
}
